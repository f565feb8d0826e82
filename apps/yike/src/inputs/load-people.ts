import { toWgs84, WGS84 } from '@yike/engine-geometry';
import { readRaster, readRecords, sniffFormat } from '@yike/files';
import type { Progress, RecordSet } from '@yike/kernel';
import {
  type ColumnMap,
  type CoordinateEvidence,
  type Demand,
  decideCrs,
  decidedText,
  joinDemand,
  locateRecords,
  readPeople,
  readPeopleRasters,
} from '@yike/planning';
import type { CrsOf } from './crs-options.ts';
import type { InputLedger } from './input-ledger.ts';

type DemandPart = Parameters<typeof joinDemand>[0][number];

/** Reads where people live: tables and GeoJSON file by file, grids together. */
export async function loadPeople(
  paths: readonly string[],
  map: ColumnMap,
  crsOf: CrsOf,
  evidence: CoordinateEvidence,
  ledger: InputLedger,
  progress: Progress,
): Promise<Demand> {
  progress.phase({ zh: '读取人口', en: 'reading the people' });
  const rasterPaths: string[] = [];
  const parts: DemandPart[] = [];
  for (const path of paths) {
    if ((await sniffFormat(path)) === 'geotiff') {
      rasterPaths.push(path);
      continue;
    }
    parts.push(partOfTable(await readRecords(path), map, crsOf(path), evidence, ledger));
  }
  if (rasterPaths.length > 0) parts.push(await partOfRasters(rasterPaths, map, crsOf, ledger));
  return joinDemand(parts);
}

function partOfTable(
  set: RecordSet,
  map: ColumnMap,
  given: string | null,
  evidence: CoordinateEvidence,
  ledger: InputLedger,
): DemandPart {
  const located = locateRecords(set, map, given, evidence);
  const read = readPeople(set, located, map);
  const complaints = [...set.complaints, ...located.complaints, ...read.complaints];
  ledger.enter('people', set.file, set.records.length + set.complaints.length, complaints, {
    columns: { ...read.columns, ...located.columns },
    crs: {
      decided: decidedText(located.crs),
      how: located.crs.how,
      evidence: located.crs.evidence,
    },
  });
  return {
    source: {
      file: set.file,
      columns: set.columns,
      values: new Map(set.records.map(({ row, values }) => [row, values])),
    },
    bands: read.bands,
    points: read.points,
  };
}

async function partOfRasters(
  paths: readonly string[],
  map: ColumnMap,
  crsOf: CrsOf,
  ledger: InputLedger,
): Promise<DemandPart> {
  const rasters = await Promise.all(paths.map((path) => readRaster(path)));
  const read = readPeopleRasters(rasters, map);
  const [first] = rasters;
  if (first === undefined) throw new Error('No raster was read.');
  const given = crsOf(paths[0] ?? '');
  const crs = decideCrs({
    file: first.file.name,
    given: null,
    declared: given ?? first.declaredCrs ?? null,
    hint: null,
    isGeojson: false,
    first: Float64Array.from(read.points, ({ lon }) => lon),
    second: Float64Array.from(read.points, ({ lat }) => lat),
    records: [],
    columnCount: 0,
    evidence: {},
  });
  for (const [at, raster] of rasters.entries()) {
    const cells = raster.values.length;
    ledger.enter('people', raster.file, cells, at === 0 ? read.complaints : [], {
      columns: Object.fromEntries(
        Object.entries(read.columns).filter(([, name]) => name === raster.file.name),
      ),
      crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
    });
  }
  const points = read.points.map((point) => {
    if (crs.crs === WGS84) return point;
    const [lon, lat] = toWgs84(crs.crs, point.lon, point.lat);
    return { ...point, lon, lat };
  });
  return {
    source: { file: first.file, columns: [], values: new Map() },
    bands: read.bands,
    points,
  };
}
