import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Actor, type CityCode, OPERATOR, Problem, type Transaction } from '@yike/kernel';
import { rolledBack, testDatabase, withoutLocks } from '@yike/postgres/testing';
import { DIRECTORY } from '../directory.ts';
import { aFacility } from '../testing.ts';
import {
  addFacility,
  confirmFacilities,
  confirmFacility,
  editFacility,
} from './facility-service.ts';
import { findFacility, listChanges, listStale } from './facility-view.ts';
import { addProvider } from './provider-service.ts';

const database = await testDatabase([DIRECTORY]);
const CITY = '990100' as CityCode;
const worker: Actor = { kind: 'account', accountId: 'worker', roles: [] };
const inTransaction = (work: (tx: Transaction) => Promise<void>) => rolledBack(database, work);
const code = (wanted: string) => (error: unknown) =>
  error instanceof Problem && error.code === wanted;

describe('a place', () => {
  test('is read back as it was added, with several services and who confirmed what', () =>
    inTransaction(async (tx) => {
      const services = [
        { serviceType: 'community-canteen', capacity: 60 },
        { serviceType: 'elderly-day-care', capacity: null },
      ];
      const added = await addFacility(tx, worker, aFacility({ services }), 'visit');
      const read = await findFacility(tx, CITY, added.facilityId);
      assert.deepEqual(read, added);
      assert.deepEqual(read?.facts.hours, {
        at: tx.now.toISOString(),
        who: 'worker',
        how: 'visit',
      });
      assert.equal(read?.facts.provider, undefined);
    }));

  test('is changed from the version that was read; only what changed is confirmed anew', () =>
    inTransaction(async (tx) => {
      const { facilityId } = await addFacility(tx, OPERATOR, aFacility(), 'call');
      const key = { cityCode: CITY, facilityId };
      const change = { phone: '021-5555 0002', how: 'visit' } as const;
      const after = await editFacility(tx, worker, key, 1, change);
      assert.equal(after.version, 2);
      assert.equal(after.facts.phone?.who, 'worker');
      assert.equal(after.facts.hours?.who, 'operator');
      assert.deepEqual(await findFacility(tx, CITY, facilityId), after);
      await assert.rejects(editFacility(tx, worker, key, 1, change), code('version-changed'));
      const { items } = await listChanges(tx, key, { limit: 10 });
      assert.deepEqual(
        items.map(({ version, cause, madeBy }) => [version, cause, madeBy]),
        [
          [2, 'change', 'worker'],
          [1, 'add', 'operator'],
        ],
      );
    }));

  test('is confirmed fact by fact; a call does not make a visit of today older', () =>
    inTransaction(async (tx) => {
      const { facilityId } = await addFacility(tx, worker, aFacility(), 'visit');
      const key = { cityCode: CITY, facilityId };
      const after = await confirmFacility(tx, worker, key, { facts: ['hours'], how: 'call' });
      assert.equal(after.facts.hours?.how, 'visit');
      await assert.rejects(
        confirmFacility(tx, worker, key, { facts: ['provider'], how: 'call' }),
        code('fact-unknown'),
      );
    }));

  test('is confirmed with others of a round, as far as its facts are known', () =>
    inTransaction(async (tx) => {
      const added = [
        await addFacility(tx, OPERATOR, aFacility(), 'call'),
        await addFacility(tx, OPERATOR, aFacility({ hours: null, lat: 31.3 }), 'call'),
      ];
      const facilityIds = added.map(({ facilityId }) => facilityId);
      const round = { facts: ['name', 'hours'], how: 'visit' } as const;
      await confirmFacilities(tx, worker, { cityCode: CITY, facilityIds }, round);
      const hows: unknown[] = [];
      for (const { facilityId } of added) {
        const { facts } = (await findFacility(tx, CITY, facilityId)) ?? {};
        hows.push([facts?.name?.how, facts?.hours?.how, facts?.phone?.how]);
        const { items } = await listChanges(tx, { cityCode: CITY, facilityId }, { limit: 1 });
        assert.deepEqual([items[0]?.cause, items[0]?.madeBy], ['confirm', 'worker']);
      }
      assert.deepEqual(hows, [
        ['visit', 'visit', 'call'],
        ['visit', undefined, 'call'],
      ]);
    }));

  test('needs a region narrow enough, services we know and a provider that is there', () =>
    inTransaction(async (tx) => {
      const add = (changes: Parameters<typeof aFacility>[0]) =>
        addFacility(tx, worker, aFacility(changes), 'visit');
      const city = '990100000000' as never;
      await assert.rejects(add({ regionCode: city }), code('facility-region-too-wide'));
      const services = [{ serviceType: 'moon-base', capacity: null }];
      await assert.rejects(add({ services }), code('service-type-unknown'));
      await assert.rejects(add({ providerId: crypto.randomUUID() }), code('provider-unknown'));
      const provider = { name: '江畔餐饮', creditCode: '91350100M000100Y43', isChain: true };
      const { providerId } = await addProvider(tx, CITY, provider);
      assert.equal((await add({ providerId })).providerId, providerId);
    }));

  test('with a stale fact is listed for whoever goes round, and no other', () =>
    inTransaction(async (tx) => {
      const added = await addFacility(tx, worker, aFacility(), 'visit');
      const in179Days = new Date(tx.now.getTime() + 179 * 86_400_000);
      const in180Days = new Date(tx.now.getTime() + 180 * 86_400_000);
      const listed = async (now: Date) => {
        const reading = { tables: tx.tables.bind(tx), now } as Transaction;
        return (await listStale(reading, added.regionCode, { limit: 10 })).items.length;
      };
      assert.deepEqual([await listed(in179Days), await listed(in180Days)], [0, 1]);
    }));
});

test('one code is one provider in a city', () =>
  inTransaction(async (tx) => {
    const provider = { name: '江畔餐饮', creditCode: '91350100M000100Y43', isChain: false };
    await addProvider(tx, CITY, provider);
    await assert.rejects(
      addProvider(withoutLocks(tx), CITY, { ...provider, name: '另一家' }),
      code('provider-known'),
    );
  }));
