import type { CityCode, Transaction } from '@yike/kernel';
import type { DirectoryTables } from '../tables.ts';
import type { Provider } from './provider.ts';

const ROWS_AT_ONCE = 1000;

export async function addProviders(
  tx: Transaction,
  cityCode: CityCode,
  providers: readonly Provider[],
): Promise<void> {
  for (let from = 0; from < providers.length; from += ROWS_AT_ONCE) {
    const rows = providers.slice(from, from + ROWS_AT_ONCE).map((provider) => ({
      city_code: cityCode,
      provider_id: provider.providerId,
      name: provider.name,
      credit_code: provider.creditCode,
      is_chain: provider.isChain,
      changed_at: tx.now,
    }));
    await tx.tables<DirectoryTables>().insertInto('directory.provider').values(rows).execute();
  }
}
