import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWithinRegion, NATION, parseRegionCode, type RegionCode, type Role } from '@yike/kernel';
import fc from 'fast-check';
import { type Attempts, afterFailure, mayTry, WITH_ONE, waitSeconds } from './attempt.ts';
import { maskContact, parseContact } from './contact.ts';
import { hashPassword, isPassword, isPasswordStrongEnough, temporaryPassword } from './password.ts';
import { grantsRole, isRoleHeldAt, ROLE_TABLE, ROLES } from './role.ts';
import { mayGrantRole } from './role-policy.ts';
import { newSecret, secondFactorCode, secretUri, stepOfCode } from './second-factor.ts';
import { decideSession, RESIDENT_LIMITS, STAFF_LIMITS } from './session.ts';

const NOON = new Date('2026-11-27T04:00:00Z');
const later = (seconds: number, from = NOON): Date => new Date(from.getTime() + seconds * 1000);
const code = (text: string): RegionCode => parseRegionCode(text) ?? assert.fail(text);

describe('a contact', () => {
  test('is a mobile phone or an e-mail address, however it is written', () => {
    for (const text of [
      '13800138000',
      '+86 138-0013-8000',
      '8613800138000',
      '１３８００１３８０００',
    ]) {
      assert.deepEqual(parseContact(text), { kind: 'phone', address: '13800138000' }, text);
    }
    assert.deepEqual(parseContact(' Li@Example.ORG '), {
      kind: 'email',
      address: 'li@example.org',
    });
  });

  test('is nothing else', () => {
    for (const text of [
      '',
      '12800138000',
      '1380013800',
      '138001380000',
      'li@',
      '@b.cn',
      'a b@c.cn',
      'a@b',
    ]) {
      assert.equal(parseContact(text), null, text);
    }
    fc.assert(fc.property(fc.string(), (text) => void parseContact(text)));
  });

  test('is shown to others without what makes it one', () => {
    assert.equal(maskContact({ kind: 'phone', address: '13800138000' }), '138****8000');
    assert.equal(maskContact({ kind: 'email', address: 'li@example.org' }), 'l***@example.org');
  });
});

describe('a password', () => {
  test('is known again, typed on any machine, and no other is taken for it', async () => {
    const kept = await hashPassword('Grüße vom Fluß');
    assert.ok(await isPassword('Gru\u0308ße vom Fluß', kept));
    assert.ok(!(await isPassword('Grüße vom Fluss', kept)));
    assert.notEqual(kept, await hashPassword('Grüße vom Fluß'), 'each has a salt of its own');
  });

  test('that nobody has is wrong, even when it is empty', async () => {
    assert.ok(!(await isPassword('', null)));
  });

  test('is long, of several characters, and not the phone number', () => {
    assert.ok(isPasswordStrongEnough('柳树下的小茶馆每天开门', []));
    for (const weak of ['short', 'aaaaaaaaaaaa', 'x13800138000y', 'a'.repeat(201)]) {
      assert.ok(!isPasswordStrongEnough(weak, ['13800138000', '']), weak);
    }
  });

  test('made for somebody is strong, and another each time', () => {
    const made = Array.from({ length: 50 }, temporaryPassword);
    assert.equal(new Set(made).size, 50);
    for (const one of made) assert.match(one, /^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
  });
});

describe('attempts', () => {
  const failed = (times: number): Attempts =>
    Array.from({ length: times }).reduce<Attempts>(
      (attempts) => afterFailure(attempts, NOON, WITH_ONE),
      { failures: 0, failedAt: NOON, freeAt: NOON, succeededAt: null },
    );

  test('are free four times, then wait twice as long after each, and never more than 15 minutes', () => {
    const waits = [0, 1, 4, 5, 6, 7, 13, 14, 60].map((times) => waitSeconds(failed(times), NOON));
    assert.deepEqual(waits, [0, 0, 0, 2, 4, 8, 512, 900, 900]);
  });

  test('may go on as soon as the wait is over, and are forgotten after a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 200 }), (times) => {
        const attempts = failed(times);
        const wait = waitSeconds(attempts, NOON);
        assert.ok(!mayTry(attempts, later(wait - 1)));
        assert.ok(mayTry(attempts, later(wait)));
        assert.equal(afterFailure(attempts, later(WITH_ONE.forgetSeconds), WITH_ONE).failures, 1);
      }),
    );
  });

  test('guess a code of six digits in a day with a chance below one in 8,000', () => {
    let attempts = failed(0);
    let now = NOON;
    let tries = 0;
    while (now < later(86_400)) {
      if (mayTry(attempts, now)) {
        attempts = afterFailure(attempts, now, WITH_ONE);
        tries++;
      }
      now = attempts.freeAt > now ? attempts.freeAt : later(1, now);
    }
    assert.ok(tries <= 125, `${tries} tries`);
  });
});

describe('a session', () => {
  const began = { madeAt: NOON, seenAt: NOON, rotatedAt: NOON, endedAt: null };
  const step = (times: Partial<typeof began>, seconds: number, isPrevious = false) =>
    decideSession({ ...began, ...times }, STAFF_LIMITS, later(seconds), {
      isPrevious,
      isRotatable: true,
    });

  test('is used, seen after a minute, and its token changed after an hour', () => {
    assert.deepEqual(
      [0, 59, 60, 3599, 3600].map((seconds) => step({}, seconds)),
      ['use', 'use', 'mark-seen', 'mark-seen', 'rotate'],
    );
  });

  test('ends when nobody used it for long, and however much it is used', () => {
    assert.equal(step({}, STAFF_LIMITS.idleSeconds), 'refuse');
    const end = STAFF_LIMITS.absoluteSeconds;
    const seenAt = later(end - 1);
    assert.equal(step({ seenAt, rotatedAt: seenAt }, end - 1), 'use');
    assert.equal(step({ seenAt, rotatedAt: seenAt }, end), 'refuse');
    assert.ok(RESIDENT_LIMITS.idleSeconds > STAFF_LIMITS.idleSeconds);
  });

  test('with a token from before is answered for a minute, and then taken for stolen', () => {
    assert.deepEqual(
      [0, 59, 60].map((seconds) => step({}, seconds, true)),
      ['use', 'use', 'end-as-stolen'],
    );
  });
});

describe('a second factor', () => {
  test('takes the code of now and of the neighbouring half minutes, and says which', () => {
    const secret = newSecret();
    const at = Math.floor(NOON.getTime() / 30_000);
    const steps = [-60, -30, 0, 30, 60].map((seconds) =>
      stepOfCode(secret, secondFactorCode(secret, later(seconds)), NOON),
    );
    assert.deepEqual(steps, [null, at - 1, at, at + 1, null]);
    assert.equal(stepOfCode(newSecret(), secondFactorCode(secret, NOON), NOON), null);
    assert.match(secretUri(secret, '李梅'), /^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
  });

  test('makes the codes of RFC 6238', () => {
    // appendix B: the ASCII secret 12345678901234567890, the last six of eight digits
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const codes = [59, 1111111109, 2000000000].map((seconds) =>
      secondFactorCode(secret, new Date(seconds * 1000)),
    );
    assert.deepEqual(codes, ['287082', '081804', '279037']);
  });
});

describe('roles', () => {
  const regions = ['31', '3101', '310101', '310101002', '310101002001', '310101013', '3205'].map(
    code,
  );
  const anyRole = fc.constantFrom(...ROLES);
  const anyRegion = fc.constantFrom(NATION, ...regions);

  test('are given inside the own region alone, and never the own or one that could give it', () => {
    fc.assert(
      fc.property(anyRole, anyRegion, anyRole, anyRegion, (mine, at, role, region) => {
        const held = { role: mine, region: at };
        if (!grantsRole(held, role, region)) return;
        assert.ok(isWithinRegion(region, at));
        assert.notEqual(role, mine);
        assert.ok(!ROLE_TABLE[role].grants.includes(mine), 'no two lift each other');
      }),
    );
  });

  test('reach down from the ministry to every other without a circle', () => {
    const below = (role: Role): Role[] =>
      ROLE_TABLE[role].grants.flatMap((next) => [next, ...below(next)]);
    assert.deepEqual(
      new Set(below('ministry')),
      new Set(ROLES.filter((role) => role !== 'ministry')),
    );
  });

  test('are held at regions as wide as their office', () => {
    assert.ok(isRoleHeldAt('ministry', NATION));
    assert.ok(isRoleHeldAt('street-worker', code('310101002')));
    assert.ok(!isRoleHeldAt('street-worker', code('310101')));
    assert.ok(!isRoleHeldAt('planner', NATION));
  });

  test('are given by operators, and by nobody who has not signed in', () => {
    assert.ok(mayGrantRole({ kind: 'operator' }, 'ministry', NATION));
    assert.ok(!mayGrantRole({ kind: 'visitor' }, 'resident', code('310101002001')));
  });
});
