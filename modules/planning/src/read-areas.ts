import { checkPolygon, squareMetresOf } from '@yike/engine-geometry';
import { type Complaint, complaint, Problem, type RecordSet } from '@yike/kernel';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Area } from './area.ts';
import { type ColumnMap, findColumns } from './fields.ts';
import { textIn } from './numbers.ts';

export interface AreasRead {
  readonly areas: readonly Area[];
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/**
 * Areas from the polygons of a file. `toWgs84` moves a position out of the file's own system.
 * Faulty polygons are left out and complained about. @throws Problem `areas-none`
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
    const place = { file: set.file.name, row: record.row };
    const { geometry } = record;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      complaints.push(complaint('skipped', 'area-not-a-polygon', place));
      continue;
    }
    const moved = moveGeometry(geometry, toWgs84);
    const cell = (field: string): string => {
      const column = fields.get(field);
      return column === undefined ? '' : textIn(record.values[column]);
    };
    const name = cell('name') || cell('id') || `${areas.length + 1}`;
    // an unclosed ring is closed by whoever reads it; anything else makes no area
    const faults = checkPolygon(moved);
    for (const { code, details } of faults) {
      const severity = code === 'polygon-unclosed' ? 'warning' : 'skipped';
      complaints.push(complaint(severity, code, { ...place, column: name }, details));
    }
    if (faults.some(({ code }) => code !== 'polygon-unclosed')) continue;
    areas.push({
      id: freeId(cell('id') || name, usedIds),
      name,
      geometry: moved,
      squareMetres: Math.round(squareMetresOf(moved)),
    });
  }
  if (areas.length === 0) {
    const [first] = complaints;
    const why = first === undefined ? { zh: '文件是空的', en: 'the file is empty' } : first.text;
    throw new Problem('areas-none', first?.place ?? { file: set.file.name }, {
      zh: why.zh,
      en: why.en,
    });
  }
  return { areas, columns: shown, complaints };
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
