import { type CityCode, Problem, type Transaction } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import type { IdentityTables } from '../tables.ts';
import { type CityProvider, placeOfSecret } from './sign-on-provider.ts';

/** @throws Problem `sign-on-taken` where the city has one */
export async function insertProvider(
  tx: Transaction,
  keys: KeyRing,
  provider: CityProvider,
): Promise<void> {
  const { cityCode, clientSecret } = provider;
  const sealed = clientSecret === null ? null : keys.seal(placeOfSecret(cityCode), clientSecret);
  const { numInsertedOrUpdatedRows } = await tx
    .tables<IdentityTables>()
    .insertInto('identity.sign_on_provider')
    .values({
      city_code: cityCode,
      issuer: provider.issuer,
      client_id: provider.clientId,
      secret_sealed: sealed?.bytes ?? null,
      secret_sealed_with: sealed?.keyId ?? null,
      site: provider.site,
      makes_accounts: provider.makesAccounts,
      email_domains: [...provider.emailDomains],
      second_factor_acr: [...provider.secondFactorAcr],
      second_factor_amr: [...provider.secondFactorAmr],
      added_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Problem('sign-on-taken', {}, { city: cityCode });
}

/** Takes it away, with all sign-ons that are under way. @throws Problem `sign-on-none` */
export async function removeProvider(tx: Transaction, cityCode: CityCode): Promise<void> {
  const { numDeletedRows } = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_on_provider')
    .where('city_code', '=', cityCode)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Problem('sign-on-none');
}
