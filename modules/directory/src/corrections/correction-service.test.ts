import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Actor, type CityCode, Problem, type Transaction } from '@yike/kernel';
import { race, testDatabase, withoutLocks } from '@yike/postgres/testing';
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

/** Two workers decide at once, and both could have read it before either writes. */
async function raceOfTwo(correctionId: string, guard: (tx: Transaction) => Transaction) {
  const held = `select from directory.correction where correction_id = '${correctionId}' for update`;
  const outcomes = await race(
    database,
    held,
    ['one', 'two'].map((who) => (tx) => approve(guard(tx), who, correctionId)),
  );
  const { items } = await listChanges(database.reading, { cityCode, facilityId }, { limit: 200 });
  return {
    won: outcomes.filter(({ status }) => status === 'fulfilled').length,
    told: outcomes.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : [])),
    historyLines: items.filter(({ causeId }) => causeId === correctionId).length,
  };
}

const codeOf = (error: unknown): string => (error instanceof Problem ? error.code : String(error));

test('of two approvals at once one counts, and the other is told that it was decided', async () => {
  const correctionId = await aCorrection('021-5555 2222');
  assert.deepEqual(await raceOfTwo(correctionId, (tx) => tx), {
    won: 1,
    told: ['correction-decided'],
    historyLines: 1,
  });
});

test('control: without the lock both count, and the place is changed twice', async () => {
  const correctionId = await aCorrection('021-5555 3333');
  assert.deepEqual(await raceOfTwo(correctionId, withoutLocks), {
    won: 2,
    told: [],
    historyLines: 2,
  });
});

test('a report says the parts of its fact and nothing else', () => {
  const isGood = (report: unknown): boolean => reportSchema.safeParse(report).success;
  assert.ok(isGood({ fact: 'position', proposed: { lon: 121, lat: 31 } }));
  assert.ok(!isGood({ fact: 'position', proposed: { lon: 121 } }));
  assert.ok(!isGood({ fact: 'phone', proposed: { phone: '1', name: 'x' } }));
  assert.ok(!isGood({ fact: 'provider', proposed: {} }));
});
