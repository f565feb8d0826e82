import { MipBuilder } from '../mip-builder.ts';
import { addSites, type SiteProgram } from '../site-programs.ts';
import type { SiteRules } from '../site-rules.ts';
import type { Supply } from './supply.ts';

/**
 * The greatest saving as a program: x_j = 1 for a chosen site, f ≥ 0 for every pair, in weights; of a point no
 * more than want to be served, at a server no more than it has room for, and of a site nothing unless it is
 * chosen: Σ f ≤ capacity · x_j, and pair by pair f ≤ demand · x_j, which a bound without whole numbers needs.
 *
 * @param isOut by site: 1 for one that no better choice can hold
 */
export function placesProgram(supply: Supply, rules: SiteRules, isOut: Uint8Array): SiteProgram {
  const builder = new MipBuilder();
  const columnOf = addSites(builder, rules, isOut, 0);
  addAssignment(builder, supply, columnOf, (pair) => supply.saving[pair] * supply.costUnit);
  return { model: builder.build(true), columnOf };
}

/** The fewest sites with which so many units are served, those at facilities among them. */
export function fewestPlacesProgram(supply: Supply, rules: SiteRules, units: number): SiteProgram {
  const builder = new MipBuilder();
  const columnOf = addSites(builder, rules, new Uint8Array(rules.siteCount), 1);
  const needed = units * supply.weightUnit;
  for (const column of addAssignment(builder, supply, columnOf, () => 0)) {
    builder.addEntry(column, 1 / needed);
  }
  builder.endRow(1, Number.POSITIVE_INFINITY);
  return { model: builder.build(false), columnOf };
}

/** Gives the columns of the pairs. */
function addAssignment(
  builder: MipBuilder,
  supply: Supply,
  columnOf: Int32Array,
  objectiveOf: (pair: number) => number,
): number[] {
  const { layerCount, serverCount, pointCount, first, point, demand, weightUnit } = supply;
  const ofPoint: number[][] = Array.from({ length: pointCount }, () => []);
  for (let server = 0; server < serverCount; server++) {
    const site = Math.floor(server / layerCount);
    const isOut = columnOf[site] === -1;
    if (supply.capacity[server] === 0 || isOut) continue;
    const columns = addServer(builder, supply, server, columnOf[site], objectiveOf);
    columns.forEach((column, at) => {
      ofPoint[point[first[server] + at]].push(column);
    });
  }
  for (const [at, own] of ofPoint.entries()) {
    if (own.length < 2) continue; // one alone is kept by its own end
    for (const column of own) builder.addEntry(column, 1);
    builder.endRow(Number.NEGATIVE_INFINITY, demand[at] * weightUnit);
  }
  return ofPoint.flat();
}

/** @param chosen column that says whether the site is; undefined: a facility, open anyway */
function addServer(
  builder: MipBuilder,
  { first, point, demand, capacity, weightUnit }: Supply,
  server: number,
  chosen: number | undefined,
  objectiveOf: (pair: number) => number,
): number[] {
  const room = capacity[server] * weightUnit;
  const columns: number[] = [];
  for (let pair = first[server]; pair < first[server + 1]; pair++) {
    const most = Math.min(demand[point[pair]] * weightUnit, room);
    const column = builder.addColumn(objectiveOf(pair), 0, most, false);
    columns.push(column);
    if (chosen === undefined) continue;
    builder.addEntry(column, 1);
    builder.addEntry(chosen, -most);
    builder.endRow(Number.NEGATIVE_INFINITY, 0);
  }
  for (const column of columns) builder.addEntry(column, 1);
  if (chosen !== undefined) builder.addEntry(chosen, -room);
  builder.endRow(Number.NEGATIVE_INFINITY, chosen === undefined ? room : 0);
  return columns;
}
