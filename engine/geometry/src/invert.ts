import type { LonLat } from './lon-lat.ts';

/** A ten-thousandth of a millimetre on the ground. */
const CLOSE_ENOUGH_DEGREES = 1e-12;

/**
 * The place that `forward` carries to the target, by fixed-point iteration: each round takes off
 * what the guess still misses by. Offsets of map systems change by a few per cent of the distance
 * walked, so every round gains more than one digit; ten suffice.
 */
export function invert(
  forward: (lon: number, lat: number) => LonLat,
  lon: number,
  lat: number,
): LonLat {
  let [guessLon, guessLat] = [lon, lat];
  for (let round = 0; round < 20; round++) {
    const [reachedLon, reachedLat] = forward(guessLon, guessLat);
    guessLon += lon - reachedLon;
    guessLat += lat - reachedLat;
    const missed = Math.max(Math.abs(lon - reachedLon), Math.abs(lat - reachedLat));
    if (missed < CLOSE_ENOUGH_DEGREES) break;
  }
  return [guessLon, guessLat];
}
