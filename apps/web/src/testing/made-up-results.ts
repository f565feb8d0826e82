import type { AreaResult, ServiceResult, WalkerResult } from '@yike/planning/contract';
import {
  MADE_UP_AREA_NAMES,
  MADE_UP_THEMES,
  MADE_UP_TYPES,
  MADE_UP_WALKERS,
} from './made-up-catalogue.ts';
import type { Town } from './made-up-town.ts';
import { BEYOND, type Walk } from './made-up-walks.ts';

const THRESHOLD = 0.8;

/** What the assessment would say of one area. */
export function areaResult(
  town: Town,
  walks: readonly Walk[],
  id: string,
  name: string,
  isIn: (area: number) => boolean,
): AreaResult {
  const indexes = town.ground.demand.flatMap((cell, index) => (isIn(cell.area) ? [index] : []));
  const people = peopleAt(town, indexes);
  const facilities = town.facilities.length / (id === 'whole' ? 1 : MADE_UP_AREA_NAMES.length);
  const walkers = MADE_UP_WALKERS.map((walker) => {
    const own = walks.filter((walk) => walk.walker === walker.id);
    return [walker.id, walkerResult(town, own, indexes, walker.unit === 'metres')] as const;
  });
  return {
    id,
    name,
    squareMetres: id === 'whole' ? 13_440_000 : 1_120_000,
    people,
    facilities: Math.round(facilities),
    walkers: Object.fromEntries(walkers),
  };
}

export function peopleAt(town: Town, indexes: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    [...town.people].map(([band, values]) => [
      band,
      indexes.reduce((all, index) => all + (values[index] ?? 0), 0),
    ]),
  );
}

function walkerResult(
  town: Town,
  walks: readonly Walk[],
  indexes: readonly number[],
  countsMetres: boolean,
): WalkerResult {
  const services = walks.map((walk) => serviceResult(town, walk, indexes, countsMetres));
  const missing = MADE_UP_TYPES.flatMap((type, index) => {
    const service = services[index];
    const coverage = service?.coverage['total'] ?? null;
    if (type.class !== 'required' || service === undefined || (coverage ?? 0) >= THRESHOLD)
      return [];
    const uncoveredPeople = peopleAt(town, indexes)['total'] ?? 0;
    return [
      {
        row: type.type,
        type: type.type,
        types: [type.type],
        class: 'required',
        reason:
          service.facilities === 0
            ? ('none-in-input' as const)
            : ('coverage-below-threshold' as const),
        coverage,
        threshold: THRESHOLD,
        uncoveredPeople: uncoveredPeople - (service.covered['total'] ?? 0),
        verification: 'copy',
      },
    ];
  });
  const tier = [null, 'basic', 'improved'][2 - Math.min(2, Math.floor(missing.length / 3))] ?? null;
  return {
    services,
    themes: MADE_UP_THEMES.map(({ id }) => themeResult(services, id)),
    tier,
    nextTier: tier === null ? 'basic' : 'improved',
    missing,
    missingAtLeast: Math.min(missing.length, 2),
  };
}

function themeResult(
  services: readonly ServiceResult[],
  theme: string,
): WalkerResult['themes'][number] {
  const own = services.filter(
    ({ type }) => MADE_UP_TYPES.find((row) => row.type === type)?.theme === theme,
  );
  const shares = own.map(({ coverage }) => coverage['total'] ?? 0);
  return {
    theme,
    density: own.reduce((all, { facilities }) => all + facilities, 0) / 6,
    depth: own.reduce((all, { reachableMean }) => all + reachableMean, 0),
    breadth: shares.reduce((all, value) => all + value, 0) / Math.max(1, shares.length),
  };
}

function serviceResult(
  town: Town,
  walk: Walk,
  indexes: readonly number[],
  countsMetres: boolean,
): ServiceResult {
  const people = peopleAt(town, indexes);
  const within = indexes.filter((index) => (walk.cost[index] ?? BEYOND) <= walk.budget);
  const covered = peopleAt(town, within);
  const total = people['total'] ?? 0;
  const totals = town.people.get('total') ?? new Float32Array(0);
  const inRadius =
    peopleAt(
      town,
      indexes.filter((index) => walk.radius[index] === 1),
    )['total'] ?? 0;
  const reach = indexes.reduce((all, at) => all + (walk.reachable[at] ?? 0) * (totals[at] ?? 0), 0);
  const median = quantile(walk.cost, totals, indexes, 0.5);
  const p90 = quantile(walk.cost, totals, indexes, 0.9);
  return {
    type: walk.type,
    facilities: town.facilities.filter(({ type }) => type === walk.type).length,
    ...(countsMetres ? { budgetMetres: walk.budget } : { budgetSeconds: walk.budget }),
    covered,
    coverage: Object.fromEntries(
      Object.entries(people).map(([band, all]) => [
        band,
        all === 0 ? null : (covered[band] ?? 0) / all,
      ]),
    ),
    radiusCoverage: total === 0 ? null : inRadius / total,
    ...(countsMetres
      ? { medianMetres: median, p90Metres: p90 }
      : { medianSeconds: median, p90Seconds: p90 }),
    reachableMean: total === 0 ? 0 : reach / total,
  };
}

function quantile(
  cost: Uint16Array,
  people: Float32Array,
  indexes: readonly number[],
  share: number,
): number | null {
  const sorted = indexes.toSorted((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0));
  const total = indexes.reduce((all, index) => all + (people[index] ?? 0), 0);
  let soFar = 0;
  for (const index of sorted) {
    soFar += people[index] ?? 0;
    if (soFar >= total * share) return cost[index] === BEYOND ? null : (cost[index] ?? null);
  }
  return null;
}
