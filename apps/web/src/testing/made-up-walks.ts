import type { Summary } from '@yike/planning/contract';
import { MADE_UP_TYPES, MADE_UP_WALKERS } from './made-up-catalogue.ts';
import { type Point, walkMetres } from './made-up-ground.ts';
import type { Town } from './made-up-town.ts';

const LIMIT_METRES = 2000;
export const LIMIT_SECONDS = 1800;
export const BEYOND = 65535;

export interface Walk {
  readonly walker: string;
  readonly type: string;
  readonly budget: number;
  readonly cost: Uint16Array;
  readonly facility: Int32Array;
  readonly reachable: Float32Array;
  /** 1 where a facility stands within the budget's metres in a straight line */
  readonly radius: Uint8Array;
}

export function walksOf(town: Town): Walk[] {
  return MADE_UP_WALKERS.flatMap((walker) =>
    MADE_UP_TYPES.map((type) => walksTo(town, walker, type)),
  );
}

function walksTo(
  town: Town,
  walker: Summary['walkers'][number],
  type: Summary['types'][number],
): Walk {
  const speed = walker.metresPerSecond ?? 1;
  const minutes = type.budgetMinutes ?? 15;
  const metresByMinutes: Record<number, number> = { 5: 300, 10: 500, 15: 1000 };
  const budget = walker.unit === 'metres' ? (metresByMinutes[minutes] ?? 1000) : minutes * 60;
  const limit = walker.unit === 'metres' ? LIMIT_METRES : LIMIT_SECONDS;
  const count = town.ground.demand.length;
  const walk: Walk = {
    walker: walker.id,
    type: type.type,
    budget,
    cost: new Uint16Array(count).fill(BEYOND),
    facility: new Int32Array(count).fill(-1),
    reachable: new Float32Array(count),
    radius: new Uint8Array(count),
  };
  const gait = { budget, limit, speed, isWheelchair: walker.id === 'wheelchair' };
  for (const [facilityIndex, facility] of town.facilities.entries()) {
    if (facility.type === type.type) walkEverybodyTo(town, facilityIndex, walk, gait);
  }
  return walk;
}

interface Gait {
  readonly budget: number;
  readonly limit: number;
  readonly speed: number;
  readonly isWheelchair: boolean;
}

/** The hill in the north-east has stairs, so wheels go round. */
const stairsFactor = (at: Point, isWheelchair: boolean): number =>
  isWheelchair && at[0] > 2500 && at[1] > 2250 ? 1.5 : 1;

function walkEverybodyTo(town: Town, facilityIndex: number, walk: Walk, gait: Gait): void {
  const to = town.facilities[facilityIndex]?.at ?? [0, 0];
  town.ground.demand.forEach(({ at }, index) => {
    const straight = Math.hypot(at[0] - to[0], at[1] - to[1]);
    if (straight <= gait.budget * gait.speed) walk.radius[index] = 1;
    const metres = walkMetres(town.ground, at, to) * stairsFactor(at, gait.isWheelchair);
    const cost = Math.round(metres / gait.speed);
    if (cost <= gait.budget) walk.reachable[index] = (walk.reachable[index] ?? 0) + 1;
    if (cost > gait.limit || cost >= (walk.cost[index] ?? BEYOND)) return;
    walk.cost[index] = cost;
    walk.facility[index] = facilityIndex;
  });
}
