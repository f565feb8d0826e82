import type { CityCode, Reading, RegionCode } from '@yike/kernel';
import type { Household, Relation } from './household.ts';
import type { PeopleTables } from './tables.ts';

/** A household with its present and former members; null where there is none. */
export async function findHousehold(
  reading: Reading,
  cityCode: CityCode,
  householdId: string,
): Promise<Household | null> {
  const tables = reading.tables<PeopleTables>();
  const row = await tables
    .selectFrom('people.household')
    .select('region_code')
    .where('city_code', '=', cityCode)
    .where('household_id', '=', householdId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const members = await tables
    .selectFrom('people.household_member')
    .select(['person_id', 'relation', 'valid_from', 'valid_to'])
    .where('city_code', '=', cityCode)
    .where('household_id', '=', householdId)
    .orderBy('valid_from')
    .orderBy('person_id')
    .execute();
  return {
    cityCode,
    householdId,
    regionCode: row.region_code as RegionCode,
    members: members.map((member) => ({
      personId: member.person_id,
      relation: member.relation as Relation,
      validFrom: member.valid_from,
      validTo: member.valid_to,
    })),
  };
}

/** In which households a person lives or lived. */
export async function listHouseholdsOf(
  reading: Reading,
  cityCode: CityCode,
  personId: string,
): Promise<readonly string[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.household_member')
    .select('household_id')
    .distinct()
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .execute();
  return rows.map(({ household_id }) => household_id);
}
