import { type Actor, actorName, Problem, type Transaction } from '@yike/kernel';
import { isUniqueBreak } from '../constraint-break.ts';
import type { Consent } from './consent.ts';
import type { PeopleTables } from './tables.ts';

/** Adds a line. @throws Problem `consent-ended` where it was taken back already */
export async function appendConsent(
  tx: Transaction,
  actor: Actor,
  consent: Omit<Consent, 'at' | 'consentId' | 'recordedBy'>,
): Promise<string> {
  const consentId = crypto.randomUUID();
  try {
    await tx
      .tables<PeopleTables>()
      .insertInto('people.consent')
      .values({
        city_code: consent.cityCode,
        consent_id: consentId,
        person_id: consent.personId,
        step: consent.step,
        withdraws: consent.withdraws,
        purpose: consent.purpose,
        text_version: consent.textVersion,
        text_sha256: consent.textSha256,
        channel: consent.channel,
        at: tx.now,
        recorded_by: actorName(actor),
      })
      .execute();
  } catch (error) {
    if (isUniqueBreak(error, 'consent_withdrawn_once')) throw new Problem('consent-ended');
    throw error;
  }
  return consentId;
}
