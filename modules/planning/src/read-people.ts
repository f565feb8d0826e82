import {
  type Complaint,
  complaint,
  Problem,
  type RecordSet,
  type SourceRecord,
} from '@yike/kernel';
import { type AgeBand, findAgeBand } from './age-bands.ts';
import type { DemandPoint } from './demand.ts';
import { type ColumnMap, findColumns } from './fields.ts';
import type { LocatedRecords } from './locate-records.ts';
import { numberIn } from './numbers.ts';

export interface PeopleRead {
  readonly points: readonly DemandPoint[];
  readonly bands: readonly AgeBand[];
  /** Field → column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/** Sum of the bands and the total may differ by this share before anybody is told. */
const BAND_TOLERANCE = 0.05;

/**
 * Demand points from a table. Everybody is the total column where there is one, else the sum of the
 * bands. @throws Problem `people-no-numbers` when neither is found
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

  const points: DemandPoint[] = [];
  const complaints: Complaint[] = [];
  for (const { record, lon, lat } of located.places) {
    const numbers = readNumbers(set, record, totalColumn, bands, fields);
    if ('complaint' in numbers) complaints.push(numbers.complaint);
    else points.push({ lon, lat, row: record.row, ...numbers });
  }
  const disagreement = totalColumn === undefined ? null : bandsAgainstTotal(set, points, bands);
  return {
    points,
    bands,
    columns: shown,
    complaints: disagreement === null ? complaints : [...complaints, disagreement],
  };
}

type Numbers = { total: number; byBand: ReadonlyMap<string, number> } | { complaint: Complaint };

function readNumbers(
  set: RecordSet,
  record: SourceRecord,
  totalColumn: number | undefined,
  bands: readonly AgeBand[],
  fields: ReadonlyMap<string, number>,
): Numbers {
  const byBand = new Map<string, number>();
  let sum = 0;
  for (const band of bands) {
    const column = fields.get(band.id) ?? -1;
    const value = numberIn(record.values[column]) ?? 0;
    if (!isHeadcount(value)) return { complaint: notAHeadcount(set, record, column) };
    byBand.set(band.id, value);
    sum += value;
  }
  if (totalColumn === undefined) return { total: sum, byBand };
  const total = numberIn(record.values[totalColumn]) ?? sum;
  return isHeadcount(total)
    ? { total, byBand }
    : { complaint: notAHeadcount(set, record, totalColumn) };
}

const isHeadcount = (value: number): boolean => Number.isFinite(value) && value >= 0;

function notAHeadcount(set: RecordSet, record: SourceRecord, column: number): Complaint {
  const place = { file: set.file.name, row: record.row, column: set.columns[column] ?? '' };
  return complaint('skipped', 'people-not-a-headcount', place, {
    value: String(record.values[column]),
  });
}

/** Bands that need not cover all ages are only compared when they do. */
function bandsAgainstTotal(
  set: RecordSet,
  points: readonly DemandPoint[],
  bands: readonly AgeBand[],
): Complaint | null {
  if (!coverAllAges(bands)) return null;
  let off = 0;
  let total = 0;
  let banded = 0;
  for (const point of points) {
    const sum = [...point.byBand.values()].reduce((all, here) => all + here, 0);
    total += point.total;
    banded += sum;
    if (Math.abs(sum - point.total) > BAND_TOLERANCE * Math.max(point.total, 1)) off++;
  }
  const overall = total === 0 ? 0 : (banded - total) / total;
  if (off === 0 && Math.abs(overall) <= BAND_TOLERANCE) return null;
  return complaint(
    'warning',
    'people-bands-differ',
    { file: set.file.name },
    {
      off,
      points: points.length,
      tolerance: BAND_TOLERANCE * 100,
      total: Math.round(total),
      banded: Math.round(banded),
      percent: `${overall >= 0 ? '+' : '−'}${Math.abs(overall * 100).toFixed(1)}`,
    },
  );
}

function coverAllAges(bands: readonly AgeBand[]): boolean {
  const sorted = [...bands].sort((a, b) => a.from - b.from);
  let next = 0;
  for (const { from, to } of sorted) {
    if (from !== next) return false;
    if (to === null) return true;
    next = to + 1;
  }
  return false;
}
