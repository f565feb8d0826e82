import { EARTH_RADIUS_METRES } from './ruler.ts';

const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180;

/** Places of many points under one reading of their numbers, in degrees; NaN where it has none. */
export interface Places {
  readonly lons: Float64Array;
  readonly lats: Float64Array;
}

/** A step on the ground, metres. */
export interface Shift {
  readonly eastMetres: number;
  readonly northMetres: number;
}

/** Steps spread evenly over the ring between two distances, in a spiral; always the same ones. */
export function spiralShifts(count: number, fromMetres: number, toMetres: number): Shift[] {
  const turn = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, i) => {
    const metres = fromMetres + (toMetres - fromMetres) * Math.sqrt((i + 0.5) / count);
    return { eastMetres: metres * Math.cos(i * turn), northMetres: metres * Math.sin(i * turn) };
  });
}

/** Steps of one length in the eight directions of the compass. */
export function compassShifts(metres: number): Shift[] {
  return Array.from({ length: 8 }, (_, i) => ({
    eastMetres: metres * Math.cos((i * Math.PI) / 4),
    northMetres: metres * Math.sin((i * Math.PI) / 4),
  }));
}

/** The places, each moved by the same step. */
export function shiftedPlaces(places: Places, shift: Shift): Places {
  const dLat = shift.northMetres / METRES_PER_DEGREE;
  return {
    lons: places.lons.map((lon, i) => {
      const metresPerDegreeLon = METRES_PER_DEGREE * Math.cos((places.lats[i] * Math.PI) / 180);
      return lon + shift.eastMetres / metresPerDegreeLon;
    }),
    lats: places.lats.map((lat) => lat + dLat),
  };
}
