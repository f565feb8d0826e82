import type { MultiPolygon, Polygon } from 'geojson';

/** A subdistrict, community or circle to answer for. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly squareMetres: number;
}
