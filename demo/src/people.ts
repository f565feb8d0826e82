import { AGE_BANDS, AGE_PROFILES } from './age-profiles.ts';
import type { Community } from './communities.ts';
import { csvText } from './csv-text.ts';
import type { AgeProfileName, Dwelling } from './drawing.ts';
import { lonLat } from './geographic.ts';
import { at, distance, type Point } from './plane-geometry.ts';
import { isInside } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A building, or a few small ones side by side, with those who live there. */
export interface DemandPoint {
  readonly at: Point;
  readonly place: string;
  readonly community: Community;
  readonly total: number;
  /** People by `AGE_BANDS`; they sum to the total. */
  readonly bands: readonly number[];
}

/** A tower stands alone; two slabs make a point, and three of the small houses in the lanes. */
const TOWER_FLOOR_SPACE = 8500;
const SMALL_FLOOR_SPACE = 1500;
const GROUP_WITHIN_METRES = 62;

/** Shares each community's people among its buildings by floor space, in whole people. */
export function demandPoints(
  dwellings: readonly Dwelling[],
  communities: readonly Community[],
  random: SeededRandom,
): DemandPoint[] {
  const groups = groupSmallHouses(dwellings);
  return communities.flatMap((community) => {
    const homes = groups.filter((home) => isInside(home.at, community.ring));
    const weights = homes.map((home) => home.floorSpace * random.between(0.82, 1.18));
    const totals = wholeShares(community.people, weights);
    return homes
      .map((home, i) => ({
        at: home.at,
        place: home.place,
        community,
        total: at(totals, i),
        bands: bandsOf(at(totals, i), home.ages, random),
      }))
      .filter(({ total }) => total > 0);
  });
}

/** Neighbouring small houses of one lane become one point, as a household register would list them. */
function groupSmallHouses(dwellings: readonly Dwelling[]): Dwelling[] {
  const groups: Dwelling[] = [];
  for (const home of dwellings) {
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.place === home.place &&
      last.floorSpace + home.floorSpace < groupLimit(home) &&
      distance(last.at, home.at) < GROUP_WITHIN_METRES;
    if (!joins) {
      groups.push(home);
      continue;
    }
    const floorSpace = last.floorSpace + home.floorSpace;
    const share = home.floorSpace / floorSpace;
    const middle: Point = [
      last.at[0] + (home.at[0] - last.at[0]) * share,
      last.at[1] + (home.at[1] - last.at[1]) * share,
    ];
    groups[groups.length - 1] = { ...last, at: middle, floorSpace };
  }
  return groups;
}

function groupLimit({ floorSpace }: Dwelling): number {
  if (floorSpace > TOWER_FLOOR_SPACE) return 0;
  return floorSpace * (floorSpace < SMALL_FLOOR_SPACE ? 4.6 : 2.4);
}

function bandsOf(total: number, ages: AgeProfileName, random: SeededRandom): number[] {
  const shares = AGE_PROFILES[ages].map((share) => share * random.between(0.55, 1.45));
  return wholeShares(total, shares);
}

/** Splits a whole number by weights into whole parts that sum to it; the largest remainders round up. */
export function wholeShares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, left);
  for (const { i } of order) parts[i] = at(parts, i) + 1;
  return parts;
}

export function peopleCsv(points: readonly DemandPoint[]): string {
  const header = ['编号', '小区', '社区', '经度', '纬度', '总人口', ...AGE_BANDS, '说明'];
  const rows = points.map(({ at: point, place, community, total, bands }, i) => {
    const [lon, lat] = lonLat(point);
    const id = `XG${String(i + 1).padStart(5, '0')}`;
    return [id, place, community.name, lon.toFixed(6), lat.toFixed(6), total, ...bands, '虚构'];
  });
  return csvText([header, ...rows]);
}
