import type { SitingObjective } from './siting-task.ts';

/** In `servedBy`. */
export const EXISTING = -1;
export const NOBODY = -2;

/** Best answer found, and how far it can be from the best there is. */
export interface SitingAnswer {
  readonly objective: SitingObjective;
  /** What a planner would build first comes first; whatever is forced comes before what is free. */
  readonly sites: readonly ChosenSite[];
  /** `lscp`: sites. `mclp`: weight covered, that of existing facilities among it. `p-median`: Σ weight · cost. `p-centre`: cost, Infinity when somebody stays unreached whom a candidate could reach. */
  readonly value: number;
  /** The same figure without any of the sites; for `lscp` 0. */
  readonly before: number;
  /** No choice is better than this: never below the value of `mclp`, never above that of the others. */
  readonly bound: number;
  /** |bound − value| ÷ value; 0 where they are equal, Infinity where the value is 0 or Infinity and the bound is not. */
  readonly gap: number;
  /** By whom there is nothing better: the bound meets the value, or a solver went through all. */
  readonly provenBy: 'bound' | 'solver' | null;
  readonly layers: readonly LayerAnswer[];
  /** Whoever asked has stopped the search; what was found until then stands, its bound too. */
  readonly isStopped: boolean;
}

export interface ChosenSite {
  readonly site: number;
  readonly isForced: boolean;
  /** What this one adds to those before it: weight newly covered; `p-median`: weight · cost saved; `p-centre`: weight newly within the value. */
  readonly gain: number;
  /** Gains of all up to this one. */
  readonly gainSoFar: number;
}

/** Who is served and who is not. */
export interface LayerAnswer {
  /** By demand point: cost to the nearest of the chosen sites and existing facilities; Infinity beyond the limit. */
  readonly cost: Float64Array;
  /** By demand point: the chosen or existing facility nearest; `EXISTING`, `NOBODY`. Ties: existing, then the site chosen earlier. */
  readonly servedBy: Int32Array;
  /** Weight within the limit of something; with capacities: that finds room there. */
  readonly served: number;
  readonly unserved: number;
  /** By demand point: 1 where no candidate that may be chosen, and no facility, is within the limit. */
  readonly isBeyondReach: Uint8Array;
  /** Who goes where; null where nobody is ever full. */
  readonly assignment: Assignment | null;
}

/** Weights by who goes where. Places are numbered: the sites, then from `siteCount` on the facilities there are. */
export interface Assignment {
  /** By entry: so much `weight` of a demand `point` goes `to` a place. */
  readonly point: readonly number[];
  readonly to: readonly number[];
  readonly weight: readonly number[];
  /** By place: weight that goes there. */
  readonly load: Float64Array;
  /** By demand point: weight that facilities serve without any site. */
  readonly servedBefore: Float64Array;
  /** Entries: so much of a point is first served by the site of this rank, 0 for the first of the answer. */
  readonly newly: {
    readonly point: readonly number[];
    readonly rank: readonly number[];
    readonly weight: readonly number[];
  };
  /** By demand point: weight that stays unserved. */
  readonly left: Float64Array;
}

/** Hears how far the search is, 0 to 1 of each step; says whether to go on. */
export type SitingWatch = (step: 'greedy' | 'swaps' | 'bound' | 'proof', share: number) => boolean;

/** What was asked cannot be done, whatever is chosen; or, where the reason is `not-found`, nobody can tell. */
export class SitingImpossible extends RangeError {
  readonly reason:
    | 'beyond-reach'
    | 'forced-break-rules'
    | 'rules-too-tight'
    | 'capacity-short'
    | 'not-found';
  /** By layer: demand points at fault. */
  readonly points: readonly (readonly number[])[];
  /** By layer, for `capacity-short`: weight of each of these points that finds no room. */
  readonly unserved: readonly (readonly number[])[];
  /** By how much it falls short, in weights, sites or money. */
  readonly shortBy: number;

  constructor(
    reason: SitingImpossible['reason'],
    message: string,
    shortBy: number,
    points: readonly (readonly number[])[] = [],
    unserved: readonly (readonly number[])[] = [],
  ) {
    super(message);
    this.name = 'SitingImpossible';
    this.reason = reason;
    this.points = points;
    this.unserved = unserved;
    this.shortBy = shortBy;
  }
}
