import { toWgs84, WGS84 } from '@yike/engine-geometry';
import { readRaster, readRecords, sniffFormat } from '@yike/files';
import { Problem, type RecordSet } from '@yike/kernel';
import {
  type CoordinateEvidence,
  type Demand,
  decideCrs,
  decidedText,
  joinDemand,
  locateRecords,
  readPeople,
  readPeopleRasters,
} from '@yike/planning';
import type { Loading } from './loading.ts';

type DemandPart = Parameters<typeof joinDemand>[0][number];

/**
 * Reads where people live: tables and GeoJSON file by file, grids together.
 * @throws Problem `file-given-twice`
 */
export async function loadPeople(
  paths: readonly string[],
  evidence: CoordinateEvidence,
  loading: Loading,
): Promise<Demand> {
  loading.progress.phase({ zh: '读取人口', en: 'reading the people' });
  const rasterPaths: string[] = [];
  const parts: DemandPart[] = [];
  for (const path of paths) {
    if ((await sniffFormat(path)) === 'geotiff') rasterPaths.push(path);
    else parts.push(partOfTable(await readRecords(path), loading.crsOf(path), evidence, loading));
  }
  if (rasterPaths.length > 0) parts.push(await partOfRasters(rasterPaths, loading));
  refuseTwins(loading);
  warnOfMixedBands(parts, loading);
  return joinDemand(parts);
}

/** The same people twice would count double, and nothing in the results would show it. */
function refuseTwins({ ledger }: Loading): void {
  const seen = new Set<string>();
  for (const { role, file, sha256 } of ledger.inputs) {
    if (role !== 'people') continue;
    if (seen.has(sha256)) throw new Problem('file-given-twice', { file });
    seen.add(sha256);
  }
}

function warnOfMixedBands(parts: readonly DemandPart[], { ledger }: Loading): void {
  const own = parts.map(({ bands }) => bands.map(({ id }) => id));
  const all = new Set(own.flat());
  const lacking = [...all].filter((id) => own.some((ids) => !ids.includes(id)));
  if (lacking.length === 0) return;
  ledger.warn('warning', 'people-bands-mixed', {}, { bands: lacking.join(', ') });
}

function partOfTable(
  set: RecordSet,
  given: string | null,
  evidence: CoordinateEvidence,
  { mapping, ledger }: Loading,
): DemandPart {
  mapping.see(set.columns);
  const located = locateRecords(set, mapping.map, given, evidence);
  const read = readPeople(set, located, mapping.map);
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
  { mapping, crsOf, ledger }: Loading,
): Promise<DemandPart> {
  const rasters = await Promise.all(paths.map((path) => readRaster(path)));
  for (const { file } of rasters) mapping.see([file.name, file.name.replace(/\.tiff?$/i, '')]);
  const read = readPeopleRasters(rasters, mapping.map);
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
