import { type Crs, crsName, parseCrs, toWgs84 } from '@yike/engine-geometry';
import {
  type Complaint,
  complaint,
  numberIn,
  Problem,
  problemOf,
  type RecordSet,
  type SourceRecord,
  textIn,
} from '@yike/kernel';
import type { Geometry, Position } from 'geojson';
import { areaDisagreement } from './area-agreement.ts';
import { type CoordinatePair, findCoordinatePairs } from './coordinate-columns.ts';
import type { CoordinateEvidence } from './coordinate-evidence.ts';
import { type CrsDecision, decideCrs } from './decide-crs.ts';
import { type ColumnMap, findColumns } from './fields.ts';

/** A record and where it lies in WGS 84. */
export interface LocatedRecord {
  readonly record: SourceRecord;
  readonly lon: number;
  readonly lat: number;
}

export interface LocatedRecords {
  readonly places: readonly LocatedRecord[];
  readonly crs: CrsDecision;
  /** `lon` and `lat` → the columns they were read from. */
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/** Where the coordinates of a file stand. */
type CoordinateSource =
  | { readonly kind: 'columns'; readonly pair: CoordinatePair }
  | { readonly kind: 'one-column'; readonly column: number }
  | { readonly kind: 'geometry' };

interface RawPlace {
  readonly record: SourceRecord;
  readonly first: number;
  readonly second: number;
}

/**
 * Finds the coordinates of every record and moves them to WGS 84. Records without any, or with
 * numbers no place has, become complaints.
 *
 * @param given what the user says the system is; null: decide by names and evidence
 * @throws Problem `coordinate-columns-missing`, `coordinates-missing` and `table-empty` when not one row
 * has any, `crs-unsure`, `crs-unknown`
 */
export function locateRecords(
  set: RecordSet,
  map: ColumnMap,
  given: string | null,
  evidence: CoordinateEvidence,
): LocatedRecords {
  const givenCrs = given === null ? null : parseCrs(given);
  const source = sourceOf(set, map, givenCrs);
  const { raw, complaints } = rawPlaces(set, source);
  if (raw.length === 0) refuseWithoutCoordinates(set, source, givenCrs, complaints);
  const crs = decideCrs({
    file: set.file.name,
    given: givenCrs,
    declared: set.declaredCrs ?? null,
    hint: source.kind === 'columns' ? source.pair.hint : null,
    isGeojson: source.kind === 'geometry',
    first: Float64Array.from(raw, (place) => place.first),
    second: Float64Array.from(raw, (place) => place.second),
    records: raw.map(({ record }) => record),
    columnCount: set.columns.length,
    evidence,
  });
  complaints.push(...passedOver(set, source));
  const places: LocatedRecord[] = [];
  for (const { record, first, second } of raw) {
    const [lon, lat] = toWgs84(crs.crs, first, second);
    if (Number.isFinite(lon) && Number.isFinite(lat)) places.push({ record, lon, lat });
    else complaints.push(outOfRange(set, record, first, second, crs.crs));
  }
  const disagreement = areaDisagreement(set, places, evidence);
  if (disagreement !== null) complaints.push(disagreement);
  return { places, crs, columns: shownColumns(set, source), complaints };
}

/** Where not one row has coordinates, that is what to say, and not that their system is unclear. */
function refuseWithoutCoordinates(
  set: RecordSet,
  source: CoordinateSource,
  given: Crs | null,
  complaints: readonly Complaint[],
): void {
  const isSettled = given !== null || set.declaredCrs !== undefined || source.kind === 'geometry';
  if (isSettled || (source.kind === 'columns' && source.pair.hint !== null)) return;
  const [first] = [
    ...set.complaints.filter(({ severity }) => severity === 'skipped'),
    ...complaints,
  ];
  throw first === undefined
    ? new Problem('table-empty', { file: set.file.name })
    : problemOf(first);
}

function sourceOf(set: RecordSet, map: ColumnMap, given: Crs | null): CoordinateSource {
  const { fields } = findColumns(set, map);
  const lon = fields.get('lon');
  const lat = fields.get('lat');
  if (lon !== undefined && lat !== undefined) {
    const [pair] = findCoordinatePairs([set.columns[lon] ?? '', set.columns[lat] ?? '']);
    return { kind: 'columns', pair: { lon, lat, hint: pair?.hint ?? null } };
  }
  if (set.records.some(({ geometry }) => geometry !== undefined)) return { kind: 'geometry' };
  const pairs = findCoordinatePairs(set.columns);
  const pair = pairs.find(({ hint }) => given !== null && hint?.id === given.id) ?? pairs[0];
  if (pair !== undefined) return { kind: 'columns', pair };
  const column = fields.get('location');
  if (column !== undefined) return { kind: 'one-column', column };
  if (set.file.format === 'geojson') {
    throw new Problem('geojson-no-geometry', { file: set.file.name });
  }
  throw new Problem(
    'coordinate-columns-missing',
    { file: set.file.name },
    { columns: set.columns.join(', ') },
  );
}

/** A file with several pairs of coordinates is read by one; the others are named. */
function passedOver(set: RecordSet, source: CoordinateSource): Complaint[] {
  if (source.kind !== 'columns') return [];
  const nameOf = (column: number): string => set.columns[column] ?? '';
  const used = `${nameOf(source.pair.lon)}, ${nameOf(source.pair.lat)}`;
  return findCoordinatePairs(set.columns).flatMap(({ lon, lat }) => {
    if (lon === source.pair.lon || lat === source.pair.lat) return [];
    const details = { used, other: `${nameOf(lon)}, ${nameOf(lat)}` };
    return complaint('note', 'coordinates-passed-over', { file: set.file.name }, details);
  });
}

function rawPlaces(set: RecordSet, source: CoordinateSource) {
  const raw: RawPlace[] = [];
  const complaints: Complaint[] = [];
  for (const record of set.records) {
    const pair = rawOf(record, source);
    if (pair !== null && Number.isFinite(pair[0]) && Number.isFinite(pair[1])) {
      raw.push({ record, first: pair[0], second: pair[1] });
    } else {
      const place = { file: set.file.name, row: record.row };
      complaints.push(complaint('skipped', 'coordinates-missing', place));
    }
  }
  return { raw, complaints };
}

function rawOf(record: SourceRecord, source: CoordinateSource): readonly [number, number] | null {
  if (source.kind === 'geometry') {
    return record.geometry === undefined ? null : centreOf(record.geometry);
  }
  if (source.kind === 'one-column') {
    const parts = textIn(record.values[source.column]).split(/[,，;\s]+/);
    return [numberIn(parts[0]) ?? Number.NaN, numberIn(parts[1]) ?? Number.NaN];
  }
  const { lon, lat } = source.pair;
  return [numberIn(record.values[lon]) ?? Number.NaN, numberIn(record.values[lat]) ?? Number.NaN];
}

function outOfRange(
  set: RecordSet,
  record: SourceRecord,
  first: number,
  second: number,
  crs: Crs,
): Complaint {
  const place = { file: set.file.name, row: record.row };
  return complaint('skipped', 'coordinates-out-of-range', place, {
    x: first,
    y: second,
    crs: crsName(crs).en,
  });
}

function shownColumns(set: RecordSet, source: CoordinateSource): Record<string, string> {
  if (source.kind === 'geometry') return {};
  if (source.kind === 'one-column') return { location: set.columns[source.column] ?? '' };
  const { lon, lat } = source.pair;
  return { lon: set.columns[lon] ?? '', lat: set.columns[lat] ?? '' };
}

/**
 * One point for any geometry: a point itself, else the mean of its corners. People and facilities
 * drawn as small polygons are well served by that; large areas are read as areas, not here.
 */
function centreOf(geometry: Geometry): readonly [number, number] | null {
  const positions = positionsOf(geometry);
  if (positions.length === 0) return null;
  let x = 0;
  let y = 0;
  for (const position of positions) {
    x += position[0] ?? Number.NaN;
    y += position[1] ?? Number.NaN;
  }
  return [x / positions.length, y / positions.length];
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
      return geometry.coordinates.flat();
    // the closing corner of a ring repeats its first
    case 'Polygon':
      return geometry.coordinates[0]?.slice(1) ?? [];
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((polygon) => polygon[0]?.slice(1) ?? []);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}
