import type { CityCode, Reading } from '@yike/kernel';
import type { PeopleTables } from './tables.ts';

/** The last line of a chain at some moment: all before it are in its hash. */
export interface ChainEnd {
  readonly cityCode: CityCode;
  readonly chain: number;
  readonly number: number;
  /** In hex. */
  readonly sha256: string;
}

/** Of every chain of every city, to be kept where nobody who can write to the database gets at. */
export async function listChainEnds(reading: Reading): Promise<readonly ChainEnd[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.access_record')
    .distinctOn(['city_code', 'chain'])
    .select(['city_code', 'chain', 'number', 'sha256'])
    .orderBy('city_code')
    .orderBy('chain')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ city_code, chain, number, sha256 }) => ({
    cityCode: city_code as CityCode,
    chain,
    number,
    sha256: sha256.toString('hex'),
  }));
}

/** Is the line still there that was once the last? */
export async function hasChainEnd(reading: Reading, end: ChainEnd): Promise<boolean> {
  const row = await reading
    .tables<PeopleTables>()
    .selectFrom('people.access_record')
    .select('sha256')
    .where('city_code', '=', end.cityCode)
    .where('chain', '=', end.chain)
    .where('number', '=', end.number)
    .executeTakeFirst();
  return row?.sha256.toString('hex') === end.sha256;
}
