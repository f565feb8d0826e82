import type { Joints } from '@yike/engine-network';
import { type BoundedSearch, type EdgeJoints, WithinReach } from '@yike/engine-reach';

/**
 * Who can walk to each site: site `s` is in reach of the demand points `demand[firstOfSite[s]]` up to, not
 * including, `demand[firstOfSite[s + 1]]`, each `cost` ticks away on foot; their order means nothing.
 */
export interface CoverSets {
  readonly firstOfSite: Uint32Array;
  readonly demand: Uint32Array;
  readonly cost: Uint32Array;
}

/** Sites between two reports of progress. */
const SITES_AT_A_TIME = 256;

/**
 * The walks of people to sites, as far as they are within the limit: exact to the tick, from any point
 * along a street to any other.
 *
 * @param search `towards` its sources: people walk to the sites
 * @param limitTicks longest walk that counts, inclusive
 * @param isAt called now and then with the share that is done; may throw to stop
 */
export function coverSets(
  search: BoundedSearch,
  demand: EdgeJoints,
  sites: Joints,
  limitTicks: number,
  isAt: (share: number) => void = () => {},
): CoverSets {
  const within = new WithinReach(search, demand);
  const firstOfSite = new Uint32Array(sites.count + 1);
  const found = new GrowingPairs();
  for (let site = 0; site < sites.count; site++) {
    if (site % SITES_AT_A_TIME === 0) isAt(site / sites.count);
    within.of(sites, site, limitTicks, (point, ticks) => {
      found.add(point, ticks);
    });
    firstOfSite[site + 1] = found.count;
  }
  return { firstOfSite, ...found.columns() };
}

/** Pairs of numbers of which nobody knows how many there will be. */
class GrowingPairs {
  count = 0;
  #point = new Uint32Array(1 << 16);
  #ticks = new Uint32Array(1 << 16);

  add(point: number, ticks: number): void {
    if (this.count === this.#point.length) {
      this.#point = grown(this.#point);
      this.#ticks = grown(this.#ticks);
    }
    this.#point[this.count] = point;
    this.#ticks[this.count++] = ticks;
  }

  columns(): { demand: Uint32Array; cost: Uint32Array } {
    return { demand: this.#point.slice(0, this.count), cost: this.#ticks.slice(0, this.count) };
  }
}

function grown(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * column.length);
  wider.set(column);
  return wider;
}
