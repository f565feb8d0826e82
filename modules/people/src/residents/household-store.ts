import {
  type Actor,
  actorName,
  type CityCode,
  type Day,
  Problem,
  type Transaction,
} from '@yike/kernel';
import { isUniqueBreak } from '../constraint-break.ts';
import type { Household, HouseholdMember } from './household.ts';
import type { PersonKey } from './person.ts';
import type { PeopleTables } from './tables.ts';

export async function insertHousehold(
  tx: Transaction,
  actor: Actor,
  { cityCode, householdId, regionCode }: Omit<Household, 'members'>,
): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.household')
    .values({
      city_code: cityCode,
      household_id: householdId,
      region_code: regionCode,
      made_at: tx.now,
      made_by: actorName(actor),
    })
    .execute();
}

/** @throws Problem `household-member-elsewhere` where the person lives in another then */
export async function insertMember(
  tx: Transaction,
  cityCode: CityCode,
  householdId: string,
  { personId, relation, validFrom, validTo }: HouseholdMember,
): Promise<void> {
  try {
    await tx
      .tables<PeopleTables>()
      .insertInto('people.household_member')
      .values({
        city_code: cityCode,
        household_id: householdId,
        person_id: personId,
        relation,
        valid_from: validFrom,
        valid_to: validTo,
      })
      .execute();
  } catch (error) {
    const names = ['household_member_one_at_a_time', 'household_member_pkey'];
    if (names.some((name) => isUniqueBreak(error, name))) {
      throw new Problem('household-member-elsewhere');
    }
    throw error;
  }
}

/** The person lives with nobody of ours from that day on. Gives false where that was so already. */
export async function endMemberships(
  tx: Transaction,
  { cityCode, personId }: PersonKey,
  day: Day,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<PeopleTables>()
    .updateTable('people.household_member')
    .set((eb) => ({ valid_to: eb.fn<string>('greatest', ['valid_from', eb.val(day)]) }))
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
