import type { Day, RegionCode, RegionLevel } from '@yike/kernel';

/** A region as it is called from one day to another. */
export interface Region {
  readonly regionCode: RegionCode;
  readonly level: RegionLevel;
  readonly name: string;
  readonly nameEn: string | null;
  readonly validFrom: Day;
  /** The first day no longer; null: still. */
  readonly validTo: Day | null;
  /** Where name and code are from. */
  readonly source: string;
}

/** What an import does about one region. */
export type RegionStep =
  | { readonly kind: 'add'; readonly region: Region }
  /** Called so already. */
  | { readonly kind: 'same'; readonly region: Region }
  /** The present one ends on the day the new one begins. */
  | { readonly kind: 'rename'; readonly region: Region; readonly before: Region }
  /** There is one already at that time, and neither follows the other. */
  | { readonly kind: 'clash'; readonly region: Region; readonly before: Region };

/**
 * What to do about a region that a file brings.
 * @param known all that the code has meant so far
 */
export function decideRegion(region: Region, known: readonly Region[]): RegionStep {
  const before = known.find((one) => overlaps(one, region));
  if (before === undefined) return { kind: 'add', region };
  const saysTheSame =
    before.name === region.name &&
    before.nameEn === region.nameEn &&
    before.validTo === region.validTo;
  if (saysTheSame && before.validFrom <= region.validFrom) return { kind: 'same', region: before };
  const follows = before.validFrom < region.validFrom && before.validTo === null;
  return { kind: follows ? 'rename' : 'clash', region, before };
}

function overlaps(one: Region, other: Region): boolean {
  const startsBeforeEndOf = (a: Region, b: Region): boolean =>
    b.validTo === null || a.validFrom < b.validTo;
  return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
}
