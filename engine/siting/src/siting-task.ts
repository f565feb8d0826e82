import type { Reach } from './reach.ts';

/**
 * - `lscp`: fewest sites that cover everybody, or a share (location set covering).
 * - `mclp`: most people within the limit of a site (maximal covering).
 * - `p-median`: least sum of people × cost to the nearest site.
 * - `p-centre`: least cost for the one who is worst off.
 */
export type SitingObjective = 'lscp' | 'mclp' | 'p-median' | 'p-centre';

/**
 * One service that a site would give. A room that would give several has one layer for each, with
 * own people, limit and reach; what is gained is added up over the layers.
 */
export interface SitingLayer {
  readonly reach: Reach;
  /** By demand point: people, or whatever counts. 0: nobody lives here, and nobody is missed. */
  readonly weights: Float64Array;
  /** Farther is not reached at all; inclusive. Infinity: every pair of the reach counts. */
  readonly limit: number;
  /** By demand point: cost to the nearest facility there is already; Infinity: none. */
  readonly existingCost?: Float64Array;
  /** How many can be served where; without it everybody in reach is. Instead of `existingCost`. */
  readonly capacity?: LayerCapacity;
}

/**
 * Places, seats, beds. Whoever is within the limit may be sent anywhere in reach, and a demand point be split;
 * most are served, and of such ways the shortest taken.
 */
export interface LayerCapacity {
  /** By site: weight it can serve; Infinity: no limit. */
  readonly ofSites: Float64Array;
  /** The facilities there are: whom each reaches, and the weight it can serve; Infinity: no limit, 0: nobody. */
  readonly facilities: { readonly reach: Reach; readonly capacity: Float64Array };
}

/** What may be chosen. Every rule holds at once. */
export interface SitingChoice {
  /** At most so many sites, the forced ones among them. Not for `lscp`, which asks how many. */
  readonly add?: number;
  /** At most so much money, the forced ones among it. Not for `lscp`. */
  readonly budget?: number;
  /** By site; needed with a budget. */
  readonly siteCosts?: Float64Array;
  readonly forced?: readonly number[];
  readonly forbidden?: readonly number[];
  /**
   * Of these sites at most so many: 1 for candidates that exclude one another in one room, k for
   * the stops a bus can make in a day. A site is in one group at most.
   */
  readonly groups?: readonly SiteGroup[];
}

export interface SiteGroup {
  readonly sites: readonly number[];
  readonly atMost: number;
}

export interface SitingTask {
  readonly objective: SitingObjective;
  readonly siteCount: number;
  readonly layers: readonly SitingLayer[];
  readonly choice: SitingChoice;
  /** For `lscp`: share of the weights that must be covered, 0 to 1; 1 unless said. */
  readonly shareToCover?: number;
  /**
   * For `p-median`: what a person costs whom nothing reaches. At least the greatest cost in reach;
   * unless said twice the limit, or where there is none twice the greatest cost.
   */
  readonly unreachedCost?: number;
  /** Among equals another seed may find another answer. 1 unless said. */
  readonly seed?: number;
}
