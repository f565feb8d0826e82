import type { Walker } from '@yike/engine-network';
import type { SitingObjective } from '@yike/engine-siting';
import type { Bilingual } from '@yike/kernel';
import type { AssessmentInput } from '../assessment/assess.ts';
import type { AssessedType } from '../assessment/assessed-type.ts';
import type { JoinedCandidates } from './candidate.ts';

/** A service that every new site would give. */
export interface SitedService {
  readonly type: AssessedType;
  /** Longest walk that counts as covered. */
  readonly limitMinutes: number;
  readonly limitBasis: Bilingual;
}

/** What a planner asks: where to add, and by what measure. */
export interface SitingQuestion {
  /** The district: people, streets, areas, and the facilities there are. */
  readonly input: AssessmentInput;
  readonly walker: Walker;
  /** Given at every site, all of them in one room. */
  readonly services: readonly SitedService[];
  readonly objective: SitingObjective;
  /** `p-median` and `p-centre`: how far walks are looked at. */
  readonly horizonMinutes: number;
  readonly candidates: JoinedCandidates;
  /** Ids of people's columns, summed: `total`, `age65plus`, `age0_2` … */
  readonly weightColumns: readonly string[];
  /** null: as many as the budget allows, or as `lscp` needs. */
  readonly add: number | null;
  /** `add` counts stops of a unit on wheels. */
  readonly isOnWheels?: boolean;
  readonly budgetYuan: number | null;
  /** `lscp`: share of the weights, 0 to 1. */
  readonly shareToCover: number;
  readonly forcedIds: readonly string[];
  readonly forbiddenIds: readonly string[];
  /** Rooms of an embedded complex, with its floor area and functions. */
  readonly complexSquareMetres: number | null;
  /** Where places, seats or beds run out; null: who is within the limit is served. */
  readonly places: PlacesWanted | null;
  readonly seed: number;
  /** Area of a position, −1 outside all. */
  areaOf(lon: number, lat: number): number;
}

/** How many find a place where, and how many want one. */
export interface PlacesWanted {
  /** At a new site that does not say its own capacity. */
  readonly atSite: number;
  /** At a facility whose capacity nobody knows; Infinity: it turns nobody away. */
  readonly atUnknown: number;
  /** The part of those who count that wants a place, 0 to 1. */
  readonly demandShare: number;
}
