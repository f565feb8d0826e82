import type { RegionCode } from '@yike/kernel';

/** A residential estate (小区), the smallest place that people say they live in. */
export interface Estate {
  readonly estateId: string;
  /** The community, or the township where the community is not known. */
  readonly regionCode: RegionCode;
  readonly name: string;
  /** WGS 84. */
  readonly lon: number;
  readonly lat: number;
  readonly households: number | null;
  readonly builtYear: number | null;
  /** Counts its changes, from 1. */
  readonly version: number;
  readonly changedAt: Date;
}

export type EstateFields = Pick<Estate, 'name' | 'lon' | 'lat' | 'households' | 'builtYear'>;
