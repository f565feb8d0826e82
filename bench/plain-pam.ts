/**
 * FasterPAM as Schubert and Rousseeuw (2021) write it, over given sites: a random choice to begin with; every site
 * is tried in the place of all chosen ones in one pass over the points, and the best swap is made at once, until no
 * site gains. Every site must reach every point.
 */
import type { SitingTask } from '@yike/engine-siting';
import { randomFrom } from './random-numbers.ts';

export function fasterPam(
  { siteCount, layers }: SitingTask,
  count: number,
  seed: number,
): number[] {
  const [layer] = layers;
  if (layer === undefined) return [];
  const medoids = new Medoids(layer, randomChoice(siteCount, count, seed));
  for (let site = 0, unchanged = 0; unchanged < siteCount; site = (site + 1) % siteCount) {
    unchanged = medoids.trySwap(site) ? 0 : unchanged + 1;
  }
  return medoids.chosen;
}

class Medoids {
  readonly chosen: number[];
  readonly #weights: Float64Array;
  readonly #cost: ArrayLike<number>;
  /** By point: which of the chosen is nearest, how far it is, and how far the next. */
  readonly #nearest: Int32Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  /** By chosen site: what would be lost without it. */
  readonly #loss: Float64Array;

  constructor({ weights, reach }: SitingTask['layers'][number], chosen: number[]) {
    this.chosen = chosen;
    this.#weights = weights;
    this.#cost = reach.cost;
    this.#nearest = new Int32Array(weights.length);
    this.#first = new Float64Array(weights.length);
    this.#second = new Float64Array(weights.length);
    this.#loss = new Float64Array(chosen.length);
    this.#rank();
  }

  trySwap(site: number): boolean {
    if (this.chosen.includes(site)) return false;
    const { change, shared } = this.#changesBy(site);
    const least = Math.min(...change);
    if (least + shared >= -1e-6) return false;
    this.chosen[change.indexOf(least)] = site;
    this.#rank();
    return true;
  }

  /** What it changes in the place of each chosen site, and, whichever goes, for those nearer to it than to any. */
  #changesBy(site: number) {
    const change = this.#loss.slice();
    let shared = 0;
    for (let point = 0; point < this.#weights.length; point++) {
      const own = this.#costOf(site, point);
      const first = this.#first[point] ?? 0;
      const second = this.#second[point] ?? 0;
      if (own >= second) continue;
      const weight = this.#weights[point] ?? 0;
      const slot = this.#nearest[point] ?? 0;
      if (own < first) shared += weight * (own - first);
      change[slot] = (change[slot] ?? 0) + weight * (Math.max(own, first) - second);
    }
    return { change, shared };
  }

  #rank(): void {
    const loss = this.#loss.fill(0);
    for (let point = 0; point < this.#weights.length; point++) {
      let [slot, first, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const [at, site] of this.chosen.entries()) {
        const own = this.#costOf(site, point);
        if (own < first) [slot, first, second] = [at, own, first];
        else if (own < second) second = own;
      }
      this.#nearest[point] = slot;
      this.#first[point] = first;
      this.#second[point] = second;
      loss[slot] = (loss[slot] ?? 0) + (this.#weights[point] ?? 0) * (second - first);
    }
  }

  #costOf(site: number, point: number): number {
    return this.#cost[site * this.#weights.length + point] ?? 0;
  }
}

function randomChoice(siteCount: number, count: number, seed: number): number[] {
  const random = randomFrom(seed);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random(siteCount));
  return [...chosen];
}
