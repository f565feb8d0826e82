import type { BoundTerms, LagrangianBound } from '../lagrangian-bound.ts';
import { mostOfScores } from '../most-of-scores.ts';
import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import type { AssignmentFlow } from './assignment-flow.ts';
import { pricesOf } from './greedy-places.ts';
import { ServerScores } from './server-score.ts';
import { facilityServers, type Supply } from './supply.ts';

const PATIENCE = 8;
const SMOOTHING = 0.5;
/** Steps hardly bring a bound that is as close to a proof: that takes a solver. */
const CLOSE = 1e-4;
const LEAST_STEPS = 40;

/**
 * Upper bound of what any choice saves, in the units of the supply, by Lagrangian relaxation of "nobody is
 * served twice". At any prices λ ≥ 0 of the points, whatever is assigned how saves
 * Σ f · saving ≤ Σ demand · λ + Σ over open servers of Σ f · (saving − λ), and each server's part is at most its
 * fractional knapsack: the score. Facilities are always open; the choice of sites with the greatest sum of scores
 * is found outright. It starts from the prices of the best known assignment, at which the known choice has just
 * what it saves.
 *
 * @param flow with no site open; left so
 */
export function placesBound(
  flow: AssignmentFlow,
  rules: SiteRules,
  { known, sites, maxSteps, target }: BoundTerms,
  watch: SitingWatch,
): LagrangianBound {
  const { supply } = flow;
  const before = flow.total;
  const facilities = facilityServers(supply);
  const scorer = new ServerScores(supply);
  const worth = worthOf(supply);
  const price = pricesWith(flow, sites);
  const slope = new Float64Array(supply.pointCount);
  const direction = new Float64Array(supply.pointCount);
  const proposals: (readonly number[])[] = [];
  let best: LagrangianBound = {
    bound: Number.POSITIVE_INFINITY,
    scores: new Float64Array(supply.siteCount),
    priceSum: 0,
    proposals,
  };
  let [reach, stalled] = [1, 0];
  for (let step = 0; step < maxSteps; step++) {
    const { scores, priceSum } = scoresAt(supply, scorer, facilities, price);
    const most = mostOfScores(scores, rules);
    const bound = priceSum - before + most.sum;
    const isBetter = step === 0 || bound < best.bound - 1e-6 * Math.abs(best.bound - known);
    if (bound < best.bound) {
      best = { bound, scores, priceSum: priceSum - before, proposals };
      proposals.push(most.sites);
    }
    stalled = isBetter ? 0 : stalled + 1;
    if (stalled > PATIENCE) [reach, stalled] = [reach / 2, 0];
    const isClose = step >= LEAST_STEPS && best.bound - known <= CLOSE * known;
    if (best.bound <= target || isClose || reach < 1e-4) break;
    if (!watch('bound', step / maxSteps)) break;
    slopeAt(supply, scorer, price, [...facilities, ...serversOf(supply, most.sites)], slope);
    const length = turn(slope, direction, price, worth);
    if (length === 0) break;
    move(price, direction, (reach * (bound - known)) / length, worth, supply.demand);
  }
  return best;
}

/** Σ demand · λ with the scores of the facilities, and the score of every site. */
function scoresAt(
  { siteCount, demand }: Supply,
  scorer: ServerScores,
  facilities: readonly number[],
  price: Float64Array,
) {
  let priceSum = 0;
  for (let at = 0; at < price.length; at++) priceSum += demand[at] * price[at];
  for (const server of facilities) priceSum += scorer.ofServer(server, price);
  const scores = new Float64Array(siteCount);
  for (let site = 0; site < siteCount; site++) scores[site] = scorer.ofSite(site, price);
  return { scores, priceSum };
}

function move(
  price: Float64Array,
  direction: Float64Array,
  stride: number,
  worth: Float64Array,
  demand: Float64Array,
): void {
  for (let at = 0; at < price.length; at++) {
    if (demand[at] === 0) continue;
    const moved = price[at] - (stride * direction[at]) / demand[at];
    price[at] = Math.min(worth[at], Math.max(0, moved));
  }
}

function pricesWith(flow: AssignmentFlow, sites: readonly number[]): Float64Array {
  flow.mark();
  for (const site of sites) flow.openSite(site);
  const prices = pricesOf(flow);
  flow.rollback();
  return prices;
}

/** By point: no pair saves more. */
function worthOf({ pointCount, point, saving }: Supply): Float64Array {
  const worth = new Float64Array(pointCount);
  for (let pair = 0; pair < point.length; pair++) {
    worth[point[pair]] = Math.max(worth[point[pair]], saving[pair]);
  }
  return worth;
}

const serversOf = ({ layerCount }: Supply, sites: readonly number[]): number[] =>
  sites.flatMap((site) =>
    Array.from({ length: layerCount }, (_, layer) => site * layerCount + layer),
  );

/** By point: 1 less how many times over it is served where each server fills itself as it likes best. */
function slopeAt(
  { demand }: Supply,
  scorer: ServerScores,
  price: Float64Array,
  servers: readonly number[],
  slope: Float64Array,
): void {
  slope.fill(1);
  for (const server of servers) {
    scorer.eachTaken(server, price, (at, units) => {
      slope[at] -= units / demand[at];
    });
  }
}

/**
 * Smooths the slope by the steps before; gives the length of the direction squared. A price that stands at its
 * end and would be pushed beyond does not count.
 */
function turn(
  slope: Float64Array,
  direction: Float64Array,
  price: Float64Array,
  worth: Float64Array,
): number {
  let length = 0;
  for (let at = 0; at < slope.length; at++) {
    let toward = slope[at] + SMOOTHING * direction[at];
    if ((price[at] <= 0 && toward > 0) || (price[at] >= worth[at] && toward < 0)) toward = 0;
    direction[at] = toward;
    length += toward * toward;
  }
  return length;
}
