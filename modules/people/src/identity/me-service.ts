import type { Actor, Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { saveParticulars } from './account-store.ts';
import { getAccount } from './account-view.ts';

/** @throws Problem `not-found` */
export async function nameAccount(
  tx: Transaction,
  keys: KeyRing,
  { accountId }: Actor & { readonly kind: 'account' },
  name: string,
): Promise<void> {
  await tx.lock([`identity.account ${accountId}`]);
  const { particulars } = await getAccount(tx, keys, accountId);
  await saveParticulars(tx, keys, accountId, { ...particulars, name });
}
