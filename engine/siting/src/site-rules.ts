import { SitingImpossible } from './siting-answer.ts';
import type { SitingChoice } from './siting-task.ts';

/** Sums of money are exact to some fifteen digits. */
const CENT = 1e-9;

/** The rules of a choice, and which sites are chosen. A forced site never leaves. */
export class SiteRules {
  readonly siteCount: number;
  readonly most: number;
  readonly budget: number;
  readonly costs: Float64Array | null;
  readonly groupOf: Int32Array;
  readonly groupMost: readonly number[];
  readonly isForced: Uint8Array;
  readonly isForbidden: Uint8Array;
  readonly isChosen: Uint8Array;
  /** In the order they were chosen. */
  readonly chosen: number[] = [];
  readonly #inGroup: number[];
  #spent = 0;

  /** Starts with the forced sites. @throws SitingImpossible when these alone break a rule */
  constructor(siteCount: number, choice: SitingChoice, most = choice.add ?? siteCount) {
    this.siteCount = siteCount;
    const { budget, costs, count } = moneyOf(choice);
    this.most = Math.min(most, count);
    this.budget = budget;
    this.costs = costs;
    this.groupOf = new Int32Array(siteCount).fill(-1);
    const groups = choice.groups ?? [];
    this.groupMost = groups.map(({ atMost }) => atMost);
    for (const [group, { sites }] of groups.entries()) {
      for (const site of sites) this.groupOf[site] = group;
    }
    this.isForced = new Uint8Array(siteCount);
    this.isForbidden = new Uint8Array(siteCount);
    this.isChosen = new Uint8Array(siteCount);
    for (const site of choice.forbidden ?? []) this.isForbidden[site] = 1;
    this.#inGroup = groups.map(() => 0);
    this.#insist([...new Set(choice.forced)]);
  }

  costOf(site: number): number {
    return this.costs === null ? 0 : this.costs[site];
  }

  mayAdd(site: number): boolean {
    if (this.isChosen[site] === 1 || this.isForbidden[site] === 1) return false;
    if (this.chosen.length >= this.most || !this.#isAffordable(this.costOf(site))) return false;
    const group = this.groupOf[site];
    return group < 0 || this.#inGroup[group] < this.groupMost[group];
  }

  maySwap(out: number, into: number): boolean {
    if (this.isForced[out] === 1 || this.isChosen[into] === 1 || this.isForbidden[into] === 1) {
      return false;
    }
    if (!this.#isAffordable(this.costOf(into) - this.costOf(out))) return false;
    const group = this.groupOf[into];
    if (group < 0 || group === this.groupOf[out]) return true;
    return this.#inGroup[group] < this.groupMost[group];
  }

  /** Whatever choice holds the site may hold the other in its place. */
  mayStandIn(other: number, site: number): boolean {
    if (this.isForced[site] === 1 || this.isForbidden[other] === 1) return false;
    const group = this.groupOf[other];
    return (group < 0 || group === this.groupOf[site]) && this.costOf(other) <= this.costOf(site);
  }

  add(site: number): void {
    this.isChosen[site] = 1;
    this.chosen.push(site);
    this.#spent += this.costOf(site);
    if (this.groupOf[site] >= 0) this.#inGroup[this.groupOf[site]]++;
  }

  remove(site: number): void {
    this.isChosen[site] = 0;
    this.chosen.splice(this.chosen.indexOf(site), 1);
    this.#spent -= this.costOf(site);
    if (this.groupOf[site] >= 0) this.#inGroup[this.groupOf[site]]--;
  }

  /** The new one takes the place of the old in the order. */
  swap(out: number, into: number): void {
    const at = this.chosen.indexOf(out);
    this.remove(out);
    this.add(into);
    this.chosen.pop();
    this.chosen.splice(at, 0, into);
  }

  /** Chooses exactly these; they must hold all forced sites and break no rule. */
  choose(sites: readonly number[]): void {
    for (const site of [...this.chosen]) this.remove(site);
    for (const site of sites) this.add(site);
  }

  #isAffordable(more: number): boolean {
    return this.#spent + more <= this.budget * (1 + CENT);
  }

  #insist(forced: readonly number[]): void {
    const refuse = (shortBy: number, message: string): never => {
      throw new SitingImpossible('forced-break-rules', message, shortBy);
    };
    const over = forced.length - this.most;
    if (over > 0) refuse(over, `${forced.length} sites are forced; at most ${this.most} may be.`);
    const cost = forced.reduce((sum, site) => sum + this.costOf(site), 0);
    if (!this.#isAffordable(cost)) {
      const excess = cost - this.budget;
      refuse(excess, `The forced sites cost ${excess} more than the budget.`);
    }
    for (const site of forced) {
      const group = this.groupOf[site];
      if (group >= 0 && this.#inGroup[group] >= this.groupMost[group]) {
        refuse(1, `Of the group of site ${site} more are forced than ${this.groupMost[group]}.`);
      }
      this.isForced[site] = 1;
      this.add(site);
    }
  }
}

interface Money {
  readonly budget: number;
  readonly costs: Float64Array | null;
  /** So many sites can be paid for at most. */
  readonly count: number;
}

/** Where all sites cost the same a budget is a number of sites, which bounds and proofs know more of. */
function moneyOf({ budget, siteCosts, forbidden }: SitingChoice): Money {
  const endless = Number.POSITIVE_INFINITY;
  if (budget === undefined || siteCosts === undefined) {
    return { budget: endless, costs: null, count: endless };
  }
  const isForbidden = new Set(forbidden);
  const costs = siteCosts.filter((_, site) => !isForbidden.has(site));
  const [price] = costs;
  if (costs.some((cost) => cost !== price)) return { budget, costs: siteCosts, count: endless };
  const count = price > 0 ? Math.floor((budget / price) * (1 + CENT)) : endless;
  return { budget: endless, costs: null, count };
}
