import { invert } from './invert.ts';
import type { LonLat } from './lon-lat.ts';
import { isInMainland } from './mainland-outline.ts';

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Krasovsky 1940, which the published algorithm scales its metres by. */
const SEMI_MAJOR_METRES = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;

/** GCJ-02 of a WGS 84 place. Outside mainland China nothing is shifted. */
export function gcj02OfWgs84(lon: number, lat: number): LonLat {
  return isInMainland(lon, lat) ? shifted(lon, lat) : [lon, lat];
}

/**
 * The WGS 84 place that GCJ-02 shows at these coordinates, to far less than a millimetre. In the
 * half kilometre along the outline where both a shifted and an unshifted place would do, the
 * shifted one, which is the mainland's.
 */
export function wgs84OfGcj02(lon: number, lat: number): LonLat {
  const place = invert(shifted, lon, lat);
  return isInMainland(place[0], place[1]) ? place : [lon, lat];
}

/** The published offset: a polynomial with waves, in metres, scaled to degrees at the latitude. */
function shifted(lon: number, lat: number): LonLat {
  const x = lon - 105;
  const y = lat - 35;
  const rootX = Math.sqrt(Math.abs(x));
  const common = (2 / 3) * (20 * wave(6 * x) + 20 * wave(2 * x));

  const eastMetres =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * rootX +
    common +
    (2 / 3) * (20 * wave(x) + 40 * wave(x / 3) + 150 * wave(x / 12) + 300 * wave(x / 30));
  const northMetres =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * rootX +
    common +
    (2 / 3) * (20 * wave(y) + 40 * wave(y / 3) + 160 * wave(y / 12) + 320 * wave(y / 30));

  const sinLat = Math.sin(lat * RADIANS_PER_DEGREE);
  const flatness = 1 - ECCENTRICITY_SQUARED * sinLat * sinLat;
  const normalRadius = SEMI_MAJOR_METRES / Math.sqrt(flatness);
  const meridianRadius = (normalRadius * (1 - ECCENTRICITY_SQUARED)) / flatness;
  return [
    lon + eastMetres / (normalRadius * Math.cos(lat * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE),
    lat + northMetres / (meridianRadius * RADIANS_PER_DEGREE),
  ];
}

function wave(halfTurns: number): number {
  return Math.sin(halfTurns * Math.PI);
}
