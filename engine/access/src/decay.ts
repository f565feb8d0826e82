/**
 * How much a place counts that is so far away: 1 at the door, and never more for being farther.
 *
 * What every decay promises, and what its tests hold it to:
 * - `weight(0)` is 1; weights lie within 0 … 1 and never rise with the ticks;
 * - beyond `horizonTicks` the weight is 0, so that no search need look farther;
 * - equal ticks, equal weights: no state, no chance.
 */
export interface Decay {
  readonly shape: DecayShape;
  /** The longest walk that may count, inclusive. */
  readonly horizonTicks: number;
  weight(ticks: number): number;
}

export type DecayShape = 'step' | 'linear' | 'gaussian';

export const DECAY_SHAPES: readonly DecayShape[] = ['step', 'linear', 'gaussian'];

/** As far as any search goes. */
const LONGEST_HORIZON_TICKS = 0x7ffffffe;

/**
 * - `step`: 1 up to and including the horizon. Counting heads, and 2SFCA.
 * - `linear`: falls evenly from 1 to 0 at the horizon.
 * - `gaussian`: falls slowly, then faster, then slowly, to 0 at the horizon:
 *   (exp(−½ (t/h)²) − exp(−½)) ÷ (1 − exp(−½)), the curve of Dai (2010) that E2SFCA studies use.
 *
 * @param horizonTicks whole, 0 … 2³¹ − 2; with 0 only what lies at the door counts
 * @throws RangeError for another horizon or shape, and, when weighing, for ticks that are negative or no number
 */
export function decayOf(shape: DecayShape, horizonTicks: number): Decay {
  const isHorizon = Number.isInteger(horizonTicks) && horizonTicks >= 0;
  if (!isHorizon || horizonTicks > LONGEST_HORIZON_TICKS) {
    throw new RangeError(
      `A horizon of ${horizonTicks} ticks is not a whole number within 0 … ${LONGEST_HORIZON_TICKS}.`,
    );
  }
  if (!DECAY_SHAPES.includes(shape)) throw new RangeError(`${shape} is no decay.`);
  const curve = CURVES[shape];
  return {
    shape,
    horizonTicks,
    weight(ticks) {
      if (!(ticks >= 0)) throw new RangeError(`A walk of ${ticks} ticks is none.`);
      if (ticks > horizonTicks) return 0;
      return ticks === 0 ? 1 : curve(ticks / horizonTicks);
    },
  };
}

const AT_HORIZON = Math.exp(-0.5);

/** Weight by share of the horizon, above 0 and up to 1. */
const CURVES: Readonly<Record<DecayShape, (share: number) => number>> = {
  step: () => 1,
  linear: (share) => 1 - share,
  gaussian: (share) => (Math.exp(-0.5 * share * share) - AT_HORIZON) / (1 - AT_HORIZON),
};
