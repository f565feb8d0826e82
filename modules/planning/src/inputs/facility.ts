import type { Place } from '@yike/kernel';

/** A place that serves people, with everything an assessment asks of it. */
export interface Facility {
  readonly id: string;
  readonly name: string;
  /** Slugs of the services it gives; never empty. */
  readonly types: readonly string[];
  readonly lon: number;
  readonly lat: number;
  readonly address: string;
  readonly hours: string;
  readonly capacity: number | null;
  /** How its types were found: given, amap-code, osm … */
  readonly typedBy: string;
  readonly source: Place;
  /** Others that were merged into it: the same place, listed again. */
  readonly alsoIn: readonly Place[];
}
