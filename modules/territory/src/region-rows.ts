import { type Complaint, type Day, type RecordSet, regionLevel } from '@yike/kernel';
import { type Cells, cellsOf, RowReader } from './columns.ts';
import type { Region } from './region.ts';

/** What holds for all rows that do not say it themselves. */
export interface ListFacts {
  readonly validFrom: Day;
  readonly source: string;
}

export interface RowsRead<Row> {
  readonly rows: readonly Row[];
  readonly complaints: readonly Complaint[];
}

/** Regions from a list of codes and names; a code that stands twice at one time counts once. */
export function readRegionRows(set: RecordSet, facts: ListFacts): RowsRead<Region> {
  const reader = new RowReader(set);
  const rows: Region[] = [];
  const seen = new Set<string>();
  for (const cells of cellsOf(set)) {
    const region = regionIn(cells, reader, facts);
    if (region === null) continue;
    const key = `${region.regionCode} ${region.validFrom}`;
    if (seen.has(key)) reader.skip(cells.record, 'region-row-twice', { code: region.regionCode });
    else rows.push(region);
    seen.add(key);
  }
  return { rows, complaints: reader.complaints };
}

function regionIn(cells: Cells, reader: RowReader, facts: ListFacts): Region | null {
  const regionCode = reader.regionCode(cells);
  if (regionCode === null) return null;
  const name = cells.text('name');
  if (name === '') {
    reader.skip(cells.record, 'region-name-missing', { code: regionCode });
    return null;
  }
  const validFrom = reader.day(cells, 'validFrom', facts.validFrom);
  const validTo = reader.day(cells, 'validTo', null);
  if (validFrom === undefined || validTo === undefined) return null;
  if (validTo !== null && validTo <= validFrom) {
    reader.skip(cells.record, 'region-day-invalid', { day: `${validFrom} – ${validTo}` });
    return null;
  }
  return {
    regionCode,
    level: regionLevel(regionCode),
    name,
    nameEn: cells.text('nameEn') || null,
    validFrom,
    validTo,
    source: facts.source,
  };
}
