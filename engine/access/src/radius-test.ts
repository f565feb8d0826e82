import { haversineMetres } from '@yike/engine-geometry';
import KDBush from 'kdbush';
import type { People } from './people.ts';

const METRES_PER_DEGREE = 111_194.9;

/**
 * The test the standards write: who lives within a straight line of a place, whatever lies between.
 */
export class RadiusTest {
  readonly #people: People;
  readonly #index: KDBush;

  constructor(people: People) {
    this.#people = people;
    this.#index = new KDBush(people.count);
    for (let point = 0; point < people.count; point++) {
      this.#index.add(people.lons[point], people.lats[point]);
    }
    this.#index.finish();
  }

  /**
   * Marks with 1 every demand point within `radiusMetres` (inclusive) of the place. A point without
   * numbers for coordinates is within no radius.
   * @throws RangeError for a place without coordinates, a negative radius, or marks of other points
   */
  mark(lon: number, lat: number, radiusMetres: number, marks: Uint8Array): void {
    const { lons, lats, count } = this.#people;
    if (!(Number.isFinite(lon) && Math.abs(lat) <= 90 && radiusMetres >= 0)) {
      throw new RangeError(`There is no radius of ${radiusMetres} m around ${lon}, ${lat}.`);
    }
    if (marks.length !== count) {
      throw new RangeError(`There are ${marks.length} marks for ${count} points.`);
    }
    const dLat = (radiusMetres * 1.001) / METRES_PER_DEGREE;
    const widest = Math.min(89, Math.abs(lat) + dLat);
    const dLon = dLat / Math.cos((widest * Math.PI) / 180);
    for (const point of this.#index.range(lon - dLon, lat - dLat, lon + dLon, lat + dLat)) {
      if (marks[point] === 1) continue;
      if (haversineMetres(lon, lat, lons[point], lats[point]) <= radiusMetres) marks[point] = 1;
    }
  }
}
