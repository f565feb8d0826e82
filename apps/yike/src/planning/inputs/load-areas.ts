import { AreaIndex, parseCrs, toWgs84 } from '@yike/engine-geometry';
import { readRecords } from '@yike/files';
import type { RecordSet } from '@yike/kernel';
import { type Area, decideCrs, decidedText, readAreas } from '@yike/planning';
import type { Loading } from './loading.ts';

export interface LoadedAreas {
  readonly areas: readonly Area[];
  readonly index: AreaIndex;
  /** What all areas say they belong to, such as the name of the district; null: nothing common. */
  readonly commonName: string | null;
  /** The areas say of themselves that they are made up (`fictional: true`). */
  readonly isFictional: boolean;
}

export const NO_AREAS: LoadedAreas = {
  areas: [],
  index: new AreaIndex([]),
  commonName: null,
  isFictional: false,
};

/** Reads the areas; a polygon file is WGS 84 unless it or the user says otherwise. */
export async function loadAreas(
  path: string,
  { mapping, crsOf, ledger, progress }: Loading,
): Promise<LoadedAreas> {
  progress.phase({ zh: '读取区域', en: 'reading the areas' });
  const set = await readRecords(path);
  mapping.see(set.columns);
  const given = crsOf(path);
  const crs = decideCrs({
    file: set.file.name,
    given: given === null ? null : parseCrs(given),
    declared: set.declaredCrs ?? null,
    hint: null,
    isGeojson: true,
    ...cornersOf(set),
    records: [],
    columnCount: 0,
    evidence: {},
  });
  const read = readAreas(set, mapping.map, ([first = Number.NaN, second = Number.NaN]) =>
    toWgs84(crs.crs, first, second),
  );
  ledger.enter(
    'areas',
    set.file,
    set.records.length + set.complaints.length,
    [...set.complaints, ...read.complaints],
    {
      columns: read.columns,
      crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
    },
  );
  return {
    areas: read.areas,
    index: new AreaIndex(read.areas.map(({ geometry }) => geometry)),
    commonName: commonName(set),
    isFictional: isFictional(set),
  };
}

/** Some corners of the polygons, from which the order of projected numbers shows. */
function cornersOf(set: RecordSet): { first: Float64Array; second: Float64Array } {
  const corners = set.records.flatMap(({ geometry }) => {
    if (geometry?.type === 'Polygon') return geometry.coordinates[0] ?? [];
    return geometry?.type === 'MultiPolygon' ? (geometry.coordinates[0]?.[0] ?? []) : [];
  });
  return {
    first: Float64Array.from(corners, ([x]) => x ?? Number.NaN),
    second: Float64Array.from(corners, ([, y]) => y ?? Number.NaN),
  };
}

function isFictional({ columns, records }: RecordSet): boolean {
  const column = columns.indexOf('fictional');
  return column >= 0 && records.every(({ values }) => String(values[column]) === 'true');
}

const PARENT_COLUMNS = /^(?:district|city|county|adname|parent|区县|区|城市|所属区|行政区)$/i;

function commonName(set: RecordSet): string | null {
  const column = set.columns.findIndex((name) => PARENT_COLUMNS.test(name));
  const [first, ...others] = new Set(set.records.map(({ values }) => values[column]));
  return typeof first === 'string' && others.length === 0 ? first : null;
}
