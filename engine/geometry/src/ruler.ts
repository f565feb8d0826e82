/** Radius of the sphere every distance of ours is measured on, in metres. */
export const EARTH_RADIUS_METRES = 6_371_000;

const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Great-circle distance in metres between two places given in degrees (WGS 84), by the haversine
 * formula. Never negative; 0 only for equal places.
 */
export function haversineMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinHalfLat = Math.sin((lat2 - lat1) * RADIANS_PER_DEGREE * 0.5);
  const sinHalfLon = Math.sin((lon2 - lon1) * RADIANS_PER_DEGREE * 0.5);
  const squaredHalfChord =
    sinHalfLat * sinHalfLat +
    Math.cos(lat1 * RADIANS_PER_DEGREE) *
      Math.cos(lat2 * RADIANS_PER_DEGREE) *
      sinHalfLon *
      sinHalfLon;
  // rounding may carry antipodes past 1, where asin is NaN
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squaredHalfChord)));
}
