import { type CityCode, Problem, type Reading } from '@yike/kernel';
import type { Selectable } from 'kysely';
import { type Channel, type Consent, listConsentsInForce, type Purpose } from './consent.ts';
import type { PersonKey } from './person.ts';
import type { PeopleTables } from './tables.ts';

/** The whole ledger of a person, in the order it was written. */
export async function listConsents(
  reading: Reading,
  { cityCode, personId }: PersonKey,
): Promise<readonly Consent[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.consent')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .orderBy('at')
    // of one moment what was given comes before what was taken back
    .orderBy('step')
    .orderBy('consent_id')
    .execute();
  return rows.map(consentOf);
}

/** @throws Problem `not-found` */
export async function getConsent(
  reading: Reading,
  person: PersonKey,
  consentId: string,
): Promise<Consent> {
  const ledger = await listConsents(reading, person);
  const consent = ledger.find((line) => line.consentId === consentId && line.step === 'given');
  if (consent === undefined) throw new Problem('not-found');
  return consent;
}

/** Has the person agreed to this, and not taken it back? For other modules to ask before they act. */
export async function hasConsent(
  reading: Reading,
  person: PersonKey,
  purpose: Purpose,
): Promise<boolean> {
  const inForce = listConsentsInForce(await listConsents(reading, person));
  return inForce.some((consent) => consent.purpose === purpose);
}

function consentOf(row: Selectable<PeopleTables['people.consent']>): Consent {
  return {
    cityCode: row.city_code as CityCode,
    consentId: row.consent_id,
    personId: row.person_id,
    step: row.step as Consent['step'],
    withdraws: row.withdraws,
    purpose: row.purpose as Purpose,
    textVersion: row.text_version,
    textSha256: row.text_sha256,
    channel: row.channel as Channel,
    at: row.at,
    recordedBy: row.recorded_by,
  };
}
