import { type Actor, Problem, type Transaction, type Transactions } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { appendAccountEvent } from './account-event-store.ts';
import { getAccount } from './account-view.ts';
import { SECOND_FACTOR_FROM_ALL, WITH_ONE } from './attempt.ts';
import { countTry, succeed, type Try } from './attempt-store.ts';
import { newSecret, secretUri, stepOfCode } from './second-factor.ts';
import { findSecret, saveSecret, useStep } from './second-factor-store.ts';
import { raiseSession } from './session-store.ts';
import { type Source, sourceHash } from './sign-in-service.ts';

type AccountActor = Actor & { readonly kind: 'account' };

/**
 * Makes a secret for an authenticator app. It counts once a code of it was shown.
 *
 * @throws Problem `second-factor-set` where one is in use
 */
export async function beginSecondFactor(
  tx: Transaction,
  keys: KeyRing,
  { accountId }: AccountActor,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const { particulars } = await getAccount(tx, keys, accountId);
  const secret = newSecret();
  if (!(await saveSecret(tx, keys, accountId, secret))) throw new Problem('second-factor-set');
  const label = particulars.name ?? particulars.phone ?? particulars.email ?? accountId;
  return { secret, uri: secretUri(secret, label) };
}

/**
 * Shows a code of the app: from here on roles of staff hold in this session. Gives its new token.
 *
 * @throws Problem `requests-too-many`, `second-factor-refused`
 */
export async function showSecondFactor(
  database: Transactions,
  keys: KeyRing,
  actor: AccountActor,
  code: string,
  source: Source,
): Promise<string> {
  const { accountId, sessionId = '' } = actor;
  const tried: Try = {
    kind: 'second-factor',
    subjectHash: keys.hash('account', accountId),
    sourceHash: sourceHash(keys, source),
  };
  await database.transaction((tx) => countTry(tx, tried, WITH_ONE, SECOND_FACTOR_FROM_ALL));
  const token = await database.transaction(async (tx) => {
    const secret = await findSecret(tx, keys, accountId);
    const step = secret === null ? null : stepOfCode(secret, code, tx.now);
    if (step === null || !(await useStep(tx, accountId, step))) return null;
    await succeed(tx, tried);
    await appendAccountEvent(tx, actor, accountId, 'second-factor-shown', '');
    return await raiseSession(tx, sessionId);
  });
  if (token === null) throw new Problem('second-factor-refused');
  return token;
}
