import type { BoundTerms, LagrangianBound } from './lagrangian-bound.ts';
import type { SitingProof, Solved } from './proof.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

/** What is saved: is it enough? */
export type Enough = (saved: number) => boolean;

/** The steps of a search for the most saving: by nearness alone, or with capacities. */
export interface SavingSearch {
  readonly siteCount: number;
  /** No choice saves more. */
  readonly most: number;
  /** The search over what can matter beside a choice like this; quicker, and its bound holds all the same. */
  near(chosen: readonly number[]): SavingSearch;
  savedBy(sites: readonly number[]): number;
  /**
   * Adds, one after another, the site that gains most until that is enough, or until the rules let nobody in
   * who gains.
   * @param perCost the most gain per money instead
   */
  greedy(rules: SiteRules, perCost: boolean, isEnough: Enough, watch: SitingWatch): void;
  /** Swaps sites, or adds where there is room, until no swap gains or it is enough; gives what is saved. */
  climb(rules: SiteRules, isEnough: Enough, watch: SitingWatch): number;
  /**
   * Climbs until it is enough; where no swap gains any more it may go on for so many rounds by other means. Tells
   * whether it is enough; the best that came up is chosen.
   */
  seek(rules: SiteRules, isEnough: Enough, rounds: number, watch: SitingWatch): boolean;
  /** The chosen site, not forced, without which least is lost; −1: all are forced. */
  leastMissed(rules: SiteRules): number;
  bound(rules: SiteRules, terms: BoundTerms, watch: SitingWatch): LagrangianBound;
  /** The greatest saving by a solver; null where it is not worth trying. */
  solveMost(
    rules: SiteRules,
    known: number,
    lagrangian: LagrangianBound,
    proof: SitingProof,
    watch: SitingWatch,
  ): Solved | null;
  /** The fewest sites that save so much by a solver; null where it is not worth trying. */
  solveFewest(
    rules: SiteRules,
    needed: number,
    proof: SitingProof,
    watch: SitingWatch,
  ): Solved | null;
}
