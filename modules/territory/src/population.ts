import {
  type AgeBand,
  type Day,
  findAgeBand,
  numberIn,
  plainName,
  type RecordSet,
  type RegionCode,
} from '@yike/kernel';
import { cellsOf, RowReader } from './columns.ts';
import type { ListFacts, RowsRead } from './region-rows.ts';

/** 200 and older are one. */
export const OLDEST_AGE = 200;

/** How many people of these ages lived in a region on a day. */
export interface Headcount {
  readonly regionCode: RegionCode;
  readonly countedOn: Day;
  /** Both ages included; `OLDEST_AGE`: and older. */
  readonly fromAge: number;
  readonly toAge: number;
  readonly people: number;
  readonly source: string;
}

const TOTAL_NAMES = ['total', 'population', '总人口', '人口', '人口数', '常住人口', '合计'];
const EVERYBODY = { from: 0, to: null } as const;

type Ages = Pick<AgeBand, 'from' | 'to'>;

/** Headcounts from a table with a column per age band, and one for everybody. */
export function readPopulationRows(set: RecordSet, facts: ListFacts): RowsRead<Headcount> {
  const reader = new RowReader(set);
  const bands = set.columns.map((column): Ages | null =>
    TOTAL_NAMES.includes(plainName(column)) ? EVERYBODY : findAgeBand(column),
  );
  const rows: Headcount[] = [];
  const seen = new Set<string>();
  for (const cells of cellsOf(set)) {
    const regionCode = reader.regionCode(cells);
    const countedOn = reader.day(cells, 'countedOn', facts.validFrom);
    if (regionCode === null || countedOn === undefined) continue;
    const { record } = cells;
    const key = `${regionCode} ${countedOn}`;
    const counts = bands.map((band, at) => (band === null ? null : numberIn(record.values[at])));
    const wrong = counts.findIndex((people) => people !== null && !isCount(people));
    if (wrong >= 0) {
      reader.skip(record, 'population-not-a-count', { column: set.columns[wrong] ?? '' });
    } else if (seen.has(key)) {
      reader.skip(record, 'region-row-twice', { code: regionCode });
    } else {
      rows.push(...headcounts(bands, counts, { regionCode, countedOn, source: facts.source }));
    }
    seen.add(key);
  }
  return { rows, complaints: reader.complaints };
}

const isCount = (people: number): boolean =>
  Number.isInteger(people) && people >= 0 && people < 2 ** 31;

function headcounts(
  bands: readonly (Ages | null)[],
  counts: readonly (number | null)[],
  about: Pick<Headcount, 'regionCode' | 'countedOn' | 'source'>,
): Headcount[] {
  const byAges = new Map<string, Headcount>();
  for (const [at, band] of bands.entries()) {
    const people = counts[at] ?? null;
    if (band === null || people === null) continue;
    const toAge = band.to ?? OLDEST_AGE;
    byAges.set(`${band.from} ${toAge}`, { ...about, fromAge: band.from, toAge, people });
  }
  return [...byAges.values()];
}
