import fc from 'fast-check';
import type { SmallDistrict, Spot } from './small-district.ts';

const SIDE = 4;
const STEP_METRES = 190;
const WIDTH = (SIDE - 1) * STEP_METRES;

const someSpot: fc.Arbitrary<Spot> = fc.tuple(
  fc.integer({ min: -80, max: WIDTH + 80 }),
  fc.integer({ min: -80, max: WIDTH + 80 }),
);

/**
 * A block of streets with some missing, some stairs and some private; people and facilities
 * anywhere about it, a few of them nowhere near; two areas that leave a strip out.
 */
export const someDistrict: fc.Arbitrary<SmallDistrict> = fc.record({
  streets: fc
    .array(fc.constantFrom('residential', 'residential', 'residential', 'steps', 'none'), {
      minLength: 2 * SIDE * (SIDE - 1),
      maxLength: 2 * SIDE * (SIDE - 1),
    })
    .map((kinds) => [
      // one street that is always there, or there may be none
      street([0, 0], [1, 0], 'residential'),
      ...links().flatMap(([from, to], at) => {
        const kind = kinds[at] ?? 'none';
        return kind === 'none' ? [] : [street(from, to, kind)];
      }),
    ]),
  people: fc
    .array(
      fc.record({
        at: someSpot,
        total: fc.nat(500),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 14 },
    )
    .map((homes) => [
      // somebody lives on the street that is always there
      { at: [40, 0] as const, total: 10, old: 2 },
      ...homes.map(({ at, total, share }) => ({ at, total, old: Math.round(total * share) })),
    ]),
  facilities: fc
    .array(
      fc.record({
        at: someSpot,
        types: fc.uniqueArray(fc.constantFrom('pharmacy', 'clinic', 'convenience-store'), {
          minLength: 1,
        }),
      }),
      { maxLength: 6 },
    )
    .map((places) => places.map((place, at) => ({ id: `f${at}`, ...place }))),
  areas: fc.constantFrom([], [
    { id: 'a', southWest: [-100, -100], northEast: [WIDTH / 2, WIDTH + 100] },
    { id: 'b', southWest: [WIDTH / 2, -100], northEast: [WIDTH, WIDTH + 100] },
  ] satisfies SmallDistrict['areas']),
  walkers: fc.constant(['adult', 'elder', 'wheelchair', 'pram', 'gb50180']),
});

type Corner = readonly [column: number, row: number];

function street(from: Corner, to: Corner, highway: string): SmallDistrict['streets'][number] {
  const corners = [from, to].map(
    ([column, row]): Spot => [column * STEP_METRES, row * STEP_METRES],
  );
  return { corners, tags: { highway } };
}

/** Every corner with the next to the east and to the north. */
function links(): (readonly [Corner, Corner])[] {
  const all: (readonly [Corner, Corner])[] = [];
  for (let column = 0; column < SIDE; column++) {
    for (let row = 0; row < SIDE; row++) {
      if (column + 1 < SIDE)
        all.push([
          [column, row],
          [column + 1, row],
        ]);
      if (row + 1 < SIDE)
        all.push([
          [column, row],
          [column, row + 1],
        ]);
    }
  }
  return all;
}
