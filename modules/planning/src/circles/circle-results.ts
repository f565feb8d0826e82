import type { Bilingual } from '@yike/kernel';
import { type CircleLevel, verificationText } from '@yike/standards';
import { roundDegrees, roundFigure, shareOf } from '../assessment/rounding.ts';
import type { Provenance } from '../results/summary.ts';
import type { Circle } from './circle-task.ts';
import { isConnected } from './circle-values.ts';
import { streetNamesAt } from './core-candidates.ts';
import type { DrawnDistrict } from './draw-circles.ts';

/** One circle as results tell of it. */
export interface CircleResult {
  readonly id: string;
  readonly name: string;
  readonly communities: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: number;
    readonly inside: number;
  }[];
  /** By `total` and band id. */
  readonly people: Readonly<Record<string, number>>;
  /** Of those, who walk to the core within the minutes. */
  readonly inside: Readonly<Record<string, number>>;
  readonly share: number | null;
  readonly core: {
    readonly at: readonly [lon: number, lat: number];
    /** Names of the streets there; may be empty. */
    readonly streets: readonly string[];
    readonly community: string;
  } | null;
  /** Facilities that one can walk to from the core within the minutes, and how many types they give. */
  readonly facilitiesNearCore: number;
  readonly typesNearCore: number;
  /** Why it is not within the range of people, or does not hang together; null: it does both. */
  readonly amiss: Bilingual | null;
}

/** `circles.json`. Shares have four decimals. */
export interface CirclesResult {
  readonly schema: 'yike-circles/1';
  readonly program: { readonly name: 'yike'; readonly version: string };
  readonly title: string;
  readonly fictional: boolean;
  readonly level: Pick<CircleLevel, 'id' | 'zh' | 'en' | 'clause' | 'source' | 'verification'> & {
    readonly mark: Bilingual;
  };
  readonly leastPeople: number;
  readonly mostPeople: number;
  readonly minutes: number;
  readonly walker: { readonly id: string } & Bilingual;
  /** `proposed`, or `given` by somebody and only judged. */
  readonly how: 'proposed' | 'given';
  /** Where cores were looked for: points of streets, one in every square of so many metres. */
  readonly candidates: number;
  readonly candidateSquareMetres: number;
  readonly people: number;
  readonly peopleOutsideCommunities: number;
  readonly inside: number;
  readonly share: number | null;
  /** No drawing has more people inside; what is between is the gap. */
  readonly bound: number;
  readonly boundShare: number | null;
  readonly gap: number | null;
  readonly circles: readonly CircleResult[];
  readonly inputs: Provenance['inputs'];
}

export function circlesResult(
  drawn: DrawnDistrict,
  level: CircleLevel,
  how: CirclesResult['how'],
  provenance: Provenance,
): CirclesResult {
  const { task, range, walker, places, circles, input } = drawn;
  const all = task.people.reduce((sum, one) => sum + one, 0);
  const everybody = input.demand.total.reduce((sum, one) => sum + one, 0);
  const { id, zh, en, clause, source, verification } = level;
  return {
    schema: 'yike-circles/1',
    program: { name: 'yike', version: provenance.programVersion },
    title: provenance.title,
    fictional: provenance.fictional,
    level: {
      ...{ id, zh, en, source, verification },
      ...(clause === undefined ? {} : { clause }),
      mark: { zh: verificationText(verification, 'zh'), en: verificationText(verification, 'en') },
    },
    ...range,
    walker: { id: walker.id, zh: walker.zh, en: walker.en },
    how,
    candidates: places.samples.length,
    candidateSquareMetres: places.squareMetres,
    people: roundFigure(all),
    peopleOutsideCommunities: roundFigure(everybody - all),
    inside: roundFigure(circles.peopleInside),
    share: shareOf(circles.peopleInside, all),
    bound: roundFigure(circles.mostInside),
    boundShare: shareOf(circles.mostInside, all),
    gap:
      circles.peopleInside > 0
        ? shareOf(circles.mostInside - circles.peopleInside, circles.peopleInside)
        : null,
    circles: circles.circles.map((circle, at) => circleResult(drawn, circle, at)),
    inputs: provenance.inputs,
  };
}

function circleResult(drawn: DrawnDistrict, circle: Circle, at: number): CircleResult {
  const { input, task, places } = drawn;
  const { areas, demand, demandArea, facilities, network } = input;
  const { communities, core } = circle;
  const inside = drawn.pointsInside[at] ?? [];
  const insideOf = new Map<number, number>();
  for (const point of inside) {
    const area = demandArea[point] ?? -1;
    insideOf.set(area, (insideOf.get(area) ?? 0) + (demand.total[point] ?? 0));
  }
  const own = new Set(communities);
  const members = [...demandArea.keys()].filter((point) => own.has(demandArea[point] ?? -1));
  const place = places.samples[core];
  const home = areas[task.cores[core]?.community ?? communities[0] ?? 0];
  const near = drawn.facilitiesNear[at] ?? [];
  return {
    id: `C${at + 1}`,
    name: `${home?.name ?? ''}生活圈`,
    communities: communities.map((one) => ({
      id: areas[one]?.id ?? '',
      name: areas[one]?.name ?? '',
      people: roundFigure(task.people[one] ?? 0),
      inside: roundFigure(insideOf.get(one) ?? 0),
    })),
    people: byBand(demand, members),
    inside: byBand(demand, inside),
    share: shareOf(circle.peopleInside, circle.people),
    core:
      place === undefined
        ? null
        : {
            at: [roundDegrees(place.lon), roundDegrees(place.lat)],
            streets: streetNamesAt(network, place),
            community: home?.id ?? '',
          },
    facilitiesNearCore: near.length,
    typesNearCore: new Set(near.flatMap((number) => facilities[number]?.types ?? [])).size,
    amiss: amissText(drawn, circle),
  };
}

function byBand(
  demand: DrawnDistrict['input']['demand'],
  points: readonly number[],
): Record<string, number> {
  const sum = (column: Float64Array | undefined): number =>
    roundFigure(points.reduce((heads, point) => heads + (column?.[point] ?? 0), 0));
  return Object.fromEntries([
    ['total', sum(demand.total)],
    ...demand.bands.map(({ id }, band) => [id, sum(demand.byBand[band])] as const),
  ]);
}

function amissText({ task, circles }: DrawnDistrict, circle: Circle): Bilingual | null {
  const { leastPeople, mostPeople, neighbours } = task;
  const { communities, people } = circle;
  if (!isConnected(communities, neighbours)) {
    return { zh: '各社区步行不相连', en: 'its communities do not hang together on foot' };
  }
  if (people > mostPeople) {
    return communities.length === 1
      ? {
          zh: '一个社区就超过上限，先分小',
          en: 'one community alone is above the most: divide it first',
        }
      : { zh: '超过上限', en: 'above the most' };
  }
  if (people >= leastPeople) return null;
  const own = new Set(communities);
  const around = new Set(
    communities.flatMap((one) => (neighbours[one] ?? []).filter((other) => !own.has(other))),
  );
  if (around.size === 0) {
    return {
      zh: '不足下限，步行又不与别的社区相邻',
      en: 'below the least, and no other community is next to it on foot',
    };
  }
  const fits = circles.circles.some(
    (other) =>
      other.people + people <= mostPeople && other.communities.some((one) => around.has(one)),
  );
  return fits
    ? { zh: '不足下限', en: 'below the least' }
    : {
        zh: '不足下限，并入任何相邻的圈都会超过上限',
        en: 'below the least, and with any circle next to it above the most',
      };
}
