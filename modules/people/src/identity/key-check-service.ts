import { Problem, type Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import type { IdentityTables } from './tables.ts';

/**
 * Are these the keys that the database was begun with? With others nobody would be found, and what
 * is added would be lost to those who have the right ones.
 *
 * @throws Problem `keys-foreign`
 */
export async function checkKeys(tx: Transaction, keys: KeyRing): Promise<void> {
  const hash = keys.hash('key-check', '');
  const tables = tx.tables<IdentityTables>();
  await tables
    .insertInto('identity.key_check')
    .values({ hash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await tables.selectFrom('identity.key_check').select('hash').executeTakeFirst();
  if (kept?.hash.equals(hash) !== true) throw new Problem('keys-foreign');
}
