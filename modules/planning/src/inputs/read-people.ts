import {
  type AgeBand,
  type Complaint,
  complaint,
  disjointBands,
  findAgeBand,
  numberIn,
  Problem,
  type RecordSet,
  type SourceRecord,
} from '@yike/kernel';
import { bandsAgainstTotal, partialBands, summedBands, sumOfBands } from './bands-against-total.ts';
import type { DemandPoint } from './demand.ts';
import { type ColumnMap, findColumns } from './fields.ts';
import type { LocatedRecords } from './locate-records.ts';

export interface PeopleRead {
  readonly points: readonly DemandPoint[];
  readonly bands: readonly AgeBand[];
  /** Field → column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/**
 * Demand points from a table. Everybody is the total column where there is one, else the sum of the
 * bands, where 80+ within 65+ counts once. @throws Problem `people-no-numbers` when neither is found,
 * `people-bands-overlap` when bands without a total cannot be summed
 */
export function readPeople(set: RecordSet, located: LocatedRecords, map: ColumnMap): PeopleRead {
  const { fields, shown } = findColumns(set, map);
  const bands = [...fields.keys()].flatMap((field) => findAgeBand(field) ?? []);
  const totalColumn = fields.get('total');
  if (totalColumn === undefined && bands.length === 0) {
    throw new Problem(
      'people-no-numbers',
      { file: set.file.name },
      { columns: set.columns.join(', ') },
    );
  }

  const columns: PeopleColumns = {
    total: totalColumn,
    bands: bands.map((band) => ({ band, column: fields.get(band.id) ?? -1 })),
    summed:
      totalColumn === undefined ? summedBands(set.file.name, bands) : (disjointBands(bands) ?? []),
  };
  const points: DemandPoint[] = [];
  const complaints: Complaint[] = [];
  for (const { record, lon, lat } of located.places) {
    const numbers = readNumbers(set, record, columns);
    if ('complaint' in numbers) complaints.push(numbers.complaint);
    else points.push({ lon, lat, row: record.row, ...numbers });
  }
  const disagreement =
    totalColumn === undefined
      ? partialBands(set.file.name, bands)
      : bandsAgainstTotal(set.file.name, points, bands);
  return {
    points,
    bands,
    columns: shown,
    complaints: disagreement === null ? complaints : [...complaints, disagreement],
  };
}

interface PeopleColumns {
  readonly total: number | undefined;
  readonly bands: readonly { readonly band: AgeBand; readonly column: number }[];
  /** Those that add up to everybody, for rows without a total; none where they cannot. */
  readonly summed: readonly AgeBand[];
}

type Numbers = { total: number; byBand: ReadonlyMap<string, number> } | { complaint: Complaint };

function readNumbers(set: RecordSet, record: SourceRecord, columns: PeopleColumns): Numbers {
  const byBand = new Map<string, number>();
  for (const { band, column } of columns.bands) {
    const value = numberIn(record.values[column]) ?? 0;
    if (!isHeadcount(value)) return { complaint: notAHeadcount(set, record, column) };
    byBand.set(band.id, value);
  }
  const sum = sumOfBands(byBand, columns.summed);
  if (columns.total === undefined) return { total: sum, byBand };
  const total = numberIn(record.values[columns.total]) ?? sum;
  return isHeadcount(total)
    ? { total, byBand }
    : { complaint: notAHeadcount(set, record, columns.total) };
}

/** No place on earth has more; what does is a slip of the pen. */
const MOST_HEADS = 1e8;

const isHeadcount = (value: number): boolean => value >= 0 && value <= MOST_HEADS;

function notAHeadcount(set: RecordSet, record: SourceRecord, column: number): Complaint {
  const place = { file: set.file.name, row: record.row, column: set.columns[column] ?? '' };
  return complaint('skipped', 'people-not-a-headcount', place, {
    value: String(record.values[column]),
  });
}
