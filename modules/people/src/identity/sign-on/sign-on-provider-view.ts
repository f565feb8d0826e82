import { type CityCode, Problem, type Reading, type Transaction } from '@yike/kernel';
import type { Selectable } from 'kysely';
import type { KeyRing } from '../../key-ring.ts';
import type { IdentityTables } from '../tables.ts';
import { type CityProvider, placeOfSecret } from './sign-on-provider.ts';

/** @throws Problem `sign-on-none` */
export async function getProvider(
  reading: Reading,
  keys: KeyRing,
  cityCode: CityCode,
): Promise<CityProvider> {
  const row = await rowOf(reading, cityCode).executeTakeFirst();
  if (row === undefined) throw new Problem('sign-on-none');
  return providerOf(keys, row);
}

/** The same, held: nobody takes it away before the transaction ends. @throws Problem `sign-on-none` */
export async function holdProvider(
  tx: Transaction,
  keys: KeyRing,
  cityCode: CityCode,
): Promise<CityProvider> {
  const row = await rowOf(tx, cityCode).forShare().executeTakeFirst();
  if (row === undefined) throw new Problem('sign-on-none');
  return providerOf(keys, row);
}

function rowOf(reading: Reading, cityCode: CityCode) {
  return reading
    .tables<IdentityTables>()
    .selectFrom('identity.sign_on_provider')
    .selectAll()
    .where('city_code', '=', cityCode);
}

/** Those of all cities, by city. */
export async function listProviders(
  reading: Reading,
  keys: KeyRing,
): Promise<readonly CityProvider[]> {
  const rows = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.sign_on_provider')
    .selectAll()
    .orderBy('city_code')
    .execute();
  return rows.map((row) => providerOf(keys, row));
}

function providerOf(
  keys: KeyRing,
  row: Selectable<IdentityTables['identity.sign_on_provider']>,
): CityProvider {
  const { secret_sealed: bytes, secret_sealed_with: keyId } = row;
  return {
    cityCode: row.city_code as CityCode,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret:
      bytes === null || keyId === null
        ? null
        : (keys.open(placeOfSecret(row.city_code), { bytes, keyId }) as string),
    site: row.site,
    makesAccounts: row.makes_accounts,
    emailDomains: row.email_domains,
    secondFactorAcr: row.second_factor_acr,
    secondFactorAmr: row.second_factor_amr,
  };
}
