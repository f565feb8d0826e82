import type { CityCode, Day, RegionCode } from '@yike/kernel';

export const RELATIONS = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
] as const;

/** What a member is to the head of the household. */
export type Relation = (typeof RELATIONS)[number];

/** People who live together at one address. */
export interface Household {
  readonly cityCode: CityCode;
  readonly householdId: string;
  readonly regionCode: RegionCode;
  /** Present and former ones. */
  readonly members: readonly HouseholdMember[];
}

export interface HouseholdMember {
  readonly personId: string;
  readonly relation: Relation;
  readonly validFrom: Day;
  /** The first day no longer; null: still. */
  readonly validTo: Day | null;
}
