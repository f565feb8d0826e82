import {
  findGaps,
  type GapPoints,
  gapsInPool,
  type Neighbours,
  type People,
} from '@yike/engine-access';
import { UNREACHED } from '@yike/engine-network';
import type { Watching, WorkPool } from '@yike/engine-reach';
import type { Gap } from '../contract.ts';
import { roundDegrees, roundFigure, roundMetres } from './rounding.ts';
import type { TypeAnswer, WalkerAnswer } from './walker-answers.ts';

export interface GapResult {
  readonly gap: Gap;
  /** Demand points it is made of. */
  readonly points: Uint32Array;
}

/** Tells the gaps of types. */
export interface GapFinder {
  readonly people: People;
  of(answer: TypeAnswer): readonly GapPoints[];
}

/** Finds gaps when asked; what nobody offers makes the same gaps for every such type and walker. */
export function gapFinder(people: People, neighbours: Neighbours): GapFinder {
  let everywhere: readonly GapPoints[] | null = null;
  return {
    people,
    of({ facilities, isCovered }) {
      if (facilities.length > 0) return findGaps(people, neighbours, notOf(isCovered));
      everywhere ??= findGaps(people, neighbours, notOf(isCovered));
      return everywhere;
    },
  };
}

/** A finder that has found already, by the threads of a pool, whatever it can be asked of answers. */
export async function gapFinderInPool(
  people: People,
  neighbours: Neighbours,
  answers: readonly WalkerAnswer[],
  pool: WorkPool,
  watching: Watching,
): Promise<GapFinder> {
  const all = answers.flatMap(({ types }) => types);
  const bare = all.find(({ facilities }) => facilities.length === 0);
  const asked = [
    ...(bare === undefined ? [] : [bare]),
    ...all.filter(({ facilities }) => facilities.length > 0),
  ];
  const marks = asked.map(({ isCovered }) => notOf(isCovered));
  const found = await gapsInPool(pool, people, neighbours, marks, watching);
  const known = new Map(asked.map((answer, at) => [answer, found[at] ?? []]));
  return {
    people,
    of: (answer) => known.get(answer) ?? (bare && known.get(bare)) ?? [],
  };
}

/** 1 for 0 and 0 for 1. */
function notOf(marks: Uint8Array): Uint8Array {
  return marks.map((mark) => 1 - mark);
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

function meanTicks(people: People, ticks: Uint32Array, points: Uint32Array): number | null {
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

function areasByPeople(people: People, points: Uint32Array): number[] {
  const heads = new Map<number, number>();
  for (const point of points) {
    const area = people.area[point] ?? -1;
    heads.set(area, (heads.get(area) ?? 0) + (people.columns[0]?.[point] ?? 0));
  }
  return [...heads].sort(([a, more], [b, less]) => less - more || a - b).map(([area]) => area);
}
