import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Actor,
  type CityCode,
  OPERATOR,
  Problem,
  parseRegionCode,
  type RegionCode,
  residentCheckDigit,
} from '@yike/kernel';
import { ownedDatabase, rolledBack, testDatabase } from '@yike/postgres/testing';
import { sql } from 'kysely';
import { insertAccount } from '../identity/account-store.ts';
import { findAccount } from '../identity/account-view.ts';
import { parseContact } from '../identity/contact.ts';
import { IDENTITY } from '../identity/identity.ts';
import { showSecondFactor } from '../identity/second-factor-service.ts';
import { insertSession } from '../identity/session-store.ts';
import { findShownSession } from '../identity/session-view.ts';
import { requestCode } from '../identity/sign-in-service.ts';
import { insertIdentity } from '../identity/sign-on/sign-on-identity-store.ts';
import { KeyRing, newKeyRing } from '../key-ring.ts';
import { movingClock } from '../testing/moving-clock.ts';
import { findBrokenChain, listAccess } from './access-record-view.ts';
import { giveConsent, withdrawConsent } from './consent-service.ts';
import { hasConsent, listConsents } from './consent-view.ts';
import { makeHousehold, moveIn, moveOut, seeHousehold } from './household-service.ts';
import { deleteOwnData, exportOwnData } from './own-data-service.ts';
import { ageInYears } from './person.ts';
import {
  addPerson,
  changePerson,
  type Doing,
  erasePerson,
  linkAccount,
  type PersonFields,
  seePerson,
  seePersons,
} from './person-service.ts';
import { findPerson } from './person-view.ts';
import { endProxy, makeProxy } from './proxy-service.ts';
import { actsFor, listProxies } from './proxy-view.ts';
import { PEOPLE } from './residents.ts';

const clock = movingClock('2026-11-27T04:00:00Z');
const database = await testDatabase([IDENTITY, PEOPLE], { clock: clock.read });
const keys = new KeyRing(newKeyRing('k1'));
const CITY = '310100' as CityCode;
const COMMUNITY = parseRegionCode('310101002001') as RegionCode;
const OTHER_STREET = parseRegionCode('310101013001') as RegionCode;
const doing: Doing = { actor: OPERATOR, action: 'test', reason: 'to see' };
const TEXT = { textVersion: '1', textSha256: 'a'.repeat(64) };

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went well',
    (error) => (error instanceof Problem ? error.code : assert.fail(error)),
  );

let order = 0;
function aNumber(birth = '19491231'): string {
  const first = `110105${birth}${String(order++).padStart(3, '0')}`;
  return first + residentCheckDigit(first);
}

const fields = (said: Partial<PersonFields> = {}): PersonFields => ({
  name: '王秀兰',
  phone: '13912345678',
  address: '江畔路 1 号',
  birthDate: null,
  residentNumber: null,
  ...said,
});
const aPerson = (said: Partial<PersonFields> = {}, region = COMMUNITY) =>
  database.transaction((tx) => addPerson(tx, keys, doing, region, fields(said)));

let phones = 13_700_000_000;
async function anAccount() {
  const contact = parseContact(String(phones++)) ?? assert.fail();
  const made = await database.transaction((tx) => insertAccount(tx, keys, { contact, name: '李' }));
  const accountId = made ?? assert.fail();
  const actor = { kind: 'account', accountId, roles: [] } as const satisfies Actor;
  return { contact, accountId, actor };
}

describe('a person', () => {
  test('is kept sealed; of the number only a hash and a mask stay', async () => {
    const residentNumber = aNumber();
    const { personId, version } = await aPerson({ residentNumber });
    const { rows } = await database.pool.query(
      'select p::text as row from people.person p where person_id = $1',
      [personId],
    );
    for (const secret of ['王秀兰', '13912345678', '江畔', residentNumber, '1949-12-31']) {
      assert.ok(!rows[0].row.includes(secret), secret);
    }
    const person = await findPerson(database.reading, keys, { cityCode: CITY, personId });
    assert.deepEqual(person?.particulars, {
      name: '王秀兰',
      phone: '13912345678',
      address: '江畔路 1 号',
      birthDate: '1949-12-31',
    });
    assert.equal(person?.numberMask, `11***************${residentNumber.at(-1)}`);
    assert.equal(version, 1);
  });

  test('is refused with a number that is not in order, or not the one of the birth date', async () => {
    assert.equal(
      await refusal(aPerson({ residentNumber: '11010519491231002X1' })),
      'resident-number-invalid',
    );
    const differs = aPerson({ residentNumber: aNumber(), birthDate: '1950-01-01' });
    assert.equal(await refusal(differs), 'birth-date-differs');
    assert.equal(await refusal(aPerson({ birthDate: '2030-01-01' })), 'birth-date-differs');
    const city = parseRegionCode('3101') as RegionCode;
    assert.equal(await refusal(aPerson({}, city)), 'person-region-too-wide');
  });

  test('is there once with a number, however many add it at once', async () => {
    const residentNumber = aNumber();
    const answers = await Promise.all([1, 2, 3].map(() => refusal(aPerson({ residentNumber }))));
    assert.deepEqual(answers.sort(), ['person-number-taken', 'person-number-taken', 'went well']);
  });

  test('without the constraint, would be there twice', async () => {
    const residentNumber = aNumber();
    await aPerson({ residentNumber });
    const client = await database.pool.connect();
    try {
      await client.query('begin; alter table people.person drop constraint person_number');
      const { rowCount } = await client.query(`insert into people.person
        select city_code, gen_random_uuid(), region_code, null, sealed, sealed_with, name_hash,
          phone_hash, number_hash, number_mask, birth_year, version, made_at, changed_at, changed_by
        from people.person where number_hash is not null limit 1`);
      assert.equal(rowCount, 1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('is changed from the version that was read, and by one of two at once', async () => {
    const { personId } = await aPerson();
    const key = { cityCode: CITY, personId };
    const change = (name: string) =>
      refusal(database.transaction((tx) => changePerson(tx, keys, doing, key, 1, { name })));
    assert.deepEqual((await Promise.all([change('甲'), change('乙')])).sort(), [
      'version-changed',
      'went well',
    ]);
  });

  test('is found by the whole name or phone, inside the region alone', async () => {
    const here = await aPerson({ name: '赵 小梅' });
    await aPerson({ name: '赵小梅' }, OTHER_STREET);
    const street = parseRegionCode('310101002') as RegionCode;
    const search = { cityCode: CITY, within: street, name: '赵小梅', limit: 10 };
    const page = await database.transaction((tx) => seePersons(tx, keys, doing, search));
    assert.deepEqual(
      page.items.map(({ personId }) => personId),
      [here.personId],
    );
  });

  test('counts years as the law does', () => {
    assert.equal(ageInYears('1966-11-28', '2026-11-27'), 59);
    assert.equal(ageInYears('1966-11-27', '2026-11-27'), 60);
    assert.equal(ageInYears('2012-02-29', '2026-02-28'), 13);
    assert.equal(ageInYears('2012-02-29', '2026-03-01'), 14);
  });
});

describe('a household', () => {
  test('has its members from day to day, each in one household at a time', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const make = () => database.transaction((tx) => makeHousehold(tx, doing, COMMUNITY));
    const [here, there] = [await make(), await make()];
    const enter = (householdId: string, personId: string, validFrom: string) =>
      refusal(
        database.transaction((tx) =>
          moveIn(tx, doing, CITY, householdId, { personId, relation: 'head', validFrom }),
        ),
      );
    assert.equal(await enter(here.householdId, first.personId, '2020-01-01'), 'went well');
    assert.equal(await enter(here.householdId, second.personId, '2020-01-01'), 'went well');
    const elsewhere = await enter(there.householdId, first.personId, '2021-01-01');
    assert.equal(elsewhere, 'household-member-elsewhere');
    await database.transaction((tx) =>
      moveOut(tx, doing, CITY, here.householdId, first.personId, '2021-01-01'),
    );
    assert.equal(await enter(there.householdId, first.personId, '2021-01-01'), 'went well');
    const seen = await database.transaction((tx) =>
      seeHousehold(tx, doing, CITY, here.householdId),
    );
    assert.equal(seen.members.length, 2);
  });

  test('takes nobody from outside its region', async () => {
    const stranger = await aPerson({}, OTHER_STREET);
    const { householdId } = await database.transaction((tx) => makeHousehold(tx, doing, COMMUNITY));
    const member = {
      personId: stranger.personId,
      relation: 'other',
      validFrom: '2026-01-01',
    } as const;
    const entering = database.transaction((tx) => moveIn(tx, doing, CITY, householdId, member));
    assert.equal(await refusal(entering), 'not-found');
  });
});

describe('consent', () => {
  test('is in force until it is taken back, once; the ledger keeps both', async () => {
    const key = await aPerson();
    const agreement = { ...TEXT, purpose: 'health-data', channel: 'paper' } as const;
    const consentId = await database.transaction((tx) => giveConsent(tx, doing, key, agreement));
    assert.ok(await hasConsent(database.reading, key, 'health-data'));
    assert.ok(!(await hasConsent(database.reading, key, 'location-in-alarm')));
    const answers = await Promise.all(
      [1, 2].map(() =>
        refusal(database.transaction((tx) => withdrawConsent(tx, doing, key, consentId, 'phone'))),
      ),
    );
    assert.deepEqual(answers.sort(), ['consent-ended', 'went well']);
    assert.ok(!(await hasConsent(database.reading, key, 'health-data')));
    const ledger = await listConsents(database.reading, key);
    assert.deepEqual(
      ledger.map(({ step, channel }) => [step, channel]),
      [
        ['given', 'paper'],
        ['withdrawn', 'phone'],
      ],
    );
  });
});

describe('a proxy', () => {
  const agreement = { ...TEXT, channel: 'paper' } as const;
  const until = { validFrom: '2026-11-01', validTo: '2026-12-01' };

  test('acts within the scope and the days, until the consent is taken back', async () => {
    const key = await aPerson();
    const { contact, actor } = await anAccount();
    const wish = { contact, kind: 'family', scope: ['view', 'book'], agreement, ...until } as const;
    const proxy = await database.transaction((tx) => makeProxy(tx, keys, doing, key, wish));
    const may = (scope: 'view' | 'health') => actsFor(database.reading, actor, key, scope);
    assert.deepEqual([await may('view'), await may('health')], [true, false]);
    assert.ok(!(await actsFor(database.reading, actor, await aPerson(), 'view')));
    await database.transaction((tx) => withdrawConsent(tx, doing, key, proxy.consentId, 'phone'));
    assert.ok(!(await may('view')));
    const ending = database.transaction((tx) => endProxy(tx, keys, doing, key, proxy.proxyId));
    assert.equal(await refusal(ending), 'not-found', 'it had ended');
  });

  test('is nobody after the last day', async () => {
    const key = await aPerson();
    const { contact, actor } = await anAccount();
    const wish = { contact, kind: 'family', scope: ['view'], agreement, ...until } as const;
    await database.transaction((tx) => makeProxy(tx, keys, doing, key, wish));
    assert.ok(await actsFor(database.reading, actor, key, 'view'));
    const later = { ...database.reading, now: new Date('2026-12-01T00:00:00+08:00') };
    assert.ok(!(await actsFor(later, actor, key, 'view')));
  });

  test('of a child is a guardian, by papers', async () => {
    const child = await aPerson({ birthDate: '2020-05-01' });
    const { contact } = await anAccount();
    const wish = (kind: 'family' | 'guardian', channel: 'app' | 'paper') => ({
      contact,
      kind,
      scope: ['view'] as const,
      agreement: { ...TEXT, channel },
      ...until,
    });
    const make = (...words: Parameters<typeof wish>) =>
      refusal(database.transaction((tx) => makeProxy(tx, keys, doing, child, wish(...words))));
    assert.deepEqual(
      [
        await make('family', 'paper'),
        await make('guardian', 'app'),
        await make('guardian', 'paper'),
      ],
      ['proxy-child', 'proxy-child', 'went well'],
    );
  });
});

describe('the audit', () => {
  test('has a line of whoever saw, in the transaction of what was seen', async () => {
    const { personId } = await aPerson();
    const { actor } = await anAccount();
    const key = { cityCode: CITY, personId };
    const why = { actor, action: 'getPerson', reason: '上门探访' };
    clock.forward(1);
    await database.transaction((tx) => seePerson(tx, keys, why, key));
    const undone = database.transaction(async (tx) => {
      await seePerson(tx, keys, why, key);
      throw new Problem('not-found');
    });
    await refusal(undone);
    const page = await listAccess(database.reading, { within: COMMUNITY, personId, limit: 10 });
    assert.deepEqual(
      page.items.map((line) => [line.actor, line.action, line.reason, line.outcome]),
      [
        ['operator', 'test', 'to see', 'done'],
        [actor.accountId, 'getPerson', '上门探访', 'done'],
      ],
    );
  });

  test('is whole when many write at once, and pages through all of it', async () => {
    const { personId } = await aPerson();
    const actors = await Promise.all(Array.from({ length: 5 }, anAccount));
    await Promise.all(
      actors.flatMap(({ actor }) =>
        [1, 2, 3, 4].map((visit) =>
          database.transaction((tx) =>
            seePerson(
              tx,
              keys,
              { actor, action: 'getPerson', reason: `${visit}` },
              { cityCode: CITY, personId },
            ),
          ),
        ),
      ),
    );
    assert.equal(await findBrokenChain(database.reading, CITY), null);
    let lines = 0;
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await listAccess(database.reading, {
        within: COMMUNITY,
        personId,
        cursor,
        limit: 3,
      });
      lines += page.items.length;
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    assert.equal(lines, 21);
  });

  test('shows a line that was changed, one taken out, and an end cut off', async () => {
    const tampering = [
      "update people.access_record set reason = 'none' where number = 2",
      'delete from people.access_record where number = 2',
      'delete from people.access_record where number > 1',
    ];
    for (const statement of tampering) {
      await rolledBack(database, async (tx) => {
        await sql.raw(statement).execute(tx.tables());
        assert.equal((await findBrokenChain(tx, CITY))?.number, 2, statement);
      });
    }
  });

  test('is changed by nobody who does not own the server, nor is the ledger of consents', async () => {
    const owned = await ownedDatabase(database, [IDENTITY, PEOPLE]);
    const key = await owned.transaction((tx) => addPerson(tx, keys, doing, COMMUNITY, fields()));
    const agreement = { ...TEXT, purpose: 'health-data', channel: 'paper' } as const;
    const consentId = await owned.transaction((tx) => giveConsent(tx, doing, key, agreement));
    await owned.transaction((tx) => withdrawConsent(tx, doing, key, consentId, 'paper'));
    for (const table of ['people.access_record', 'people.consent', 'identity.account_event']) {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table}`,
        `update ${table} set at = now()`,
      ]) {
        await assert.rejects(owned.pool.query(statement), /permission denied/, statement);
      }
    }
  });
});

describe("one's own data", () => {
  async function aResident() {
    const account = await anAccount();
    const key = await aPerson({ residentNumber: aNumber() });
    await database.transaction((tx) => linkAccount(tx, keys, doing, key, account.contact));
    const { token } = await database.transaction((tx) =>
      insertSession(tx, { ...account, means: 'code', agent: 'phone', hasSecondFactor: false }),
    );
    return { ...account, key, token };
  }

  test('can be taken along whole, and names nobody else', async () => {
    const { actor, key, contact } = await aResident();
    const other = await aPerson({ name: '别人' });
    const { householdId } = await database.transaction((tx) => makeHousehold(tx, doing, COMMUNITY));
    for (const personId of [key.personId, other.personId]) {
      const member = { personId, relation: 'head', validFrom: '2020-01-01' } as const;
      await database.transaction((tx) => moveIn(tx, doing, CITY, householdId, member));
    }
    const said = await database.transaction((tx) => exportOwnData(tx, keys, actor, []));
    const text = JSON.stringify(said);
    for (const part of ['王秀兰', contact.address, '江畔路', '1949-12-31', householdId]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(!text.includes('别人') && !text.includes(other.personId));
  });

  test('can be taken away; what stays names nobody and is said', async () => {
    const { actor, accountId, key, token, contact } = await aResident();
    const source = { address: '10.0.0.1', agent: '' };
    await database.transaction((tx) => requestCode(tx, keys, contact, source));
    await refusal(showSecondFactor(database, keys, actor, '000000', source));
    const outside = { issuer: 'https://id.example/', subject: 'wang' };
    await database.transaction((tx) => insertIdentity(tx, keys, accountId, outside));
    const before = await database.pool.query('select count(*) from people.access_record');
    const { retained } = await database.transaction((tx) => deleteOwnData(tx, keys, actor, []));
    assert.ok(retained.length > 0 && retained.every(({ source }) => source !== ''));
    assert.equal(await findPerson(database.reading, keys, key), null);
    assert.equal(await findAccount(database.reading, keys, accountId), null);
    assert.equal(await findShownSession(database.reading, token), null);
    const { rows } = await database.pool.query(
      `select coalesce(sealed, name_hash, phone_hash, number_hash) as rest, number_mask
       from people.person where person_id = $1`,
      [key.personId],
    );
    assert.deepEqual(rows, [{ rest: null, number_mask: null }]);
    const left = await database.pool.query(
      `select 1 from identity.attempt where subject_hash = any($1)
       union all select 1 from identity.sign_on_identity where account_id = $2`,
      [[keys.hash(contact.kind, contact.address), keys.hash('account', accountId)], accountId],
    );
    assert.equal(left.rowCount, 0, 'where it signed in is forgotten too');
    const after = await database.pool.query('select count(*) from people.access_record');
    assert.ok(Number(after.rows[0].count) > Number(before.rows[0].count), 'the audit stays');
    const again = await database.transaction((tx) =>
      insertAccount(tx, keys, { contact, name: null }),
    );
    assert.ok(again !== null && again !== accountId, 'the phone is free');
    assert.equal(await findBrokenChain(database.reading, CITY), null);
  });

  test('taken away ends what others were let do for the person', async () => {
    const { key } = await aResident();
    const { contact } = await anAccount();
    const wish = {
      contact,
      kind: 'family',
      scope: ['view'],
      agreement: { ...TEXT, channel: 'paper' },
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
    } as const;
    await database.transaction((tx) => makeProxy(tx, keys, doing, key, wish));
    await database.transaction((tx) => erasePerson(tx, keys, doing, key));
    const proxies = await listProxies(database.reading, key);
    assert.ok(proxies.every(({ endedAt }) => endedAt !== null));
  });
});
