import { type Places, type Shift, shiftedPlaces, spiralShifts } from './shifted-places.ts';

/** Metres from a place to the nearest street; Infinity beyond some limit of its own. */
export type MetresToStreet = (lon: number, lat: number) => number;

export interface StreetAgreement {
  /** How many standard deviations the points agree better than the same points moved elsewhere. */
  readonly standing: number;
  /** Points that have a street within reach. */
  readonly points: number;
  readonly medianMetres: number;
  /** What each point says, 0 where it says nothing; comparable between readings of one file. */
  readonly votes: Float64Array;
}

/**
 * How much more often things stand at a distance from the nearest street than a point thrown at
 * random does: buildings keep off the carriageway and line it 8 to 45 m out. Measured on 9,900
 * facilities and housing estates of a dense district; see docs/methods/coordinates.md.
 */
const BANDS: readonly (readonly [upToMetres: number, times: number])[] = [
  [2, 0.45],
  [4, 0.42],
  [6, 0.55],
  [8, 0.8],
  [11, 1.25],
  [15, 1.45],
  [20, 1.55],
  [30, 1.3],
  [45, 1.15],
  [60, 0.95],
  [Number.POSITIVE_INFINITY, 0.78],
];

/** Shifts looked at in all; fewer per reading where there are several. */
const SHIFTS = 96;

/** A shift this close to another reading of the file is no arbitrary one. */
const OTHER_READING_METRES = 100;

/**
 * Compares readings of one file by the streets. Each reading is measured against itself moved by
 * 150 to 600 m in many directions, where the agreement can only be chance. Points without a street
 * in reach say nothing, so the edge of the network favours no reading.
 */
export function streetAgreements(
  readings: readonly Places[],
  metresToStreet: MetresToStreet,
): StreetAgreement[] {
  const shifts = spiralShifts(Math.ceil(SHIFTS / readings.length), 150, 600);
  const elsewhere = readings.map((places) =>
    shifts
      .filter((shift) => !leadsToAnother(places, shift, readings))
      .map((shift) => weigh(shiftedPlaces(places, shift), metresToStreet)),
  );
  const chance = meanWeight(elsewhere.flat());

  const chanceTotals = elsewhere.map((moved) => moved.map((weighed) => total(weighed, chance)));
  const spread = deviation(chanceTotals.flat());
  return readings.map((places, reading) => {
    const weighed = weigh(places, metresToStreet);
    const beyondChance = total(weighed, chance) - mean(chanceTotals[reading]);
    return {
      standing: spread > 0 ? beyondChance / spread : 0,
      points: weighed.points,
      medianMetres: median(weighed.metres),
      votes: weighed.weights.map((weight) => (Number.isNaN(weight) ? 0 : weight - chance)),
    };
  });
}

interface Weighed {
  /** Logarithm of `BANDS`; NaN out of reach of streets. */
  readonly weights: Float64Array;
  readonly sum: number;
  readonly points: number;
  readonly metres: Float64Array;
}

function weigh({ lons, lats }: Places, metresToStreet: MetresToStreet): Weighed {
  const metres = lons.map((lon, i) =>
    Number.isNaN(lon) ? Number.POSITIVE_INFINITY : metresToStreet(lon, lats[i]),
  );
  const weights = metres.map((distance) =>
    Number.isFinite(distance) ? weightOf(distance) : Number.NaN,
  );
  let [sum, points] = [0, 0];
  for (const weight of weights) {
    if (Number.isNaN(weight)) continue;
    sum += weight;
    points++;
  }
  return { weights, sum, points, metres: metres.filter(Number.isFinite) };
}

const LOG_BANDS = BANDS.map(([upTo, times]) => [upTo, Math.log(times)] as const);

function weightOf(metres: number): number {
  for (const [upTo, weight] of LOG_BANDS) {
    if (metres < upTo) return weight;
  }
  return Number.NaN;
}

/** Sum of the weights beyond what chance gives each point. */
function total({ sum, points }: Weighed, chance: number): number {
  return sum - chance * points;
}

function meanWeight(all: readonly Weighed[]): number {
  let [sum, points] = [0, 0];
  for (const weighed of all) {
    sum += weighed.sum;
    points += weighed.points;
  }
  return points > 0 ? sum / points : 0;
}

function leadsToAnother(places: Places, shift: Shift, readings: readonly Places[]): boolean {
  const lat = mean(places.lats.filter(Number.isFinite));
  const lon = mean(places.lons.filter(Number.isFinite));
  const metresPerDegree = 111_195;
  return readings.some((other) => {
    if (other === places) return false;
    const north = (mean(other.lats.filter(Number.isFinite)) - lat) * metresPerDegree;
    const east =
      (mean(other.lons.filter(Number.isFinite)) - lon) *
      metresPerDegree *
      Math.cos((lat * Math.PI) / 180);
    return Math.hypot(east - shift.eastMetres, north - shift.northMetres) < OTHER_READING_METRES;
  });
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return values.length > 0 ? sum / values.length : 0;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function median(values: Float64Array): number {
  return values.length > 0 ? values.toSorted()[Math.floor(values.length / 2)] : Number.NaN;
}
