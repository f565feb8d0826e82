import type { BoundTerms, LagrangianBound } from '../lagrangian-bound.ts';
import { type SitingProof, type Solved, sitesOfNoUse, solved } from '../proof.ts';
import type { Enough, SavingSearch } from '../saving-search.ts';
import { seededOrder } from '../seeded-order.ts';
import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import { AssignmentFlow } from './assignment-flow.ts';
import { greedyPlaces } from './greedy-places.ts';
import { placesBound } from './places-bound.ts';
import { fewestPlacesProgram, placesProgram } from './places-program.ts';
import { ServerScores } from './server-score.ts';
import { facilityServers, type Supply } from './supply.ts';
import { swapPlaces } from './swap-places.ts';
import { withoutEach } from './without-each.ts';

/** A solver goes through larger questions only when it is asked to. */
const MOST_PAIRS = 20_000;

/**
 * Looks for the most saving where servers can be full. The facilities there are take part in the assignment; what
 * they save by themselves is no gain.
 */
export class PlacesSearch implements SavingSearch {
  readonly siteCount: number;
  readonly most: number;
  /** Saved by the facilities alone. */
  readonly before: number;
  readonly #supply: Supply;
  readonly #flow: AssignmentFlow;
  readonly #scores: ServerScores;
  readonly #order: Uint32Array;
  /** Of one unit that saves 1. */
  readonly #unit: number;

  constructor(supply: Supply, seed: number) {
    this.siteCount = supply.siteCount;
    this.#supply = supply;
    this.#unit = supply.weightUnit * supply.costUnit;
    this.#order = seededOrder(supply.siteCount, seed);
    this.#scores = new ServerScores(supply);
    this.#flow = new AssignmentFlow(supply);
    for (const server of facilityServers(supply)) this.#flow.open(server);
    this.before = this.#flow.total * this.#unit;
    this.most = mostOf(supply) * this.#unit - this.before;
  }

  near(): SavingSearch {
    return this;
  }

  savedBy(sites: readonly number[]): number {
    this.#flow.mark();
    for (const site of sites) this.#flow.openSite(site);
    const saved = this.#saved();
    this.#flow.rollback();
    return saved;
  }

  /** Units left unserved at every point with these sites. */
  leftWith(sites: readonly number[]): Float64Array {
    this.#flow.mark();
    for (const site of sites) this.#flow.openSite(site);
    const left = this.#supply.demand.map((_, at) => this.#flow.leftOf(at));
    this.#flow.rollback();
    return left;
  }

  greedy(rules: SiteRules, perCost: boolean, isEnough: Enough, watch: SitingWatch): void {
    const isDone = (): boolean => isEnough(this.#saved());
    greedyPlaces(this.#flow, this.#scores, rules, perCost, isDone, watch);
  }

  climb(rules: SiteRules, isEnough: Enough, watch: SitingWatch): number {
    const terms = { isEnough: () => isEnough(this.#saved()), keepsServed: false };
    swapPlaces(this.#flow, this.#scores, rules, this.#order, terms, watch);
    return this.savedBy(rules.chosen);
  }

  /** By swaps alone. */
  seek(rules: SiteRules, isEnough: Enough, _rounds: number, watch: SitingWatch): boolean {
    return isEnough(this.climb(rules, isEnough, watch));
  }

  leastMissed(rules: SiteRules): number {
    let missed = -1;
    let most = Number.NEGATIVE_INFINITY;
    withoutEach(this.#flow, rules.chosen, (site) => {
      const isBetter = rules.isForced[site] === 0 && this.#flow.total > most;
      if (isBetter) [missed, most] = [site, this.#flow.total];
      return true;
    });
    return missed;
  }

  bound(rules: SiteRules, terms: BoundTerms, watch: SitingWatch): LagrangianBound {
    const [known, target] = [terms.known / this.#unit, terms.target / this.#unit];
    const found = placesBound(this.#flow, rules, { ...terms, known, target }, watch);
    return {
      ...found,
      bound: found.bound * this.#unit,
      scores: found.scores.map((own) => own * this.#unit),
      priceSum: found.priceSum * this.#unit,
    };
  }

  solveMost(
    rules: SiteRules,
    known: number,
    lagrangian: LagrangianBound,
    proof: SitingProof,
    watch: SitingWatch,
  ): Solved | null {
    if (!this.#isWorthTrying(proof)) return null;
    const isOut = sitesOfNoUse(rules, known, lagrangian);
    const found = solved(placesProgram(this.#supply, rules, isOut), proof, watch);
    return { ...found, bound: found.bound - this.before };
  }

  solveFewest(
    rules: SiteRules,
    needed: number,
    proof: SitingProof,
    watch: SitingWatch,
  ): Solved | null {
    if (!this.#isWorthTrying(proof)) return null;
    const units = (needed + this.before) / this.#unit;
    return solved(fewestPlacesProgram(this.#supply, rules, units), proof, watch);
  }

  #isWorthTrying({ isAsked }: SitingProof): boolean {
    return isAsked || this.#supply.point.length <= MOST_PAIRS;
  }

  #saved(): number {
    return this.#flow.total * this.#unit - this.before;
  }
}

/** Everybody at the server that saves most there. */
function mostOf({ demand, point, saving, pointCount }: Supply): number {
  const best = new Float64Array(pointCount);
  for (let pair = 0; pair < point.length; pair++) {
    best[point[pair]] = Math.max(best[point[pair]], saving[pair]);
  }
  return best.reduce((sum, own, at) => sum + own * demand[at], 0);
}
