import type { Bilingual, Day, Reading } from '@yike/kernel';
import type { Feature } from 'geojson';

/** West, south, east, north in degrees; WGS 84, which is CRS84 here. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface FeaturesAsked {
  /** Two where the box that was asked for spans the 180th meridian; null: everywhere. */
  readonly boxes: readonly Box[] | null;
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
}

/** Something with places that maps can show: one collection of OGC API Features. */
export interface FeatureSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly says: Bilingual;
  /** The box around everything; null where there is nothing. */
  findBox(reading: Reading): Promise<Box | null>;
  count(reading: Reading, asked: FeaturesAsked): Promise<number>;
  list(
    reading: Reading,
    asked: FeaturesAsked,
    page: { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly Feature[]; readonly next: string | null }>;
  find(reading: Reading, featureId: string): Promise<Feature | null>;
}
