import { coverSets } from '@yike/engine-access';
import { type Joints, type LonLat, StreetSnapper, weigh } from '@yike/engine-network';
import { BoundedSearch, findWalk, jointsByEdge } from '@yike/engine-reach';
import { MOST_PROVEN, shortestRound } from '@yike/engine-siting';
import { type Bilingual, type Complaint, complaint, type OsmData } from '@yike/kernel';
import { roundDegrees } from '../../assessment/rounding.ts';
import type { ChosenSite, RoundOfStops } from '../../contract.ts';
import { drivingNetwork, VAN } from './driving-network.ts';
import { clockText, type RoundHours, roundHours } from './round-hours.ts';

/** A stop of the unit. */
export type Stop = Pick<ChosenSite, 'at' | 'label'>;

export interface PlannedRound {
  /** null: one cannot drive from each stop to every other. */
  readonly round: RoundOfStops | null;
  readonly complaints: readonly Complaint[];
}

/**
 * The order in which a unit on wheels drives to its stops: the shortest round in metres of streets that a van may
 * use, begun at the stop with most people, and the hours at each.
 *
 * @param stops at least one, in the order of what they add
 * @param hours null: not asked for
 * @throws Problem `siting-round-too-long`
 */
export function planRound(
  osm: OsmData,
  stops: readonly Stop[],
  hours: RoundHours | null,
  snapLimitMetres: number,
): PlannedRound {
  const network = drivingNetwork(osm);
  if (network.edgeCount === 0) return broken(stops);
  const joints = new StreetSnapper(network).snap(
    stops.map(({ at: [lon] }) => lon),
    stops.map(({ at: [, lat] }) => lat),
    snapLimitMetres,
  );
  const weights = weigh(network, VAN);
  const towards = new BoundedSearch(network, weights, 'towards');
  const metres = metresBetween(towards, joints);
  const found = shortestRound(metres, stops.length);
  if (found === null)
    return broken(stops.filter((_, stop) => isCutOff(metres, stops.length, stop)));
  const { order, length, bound } = found;
  const isProven = bound >= length;
  const away = new BoundedSearch(network, weights, 'away');
  const metresToNext = order.map((stop, at) =>
    stops.length === 1
      ? 0
      : (metres[stop * stops.length + (order[(at + 1) % order.length] ?? 0)] ?? 0),
  );
  const times = hours === null ? null : roundHours(hours, metresToNext);
  return {
    round: {
      metres: Math.round(length),
      bound: isProven ? Math.round(length) : Math.floor(bound),
      isProven,
      method: methodText(stops.length, length, bound),
      hours:
        hours === null
          ? null
          : {
              from: clockText(hours.from),
              to: clockText(hours.to),
              stopMinutes: (times?.[0]?.leave ?? 0) - (times?.[0]?.arrive ?? 0),
              kmPerHour: hours.kmPerHour,
            },
      stops: order.map((stop, at) => {
        const own = times?.[at];
        return {
          order: at + 1,
          rank: stop + 1,
          arrive: own === undefined ? null : clockText(own.arrive),
          leave: own === undefined ? null : clockText(own.leave),
          metresToNext: Math.round(metresToNext[at] ?? 0),
        };
      }),
      line: lineOf(away, joints, order),
    },
    complaints: [],
  };
}

/** From stop a to stop b at `a × count + b`; Infinity: one cannot drive there. */
function metresBetween(search: BoundedSearch, joints: Joints): Float64Array {
  const { count } = joints;
  const metres = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  const places = jointsByEdge(search.network, joints);
  const { firstOfSite, demand, cost } = coverSets(search, places, joints, FARTHEST_TICKS);
  for (let to = 0; to < count; to++) {
    for (let pair = firstOfSite[to] ?? 0; pair < (firstOfSite[to + 1] ?? 0); pair++) {
      metres[(demand[pair] ?? 0) * count + to] = (cost[pair] ?? 0) / search.weights.ticksPerUnit;
    }
  }
  for (let stop = 0; stop < count; stop++) metres[stop * count + stop] = 0;
  return metres;
}

/** 200 km: no unit drives farther from one stop to the next. */
const FARTHEST_TICKS = 2_000_000;

function lineOf(
  search: BoundedSearch,
  joints: Joints,
  order: readonly number[],
): [number, number][] {
  if (order.length < 2) return [];
  const line: LonLat[] = [];
  order.forEach((stop, at) => {
    const walk = findWalk(search, joints, stop, order[(at + 1) % order.length] ?? 0);
    line.push(...(walk?.path ?? []));
  });
  return line
    .map(([lon, lat]): [number, number] => [roundDegrees(lon), roundDegrees(lat)])
    .filter(([lon, lat], at, all) => lon !== all[at - 1]?.[0] || lat !== all[at - 1]?.[1]);
}

/** Less than half of the others can come there or be come to. */
function isCutOff(metres: Float64Array, count: number, stop: number): boolean {
  let ways = 0;
  for (let other = 0; other < count; other++) {
    const isBothWays =
      Number.isFinite(metres[stop * count + other] ?? 0) &&
      Number.isFinite(metres[other * count + stop] ?? 0);
    if (other !== stop && isBothWays) ways++;
  }
  return 2 * ways < count;
}

function broken(stops: readonly Stop[]): PlannedRound {
  const details = {
    stops: stops.map(({ label }) => label.zh).join('、') || '几站之间',
    stopsEn: stops.map(({ label }) => label.en).join(', ') || 'some stops',
  };
  return { round: null, complaints: [complaint('warning', 'siting-round-broken', {}, details)] };
}

function methodText(count: number, length: number, bound: number): Bilingual {
  const way = {
    zh: '沿机动车可走的街道计米，守单行，不知禁转',
    en: 'in metres of streets that a van may use, one-way signs kept, forbidden turns not known',
  };
  if (count <= MOST_PROVEN) {
    return {
      zh: `已证明最短（Held–Karp 动态规划）；${way.zh}`,
      en: `proven shortest (Held–Karp); ${way.en}`,
    };
  }
  const percent = bound > 0 ? Math.ceil((1000 * (length - bound)) / length) / 10 : 100;
  return {
    zh: `比最短的至多长出自身的 ${percent}%（由近及远，再逐段移动、掉头改进）；${way.zh}`,
    en: `at most ${percent} % of itself longer than the shortest (nearest next, then parts moved and turned); ${way.en}`,
  };
}
