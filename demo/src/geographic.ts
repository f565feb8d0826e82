import { planeAt, planeLat, planeLon, planeX, planeY } from '@yike/engine-geometry';
import { ORIGIN } from './district-plan.ts';
import type { Point } from './plane-geometry.ts';

/** True to scale along the river, in the middle of the district. */
const PLANE = planeAt(ORIGIN.lat + 0.0125);
const WEST = planeX(PLANE, ORIGIN.lon);
const SOUTH = planeY(PLANE, ORIGIN.lat);

/** Longitude and latitude in WGS 84, seven decimals, about a centimetre. */
export function lonLat([x, y]: Point): [lon: number, lat: number] {
  return [sevenDecimals(planeLon(PLANE, WEST + x)), sevenDecimals(planeLat(PLANE, SOUTH + y))];
}

function sevenDecimals(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
