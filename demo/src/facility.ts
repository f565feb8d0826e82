import type { Community } from './communities.ts';
import type { Point } from './plane-geometry.ts';

/** A place with services, as one row of the export. */
export interface Facility {
  readonly name: string;
  /** Canonical types it was placed as; none for rows that fit no service. */
  readonly slugs: readonly string[];
  /** AMap type paths and codes, joined by `|` where it has several. */
  readonly type: string;
  readonly typecode: string;
  readonly address: string;
  readonly at: Point;
  readonly hours: string;
  readonly community: Community;
}
