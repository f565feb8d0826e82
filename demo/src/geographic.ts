import { ORIGIN } from './district-plan.ts';
import type { Point } from './plane-geometry.ts';

const METRES_PER_DEGREE = (Math.PI * 6_371_000) / 180;
const MIDDLE_LATITUDE = ORIGIN.lat + 1600 / METRES_PER_DEGREE;
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((MIDDLE_LATITUDE * Math.PI) / 180);

/** Longitude and latitude in WGS 84, seven decimals, about a centimetre. */
export function lonLat([x, y]: Point): [lon: number, lat: number] {
  return [
    seven(ORIGIN.lon + x / METRES_PER_DEGREE_EAST),
    seven(ORIGIN.lat + y / METRES_PER_DEGREE),
  ];
}

function seven(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
