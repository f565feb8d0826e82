import fc from 'fast-check';
import type { People } from '../people.ts';

/** Where some people live, as one would say it. */
export interface Household {
  readonly lon?: number;
  readonly lat?: number;
  readonly heads: number;
  /** Of whom so many are old; the second column. */
  readonly old?: number;
  /** −1: outside all areas; the first area unless said. */
  readonly area?: number;
}

export function peopleOf(households: readonly Household[], areaCount = 1): People {
  return {
    count: households.length,
    lons: Float64Array.from(households, ({ lon }) => lon ?? 0),
    lats: Float64Array.from(households, ({ lat }) => lat ?? 0),
    columns: [
      Float64Array.from(households, ({ heads }) => heads),
      Float64Array.from(households, ({ old }) => old ?? 0),
    ],
    area: Int32Array.from(households, ({ area }) => area ?? 0),
    areaCount,
  };
}

export const AREA_COUNT = 3;

/** A few blocks of a city: empty homes, people outside the areas, places that coincide. */
export const someHouseholds: fc.Arbitrary<Required<Household>[]> = fc.array(
  fc.record({
    lon: fc.integer({ min: 0, max: 60 }).map((step) => 121.4 + step * 0.0005),
    lat: fc.integer({ min: 0, max: 60 }).map((step) => 31.2 + step * 0.0005),
    heads: fc.oneof(fc.constant(0), fc.nat(50), fc.double({ min: 0, max: 50, noNaN: true })),
    old: fc.nat(20),
    area: fc.integer({ min: -1, max: AREA_COUNT - 1 }),
  }),
  { maxLength: 40 },
);
