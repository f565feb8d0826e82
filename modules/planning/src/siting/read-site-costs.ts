import type { Reach } from '@yike/engine-siting';
import { numberIn, Problem, type RecordSet, textIn } from '@yike/kernel';

/** A table of costs as numbers, with the ids they stand for. */
export interface SiteCosts {
  readonly siteIds: readonly string[];
  readonly demandIds: readonly string[];
  readonly reach: Reach;
  readonly weights: Float64Array;
}

/**
 * Reads who lives where, and what each candidate site costs them. Pairs that are not in the table
 * are out of reach. Sites and demand points keep the order of the files.
 *
 * @param costColumns site, demand point, cost
 * @param demandColumns demand point, weight
 * @throws Problem `site-costs-…`: it names the file, the row and the column
 */
export function readSiteCosts(
  costs: RecordSet,
  costColumns: readonly string[],
  demand: RecordSet,
  demandColumns: readonly string[],
): SiteCosts {
  const points = new Map<string, number>();
  const weights: number[] = [];
  for (const row of rowsOf(demand, demandColumns)) {
    const id = row.id(0);
    if (points.has(id)) throw row.problem('site-costs-twice', 0, { id });
    points.set(id, points.size);
    weights.push(row.number(1));
  }
  if (weights.every((weight) => weight === 0)) {
    const details = { column: demandColumns[1] ?? '' };
    throw new Problem('site-costs-nobody', { file: demand.file.name }, details);
  }
  const pairsOfSite = new Map<string, Map<number, number>>();
  for (const row of rowsOf(costs, costColumns)) {
    const [site, id] = [row.id(0), row.id(1)];
    const point = points.get(id);
    if (point === undefined) throw row.problem('site-costs-demand-unknown', 1, { id });
    const pairs = pairsOfSite.get(site) ?? new Map<number, number>();
    if (pairs.has(point)) throw row.problem('site-costs-twice', 1, { id: `${site} – ${id}` });
    pairs.set(point, row.number(2));
    pairsOfSite.set(site, pairs);
  }
  return {
    siteIds: [...pairsOfSite.keys()],
    demandIds: [...points.keys()],
    reach: reachOf([...pairsOfSite.values()]),
    weights: Float64Array.from(weights),
  };
}

interface Row {
  id(at: number): string;
  number(at: number): number;
  problem(
    code: 'site-costs-twice' | 'site-costs-demand-unknown',
    at: number,
    details: { id: string },
  ): Problem;
}

/** The rows with the cells of the columns that are asked for. */
function* rowsOf({ file, columns, records }: RecordSet, asked: readonly string[]): Generator<Row> {
  const found = asked.map((column) => {
    const at = columns.indexOf(column);
    if (at >= 0) return at;
    const details = { column, known: columns.join(', ') };
    throw new Problem('site-costs-column-unknown', { file: file.name }, details);
  });
  if (records.length === 0) throw new Problem('site-costs-empty', { file: file.name });
  for (const { row, values } of records) {
    const place = (at: number) => ({ file: file.name, row, column: asked[at] ?? '' });
    const cell = (at: number) => values[found[at] ?? -1];
    yield {
      id: (at) => {
        const id = textIn(cell(at));
        if (id === '') throw new Problem('site-costs-id-missing', place(at));
        return id;
      },
      number: (at) => {
        const value = numberIn(cell(at));
        if (value !== null && value >= 0 && Number.isFinite(value)) return value;
        throw new Problem('site-costs-value', place(at), { value: textIn(cell(at)) });
      },
      problem: (code, at, details) => new Problem(code, place(at), details),
    };
  }
}

function reachOf(sites: readonly ReadonlyMap<number, number>[]): Reach {
  const firstOfSite = new Uint32Array(sites.length + 1);
  for (const [site, pairs] of sites.entries()) {
    firstOfSite[site + 1] = (firstOfSite[site] ?? 0) + pairs.size;
  }
  return {
    firstOfSite,
    demand: Uint32Array.from(sites.flatMap((pairs) => [...pairs.keys()])),
    cost: Float64Array.from(sites.flatMap((pairs) => [...pairs.values()])),
  };
}
