import {
  type Actor,
  checkResidentNumber,
  cityOfRegion,
  dayInChina,
  maskResidentNumber,
  type Page,
  Problem,
  type RegionCode,
  type ResidentNumber,
  regionLevel,
  type Transaction,
} from '@yike/kernel';
import { appendAccountEvent } from '../identity/account-event-store.ts';
import { findCredentials } from '../identity/account-view.ts';
import type { Contact } from '../identity/contact.ts';
import type { KeyRing } from '../key-ring.ts';
import { recordAccess } from './access-record-store.ts';
import { endMemberships } from './household-store.ts';
import type { Person, PersonKey, PersonParticulars } from './person.ts';
import { erasePersonRow, insertPerson, updatePerson } from './person-store.ts';
import { findPerson, listPersons, type PersonSearch } from './person-view.ts';
import { endProxies } from './proxy-store.ts';

/** What is said of a person. A citizen's number is checked, hashed, and forgotten. */
export interface PersonFields extends PersonParticulars {
  readonly residentNumber: string | null;
}

/** What is left out stays as it is. */
export type PersonChanges = {
  readonly [Name in keyof PersonFields]?: PersonFields[Name] | undefined;
};

/** Why somebody looks at a person or changes what is known. */
export interface Doing {
  readonly actor: Actor;
  /** Name of the endpoint or use case. */
  readonly action: string;
  readonly reason: string;
}

/**
 * Adds a resident of a community or township.
 *
 * @throws Problem `person-region-too-wide`, `resident-number-invalid`, `birth-date-differs`,
 *   `person-number-taken`
 */
export async function addPerson(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  regionCode: RegionCode,
  { residentNumber, ...said }: PersonFields,
): Promise<Person> {
  const cityCode = cityOfRegion(regionCode);
  if (cityCode === null || !['township', 'community'].includes(regionLevel(regionCode))) {
    throw new Problem('person-region-too-wide');
  }
  const { number, particulars } = withNumber(tx, said, residentNumber);
  const person: Person = {
    cityCode,
    personId: crypto.randomUUID(),
    regionCode,
    accountId: null,
    particulars,
    numberMask: number === null ? null : maskResidentNumber(number),
    version: 1,
    changedAt: tx.now,
  };
  await insertPerson(tx, keys, doing.actor, person, number);
  await record(tx, doing, regionCode, [person.personId]);
  return person;
}

/**
 * @param version the one that was read; null: whatever there is
 * @throws Problem as `addPerson`, and `not-found`, `version-changed`
 */
export async function changePerson(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
  version: number | null,
  { residentNumber, ...changes }: PersonChanges,
): Promise<Person> {
  const before = await getPerson(tx, keys, key);
  if (version !== null && version !== before.version) {
    throw new Problem('version-changed', {}, { version: before.version });
  }
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  const merged: PersonParticulars = { ...before.particulars, ...Object.fromEntries(said) };
  const { number, particulars } = withNumber(tx, merged, residentNumber ?? null);
  const numberMask = number === null ? null : maskResidentNumber(number);
  const person: Person = {
    ...before,
    particulars,
    numberMask: residentNumber === undefined ? before.numberMask : numberMask,
    version: before.version + 1,
    changedAt: tx.now,
  };
  const kept = residentNumber === undefined ? undefined : number;
  await updatePerson(tx, keys, doing.actor, person, kept);
  await record(tx, doing, person.regionCode, [person.personId]);
  return person;
}

/** Shows a person, and writes down to whom. @throws Problem `not-found` */
export async function seePerson(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
): Promise<Person> {
  const person = await getPerson(tx, keys, key);
  await record(tx, doing, person.regionCode, [person.personId]);
  return person;
}

/** Shows a page of persons, and writes down to whom and which. */
export async function seePersons(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  search: PersonSearch,
): Promise<Page<Person>> {
  const page = await listPersons(tx, keys, search);
  await record(
    tx,
    doing,
    search.within,
    page.items.map(({ personId }) => personId),
  );
  return page;
}

/**
 * Writes down with which account a person signs in, once that was shown at a counter or a door.
 *
 * @throws Problem `not-found`, `account-unknown`, `person-account-taken`
 */
export async function linkAccount(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
  contact: Contact,
): Promise<Person> {
  const before = await getPerson(tx, keys, key);
  const account = await findCredentials(tx, keys, contact);
  if (account === null) throw new Problem('account-unknown');
  const person: Person = {
    ...before,
    accountId: account.account_id,
    version: before.version + 1,
    changedAt: tx.now,
  };
  await updatePerson(tx, keys, doing.actor, person, undefined);
  await appendAccountEvent(tx, doing.actor, account.account_id, 'linked', person.regionCode);
  await record(tx, doing, person.regionCode, [person.personId]);
  return person;
}

/**
 * Takes away what names a person. Whoever was let act for the person no longer is. What stays names
 * nobody: that there was somebody, the ledger of consents, and who looked.
 *
 * @throws Problem `not-found`
 */
export async function erasePerson(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
): Promise<void> {
  const person = await getPerson(tx, keys, key);
  if (!(await erasePersonRow(tx, doing.actor, key))) throw new Problem('not-found');
  await endProxies(tx, doing.actor, key, 'all');
  await endMemberships(tx, key, dayInChina(tx.now));
  await record(tx, doing, person.regionCode, [person.personId]);
}

/** @throws Problem `not-found` */
export async function getPerson(tx: Transaction, keys: KeyRing, key: PersonKey): Promise<Person> {
  const person = await findPerson(tx, keys, key);
  if (person === null) throw new Problem('not-found');
  return person;
}

async function record(
  tx: Transaction,
  { actor, action, reason }: Doing,
  regionCode: RegionCode,
  personIds: readonly string[],
): Promise<void> {
  await recordAccess(tx, { actor, action, reason, regionCode, outcome: 'done', personIds });
}

/** A citizen's number says the birth date; where both are said they agree. */
function withNumber(
  { now }: { readonly now: Date },
  particulars: PersonParticulars,
  residentNumber: string | null,
): { readonly number: ResidentNumber | null; readonly particulars: PersonParticulars } {
  const today = dayInChina(now);
  if (particulars.birthDate !== null && particulars.birthDate > today) {
    throw new Problem('birth-date-differs');
  }
  if (residentNumber === null) return { number: null, particulars };
  const finding = checkResidentNumber(residentNumber, today);
  if ('fault' in finding) {
    throw new Problem('resident-number-invalid', {}, FAULTS[finding.fault]);
  }
  const { number, birthDate } = finding;
  if (particulars.birthDate !== null && particulars.birthDate !== birthDate) {
    throw new Problem('birth-date-differs');
  }
  return { number, particulars: { ...particulars, birthDate } };
}

const FAULTS = {
  shape: { reasonZh: '应为 18 位', reasonEn: 'it has 18 places' },
  region: { reasonZh: '前两位不是省级代码', reasonEn: 'its first two digits are no province' },
  'birth-date': {
    reasonZh: '第 7 至 14 位不是出生日期',
    reasonEn: 'places 7 to 14 are no birth date',
  },
  'check-digit': { reasonZh: '校验码不符', reasonEn: 'its check digit does not fit' },
} as const;
