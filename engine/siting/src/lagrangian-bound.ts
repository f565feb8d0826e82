import { mostOfScores } from './most-of-scores.ts';
import { nthBest, pairsAbove } from './pairs-above.ts';
import { type PairsByPoint, pairsByPoint } from './pairs-by-point.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

export interface BoundTerms {
  /** Saved by the best choice known, or what is to be shown out of reach: strides are as long as if the bound came down to it. */
  readonly known: number;
  readonly sites: readonly number[];
  readonly maxSteps: number;
  /** Below this nothing more is to be shown. */
  readonly target: number;
}

export interface LagrangianBound {
  /** No choice the rules allow saves more. */
  readonly bound: number;
  /** By site, at the prices of the best bound: what it saves above the prices of its points. */
  readonly scores: Float64Array;
  /** Σ of the prices. */
  readonly priceSum: number;
  /** Choices that came up on the way, the last one last; worth a look as answers. */
  readonly proposals: readonly (readonly number[])[];
}

/** To show that a cover is out of reach, strides aim this far below it: those that aim at it never quite pass it. */
export const AIM = 0.98;
/** So many steps without a better bound, and the strides become half as long. */
/** How far below the second best the floor of the prices lies, in parts of what the best saves more. */
const DEPTH = 0.5;
const PATIENCE = 8;
/** How much of the step before is kept in each. */
const SMOOTHING = 0.5;
/** Strides shorter than this part of the first lead nowhere. */
const SHORTEST = 1e-4;

/**
 * Upper bound of what any choice saves, by Lagrangian relaxation.
 *
 * Give every point a price λ ≥ 0. Whatever saves it saves at most λ + max(0, v − λ), so for a choice S
 * of the rules Σ max v ≤ Σ λ + Σ over sites of S of Σ max(0, v − λ): the second sum is one figure, the
 * score, of each site, and the choice with the greatest sum of scores is found outright. True at any
 * prices; subgradient steps seek those where it is least. Only prices above a floor are tried, which
 * leaves out the pairs that could not score there and keeps the bound true.
 */
export function lagrangianBound(
  savings: Savings,
  rules: SiteRules,
  { known, sites, maxSteps, target }: BoundTerms,
  watch: SitingWatch,
): LagrangianBound {
  const prices = new Prices(savings, sites);
  let best = { bound: Number.POSITIVE_INFINITY, scores: prices.scores, priceSum: 0 };
  const proposals: (readonly number[])[] = [];
  let reach = 1;
  let stalled = 0;
  for (let step = 0; step < maxSteps; step++) {
    const priceSum = prices.score();
    const most = mostOfScores(prices.scores, rules);
    const bound = priceSum + most.sum;
    const isBetter = bound < best.bound - 1e-6 * Math.abs(best.bound - known);
    if (bound < best.bound || step === 0) {
      best = { bound, scores: prices.scores.slice(), priceSum };
      proposals.push(most.sites);
    }
    stalled = isBetter || step === 0 ? 0 : stalled + 1;
    if (stalled > PATIENCE) {
      reach /= 2;
      stalled = 0;
    }
    if (best.bound <= target || reach < SHORTEST) break;
    if (!watch('bound', step / maxSteps)) break;
    if (!prices.stepDown(most.sites, reach * (bound - known))) break;
  }
  return { ...best, proposals };
}

/** The prices of all points, and what each site scores at them. */
class Prices {
  readonly scores: Float64Array;
  readonly #near: Savings;
  readonly #pairs: PairsByPoint;
  /** How many of the proposed sites score at each point. */
  readonly #served: Uint32Array;
  readonly #worth: Float64Array;
  readonly #floor: Float64Array;
  readonly #price: Float64Array;
  /** Where the bound rises with the prices, smoothed by the steps before. */
  readonly #slope: Float64Array;

  /**
   * Starts between what the best and the next of the known sites save at each point: at such prices the
   * known choice is the one that scores most, if it is the best there is. The floor lies not far below.
   */
  constructor(savings: Savings, sites: readonly number[]) {
    const { floor, worth, value, siteCount, pointCount } = savings;
    const best = nthBest(savings, sites, 1);
    const second = nthBest(savings, sites, 2);
    this.#price = best.map((own, at) => (own + second[at]) / 2);
    this.#floor =
      value === null
        ? floor
        : best.map((own, at) => Math.max(floor[at], second[at] - DEPTH * (own - second[at])));
    this.#worth = worth;
    this.#near = value === null ? savings : pairsAbove(savings, this.#floor);
    this.#pairs = pairsByPoint(this.#near);
    this.#served = new Uint32Array(pointCount);
    this.#slope = new Float64Array(pointCount);
    this.scores = new Float64Array(siteCount);
  }

  /** Fills the scores; gives the sum of the prices. */
  score(): number {
    const { first, site, value } = this.#pairs;
    const scores = this.scores.fill(0);
    let sum = 0;
    for (let at = 0; at < this.#price.length; at++) {
      const price = this.#price[at];
      const end = first[at + 1];
      sum += price;
      if (value === null) {
        const above = this.#worth[at] - price;
        if (above <= 0) continue;
        for (let pair = first[at]; pair < end; pair++) scores[site[pair]] += above;
      } else {
        for (let pair = first[at]; pair < end && value[pair] > price; pair++) {
          scores[site[pair]] += value[pair] - price;
        }
      }
    }
    return sum;
  }

  /**
   * Lowers the price of a point where none of the proposed sites scores, and raises it where several do. A price
   * that stands at its end stays there. False: there is nowhere to go.
   *
   * @param drop by how much the bound is to fall
   */
  stepDown(sites: readonly number[], drop: number): boolean {
    const length = this.#turn(sites);
    if (length === 0) return false;
    const stride = drop / length;
    const price = this.#price;
    for (let at = 0; at < price.length; at++) {
      const to = price[at] - stride * this.#slope[at];
      price[at] = Math.min(this.#worth[at], Math.max(this.#floor[at], to));
    }
    return true;
  }

  /** Brings the slope up to date; gives its length squared. */
  #turn(sites: readonly number[]): number {
    const { first, point, value } = this.#near;
    const [price, floor, worth, slope] = [this.#price, this.#floor, this.#worth, this.#slope];
    const served = this.#served.fill(0);
    for (const site of sites) {
      for (let pair = first[site]; pair < first[site + 1]; pair++) {
        const at = point[pair];
        if ((value === null ? worth[at] : value[pair]) > price[at]) served[at]++;
      }
    }
    let length = 0;
    for (let at = 0; at < slope.length; at++) {
      let toward = 1 - served[at] + SMOOTHING * slope[at];
      if (toward > 0 ? price[at] <= floor[at] : price[at] >= worth[at]) toward = 0;
      slope[at] = toward;
      length += toward * toward;
    }
    return length;
  }
}
