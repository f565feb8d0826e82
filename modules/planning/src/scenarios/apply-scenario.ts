import type { Joints } from '@yike/engine-network';
import { type Complaint, complaint, Problem } from '@yike/kernel';
import type { AssessmentInput, JudgedDistrict } from '../assess.ts';
import type { ChangeMade } from '../contract.ts';
import { roundFigure } from '../rounding.ts';
import { carriedJoints, type JoinedPlace } from './carried-joints.ts';
import { changeFacilities, type PlannedFacility } from './change-facilities.ts';
import { changeMade } from './change-made.ts';
import { changePeople } from './change-people.ts';
import type { Change, LonLat, Scenario } from './scenario.ts';

/** A district as a scenario would leave it, and what of it is as it was. */
export interface PlannedDistrict {
  readonly input: AssessmentInput;
  /** One for each facility of `input`. */
  readonly facilities: readonly PlannedFacility[];
  /** Everybody who was there, in the order they were in, and then whoever moves in. */
  readonly demandJoints: Joints;
  readonly facilityJoints: Joints;
  readonly changes: readonly ChangeMade[];
  readonly complaints: readonly Complaint[];
}

/**
 * Makes the changes of a scenario, one after the other. Who was joined to the streets keeps the
 * joints; whatever is new or moved is joined like any place.
 *
 * @param areaOf area of a position, −1 outside all
 * @throws Problem for a change that cannot be made, with its line
 */
export function applyScenario(
  before: JudgedDistrict,
  scenario: Scenario,
  areaOf: (lon: number, lat: number) => number,
): PlannedDistrict {
  const { input } = before;
  const check = streetCheck(input);
  const { facilities, effects } = changeFacilities(
    input.facilities,
    scenario.changes,
    scenario.id,
    check,
  );
  const { demand, complaints } = changePeople(input.demand, scenario.changes, check);
  const demandArea = Int32Array.from(demand.lons, (lon, point) =>
    point < input.demand.count
      ? (input.demandArea[point] ?? -1)
      : areaOf(lon, demand.lats[point] ?? 0),
  );
  return {
    input: {
      ...input,
      demand,
      demandArea,
      facilities: facilities.map(({ facility }) => facility),
      facilityArea: Int32Array.from(facilities, ({ facility, numberBefore, isUnmoved }) =>
        isUnmoved ? (input.facilityArea[numberBefore] ?? -1) : areaOf(facility.lon, facility.lat),
      ),
    },
    facilities,
    demandJoints: joinPeople(before, demand),
    facilityJoints: joinFacilities(before, facilities),
    changes: scenario.changes.map((change) => changeMade(change, effects.get(change))),
    complaints: [...complaints, ...outsiders(scenario, areaOf)],
  };
}

/** Refuses what nobody could walk to. @throws Problem `scenario-off-network` */
function streetCheck({ snapper, snapLimitMetres }: AssessmentInput) {
  return ([lon, lat]: LonLat, name: string, { place }: Change): void => {
    if (snapper.metresToStreet(lon, lat, snapLimitMetres) <= snapLimitMetres) return;
    const far = snapper.metresToStreet(lon, lat, FARTHEST_TOLD_METRES);
    const isFar = far === Number.POSITIVE_INFINITY;
    throw new Problem('scenario-off-network', place, {
      name,
      metres: isFar ? `超过 ${FARTHEST_TOLD_METRES / 1000} 公里` : ` ${Math.round(far)} 米`,
      metresEn: isFar ? `more than ${FARTHEST_TOLD_METRES / 1000} km` : `${Math.round(far)} m`,
    });
  };
}

const FARTHEST_TOLD_METRES = 10_000;

function joinPeople(
  { input, demandJoints }: JudgedDistrict,
  demand: AssessmentInput['demand'],
): Joints {
  const known = input.demand.count;
  if (demand.count === known) return demandJoints;
  const added = input.snapper.snap(
    demand.lons.subarray(known),
    demand.lats.subarray(known),
    input.snapLimitMetres,
  );
  return carriedJoints([...placesOf(demandJoints), ...placesOf(added)]);
}

function joinFacilities(
  { input, facilityJoints }: JudgedDistrict,
  facilities: readonly PlannedFacility[],
): Joints {
  const anew = facilities.filter(({ isUnmoved }) => !isUnmoved);
  const joined = input.snapper.snap(
    anew.map(({ facility }) => facility.lon),
    anew.map(({ facility }) => facility.lat),
    input.snapLimitMetres,
  );
  let next = 0;
  return carriedJoints(
    facilities.map(({ isUnmoved, numberBefore }) =>
      isUnmoved
        ? { joints: facilityJoints, place: numberBefore }
        : { joints: joined, place: next++ },
    ),
  );
}

function placesOf(joints: Joints): JoinedPlace[] {
  return Array.from({ length: joints.count }, (_, place) => ({ joints, place }));
}

function outsiders(
  { changes }: Scenario,
  areaOf: (lon: number, lat: number) => number,
): Complaint[] {
  return changes.flatMap(({ wanted, place }) => {
    if (wanted.do !== 'add-people' || areaOf(...wanted.at) >= 0) return [];
    const details = { name: wanted.name, people: roundFigure(wanted.total) };
    return [complaint('warning', 'scenario-people-outside', place, details)];
  });
}
