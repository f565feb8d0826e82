import type { Transaction } from '@yike/kernel';
import { forgetAttempts } from './attempt-store.ts';
import { forgetCodes } from './sign-in-code-store.ts';
import { forgetBegun } from './sign-on/begun-sign-on-store.ts';

const ATTEMPTS_SECONDS = 2 * 86_400;

/** Takes away codes, attempts and sign-ons that decide nothing any more. Gives the number of rows. */
export async function forgetSignIns(tx: Transaction): Promise<number> {
  const before = new Date(tx.now.getTime() - ATTEMPTS_SECONDS * 1000);
  return (await forgetCodes(tx)) + (await forgetAttempts(tx, before)) + (await forgetBegun(tx));
}
