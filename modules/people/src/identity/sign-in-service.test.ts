import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Actor, OPERATOR, Problem, parseRegionCode, type RegionCode } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import { KeyRing, newKeyRing } from '../key-ring.ts';
import { movingClock } from '../testing/moving-clock.ts';
import { insertAccount } from './account-store.ts';
import { findAccount } from './account-view.ts';
import { PASSWORD_FROM_ALL, WITH_ONE } from './attempt.ts';
import { countTry, type Try } from './attempt-store.ts';
import { type Contact, parseContact } from './contact.ts';
import { IDENTITY } from './identity.ts';
import { hashPassword } from './password.ts';
import { mayGrantRole } from './role-policy.ts';
import { grantRole, revokeRole } from './role-service.ts';
import { listRolesHeld } from './role-view.ts';
import { secondFactorCode } from './second-factor.ts';
import { beginSecondFactor, showSecondFactor } from './second-factor-service.ts';
import { STAFF_LIMITS } from './session.ts';
import { recognise } from './session-service.ts';
import { listSessions } from './session-view.ts';
import {
  changePassword,
  findOrMakeAccount,
  requestCode,
  revokeSession,
  type Source,
  signInWithCode,
  signInWithPassword,
} from './sign-in-service.ts';

const clock = movingClock('2026-11-27T04:00:00Z');
const database = await testDatabase([IDENTITY], { clock: clock.read });
const keys = new KeyRing(newKeyRing('k1'));
const STREET = parseRegionCode('310101002') as RegionCode;
const PASSWORD = '柳树下的小茶馆每天开门';

let phones = 13_800_000_000;
const aContact = (): Contact => parseContact(String(phones++)) ?? assert.fail();
const from = (address: string): Source => ({ address, agent: 'test' });
const HOME = from('10.0.0.1');
const codeOf = (error: unknown): string =>
  error instanceof Problem ? error.code : assert.fail(String(error));
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'went well', codeOf);

async function sendCode(contact: Contact, source = HOME): Promise<string> {
  const { text } = await database.transaction((tx) => requestCode(tx, keys, contact, source));
  return /\d{6}/.exec(text.zh)?.[0] ?? assert.fail();
}

async function anAccount(contact = aContact(), isSecondFactorWaived = false) {
  const passwordHash = await hashPassword(PASSWORD);
  const accountId = await database.transaction((tx) =>
    insertAccount(tx, keys, { contact, name: '李梅', passwordHash, isSecondFactorWaived }),
  );
  return { contact, accountId: accountId ?? assert.fail() };
}

async function actorBy(token: string): Promise<Actor & { kind: 'account' }> {
  const { actor } = await recognise(database, token, false);
  return actor.kind === 'account' ? actor : assert.fail('a visitor');
}

describe('with a code', () => {
  test('one signs in, and the first time makes the account', async () => {
    const contact = aContact();
    const first = await signInWithCode(database, keys, contact, await sendCode(contact), HOME);
    clock.forward(60);
    const again = await signInWithCode(database, keys, contact, await sendCode(contact), HOME);
    assert.equal(first.accountId, again.accountId);
    const account = await findAccount(database.reading, keys, first.accountId);
    assert.equal(account?.particulars.phone, contact.address);
  });

  test('the same code serves once, however many bring it at once', async () => {
    const contact = aContact();
    const code = await sendCode(contact);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refusal(signInWithCode(database, keys, contact, code, HOME))),
    );
    assert.equal(answers.filter((answer) => answer === 'went well').length, 1, answers.join());
  });

  test('without the guard in the statement, two would get in', async () => {
    const contact = aContact();
    await sendCode(contact);
    const look = 'select used_at from identity.sign_in_code where contact_hash = $1';
    const mark = 'update identity.sign_in_code set used_at = $2 where contact_hash = $1';
    const hash = keys.hash('phone', contact.address);
    const seen = await Promise.all([1, 2].map(() => database.pool.query(look, [hash])));
    const entered = seen.filter(({ rows }) => rows[0].used_at === null);
    for (const _ of entered) await database.pool.query(mark, [hash, clock.read()]);
    assert.equal(entered.length, 2);
  });

  test('nobody gets in by a wrong, old, foreign or worn out one', async () => {
    const contact = aContact();
    const code = await sendCode(contact);
    const wrong = code === '000000' ? '000001' : '000000';
    const tryCode = (text: string, source = HOME, who = contact) =>
      refusal(signInWithCode(database, keys, who, text, source));
    assert.equal(await tryCode(wrong), 'sign-in-refused');
    assert.equal(await tryCode(code, from('10.9.9.9')), 'sign-in-refused', 'asked for elsewhere');
    assert.equal(await tryCode(code, HOME, aContact()), 'sign-in-refused', "another's");
    clock.forward(301);
    assert.equal(await tryCode(code), 'sign-in-refused', 'old');
  });

  test('codes for one contact come slower and slower to one place, and others are not held up', async () => {
    const contact = aContact();
    await sendCode(contact, from('10.6.6.6'));
    assert.equal(await refusal(sendCode(contact, from('10.6.6.6'))), 'requests-too-many');
    assert.match(await sendCode(contact, from('10.7.7.7')), /^\d{6}$/);
  });

  test('who asks at the same moment as a neighbour is held up by no wait that nobody has', async () => {
    const office = from('10.8.8.8');
    await database.transaction(async (tx) => {
      // this one began a moment earlier, and is counted later
      clock.forward(1);
      await sendCode(aContact(), office);
      await requestCode(tx, keys, aContact(), office);
    });
  });

  test('many who sign in at once with a new contact make one account', async () => {
    const contact = aContact();
    const made = await Promise.all(
      Array.from({ length: 6 }, () =>
        database.transaction((tx) => findOrMakeAccount(tx, keys, contact)),
      ),
    );
    assert.equal(new Set(made).size, 1);
  });

  test('without the constraint, many would make many', async () => {
    const contact = aContact();
    const client = await database.pool.connect();
    try {
      await client.query('begin; alter table identity.account drop constraint account_phone');
      const insert = `insert into identity.account (account_id, phone_hash, made_at)
        values (gen_random_uuid(), $1, now()) on conflict do nothing`;
      const hash = keys.hash('phone', contact.address);
      const counts = [await client.query(insert, [hash]), await client.query(insert, [hash])];
      assert.deepEqual(
        counts.map(({ rowCount }) => rowCount),
        [1, 1],
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('with a password', () => {
  test('the right one lets in; a wrong one and an unknown account get the same answer', async () => {
    const { contact, accountId } = await anAccount();
    const signedIn = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    assert.equal(signedIn.accountId, accountId);
    const wrong = signInWithPassword(database, keys, contact, 'wrong', HOME);
    const unknown = signInWithPassword(database, keys, aContact(), PASSWORD, HOME);
    assert.deepEqual(await Promise.all([refusal(wrong), refusal(unknown)]), [
      'sign-in-refused',
      'sign-in-refused',
    ]);
  });

  test('of twenty guesses at once from one place, five are looked at', async () => {
    const { contact } = await anAccount();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        refusal(signInWithPassword(database, keys, contact, `guess ${at}`, from('10.5.5.5'))),
      ),
    );
    assert.equal(answers.filter((answer) => answer === 'sign-in-refused').length, 5);
    assert.equal(answers.filter((answer) => answer === 'requests-too-many').length, 15);
  });

  test('whoever guesses elsewhere shuts nobody out', async () => {
    const { contact } = await anAccount();
    for (let at = 0; at < 8; at++) {
      await refusal(signInWithPassword(database, keys, contact, 'guess', from('10.4.4.4')));
    }
    const mine = signInWithPassword(database, keys, contact, PASSWORD, from('10.3.3.3'));
    assert.equal(await refusal(mine), 'went well');
  });

  test('a neighbour behind the same address who tries many accounts does not hold up who signed in before', async () => {
    const { contact } = await anAccount();
    const office = from('10.2.2.2');
    assert.equal(
      await refusal(signInWithPassword(database, keys, contact, PASSWORD, office)),
      'went well',
    );
    for (let at = 0; at < 55; at++) {
      await refusal(signInWithCode(database, keys, aContact(), '000000', office));
      await refusal(signInWithPassword(database, keys, aContact(), 'guess', office));
    }
    const stranger = signInWithPassword(database, keys, aContact(), PASSWORD, office);
    assert.equal(await refusal(stranger), 'requests-too-many');
    const known = signInWithPassword(database, keys, contact, PASSWORD, office);
    assert.equal(await refusal(known), 'went well');
  });

  test('own sign-ins in between buy nobody guesses at others', async () => {
    const { contact } = await anAccount();
    const place = from('10.1.1.1');
    let guesses = 0;
    for (let at = 0; at < 60; at++) {
      const own = signInWithCode(database, keys, aContact(), '000000', place);
      if ((await refusal(own)) === 'sign-in-refused') guesses++;
      if (at % 20 === 0) {
        const code = await sendCode(contact, place);
        await signInWithCode(database, keys, contact, code, place);
        clock.forward(60);
      }
    }
    assert.ok(guesses <= 52, `${guesses} guesses`);
  });

  test('whoever guesses from a thousand places gets few, and the owner comes in by a code', async () => {
    const { contact } = await anAccount();
    const tried: Try = {
      kind: 'password',
      subjectHash: keys.hash('phone', contact.address),
      sourceHash: Buffer.alloc(0),
    };
    let looked = 0;
    for (let at = 0; at < 130; at++) {
      // the count alone, without the work of a password
      const sourceHash = keys.hash('source', `10.40.${at}.1`);
      const counted = database.transaction((tx) =>
        countTry(tx, { ...tried, sourceHash }, WITH_ONE, PASSWORD_FROM_ALL),
      );
      if ((await refusal(counted)) === 'went well') looked++;
    }
    assert.equal(looked, 101);
    const elsewhere = from('10.41.0.1');
    const right = signInWithPassword(database, keys, contact, PASSWORD, elsewhere);
    assert.equal(await refusal(right), 'requests-too-many');
    const code = await sendCode(contact, elsewhere);
    await signInWithCode(database, keys, contact, code, elsewhere);
    const known = signInWithPassword(database, keys, contact, PASSWORD, elsewhere);
    assert.equal(await refusal(known), 'went well', 'it is known now');
  });

  test('after a change the old one and all other sessions are worth nothing', async () => {
    const { contact, accountId } = await anAccount();
    const here = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    const there = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    const actor = await actorBy(here.token);
    const change = (before: string, next: string) =>
      refusal(changePassword(database, keys, actor, { before, next }, HOME));
    assert.equal(await change('wrong', '新的茶馆在河的对岸开门'), 'sign-in-refused');
    assert.equal(await change(PASSWORD, contact.address), 'password-weak');
    assert.equal(await change(PASSWORD, '新的茶馆在河的对岸开门'), 'went well');
    const old = signInWithPassword(database, keys, contact, PASSWORD, HOME);
    assert.equal(await refusal(old), 'sign-in-refused');
    const left = await listSessions(database.reading, accountId);
    assert.deepEqual(
      left.map(({ sessionId }) => sessionId),
      [here.sessionId],
    );
    assert.equal((await recognise(database, there.token, false)).actor.kind, 'visitor');
  });
});

describe('a session', () => {
  test('keeps no token in the database', async () => {
    const { contact } = await anAccount();
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    const { rows } = await database.pool.query('select s::text as row from identity.session s');
    assert.ok(!rows.some(({ row }) => row.includes(token)));
    assert.equal((await actorBy(token)).kind, 'account');
    assert.equal((await recognise(database, 'x', true)).actor.kind, 'visitor');
  });

  test('changes its token after an hour; the one before, shown late, ends it for both', async () => {
    const { contact } = await anAccount();
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    clock.forward(3600);
    const both = await Promise.all([1, 2].map(() => recognise(database, token, true)));
    const changed = both.filter(({ newToken }) => newToken !== null);
    assert.equal(changed.length, 1, 'of two requests at once one changes it');
    const next = changed[0]?.newToken ?? assert.fail();
    assert.equal((await recognise(database, token, true)).actor.kind, 'account', 'under way');
    clock.forward(60);
    assert.equal((await recognise(database, token, true)).actor.kind, 'visitor');
    assert.equal((await recognise(database, next, true)).actor.kind, 'visitor', 'ended for both');
  });

  test('can be ended by its account and by no other', async () => {
    const mine = await anAccount();
    const other = await anAccount();
    const { token, sessionId } = await signInWithPassword(
      database,
      keys,
      mine.contact,
      PASSWORD,
      HOME,
    );
    const stranger: Actor = { kind: 'account', accountId: other.accountId, roles: [] };
    const end = (actor: Actor & { kind: 'account' }) =>
      refusal(database.transaction((tx) => revokeSession(tx, actor, sessionId)));
    assert.equal(await end(stranger), 'not-found');
    assert.equal(await end(await actorBy(token)), 'went well');
    assert.equal((await recognise(database, token, false)).actor.kind, 'visitor');
  });
});

describe('staff', () => {
  const aWorker = async () => {
    const account = await anAccount();
    const grant = { ...account, role: 'street-worker', region: STREET, reason: 'office' } as const;
    const grantId = await database.transaction((tx) => grantRole(tx, OPERATOR, grant));
    return { ...account, grantId };
  };

  test('have their roles once a second factor was shown, and a new token', async () => {
    const { contact } = await aWorker();
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    const actor = await actorBy(token);
    assert.deepEqual(actor.roles, []);
    const { secret } = await database.transaction((tx) => beginSecondFactor(tx, keys, actor));
    const code = secondFactorCode(secret, clock.read());
    const next = await showSecondFactor(database, keys, actor, code, HOME);
    assert.equal((await recognise(database, token, false)).actor.kind, 'visitor');
    const raised = await actorBy(next);
    assert.deepEqual(raised.roles, [{ role: 'street-worker', region: STREET }]);
    const again = database.transaction((tx) => beginSecondFactor(tx, keys, raised));
    assert.equal(await refusal(again), 'second-factor-set');
  });

  test('the same code of the app serves once, however many bring it at once', async () => {
    const { contact } = await aWorker();
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    const actor = await actorBy(token);
    const { secret } = await database.transaction((tx) => beginSecondFactor(tx, keys, actor));
    const code = secondFactorCode(secret, clock.read());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refusal(showSecondFactor(database, keys, actor, code, HOME))),
    );
    assert.equal(answers.filter((answer) => answer === 'went well').length, 1, answers.join());
  });

  test('are signed out after two idle hours', async () => {
    const { contact } = await aWorker();
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    clock.forward(STAFF_LIMITS.idleSeconds);
    assert.equal((await recognise(database, token, false)).actor.kind, 'visitor');
  });

  test('lose a role in the sessions that are open', async () => {
    const { contact, accountId, grantId } = await aWorker();
    await database.pool.query(
      'update identity.account set is_second_factor_waived = true where account_id = $1',
      [accountId],
    );
    const { token } = await signInWithPassword(database, keys, contact, PASSWORD, HOME);
    assert.equal((await actorBy(token)).roles.length, 1);
    await database.transaction((tx) => revokeRole(tx, OPERATOR, grantId, 'left'));
    assert.deepEqual((await actorBy(token)).roles, []);
    const again = database.transaction((tx) => revokeRole(tx, OPERATOR, grantId, 'left'));
    assert.equal(await refusal(again), 'role-ended');
  });

  test('who lost a role a moment ago gives none, though the request began before', async () => {
    const giver = await aWorker();
    const receiver = await anAccount();
    const actor: Actor = {
      kind: 'account',
      accountId: giver.accountId,
      roles: [{ role: 'street-worker', region: STREET }],
    };
    const region = parseRegionCode('310101002001') as RegionCode;
    const grant = { ...receiver, role: 'community-worker', region, reason: 'office' } as const;
    assert.ok(
      mayGrantRole(actor, 'community-worker', region),
      'control: by what came along it may',
    );
    // the role is taken; before that is committed, its holder wants to give another
    const { promise: isTaken, resolve: taken } = Promise.withResolvers<void>();
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const taking = database.transaction(async (tx) => {
      await revokeRole(tx, OPERATOR, giver.grantId, 'left');
      taken();
      await isAsked;
    });
    await isTaken;
    const giving = refusal(database.transaction((tx) => grantRole(tx, actor, grant)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    asked();
    await taking;
    assert.equal(await giving, 'not-allowed');
    assert.deepEqual(await listRolesHeld(database.reading, receiver.accountId), []);
  });

  test('two who give the same role at once give it once', async () => {
    const { accountId } = await anAccount();
    const grant = {
      accountId,
      role: 'planner',
      region: parseRegionCode('3101') as RegionCode,
      reason: 'x',
    } as const;
    const answers = await Promise.all(
      [1, 2, 3].map(() => refusal(database.transaction((tx) => grantRole(tx, OPERATOR, grant)))),
    );
    assert.deepEqual(answers.sort(), ['role-held', 'role-held', 'went well']);
  });
});

test('nothing in the database names anybody', async () => {
  const { contact, accountId } = await anAccount();
  await signInWithPassword(database, keys, contact, PASSWORD, HOME);
  for (const table of ['account', 'session', 'attempt', 'account_event', 'sign_in_code']) {
    const { rows } = await database.pool.query(`select t::text as row from identity.${table} t`);
    for (const { row } of rows) {
      for (const secret of [contact.address, '李梅', HOME.address]) {
        assert.ok(!row.includes(secret), `${table}: ${row}`);
      }
    }
  }
  assert.equal((await findAccount(database.reading, keys, accountId))?.particulars.name, '李梅');
});
