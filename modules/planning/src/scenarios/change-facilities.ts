import { type Place, Problem } from '@yike/kernel';
import type { Facility } from '../inputs/facility.ts';
import { indexOfFacility } from './find-facility.ts';
import type {
  AddFacility,
  Change,
  ChangeWanted,
  FacilityChangeWanted,
  LonLat,
} from './scenario.ts';

/** A facility as a scenario leaves it. */
export interface PlannedFacility {
  readonly facility: Facility;
  /** Its number before the scenario; −1: new. */
  readonly numberBefore: number;
  /** Stands where it stood, with the types it had. */
  readonly isUnmoved: boolean;
}

/** What became of the facility of a change; null: it was not there before, or is not any more. */
export interface FacilityEffect {
  readonly before: Facility | null;
  readonly after: Facility | null;
}

export interface FacilitiesChanged {
  readonly facilities: readonly PlannedFacility[];
  readonly effects: ReadonlyMap<Change, FacilityEffect>;
}

/**
 * The facilities after all changes, made one after the other: those that were keep their order, new
 * ones follow.
 *
 * @param checkOnStreet refuses a position that nobody can walk to
 * @throws Problem `scenario-off-network`, `scenario-id-taken`, and what finding a facility throws
 */
export function changeFacilities(
  facilities: readonly Facility[],
  changes: readonly Change[],
  scenarioId: string,
  checkOnStreet: (at: LonLat, name: string, change: Change) => void,
): FacilitiesChanged {
  const planned = facilities.map(
    (facility, numberBefore): PlannedFacility => ({ facility, numberBefore, isUnmoved: true }),
  );
  const effects = new Map<Change, FacilityEffect>();
  for (const [at, change] of changes.entries()) {
    if (!isFacilityChange(change.wanted)) continue;
    const newId = `${scenarioId}-${at + 1}`;
    effects.set(change, makeChange(planned, change.wanted, change, newId, checkOnStreet));
  }
  return { facilities: planned, effects };
}

function isFacilityChange(wanted: ChangeWanted): wanted is FacilityChangeWanted {
  return wanted.do === 'add-facility' || 'facility' in wanted;
}

function makeChange(
  planned: PlannedFacility[],
  wanted: FacilityChangeWanted,
  change: Change,
  newId: string,
  checkOnStreet: (at: LonLat, name: string, change: Change) => void,
): FacilityEffect {
  const { place } = change;
  const now = planned.map(({ facility }) => facility);
  if (wanted.do === 'add-facility') {
    const id = wanted.id ?? newId;
    if (now.some((facility) => facility.id === id)) {
      throw new Problem('scenario-id-taken', place, { id });
    }
    checkOnStreet(wanted.at, wanted.name, change);
    const after = newFacility(wanted, id, place);
    planned.push({ facility: after, numberBefore: -1, isUnmoved: false });
    return { before: null, after };
  }
  const at = indexOfFacility(now, wanted.facility, place);
  const one = planned[at];
  if (one === undefined) throw new Error(`There is no facility ${at}.`);
  const { facility: before } = one;
  if (wanted.do === 'remove-facility') {
    planned.splice(at, 1);
    return { before, after: null };
  }
  if (wanted.do === 'resize-facility') {
    const after = { ...before, capacity: wanted.capacity };
    planned[at] = { ...one, facility: after };
    return { before, after };
  }
  const [lon, lat] = wanted.to;
  checkOnStreet(wanted.to, before.name, change);
  const after = { ...before, lon, lat };
  const isUnmoved = one.isUnmoved && before.lon === lon && before.lat === lat;
  planned[at] = { ...one, facility: after, isUnmoved };
  return { before, after };
}

function newFacility(wanted: AddFacility, id: string, source: Place): Facility {
  const { name, types, capacity, address, hours } = wanted;
  const [lon, lat] = wanted.at;
  const said = { id, name, types, lon, lat, address, hours, capacity };
  return { ...said, typedBy: 'given', source, alsoIn: [] };
}
