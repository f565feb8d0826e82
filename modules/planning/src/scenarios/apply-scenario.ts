import { EDGE_KIND, type Joints, type StreetPlan, StreetSnapper } from '@yike/engine-network';
import { type Complaint, complaint, Problem } from '@yike/kernel';
import type { AssessmentInput, JudgedDistrict } from '../assessment/assess.ts';
import { roundFigure } from '../assessment/rounding.ts';
import type { ChangeMade } from '../contract.ts';
import { carriedJoints, type JoinedPlace } from './carried-joints.ts';
import { changeFacilities, type PlannedFacility } from './change-facilities.ts';
import { changeMade } from './change-made.ts';
import { changePeople } from './change-people.ts';
import { changeStreetsOf } from './change-streets.ts';
import { closedDoors } from './closed-doors.ts';
import type { Change, LonLat, Scenario } from './scenario.ts';
import type { StreetMap } from './street-map.ts';

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
 * Makes the changes of a scenario, one after the other: streets first, then who stands on them. Who was
 * joined to the streets keeps the joints, and may gain one on a new path; whatever is new or moved is joined
 * to today's streets like any place, and then alike.
 *
 * @param areaOf area of a position, −1 outside all
 * @param map what the OSM file calls its gates and ways
 * @throws Problem for a change that cannot be made, with its line
 */
export function applyScenario(
  before: JudgedDistrict,
  scenario: Scenario,
  areaOf: (lon: number, lat: number) => number,
  map: StreetMap = NO_MAP,
): PlannedDistrict {
  const { input } = before;
  const { plan, effects: streetEffects } = changeStreetsOf(input, scenario.changes, map);
  const check = streetCheck(input, plan);
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
  const demandJoints = joinPeople(before, demand, plan);
  const facilityJoints = joinFacilities(before, facilities, plan);
  return {
    input: {
      ...input,
      ...(plan.isUnchanged
        ? {}
        : { network: plan.network, snapper: new StreetSnapper(plan.network) }),
      demand,
      demandArea,
      facilities: facilities.map(({ facility }) => facility),
      facilityArea: Int32Array.from(facilities, ({ facility, numberBefore, isUnmoved }) =>
        isUnmoved ? (input.facilityArea[numberBefore] ?? -1) : areaOf(facility.lon, facility.lat),
      ),
    },
    facilities,
    demandJoints,
    facilityJoints,
    changes: scenario.changes.map((change) =>
      changeMade(change, effects.get(change), streetEffects.get(change)),
    ),
    complaints: [
      ...complaints,
      ...outsiders(scenario, areaOf),
      ...closedDoors(before, scenario, plan, demandJoints, facilityJoints),
    ],
  };
}

/** Streets without numbers and names of their own. */
const NO_MAP: StreetMap = { gates: [], placesOfWay: () => [] };

/** Refuses what nobody could walk to. @throws Problem `scenario-off-network`, `scenario-door-closed` */
function streetCheck({ snapper, snapLimitMetres }: AssessmentInput, plan: StreetPlan) {
  return ([lon, lat]: LonLat, name: string, { place }: Change): void => {
    const joints = plan.join(snapper.snap([lon], [lat], snapLimitMetres), [lon], [lat]);
    if (joints.edge.some((edge) => plan.network.edgeKind[edge] !== EDGE_KIND.closed)) return;
    if (joints.edge.length > 0) throw new Problem('scenario-door-closed', place, { name });
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
  plan: StreetPlan,
): Joints {
  const known = input.demand.count;
  if (demand.count === known) return plan.join(demandJoints, demand.lons, demand.lats);
  const added = input.snapper.snap(
    demand.lons.subarray(known),
    demand.lats.subarray(known),
    input.snapLimitMetres,
  );
  const joints = carriedJoints([...placesOf(demandJoints), ...placesOf(added)]);
  return plan.join(joints, demand.lons, demand.lats);
}

function joinFacilities(
  { input, facilityJoints }: JudgedDistrict,
  facilities: readonly PlannedFacility[],
  plan: StreetPlan,
): Joints {
  const anew = facilities.filter(({ isUnmoved }) => !isUnmoved);
  const joined = input.snapper.snap(
    anew.map(({ facility }) => facility.lon),
    anew.map(({ facility }) => facility.lat),
    input.snapLimitMetres,
  );
  let next = 0;
  const joints = carriedJoints(
    facilities.map(({ isUnmoved, numberBefore }) =>
      isUnmoved
        ? { joints: facilityJoints, place: numberBefore }
        : { joints: joined, place: next++ },
    ),
  );
  return plan.join(
    joints,
    facilities.map(({ facility }) => facility.lon),
    facilities.map(({ facility }) => facility.lat),
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
