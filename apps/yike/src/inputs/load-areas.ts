import { AreaIndex, parseCrs, toWgs84, WGS84 } from '@yike/engine-geometry';
import { readRecords } from '@yike/files';
import type { Progress, RecordSet } from '@yike/kernel';
import { type Area, type ColumnMap, decideCrs, decidedText, readAreas } from '@yike/planning';
import type { CrsOf } from './crs-options.ts';
import type { InputLedger } from './input-ledger.ts';

export interface LoadedAreas {
  readonly areas: readonly Area[];
  readonly index: AreaIndex;
  /** What all areas say they belong to, such as the name of the district; null: nothing common. */
  readonly commonName: string | null;
}

export const NO_AREAS: LoadedAreas = { areas: [], index: new AreaIndex([]), commonName: null };

/** Reads the areas; a polygon file is WGS 84 unless it or the user says otherwise. */
export async function loadAreas(
  path: string,
  map: ColumnMap,
  crsOf: CrsOf,
  ledger: InputLedger,
  progress: Progress,
): Promise<LoadedAreas> {
  progress.phase({ zh: '读取区域', en: 'reading the areas' });
  const set = await readRecords(path);
  const given = crsOf(path);
  const crs = decideCrs({
    file: set.file.name,
    given: given === null ? null : parseCrs(given),
    declared: set.declaredCrs ?? null,
    hint: null,
    isGeojson: true,
    first: new Float64Array(),
    second: new Float64Array(),
    records: [],
    columnCount: 0,
    evidence: {},
  });
  const read = readAreas(set, map, (position) => {
    const [x = Number.NaN, y = Number.NaN] = position;
    return crs.crs === WGS84 ? position : toWgs84(crs.crs, x, y);
  });
  ledger.enter('areas', set.file, set.records.length, [...set.complaints, ...read.complaints], {
    columns: read.columns,
    crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
  });
  return {
    areas: read.areas,
    index: new AreaIndex(read.areas.map(({ geometry }) => geometry)),
    commonName: commonName(set),
  };
}

const PARENT_COLUMNS = /^(?:district|city|county|adname|parent|区县|区|城市|所属区|行政区)$/i;

function commonName(set: RecordSet): string | null {
  const column = set.columns.findIndex((name) => PARENT_COLUMNS.test(name));
  const [first, ...others] = new Set(set.records.map(({ values }) => values[column]));
  return typeof first === 'string' && others.length === 0 ? first : null;
}
