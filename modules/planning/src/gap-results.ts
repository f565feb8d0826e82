import { findGaps, type GapPoints, type Neighbours, type People } from '@yike/engine-access';
import { UNREACHED } from '@yike/engine-network';
import type { Gap } from './contract.ts';
import { roundDegrees, roundFigure, roundMetres } from './rounding.ts';
import type { TypeAnswer, WalkerAnswer } from './walker-answers.ts';

export interface GapResult {
  readonly gap: Gap;
  /** Demand points it is made of. */
  readonly points: readonly number[];
}

/** Finds the gaps of types; what nobody offers makes the same gaps for every such type and walker. */
export class GapFinder {
  readonly people: People;
  readonly #neighbours: Neighbours;
  #everywhere: readonly GapPoints[] | null = null;

  constructor(people: People, neighbours: Neighbours) {
    this.people = people;
    this.#neighbours = neighbours;
  }

  of({ facilities, isCovered }: TypeAnswer): readonly GapPoints[] {
    if (facilities.length > 0) {
      const isUncovered = isCovered.map((covered) => 1 - covered);
      return findGaps(this.people, this.#neighbours, isUncovered);
    }
    const all = new Uint8Array(this.people.count).fill(1);
    this.#everywhere ??= findGaps(this.people, this.#neighbours, all);
    return this.#everywhere;
  }
}

/** Every gap of every type for one walker, most people first. */
export function gapsOf(
  finder: GapFinder,
  areaIds: readonly string[],
  columnIds: readonly string[],
  answer: WalkerAnswer,
): GapResult[] {
  return answer.types.flatMap((type) => {
    return finder
      .of(type)
      .map((found) => aGap(finder.people, areaIds, columnIds, answer, type, found))
      .sort((a, b) => byPeople(a, b) || (a.points[0] ?? 0) - (b.points[0] ?? 0))
      .map(({ gap, points }, at) => ({
        gap: { ...gap, id: `${answer.walker.id}-${type.type.slug}-${at + 1}` },
        points,
      }));
  });
}

/** Largest first; among equals by id, so that the order never depends on chance. */
export function byPeople(a: GapResult, b: GapResult): number {
  const more = (b.gap.people['total'] ?? 0) - (a.gap.people['total'] ?? 0);
  if (more !== 0) return more;
  return a.gap.id < b.gap.id ? -1 : Number(a.gap.id > b.gap.id);
}

function aGap(
  people: People,
  areaIds: readonly string[],
  columnIds: readonly string[],
  { walker }: WalkerAnswer,
  type: TypeAnswer,
  { points, medoid }: GapPoints,
): GapResult {
  const peopleOf = (column: number): number =>
    points.reduce((sum, point) => sum + (people.columns[column]?.[point] ?? 0), 0);
  const mean = meanTicks(people, type.ticks, points);
  const metresOrSeconds =
    walker.metresPerSecond === null
      ? { nearestMetres: mean === null ? null : roundMetres(mean / 10) }
      : { nearestSeconds: mean === null ? null : Math.round(mean / 10) };
  const gap: Gap = {
    id: '',
    walker: walker.id,
    type: type.type.slug,
    areaIds: areasByPeople(people, points).map((area) => areaIds[area] ?? ''),
    at: [roundDegrees(people.lons[medoid] ?? 0), roundDegrees(people.lats[medoid] ?? 0)],
    people: Object.fromEntries(columnIds.map((id, column) => [id, roundFigure(peopleOf(column))])),
    demandPoints: points.length,
    ...metresOrSeconds,
    noneInInput: type.facilities.length === 0,
  };
  return { gap, points };
}

function meanTicks(people: People, ticks: Uint32Array, points: readonly number[]): number | null {
  let heads = 0;
  let sum = 0;
  for (const point of points) {
    const walk = ticks[point] ?? UNREACHED;
    if (walk === UNREACHED) continue;
    const here = people.columns[0]?.[point] ?? 0;
    heads += here;
    sum += here * walk;
  }
  return heads === 0 ? null : sum / heads;
}

function areasByPeople(people: People, points: readonly number[]): number[] {
  const heads = new Map<number, number>();
  for (const point of points) {
    const area = people.area[point] ?? -1;
    heads.set(area, (heads.get(area) ?? 0) + (people.columns[0]?.[point] ?? 0));
  }
  return [...heads].sort(([a, more], [b, less]) => less - more || a - b).map(([area]) => area);
}
