import type { StreetQuery } from '@yike/engine-network';
import type { Place } from '@yike/kernel';

/** Degrees in WGS 84. */
export type LonLat = readonly [lon: number, lat: number];

/** Names one of the facilities that were read: by its id, or by its name and one of its types. */
export interface FacilityReference {
  readonly idOrName: string;
  /** Slug of a type it has; null: any. */
  readonly type: string | null;
}

export interface AddFacility {
  readonly do: 'add-facility';
  /** null: the scenario's id and the number of the change. */
  readonly id: string | null;
  readonly name: string;
  readonly types: readonly string[];
  readonly at: LonLat;
  readonly capacity: number | null;
  readonly address: string;
  readonly hours: string;
}

export interface MoveFacility {
  readonly do: 'move-facility';
  readonly facility: FacilityReference;
  readonly to: LonLat;
}

export interface RemoveFacility {
  readonly do: 'remove-facility';
  readonly facility: FacilityReference;
}

export interface ResizeFacility {
  readonly do: 'resize-facility';
  readonly facility: FacilityReference;
  readonly capacity: number;
}

/** People move in at one place, as into a new estate. */
export interface AddPeople {
  readonly do: 'add-people';
  readonly name: string;
  readonly at: LonLat;
  readonly total: number;
  /** By band id. */
  readonly byBand: ReadonlyMap<string, number>;
}

/** What is walked on: paved and level, steps, or a slope instead of steps. */
export type StreetKind = 'path' | 'stairs' | 'ramp';

export interface AddPath {
  readonly do: 'add-path';
  /** May be empty. */
  readonly name: string;
  /** At least two positions; the ends join the nearest streets. */
  readonly line: readonly LonLat[];
  readonly kind: StreetKind;
  /** Rise from the first position to the last, in thousandths. */
  readonly inclinePermille: number;
}

export interface CloseStreet {
  readonly do: 'close-street';
  readonly street: StreetQuery;
}

export interface RebuildStreet {
  readonly do: 'rebuild-street';
  readonly street: StreetQuery;
  readonly as: StreetKind;
  /** Rise in the direction the street is drawn, in thousandths. */
  readonly inclinePermille: number;
}

/** A lift beside stairs: it joins the two ends of theirs. */
export interface AddLift {
  readonly do: 'add-lift';
  readonly stairs: StreetQuery;
}

/** Which gate: by its OSM node or its name; else the nearest to a position, or all along streets. */
export interface GateQuery extends StreetQuery {
  readonly node?: number | undefined;
  readonly gateName?: string | undefined;
}

/** Opens one gate, or all along streets. */
export interface OpenGate {
  readonly do: 'open-gate';
  readonly gate: GateQuery;
}

export interface PutUpGate {
  readonly do: 'put-up-gate';
  readonly at: LonLat;
  readonly kind: 'locked' | 'turnstile';
}

export type StreetChangeWanted =
  | AddPath
  | AddLift
  | CloseStreet
  | RebuildStreet
  | OpenGate
  | PutUpGate;

export type FacilityChangeWanted = AddFacility | MoveFacility | RemoveFacility | ResizeFacility;

export type ChangeWanted = FacilityChangeWanted | AddPeople | StreetChangeWanted;

/** A change and where in the file it stands. */
export interface Change {
  readonly wanted: ChangeWanted;
  /** What whoever wrote it says of it; may be empty. */
  readonly note: string;
  readonly place: Place;
}

/** What might be done, as a planner wrote it down; positions already in WGS 84. */
export interface Scenario {
  /** Short, and different for each scenario of a comparison: A, B, C … */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly file: string;
  readonly changes: readonly Change[];
}
