import { isWithinRegion, type RegionCode, regionLevel } from '@yike/kernel';

export const CIRCLE_KINDS = ['living', 'elder-care', 'childcare', 'embedded'] as const;

/** A circle as a city has declared it: named, answered for, made of communities. */
export interface Circle {
  readonly circleId: string;
  /** The county or township that answers for it. */
  readonly regionCode: RegionCode;
  /** 便民生活圈, 养老服务圈, 托育, 社区嵌入式服务设施. */
  readonly kind: (typeof CIRCLE_KINDS)[number];
  readonly name: string;
  /** In the order of their codes, each once. */
  readonly communities: readonly RegionCode[];
  /** Counts its changes, from 1. */
  readonly version: number;
  readonly changedAt: Date;
}

export type CircleFields = Pick<Circle, 'kind' | 'name' | 'communities'>;

/** The first of its communities that is none, or lies outside of the region that answers. */
export function findForeignCommunity(
  regionCode: RegionCode,
  { communities }: CircleFields,
): RegionCode | null {
  const isOurs = (code: RegionCode): boolean =>
    regionLevel(code) === 'community' && isWithinRegion(code, regionCode);
  return communities.find((code) => !isOurs(code)) ?? null;
}
