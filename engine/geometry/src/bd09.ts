import { invert } from './invert.ts';
import type { LonLat } from './lon-lat.ts';

/** Waves of the offset per degree, in radians. */
const WAVES = (Math.PI * 3000) / 180;

/** BD-09 of a GCJ-02 place: a small turn and stretch about 0°, 0°, and a step to the north-east. */
export function bd09OfGcj02(lon: number, lat: number): LonLat {
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * WAVES);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * WAVES);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** The GCJ-02 place that BD-09 shows at these coordinates, to far less than a millimetre. */
export function gcj02OfBd09(lon: number, lat: number): LonLat {
  return invert(bd09OfGcj02, lon, lat);
}
