import type { CityCode, Reading } from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import type { DirectoryTables } from '../tables.ts';
import type { Provider } from './provider.ts';

export async function findProvider(
  reading: Reading,
  cityCode: CityCode,
  providerId: string,
): Promise<Provider | null> {
  const [found] = await listProviders(reading, cityCode, [providerId]);
  return found ?? null;
}

export async function listProviders(
  reading: Reading,
  cityCode: CityCode,
  providerIds: readonly string[],
): Promise<Provider[]> {
  const rows = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.provider')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('provider_id', '=', sql<string>`any(${providerIds}::uuid[])`)
    .execute();
  return rows.map(providerOf);
}

export async function listAllProviders(reading: Reading, cityCode: CityCode): Promise<Provider[]> {
  const rows = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.provider')
    .selectAll()
    .where('city_code', '=', cityCode)
    .orderBy('provider_id')
    .execute();
  return rows.map(providerOf);
}

function providerOf(row: Selectable<DirectoryTables['directory.provider']>): Provider {
  return {
    providerId: row.provider_id,
    name: row.name,
    creditCode: row.credit_code,
    isChain: row.is_chain,
  };
}
