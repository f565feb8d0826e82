import {
  type CityCode,
  keyNumber,
  momentSchema,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
  regionRange,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import { type AccessRecord, BEGINNING, CHAINS, sumOfRecord } from './access-record.ts';
import { auditedCity } from './access-record-store.ts';
import type { PeopleTables } from './tables.ts';

export interface AccessSearch extends PageAsked {
  readonly within: RegionCode;
  readonly personId?: string | undefined;
}

/** Lines of the audit about a region, the oldest first. */
export async function listAccess(
  reading: Reading,
  { within, personId, ...asked }: AccessSearch,
): Promise<Page<AccessRecord>> {
  const [first, last] = regionRange(within);
  let query = reading
    .tables<PeopleTables>()
    .selectFrom('people.access_record')
    .selectAll()
    .where('city_code', '=', auditedCity(within))
    .where('region_code', '>=', first)
    .where('region_code', '<=', last);
  if (personId !== undefined)
    query = query.where('person_ids', '@>', sql<string[]>`array[${personId}]::uuid[]`);
  const key = { at: momentSchema, chain: keyNumber.max(15), number: keyNumber };
  return await readPage(query, key, asked, recordOf);
}

/** Where a chain is not as it was written; null where all lines of the city are. */
export interface BrokenChain {
  readonly chain: number;
  /** The first line that was changed, or that is missing. */
  readonly number: number;
}

/** Everywhere that has an audit, with the number of its lines, by city. */
export async function listAuditedCities(
  reading: Reading,
): Promise<readonly { readonly cityCode: CityCode; readonly lines: number }[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.access_chain')
    .select((eb) => ['city_code', eb.fn.sum<string>('number').as('lines')])
    .groupBy('city_code')
    .orderBy('city_code')
    .execute();
  return rows.map(({ city_code, lines }) => ({
    cityCode: city_code as CityCode,
    lines: Number(lines),
  }));
}

const BATCH = 1000;

/** Reads all lines of a city and sums them again. */
export async function findBrokenChain(
  reading: Reading,
  cityCode: CityCode,
): Promise<BrokenChain | null> {
  for (let chain = 0; chain < CHAINS; chain++) {
    const number = await findBreak(reading, cityCode, chain);
    if (number !== null) return { chain, number };
  }
  return null;
}

async function findBreak(
  reading: Reading,
  cityCode: CityCode,
  chain: number,
): Promise<number | null> {
  const head = await reading
    .tables<PeopleTables>()
    .selectFrom('people.access_chain')
    .select('number')
    .where('city_code', '=', cityCode)
    .where('chain', '=', chain)
    .executeTakeFirst();
  let before: Buffer = BEGINNING;
  let number = 0;
  for (;;) {
    const rows = await listChain(reading, cityCode, chain, number);
    for (const row of rows) {
      number++;
      const sum = sumOfRecord(before, recordOf(row));
      if (row.number !== number || !row.sha256.equals(sum)) return number;
      before = sum;
    }
    if (rows.length < BATCH) break;
  }
  return number < (head?.number ?? 0) ? number + 1 : null;
}

async function listChain(reading: Reading, cityCode: CityCode, chain: number, after: number) {
  return await reading
    .tables<PeopleTables>()
    .selectFrom('people.access_record')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('chain', '=', chain)
    .where('number', '>', after)
    .orderBy('number')
    .limit(BATCH)
    .execute();
}

function recordOf(row: Selectable<PeopleTables['people.access_record']>): AccessRecord {
  return {
    cityCode: row.city_code as CityCode,
    chain: row.chain,
    number: row.number,
    at: row.at,
    actor: row.actor,
    action: row.action,
    reason: row.reason,
    regionCode: row.region_code as RegionCode,
    outcome: row.outcome as AccessRecord['outcome'],
    personIds: row.person_ids,
  };
}
