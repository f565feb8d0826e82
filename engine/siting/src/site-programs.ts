import type { MipModel } from '@yike/kernel';
import { MipBuilder } from './mip-builder.ts';
import { pairsByPoint } from './pairs-by-point.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';

export interface SiteProgram {
  readonly model: MipModel;
  /** By site: its column, −1 for one that was left out. */
  readonly columnOf: Int32Array;
}

/**
 * The greatest saving as a program: x_j = 1 for a chosen site, and for every point and every value v₁
 * > v₂ > … that a site saves there a z_k ≤ 1, "saves v_k or more", with z_k ≤ z_{k−1} + Σ x_j over the
 * sites that save just v_k. The objective is Σ (v_k − v_{k+1}) · z_k. As many entries as pairs.
 *
 * @param isOut by site: 1 for one that no better choice can hold
 */
export function savingProgram(savings: Savings, rules: SiteRules, isOut: Uint8Array): SiteProgram {
  const builder = new MipBuilder();
  const columnOf = addSites(builder, rules, isOut, 0);
  for (const saved of savedAtPoints(savings, columnOf)) {
    let above = -1;
    for (let at = 0; at < saved.length; ) {
      const { value } = saved[at];
      let end = at;
      while (end < saved.length && saved[end].value === value) end++;
      const next = saved[end]?.value ?? 0;
      const level = builder.addColumn(value - next, 0, 1, false);
      builder.addEntry(level, 1);
      if (above >= 0) builder.addEntry(above, -1);
      for (; at < end; at++) builder.addEntry(saved[at].column, -1);
      builder.endRow(Number.NEGATIVE_INFINITY, 0);
      above = level;
    }
  }
  return { model: builder.build(true), columnOf };
}

/**
 * The fewest sites that cover `needed` of the worth as a program; where that is all of it every point
 * has a row Σ x_j ≥ 1, else a z ≤ Σ x_j, z ≤ 1, and Σ worth ÷ needed · z ≥ 1. A solver keeps rows to
 * some 1e-6: whether a solution is enough is counted anew.
 */
export function coverProgram(savings: Savings, rules: SiteRules, needed: number): SiteProgram {
  const builder = new MipBuilder();
  const columnOf = addSites(builder, rules, new Uint8Array(rules.siteCount), 1);
  const { worth } = savings;
  const isWhole = needed >= worth.reduce((sum, own) => sum + own, 0) * (1 - 1e-12);
  const covered: number[] = [];
  for (const [at, saved] of savedAtPoints(savings, columnOf).entries()) {
    if (saved.length === 0) continue;
    for (const { column } of saved) builder.addEntry(column, 1);
    if (isWhole) {
      builder.endRow(1, Number.POSITIVE_INFINITY);
      continue;
    }
    const isCovered = builder.addColumn(0, 0, 1, false);
    covered.push(isCovered, worth[at]);
    builder.addEntry(isCovered, -1);
    builder.endRow(0, Number.POSITIVE_INFINITY);
  }
  if (!isWhole) {
    for (let at = 0; at < covered.length; at += 2) {
      builder.addEntry(covered[at], covered[at + 1] / needed);
    }
    builder.endRow(1, Number.POSITIVE_INFINITY);
  }
  return { model: builder.build(false), columnOf };
}

/** The sites that a solution chooses. */
export function sitesOf({ columnOf }: SiteProgram, values: Float64Array): number[] {
  return [...columnOf.keys()].filter(
    (site) => columnOf[site] >= 0 && Math.round(values[columnOf[site]]) === 1,
  );
}

/** Columns of the sites, and rows for the rules. */
export function addSites(
  builder: MipBuilder,
  rules: SiteRules,
  isOut: Uint8Array,
  objective: number,
): Int32Array {
  const columnOf = new Int32Array(rules.siteCount).fill(-1);
  for (let site = 0; site < rules.siteCount; site++) {
    const isForced = rules.isForced[site];
    if (isForced === 0 && (rules.isForbidden[site] === 1 || isOut[site] === 1)) continue;
    columnOf[site] = builder.addColumn(objective, isForced, 1, true);
  }
  const addRow = (factorOf: (site: number) => number, most: number): void => {
    for (let site = 0; site < columnOf.length; site++) {
      if (columnOf[site] >= 0 && factorOf(site) !== 0) {
        builder.addEntry(columnOf[site], factorOf(site));
      }
    }
    builder.endRow(Number.NEGATIVE_INFINITY, most);
  };
  if (rules.most < rules.siteCount) addRow(() => 1, rules.most);
  if (rules.costs !== null) addRow((site) => rules.costOf(site), rules.budget);
  for (const [group, most] of rules.groupMost.entries()) {
    addRow((site) => (rules.groupOf[site] === group ? 1 : 0), most);
  }
  return columnOf;
}

interface SavedBy {
  readonly column: number;
  readonly value: number;
}

/** By point the sites that have a column, whoever saves most there first. */
function savedAtPoints(savings: Savings, columnOf: Int32Array): SavedBy[][] {
  const { first, site, value } = pairsByPoint(savings);
  return Array.from(savings.worth, (worth, at) => {
    const saved: SavedBy[] = [];
    for (let pair = first[at]; pair < first[at + 1]; pair++) {
      const column = columnOf[site[pair]];
      if (column >= 0) saved.push({ column, value: value === null ? worth : value[pair] });
    }
    return saved;
  });
}
