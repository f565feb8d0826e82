import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Actor, type CityCode, Problem, type Transaction } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import { DIRECTORY } from '../directory.ts';
import { addFacility } from '../places/facility-service.ts';
import { findFacility, listChanges } from '../places/facility-view.ts';
import { aFacility } from '../testing.ts';
import { reportSchema } from './correction.ts';
import { decideCorrection, reportCorrection } from './correction-service.ts';
import { findCorrection, listCorrections } from './correction-view.ts';

const database = await testDatabase([DIRECTORY]);
const cityCode = '990100' as CityCode;
const account = (accountId: string): Actor => ({ kind: 'account', accountId, roles: [] });
const resident = account('resident');
let facilityId = '';

before(async () => {
  const added = await database.transaction((tx) =>
    addFacility(tx, account('keeper'), aFacility(), 'visit'),
  );
  facilityId = added.facilityId;
});

async function aCorrection(phone: string): Promise<string> {
  const report = { fact: 'phone', proposed: { phone }, note: '打不通' } as const;
  const { correctionId } = await database.transaction((tx) =>
    reportCorrection(tx, resident, { cityCode, facilityId }, report),
  );
  return correctionId;
}

const approve = (tx: Transaction, who: string, correctionId: string) =>
  decideCorrection(
    tx,
    account(who),
    { cityCode, correctionId },
    {
      verdict: 'approved',
      reason: '已去电核实',
      how: 'call',
    },
  );

test('an approved correction changes the place, names who decided, and is kept', async () => {
  const correctionId = await aCorrection('021-5555 1111');
  const { regionCode } = aFacility();
  const list = await listCorrections(database.reading, regionCode, { state: 'open', limit: 10 });
  assert.deepEqual(
    list.items.map((item) => item.correctionId),
    [correctionId],
  );
  await database.transaction((tx) => approve(tx, 'worker', correctionId));
  const place = await findFacility(database.reading, cityCode, facilityId);
  assert.equal(place?.phone, '021-5555 1111');
  assert.deepEqual([place?.facts.phone?.who, place?.facts.phone?.how], ['worker', 'call']);
  const correction = await findCorrection(database.reading, cityCode, correctionId);
  assert.deepEqual([correction?.state, correction?.reason], ['approved', '已去电核实']);
  const history = await listChanges(database.reading, { cityCode, facilityId }, { limit: 1 });
  assert.equal(history.items[0]?.causeId, correctionId);
});

test('a refused correction changes nothing and gives its reason', async () => {
  const correctionId = await aCorrection('110');
  const before = await findFacility(database.reading, cityCode, facilityId);
  const decision = { verdict: 'refused', reason: '与店主核对，号码无误', how: 'call' } as const;
  await database.transaction((tx) =>
    decideCorrection(tx, account('worker'), { cityCode, correctionId }, decision),
  );
  assert.deepEqual(await findFacility(database.reading, cityCode, facilityId), before);
});

/** Two workers decide at once: each has read before the other writes, if the lock lets them. */
async function raceOfTwo(correctionId: string, isGuarded: boolean) {
  const names = isGuarded ? ['one', 'two'] : ['three', 'four'];
  return await Promise.allSettled(
    names.map((who) =>
      database.transaction(async (tx) => {
        const unguarded = {
          tables: tx.tables.bind(tx),
          now: tx.now,
          enqueue: tx.enqueue.bind(tx),
          lock: async () => undefined,
        } as Transaction;
        return await approve(isGuarded ? tx : unguarded, who, correctionId);
      }),
    ),
  );
}

test('of two approvals at once one counts, and the other is told who was first', async () => {
  const correctionId = await aCorrection('021-5555 2222');
  const outcomes = await raceOfTwo(correctionId, true);
  const won = outcomes.filter(({ status }) => status === 'fulfilled');
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.deepEqual([won.length, lost.length], [1, 1]);
  const reason = lost[0]?.reason as Problem;
  assert.ok(reason instanceof Problem);
  assert.equal(reason.code, 'correction-decided');
});

test('control: without the lock nobody is told that it was decided', async () => {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const correctionId = await aCorrection(`021-5555 3${String(attempt).padStart(3, '0')}`);
    const outcomes = await raceOfTwo(correctionId, false);
    const codes = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as Problem).code : 'approved',
    );
    // both took it for open; what stopped the second, if anything, was the version of the place
    if (!codes.includes('correction-decided')) return;
  }
  assert.fail('the race was never lost');
});

test('a report says the parts of its fact and nothing else', () => {
  const isGood = (report: unknown): boolean => reportSchema.safeParse(report).success;
  assert.ok(isGood({ fact: 'position', proposed: { lon: 121, lat: 31 } }));
  assert.ok(!isGood({ fact: 'position', proposed: { lon: 121 } }));
  assert.ok(!isGood({ fact: 'phone', proposed: { phone: '1', name: 'x' } }));
  assert.ok(!isGood({ fact: 'provider', proposed: {} }));
});
