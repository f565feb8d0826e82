import { MADE_UP_BANDS, MADE_UP_COUNTS, MADE_UP_TYPES } from './made-up-catalogue.ts';
import type { Ground, Point } from './made-up-ground.ts';
import { seededRandom } from './random.ts';

const BAND_SHARES = [0.02, 0.1, 0.6, 0.22, 0.06];

/** The ground with its people and its facilities. */
export interface Town {
  readonly ground: Ground;
  readonly people: ReadonlyMap<string, Float32Array>;
  readonly facilities: readonly {
    readonly type: string;
    readonly at: Point;
    readonly name: string;
  }[];
}

export function makeUpTown(ground: Ground, seed: number, facilityFactor: number): Town {
  return {
    ground,
    people: peopleOf(ground),
    facilities: facilitiesOf(ground, seed, facilityFactor),
  };
}

function peopleOf(ground: Ground): ReadonlyMap<string, Float32Array> {
  const people = new Map([['total', Float32Array.from(ground.demand, (cell) => cell.people)]]);
  MADE_UP_BANDS.forEach((band, index) => {
    const share = BAND_SHARES[index] ?? 0;
    const lean = index > 2 ? 0.3 : -0.1;
    people.set(
      band.id,
      Float32Array.from(
        ground.demand,
        (cell) => cell.people * share * (1 + lean * Math.sin(cell.at[0] / 900)),
      ),
    );
  });
  return people;
}

function facilitiesOf(ground: Ground, seed: number, factor: number): Town['facilities'] {
  const random = seededRandom(seed + 1);
  return MADE_UP_TYPES.flatMap(({ type, zh }) => {
    const count = Math.round((MADE_UP_COUNTS.get(type) ?? 0) * factor);
    return Array.from({ length: count }, (_, index) => {
      const cell = ground.demand[Math.floor(random() * ground.demand.length)];
      const [x, y] = cell?.at ?? [0, 0];
      const at: Point = [x + random() * 80 - 40, y + random() * 80 - 40];
      return { type, at, name: `${zh.replace(/（.*/, '')}${index + 1}` };
    });
  });
}
