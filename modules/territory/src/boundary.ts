import {
  type AreaGeometry,
  type Crs,
  checkPolygon,
  squareMetresOf,
  toWgs84,
} from '@yike/engine-geometry';
import { cityOfRegion, type Day, type RecordSet, type RegionCode } from '@yike/kernel';
import type { Geometry, Position } from 'geojson';
import { cellsOf, RowReader } from './columns.ts';
import type { ListFacts, RowsRead } from './region-rows.ts';

/** Where a region lies, from a day on until the next boundary begins. */
export interface Boundary {
  readonly regionCode: RegionCode;
  readonly validFrom: Day;
  /** WGS 84, seven decimals. */
  readonly geometry: AreaGeometry;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  readonly squareMetres: number;
  readonly source: string;
}

/** Under which city a boundary is kept; what lies in no city, under its own six digits. */
export function keeperOf(regionCode: RegionCode): string {
  return cityOfRegion(regionCode) ?? regionCode.slice(0, 6);
}

/** Boundaries from the polygons of a file, each checked; faulty ones are left out and told. */
export function readBoundaryRows(set: RecordSet, crs: Crs, facts: ListFacts): RowsRead<Boundary> {
  const reader = new RowReader(set);
  const rows = new Map<RegionCode, Boundary>();
  for (const cells of cellsOf(set)) {
    const regionCode = reader.regionCode(cells);
    if (regionCode === null) continue;
    const geometry = areaIn(cells.record.geometry, crs);
    const [fault] = geometry === null ? [NO_AREA] : checkPolygon(geometry);
    if (geometry === null || fault !== undefined) {
      reader.skip(cells.record, fault?.code ?? NO_AREA.code, fault?.details);
    } else if (rows.has(regionCode)) {
      reader.skip(cells.record, 'region-row-twice', { code: regionCode });
    } else {
      const squareMetres = Math.round(squareMetresOf(geometry));
      rows.set(regionCode, { ...facts, regionCode, geometry, box: boxOf(geometry), squareMetres });
    }
  }
  return { rows: [...rows.values()], complaints: reader.complaints };
}

const NO_AREA = { code: 'area-not-a-polygon', details: {} } as const;

function areaIn(geometry: Geometry | undefined, crs: Crs): AreaGeometry | null {
  const move = ([first = Number.NaN, second = Number.NaN]: Position): Position =>
    toWgs84(crs, first, second).map((degrees) => Math.round(degrees * 1e7) / 1e7);
  const moveRings = (rings: Position[][]): Position[][] => rings.map((ring) => ring.map(move));
  if (geometry?.type === 'Polygon') {
    return { type: 'Polygon', coordinates: moveRings(geometry.coordinates) };
  }
  if (geometry?.type !== 'MultiPolygon') return null;
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(moveRings) };
}

function boxOf(geometry: AreaGeometry): Boundary['box'] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of rings.flat()) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
