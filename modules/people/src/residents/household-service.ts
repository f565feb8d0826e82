import {
  type CityCode,
  cityOfRegion,
  type Day,
  dayInChina,
  isWithinRegion,
  Problem,
  type RegionCode,
  type Transaction,
} from '@yike/kernel';
import { recordAccess } from './access-record-store.ts';
import type { Household, HouseholdMember } from './household.ts';
import { endMemberships, insertHousehold, insertMember } from './household-store.ts';
import { findHousehold } from './household-view.ts';
import type { Doing } from './person-service.ts';
import { findPersonRegion } from './person-view.ts';

/** @throws Problem `person-region-too-wide` */
export async function makeHousehold(
  tx: Transaction,
  doing: Doing,
  regionCode: RegionCode,
): Promise<Household> {
  const cityCode = cityOfRegion(regionCode);
  if (cityCode === null) throw new Problem('person-region-too-wide');
  const household = { cityCode, householdId: crypto.randomUUID(), regionCode };
  await insertHousehold(tx, doing.actor, household);
  return { ...household, members: [] };
}

/**
 * A person moves in. The person is one of the region of the household, so nobody is drawn out of a
 * region by whoever looks after another.
 *
 * @throws Problem `not-found`, `household-member-elsewhere`
 */
export async function moveIn(
  tx: Transaction,
  doing: Doing,
  cityCode: CityCode,
  householdId: string,
  member: Omit<HouseholdMember, 'validTo'>,
): Promise<Household> {
  const household = await getHousehold(tx, cityCode, householdId);
  const { personId } = member;
  const region = await findPersonRegion(tx, { cityCode, personId });
  if (region === null || !isWithinRegion(region, household.regionCode)) {
    throw new Problem('not-found');
  }
  await insertMember(tx, cityCode, householdId, { ...member, validTo: null });
  await recordMember(tx, doing, household.regionCode, personId);
  return await getHousehold(tx, cityCode, householdId);
}

/** A person moves out; that day is the first one elsewhere. @throws Problem `not-found` */
export async function moveOut(
  tx: Transaction,
  doing: Doing,
  cityCode: CityCode,
  householdId: string,
  personId: string,
  day: Day | null,
): Promise<Household> {
  const household = await getHousehold(tx, cityCode, householdId);
  const isMember = household.members.some(
    (member) => member.personId === personId && member.validTo === null,
  );
  if (!isMember) throw new Problem('not-found');
  await endMemberships(tx, { cityCode, personId }, day ?? dayInChina(tx.now));
  await recordMember(tx, doing, household.regionCode, personId);
  return await getHousehold(tx, cityCode, householdId);
}

/** Shows a household, and writes down to whom. @throws Problem `not-found` */
export async function seeHousehold(
  tx: Transaction,
  doing: Doing,
  cityCode: CityCode,
  householdId: string,
): Promise<Household> {
  const household = await getHousehold(tx, cityCode, householdId);
  const { regionCode, members } = household;
  const personIds = members.map(({ personId }) => personId);
  await recordAccess(tx, { ...doing, regionCode, outcome: 'done', personIds });
  return household;
}

async function getHousehold(
  tx: Transaction,
  cityCode: CityCode,
  householdId: string,
): Promise<Household> {
  const household = await findHousehold(tx, cityCode, householdId);
  if (household === null) throw new Problem('not-found');
  return household;
}

async function recordMember(
  tx: Transaction,
  doing: Doing,
  regionCode: RegionCode,
  personId: string,
): Promise<void> {
  await recordAccess(tx, { ...doing, regionCode, outcome: 'done', personIds: [personId] });
}
