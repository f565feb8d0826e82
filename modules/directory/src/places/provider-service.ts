import { type CityCode, Problem, type Transaction } from '@yike/kernel';
import type { Provider } from './provider.ts';
import { addProviders } from './provider-store.ts';
import { listAllProviders } from './provider-view.ts';

/** Adds a provider. @throws Problem `provider-known` where the code is another's in the city */
export async function addProvider(
  tx: Transaction,
  cityCode: CityCode,
  given: Omit<Provider, 'providerId'>,
): Promise<Provider> {
  await tx.lock([`directory.provider ${cityCode}`]);
  const known = (await listAllProviders(tx, cityCode)).find(
    ({ creditCode }) => creditCode !== null && creditCode === given.creditCode,
  );
  if (known !== undefined) throw new Problem('provider-known', {}, { name: known.name });
  const provider = { ...given, providerId: crypto.randomUUID() };
  await addProviders(tx, cityCode, [provider]);
  return provider;
}
