import { listJudgedRows } from './catalogues.ts';
import type {
  Catalogue,
  CatalogueRow,
  MissingRow,
  TierAsk,
  TierJudgement,
  TierRule,
} from './contract.ts';

/** What is known of a row in one area for one walker. */
export interface RowCoverage {
  /** Share of people within the budget of any of the row's types, 0 to 1; null: nobody lives there. */
  readonly coverage: number | null;
  /** Facilities of any of the row's types in the whole input. */
  readonly facilitiesInInput: number;
  readonly uncoveredPeople: number;
}

/** An ask, the rows it counts and those that fall short. */
interface AnsweredAsk {
  readonly ask: TierAsk;
  readonly missing: readonly MissingRow[];
  /** How many of the missing must be mended for the ask to be met. */
  readonly mendAtLeast: number;
}

/**
 * The highest tier all of whose asks, and those of the tiers below it, are met; and what keeps the
 * area from the next one. Raising a coverage never lowers the tier. Mending any `mendAtLeast` rows of
 * every shortfall gives at least `nextTier`; with one shortfall, as in our own rules, that is any
 * `missingAtLeast` of the missing. Where no row has a coverage nobody lives there, and both tiers
 * are null. Missing rows come with most uncovered people first.
 */
export function judgeTier(
  rule: TierRule,
  catalogue: Catalogue,
  coverageOfRow: (rowCode: string) => RowCoverage,
): TierJudgement {
  const rows = listJudgedRows(catalogue);
  const known = new Map(rows.map((row) => [row.code, coverageOfRow(row.code)]));
  if ([...known.values()].every(({ coverage }) => coverage === null)) return NOBODY;

  let reached: string | null = null;
  for (const tier of rule.tiers) {
    const open = tier.asks
      .map((ask) => answer(ask, rows, known))
      .filter((answered) => answered.mendAtLeast > 0);
    if (open.length > 0) return short(reached, tier.id, open);
    reached = tier.id;
  }
  return { tier: reached, nextTier: null, missing: [], missingAtLeast: 0, shortfalls: [] };
}

const NOBODY: TierJudgement = {
  tier: null,
  nextTier: null,
  missing: [],
  missingAtLeast: 0,
  shortfalls: [],
};

/** How many of `rowCount` rows an ask wants. The tolerance keeps 0.6 of 10 from becoming 7. */
export function wantedRows(ask: TierAsk, rowCount: number): number {
  return ask.count ?? Math.ceil((ask.share ?? 0) * rowCount - 1e-9);
}

function answer(
  ask: TierAsk,
  rows: readonly CatalogueRow[],
  known: ReadonlyMap<string, RowCoverage>,
): AnsweredAsk {
  const asked = rows.filter((row) => ask.classes.includes(row.class));
  const missing: MissingRow[] = [];
  for (const row of asked) {
    const found = known.get(row.code);
    const isShort = found === undefined || (found.coverage ?? 0) < ask.coverageAtLeast;
    if (isShort) missing.push(missingRow(row, ask.coverageAtLeast, found));
  }
  const reached = asked.length - missing.length;
  missing.sort((a, b) => b.uncoveredPeople - a.uncoveredPeople || (a.row < b.row ? -1 : 1));
  return { ask, missing, mendAtLeast: Math.max(0, wantedRows(ask, asked.length) - reached) };
}

function missingRow(
  row: CatalogueRow,
  threshold: number,
  found: RowCoverage | undefined,
): MissingRow {
  const facilities = found?.facilitiesInInput ?? 0;
  return {
    row: row.code,
    types: row.types,
    type: row.types[0] ?? row.code,
    class: row.class,
    reason: facilities === 0 ? 'none-in-input' : 'coverage-below-threshold',
    coverage: found?.coverage ?? null,
    threshold,
    uncoveredPeople: found?.uncoveredPeople ?? 0,
  };
}

function short(tier: string | null, nextTier: string, open: readonly AnsweredAsk[]): TierJudgement {
  return {
    tier,
    nextTier,
    missing: open.flatMap(({ missing }) => missing),
    missingAtLeast: open.reduce((sum, { mendAtLeast }) => sum + mendAtLeast, 0),
    shortfalls: open.map(({ ask, missing, mendAtLeast }) => ({
      classes: ask.classes,
      mendAtLeast,
      rows: missing.map(({ row }) => row),
    })),
  };
}
