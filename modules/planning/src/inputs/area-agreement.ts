import { type Complaint, complaint, type RecordSet, type SourceRecord, textIn } from '@yike/kernel';
import type { CoordinateEvidence } from './coordinate-evidence.ts';

/**
 * The area each row says it lies in: taken from whichever column's words agree best with the areas'
 * names, so that it may be called 街道, adname or anything. Null where no column names areas.
 */
export function expectedAreas(
  records: readonly SourceRecord[],
  columnCount: number,
  areaNames: readonly string[],
): (string | null)[] {
  const names = new Set(areaNames);
  let best = -1;
  let bestCount = 0;
  for (let column = 0; column < columnCount; column++) {
    const count = records.filter(({ values }) => names.has(textIn(values[column]))).length;
    if (count > bestCount) {
      best = column;
      bestCount = count;
    }
  }
  return records.map(({ values }) => (best < 0 ? null : textIn(values[best]) || null));
}

const FEWEST_ROWS = 30;
const AGREEING_SHARE = 0.7;

/**
 * Whether rows lie in the areas they name. Where many do not, the areas or the file are in another
 * coordinate system than they were taken for, as boundaries from web maps often are.
 */
export function areaDisagreement(
  set: RecordSet,
  places: readonly {
    readonly record: SourceRecord;
    readonly lon: number;
    readonly lat: number;
  }[],
  { areas }: CoordinateEvidence,
): Complaint | null {
  if (areas === undefined) return null;
  const known = new Set(areas.names);
  const expected = expectedAreas(
    places.map(({ record }) => record),
    set.columns.length,
    areas.names,
  );
  let named = 0;
  let agreeing = 0;
  for (const [at, { lon, lat }] of places.entries()) {
    const name = expected[at];
    if (name === null || name === undefined || !known.has(name)) continue;
    named++;
    if (areas.names[areas.index.areaOf(lon, lat)] === name) agreeing++;
  }
  if (named < FEWEST_ROWS || agreeing >= AGREEING_SHARE * named) return null;
  const percent = Math.round((100 * agreeing) / named);
  return complaint('warning', 'areas-disagree', { file: set.file.name }, { named, percent });
}
