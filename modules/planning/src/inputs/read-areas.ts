import { AreaIndex, checkPolygon, labelPointOf, squareMetresOf } from '@yike/engine-geometry';
import {
  type Complaint,
  complaint,
  type Place,
  Problem,
  type RecordSet,
  type SourceRecord,
  textIn,
} from '@yike/kernel';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Area } from './area.ts';
import { type ColumnMap, findColumns } from './fields.ts';

export interface AreasRead {
  readonly areas: readonly Area[];
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/**
 * Areas from the polygons of a file. `toWgs84` moves a position out of the file's own system.
 * Faulty polygons are left out and complained about, each once. @throws Problem `areas-none`
 */
export function readAreas(
  set: RecordSet,
  map: ColumnMap,
  toWgs84: (position: Position) => Position,
): AreasRead {
  const { fields, shown } = findColumns(set, map);
  const areas: Area[] = [];
  const complaints: Complaint[] = [];
  const usedIds = new Set<string>();
  for (const record of set.records) {
    const cell = (field: string): string => textIn(record.values[fields.get(field) ?? -1]);
    const name = cell('name') || cell('id') || `${areas.length + 1}`;
    const place = { file: set.file.name, row: record.row };
    const geometry = polygonOf(record, place, toWgs84, complaints);
    if (geometry === null) continue;
    areas.push({
      id: freeId(cell('id') || name, usedIds),
      name,
      geometry,
      squareMetres: Math.round(squareMetresOf(geometry)),
    });
  }
  if (areas.length === 0) throw noAreas(set, complaints[0] ?? set.complaints[0]);
  complaints.push(...overlaps(areas, set.file.name));
  return { areas, columns: shown, complaints };
}

/** Areas whose middle lies in another one: people there are counted for one of them only. */
function overlaps(areas: readonly Area[], file: string): Complaint[] {
  const index = new AreaIndex(areas.map(({ geometry }) => geometry));
  return areas.flatMap((area, own) => {
    const other = areas[index.areaOf(...labelPointOf(area.geometry))];
    if (other === undefined || other === areas[own]) return [];
    const names = { name: area.name, other: other.name };
    return complaint('warning', 'areas-overlap', { file }, names);
  });
}

/** The polygon of a record in WGS 84; null, and a complaint, where there is none to use. */
function polygonOf(
  { geometry }: SourceRecord,
  place: Place,
  toWgs84: (position: Position) => Position,
  complaints: Complaint[],
): Polygon | MultiPolygon | null {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
    complaints.push(complaint('skipped', 'area-not-a-polygon', place));
    return null;
  }
  const moved = moveGeometry(geometry, toWgs84);
  const faults = checkPolygon(moved);
  // an unclosed ring is closed by whoever reads it; anything else makes no area
  const fatal = faults.find(({ code }) => code !== 'polygon-unclosed');
  const told = fatal ?? faults[0];
  if (told !== undefined) {
    const severity = fatal === undefined ? 'warning' : 'skipped';
    complaints.push(complaint(severity, told.code, place, told.details));
  }
  return fatal === undefined ? moved : null;
}

function noAreas(set: RecordSet, first: Complaint | undefined): Problem {
  const why = first?.text ?? { zh: '文件是空的', en: 'the file is empty' };
  return new Problem('areas-none', first?.place ?? { file: set.file.name }, { ...why });
}

function freeId(wanted: string, used: Set<string>): string {
  let id = wanted;
  for (let n = 2; used.has(id); n++) id = `${wanted}~${n}`;
  used.add(id);
  return id;
}

function moveGeometry(
  geometry: Polygon | MultiPolygon,
  move: (position: Position) => Position,
): Polygon | MultiPolygon {
  const moveRings = (rings: Position[][]): Position[][] => rings.map((ring) => ring.map(move));
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: moveRings(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(moveRings) };
}
