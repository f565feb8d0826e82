import { mostOfScores } from './most-of-scores.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

export interface BoundTerms {
  /** Saved by the best choice known. */
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
  all: Savings,
  rules: SiteRules,
  { known, sites, maxSteps, target }: BoundTerms,
  watch: SitingWatch,
): LagrangianBound {
  const { price, floor } = startPrices(all, sites);
  const savings = pairsAbove(all, floor);
  const { pointCount, worth } = savings;
  const scores = new Float64Array(savings.siteCount);
  const slope = new Float64Array(pointCount);
  const direction = new Float64Array(pointCount);
  let best: LagrangianBound = {
    bound: Number.POSITIVE_INFINITY,
    scores,
    priceSum: 0,
    proposals: [],
  };
  const proposals: (readonly number[])[] = [];
  let reach = 1;
  let stalled = 0;
  for (let step = 0; step < maxSteps; step++) {
    const priceSum = scoreSites(savings, price, scores);
    const most = mostOfScores(scores, rules);
    const bound = priceSum + most.sum;
    const isBetter = bound < best.bound - 1e-6 * Math.abs(best.bound - known);
    if (bound < best.bound || step === 0) {
      best = { bound, scores: scores.slice(), priceSum, proposals };
      proposals.push(most.sites);
    }
    stalled = isBetter || step === 0 ? 0 : stalled + 1;
    if (stalled > PATIENCE) {
      reach /= 2;
      stalled = 0;
    }
    if (best.bound <= target || reach < 1e-4) break;
    if (!watch('bound', step / maxSteps)) break;
    const length = slopeAt(savings, price, floor, most.sites, slope, direction);
    if (length === 0) break;
    const stride = (reach * (bound - known)) / length;
    for (let at = 0; at < pointCount; at++) {
      price[at] = Math.min(worth[at], Math.max(floor[at], price[at] - stride * direction[at]));
    }
  }
  return best;
}

const PATIENCE = 8;
const SMOOTHING = 0.5;

/**
 * Between what the best and the next of the known sites save at each point: at such prices the known
 * choice is the one that scores most, if it is the best there is. The floor lies as far below the next.
 */
function startPrices(savings: Savings, sites: readonly number[]) {
  const { first, point, value, worth, pointCount } = savings;
  const best = new Float64Array(pointCount);
  const second = new Float64Array(pointCount);
  for (const site of sites) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const at = point[pair];
      const own = value === null ? worth[at] : value[pair];
      if (own > best[at]) {
        second[at] = best[at];
        best[at] = own;
      } else if (own > second[at]) second[at] = own;
    }
  }
  const price = best.map((own, at) => (own + second[at]) / 2);
  const floor = best.map((own, at) => Math.max(0, 2 * second[at] - own));
  return { price, floor: value === null ? floor.fill(0) : floor };
}

/** No price sinks below its floor, so a pair that saves no more than that never scores. */
function pairsAbove(savings: Savings, floor: Float64Array): Savings {
  const { siteCount, first, point, value } = savings;
  if (value === null) return savings;
  const nearFirst = new Uint32Array(siteCount + 1);
  const nearPoint = new Uint32Array(point.length);
  const nearValue = new Float64Array(point.length);
  let count = 0;
  for (let site = 0; site < siteCount; site++) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      if (value[pair] <= floor[point[pair]]) continue;
      nearPoint[count] = point[pair];
      nearValue[count++] = value[pair];
    }
    nearFirst[site + 1] = count;
  }
  return {
    ...savings,
    first: nearFirst,
    point: nearPoint.slice(0, count),
    value: nearValue.slice(0, count),
  };
}

/** Fills the scores; gives the sum of prices. */
function scoreSites(
  { siteCount, first, point, value, worth }: Savings,
  price: Float64Array,
  scores: Float64Array,
): number {
  const left = worth.map((own, at) => own - price[at]);
  for (let site = 0; site < siteCount; site++) {
    let score = 0;
    const end = first[site + 1];
    if (value === null) {
      for (let pair = first[site]; pair < end; pair++) score += left[point[pair]];
    } else {
      for (let pair = first[site]; pair < end; pair++) {
        const above = value[pair] - price[point[pair]];
        if (above > 0) score += above;
      }
    }
    scores[site] = score;
  }
  return price.reduce((sum, own) => sum + own, 0);
}

/**
 * Where the bound rises with the prices, smoothed by the steps before. Gives its length squared.
 * A price that stands at its end and would be pushed beyond does not count.
 */
function slopeAt(
  { first, point, value, worth }: Savings,
  price: Float64Array,
  floor: Float64Array,
  sites: readonly number[],
  slope: Float64Array,
  direction: Float64Array,
): number {
  slope.fill(1);
  for (const site of sites) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const at = point[pair];
      if ((value === null ? worth[at] : value[pair]) > price[at]) slope[at]--;
    }
  }
  let length = 0;
  for (let at = 0; at < slope.length; at++) {
    let toward = slope[at] + SMOOTHING * direction[at];
    if ((price[at] <= floor[at] && toward > 0) || (price[at] >= worth[at] && toward < 0))
      toward = 0;
    direction[at] = toward;
    length += toward * toward;
  }
  return length;
}
