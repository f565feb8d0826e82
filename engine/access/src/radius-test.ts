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

  /** Marks with 1 every demand point within `radiusMetres` (inclusive) of the place. */
  mark(lon: number, lat: number, radiusMetres: number, marks: Uint8Array): void {
    const { lons, lats } = this.#people;
    const dLat = (radiusMetres * 1.001) / METRES_PER_DEGREE;
    const widest = Math.min(89, Math.abs(lat) + dLat);
    const dLon = dLat / Math.cos((widest * Math.PI) / 180);
    for (const point of this.#index.range(lon - dLon, lat - dLat, lon + dLon, lat + dLat)) {
      if (marks[point] === 1) continue;
      if (haversineMetres(lon, lat, lons[point], lats[point]) <= radiusMetres) marks[point] = 1;
    }
  }
}
