import {
  AreaTable,
  type People,
  sumOverPeople,
  sumPeople,
  walkQuantiles,
} from '@yike/engine-access';
import {
  type Catalogue,
  judgeTier,
  listJudgedRows,
  type RowCoverage,
  walkBudgetOfRow,
} from '@yike/standards';
import type { ServiceResult, ThemeResult, WalkerResult } from '../contract.ts';
import type { Facility } from '../inputs/facility.ts';
import { roundFigure, shareOf } from './rounding.ts';
import { budgetTicksOf, type TypeAnswer, unitsOf, type WalkerAnswer } from './walker-answers.ts';

/** What judging an area takes besides the walks. */
export interface Judging {
  readonly people: People;
  readonly totals: AreaTable;
  /** `total` and the band ids, as the columns of `people`. */
  readonly columnIds: readonly string[];
  readonly facilities: readonly Facility[];
  /** Area every facility stands in, −1 outside all. */
  readonly facilityArea: Int32Array;
  readonly catalogue: Catalogue;
}

/** Results that were found before, and for which types and themes they still hold. */
export interface KnownResults {
  /** By area, the whole last. */
  readonly results: readonly WalkerResult[];
  holdsForType(slug: string): boolean;
  holdsForTheme(theme: string): boolean;
}

/** The results of one walker for every area, the whole last. */
export function resultsByArea(
  judging: Judging,
  answer: WalkerAnswer,
  known?: KnownResults,
): WalkerResult[] {
  const rows = Array.from({ length: judging.people.areaCount + 1 }, (_, row) => row);
  const services = answer.types.map(
    (type, at) => knownService(known, type, at) ?? serviceFigures(judging, answer, type),
  );
  const themes = [...answer.reachableOfTheme].map(
    ([theme, reachable], at) =>
      knownTheme(known, theme, at) ?? themeFigures(judging, answer, theme, reachable),
  );
  const coverage = rowCoverage(judging, answer);
  const marks = new Map(judging.catalogue.rows.map((row) => [row.code, row.verification]));
  return rows.map((row) => {
    const judged = judgeTier(judging.catalogue.tierRule, judging.catalogue, (code) =>
      coverage(code, row),
    );
    return {
      services: services.map((figures) => figures(row)),
      themes: themes.map((figures) => figures(row)),
      tier: judged.tier,
      nextTier: judged.nextTier,
      missing: judged.missing.map((missing) => ({
        ...missing,
        types: [...missing.types],
        uncoveredPeople: roundFigure(missing.uncoveredPeople),
        verification: marks.get(missing.row) ?? 'own',
      })),
      missingAtLeast: judged.missingAtLeast,
    };
  });
}

type Figures<Result> = (row: number) => Result;

function knownService(
  known: KnownResults | undefined,
  { type }: TypeAnswer,
  at: number,
): Figures<ServiceResult> | null {
  if (known?.holdsForType(type.slug) !== true) return null;
  return (row) => found(known.results[row]?.services[at]);
}

function knownTheme(
  known: KnownResults | undefined,
  theme: string,
  at: number,
): Figures<ThemeResult> | null {
  if (known?.holdsForTheme(theme) !== true) return null;
  return (row) => found(known.results[row]?.themes[at]);
}

function found<Result>(result: Result | undefined): Result {
  if (result === undefined) throw new Error('What was known before is of other areas or types.');
  return result;
}

function serviceFigures(
  { people, totals, columnIds, facilityArea }: Judging,
  { walker }: WalkerAnswer,
  answer: TypeAnswer,
): Figures<ServiceResult> {
  const { type, budgetTicks } = answer;
  const covered = sumPeople(people, answer.isCovered);
  const inRadius = sumPeople(people, answer.isInRadius);
  const quantiles = walkQuantiles(people, answer.ticks, [0.5, 0.9]);
  const reachable = sumOverPeople(people, answer.reachable);
  const standing = countByArea(answer.facilities, facilityArea, people.areaCount);
  const inUnits = (row: number, at: number): number | null =>
    unitsOf(quantiles.value(row, at), walker);
  return (row) => {
    const everybody = totals.value(row, 0);
    return {
      type: type.slug,
      facilities: standing.value(row, 0),
      ...(walker.metresPerSecond === null
        ? {
            budgetMetres: budgetTicks / 10,
            medianMetres: inUnits(row, 0),
            p90Metres: inUnits(row, 1),
          }
        : {
            budgetSeconds: type.budgetSeconds,
            medianSeconds: inUnits(row, 0),
            p90Seconds: inUnits(row, 1),
          }),
      covered: byColumn(columnIds, (column) => roundFigure(covered.value(row, column))),
      coverage: byColumn(columnIds, (column) =>
        shareOf(covered.value(row, column), totals.value(row, column)),
      ),
      radiusCoverage: shareOf(inRadius.value(row, 0), everybody),
      reachableMean: everybody > 0 ? roundFigure(reachable.value(row, 0) / everybody) : 0,
    };
  };
}

function themeFigures(
  { people, totals, facilities, facilityArea }: Judging,
  answer: WalkerAnswer,
  theme: string,
  reachable: Uint32Array,
): Figures<ThemeResult> {
  const own = answer.types.filter(({ type }) => type.theme === theme);
  const slugs = new Set(own.map(({ type }) => type.slug));
  const ofTheme = facilities.flatMap((facility, number) =>
    facility.types.some((slug) => slugs.has(slug)) ? [number] : [],
  );
  const standing = countByArea(ofTheme, facilityArea, people.areaCount);
  const depth = sumOverPeople(people, reachable);
  const covered = own.map(({ isCovered }) => sumPeople(people, isCovered));
  return (row) => {
    const everybody = totals.value(row, 0);
    // people × types within reach, over people × types there are
    const reached = covered.reduce((sum, table) => sum + table.value(row, 0), 0);
    return {
      theme,
      density: everybody > 0 ? roundFigure((standing.value(row, 0) / everybody) * 10_000) : null,
      depth: everybody > 0 ? roundFigure(depth.value(row, 0) / everybody) : null,
      breadth: shareOf(reached, everybody * own.length),
    };
  };
}

/**
 * Coverage of every judged row of the standard: people within the row's own budget of any of its
 * types. A type may stand in several rows (sports grounds of three sizes), each with its minutes.
 */
function rowCoverage(
  { people, totals, catalogue }: Judging,
  { walker, types }: WalkerAnswer,
): (code: string, area: number) => RowCoverage {
  const answers = new Map(types.map((type) => [type.type.slug, type]));
  const byRow = new Map(
    listJudgedRows(catalogue).map((row) => {
      const isCovered = new Uint8Array(people.count);
      const facilities = new Set<number>();
      for (const slug of row.types) {
        const answer = answers.get(slug);
        const { minutes } = walkBudgetOfRow(row, catalogue, slug);
        if (answer === undefined || minutes === null) continue;
        markWithin(answer.ticks, budgetTicksOf(minutes, walker), isCovered);
        for (const facility of answer.facilities) facilities.add(facility);
      }
      return [
        row.code,
        { covered: sumPeople(people, isCovered), facilitiesInInput: facilities.size },
      ];
    }),
  );
  return (code, area) => {
    const found = byRow.get(code);
    const everybody = totals.value(area, 0);
    const covered = found?.covered.value(area, 0) ?? 0;
    return {
      coverage: shareOf(covered, everybody),
      facilitiesInInput: found?.facilitiesInInput ?? 0,
      uncoveredPeople: Math.max(0, everybody - covered),
    };
  };
}

function markWithin(ticks: Uint32Array, budgetTicks: number, marks: Uint8Array): void {
  ticks.forEach((walk, point) => {
    if (walk <= budgetTicks) marks[point] = 1;
  });
}

function countByArea(numbers: readonly number[], area: Int32Array, areaCount: number): AreaTable {
  const table = new AreaTable(areaCount, 1);
  for (const number of numbers) {
    const here = area[number] ?? -1;
    if (here >= 0) table.add(here, 0, 1);
  }
  return table;
}

function byColumn<Value>(
  columnIds: readonly string[],
  value: (column: number) => Value,
): Record<string, Value> {
  return Object.fromEntries(columnIds.map((id, column) => [id, value(column)]));
}
