import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  type Actor,
  type CityCode,
  OPERATOR,
  Problem,
  type RegionCode,
  type Transaction,
} from '@yike/kernel';
import { race, testDatabase, withoutLocks } from '@yike/postgres/testing';
import { DIRECTORY } from '../directory.ts';
import { addFacility, confirmFacility, editFacility } from '../places/facility-service.ts';
import { listFacilitiesWithin } from '../places/facility-view.ts';
import { aFacility, aListing } from '../testing.ts';
import { applyImport, previewImport, undoImport } from './import-service.ts';
import type { Listing } from './listing.ts';

const database = await testDatabase([DIRECTORY]);
const cityCode = '990100' as CityCode;
const region = '990101000000' as RegionCode;
const worker: Actor = { kind: 'account', accountId: 'worker', roles: [] };
const asOf = new Date('2026-01-01T00:00:00Z');

beforeEach(async () => {
  await database.pool.query(
    'truncate directory.facility, directory.service, directory.provider, directory.import_batch, directory.change, directory.correction',
  );
});

const NEW_SHOP = aListing(3, {
  sourceId: 'B2',
  name: '江畔大药房',
  lat: 31.21,
  services: [{ serviceType: 'pharmacy', capacity: null }],
  provider: { name: '江畔医药', creditCode: '91350100M000100Y43', isChain: true },
});

const preview = (listings: readonly Listing[], source = 'amap') =>
  database.transaction((tx) =>
    previewImport(tx, worker, { region, source, asOf, listings, complaints: [] }),
  );
const apply = (importId: string) =>
  database.transaction((tx) => applyImport(tx, worker, cityCode, importId));
const undo = (importId: string) =>
  database.transaction((tx) => undoImport(tx, worker, cityCode, importId));
const add = (changes: Parameters<typeof aFacility>[0] = {}) =>
  database.transaction((tx) => addFacility(tx, OPERATOR, aFacility(changes), 'visit'));
const places = () => listFacilitiesWithin(database.reading, region);

/** All that is known, without what counts changes. */
async function content(): Promise<unknown> {
  const { rows: providers } = await database.pool.query('select * from directory.provider');
  const known = await places();
  return [known.map(({ version: _, changedAt: __, ...place }) => place), providers];
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Problem ? error.code : String(error);
};

test('a preview tells what each row would do and changes nothing', async () => {
  await add();
  const before = await content();
  const { plan } = await preview([
    aListing(2, { sourceId: 'B1', phone: '021-5555 9999' }),
    NEW_SHOP,
    aListing(4, { name: '江畔区运河街道幸福食堂', lat: 31.2009, phone: null }),
  ]);
  assert.deepEqual(
    plan.steps.map(({ row, kind }) => [row, kind]),
    [
      [2, 'change'],
      [3, 'add'],
      [4, 'doubtful'],
    ],
  );
  // a visit of today is better than a file of last winter
  assert.deepEqual(plan.steps[0]?.kept, ['phone']);
  assert.ok(plan.steps[0]?.reasons.length);
  assert.deepEqual(await content(), before);
});

test('applied, the same file again says nothing new', async () => {
  await add();
  const listings = [aListing(2, { sourceId: 'B1' }), NEW_SHOP];
  const { batch } = await preview(listings);
  await apply(batch.importId);
  assert.equal((await places()).length, 2);
  const again = await preview(listings);
  assert.deepEqual(
    again.plan.steps.map(({ kind }) => kind),
    ['same', 'same'],
  );
});

test('an import that is undone leaves everything as it was, providers too', async () => {
  await add({ phone: null });
  const before = await content();
  const { batch } = await preview([
    aListing(2, {
      sourceId: 'B1',
      services: [
        { serviceType: 'elderly-day-care', capacity: 5 },
        { serviceType: 'community-canteen', capacity: null },
      ],
    }),
    NEW_SHOP,
  ]);
  await apply(batch.importId);
  assert.notDeepEqual(await content(), before);
  assert.deepEqual(await undo(batch.importId), { restored: 1, removed: 1 });
  assert.deepEqual(await content(), before);
  assert.equal(await refusal(undo(batch.importId)), 'import-not-applied');
  assert.equal(await refusal(apply(batch.importId)), 'import-not-open');
});

test('services add up, empty cells erase nothing, and a longer confirmation stands', async () => {
  await add();
  const { batch } = await preview([
    aListing(2, {
      phone: null,
      hours: null,
      address: '',
      services: [
        { serviceType: 'community-canteen', capacity: null },
        { serviceType: 'elderly-day-care', capacity: 20 },
      ],
    }),
  ]);
  await apply(batch.importId);
  const [place] = await places();
  // what was seen today is not taken from a file of last winter
  assert.deepEqual(place?.services, [{ serviceType: 'community-canteen', capacity: 60 }]);
  await database.pool.query(
    `update directory.facility set facts = facts - 'services' - 'capacity'`,
  );
  const later = await preview([
    aListing(2, {
      services: [
        { serviceType: 'community-canteen', capacity: null },
        { serviceType: 'elderly-day-care', capacity: 20 },
      ],
    }),
  ]);
  await apply(later.batch.importId);
  assert.deepEqual((await places())[0]?.services, [
    { serviceType: 'community-canteen', capacity: 60 },
    { serviceType: 'elderly-day-care', capacity: 20 },
  ]);
  assert.equal(place?.phone, aFacility().phone);
  assert.ok(place?.hours);
});

test('what was changed since is not undone over', async () => {
  const { batch } = await preview([NEW_SHOP]);
  await apply(batch.importId);
  const [shop] = await places();
  assert.ok(shop);
  const key = { cityCode, facilityId: shop.facilityId };
  await database.transaction((tx) =>
    editFacility(tx, worker, key, null, { name: '江畔大药房二店', how: 'visit' }),
  );
  assert.equal(await refusal(undo(batch.importId)), 'import-undo-changed');
  assert.equal((await places()).length, 1);
});

test('a preview that does not hold any more is refused', async () => {
  const { batch } = await preview([NEW_SHOP]);
  const { sourceId: _, row: __, provider: ___, regionCode: ____, ...fields } = NEW_SHOP;
  await add(fields);
  assert.equal(await refusal(apply(batch.importId)), 'import-outdated');
});

/** The same file is applied twice at once, and both could have planned before either writes. */
async function raceOfTwo(guard: (tx: Transaction) => Transaction) {
  const listing = { ...NEW_SHOP, provider: null };
  const batches = [await preview([listing]), await preview([listing])];
  const outcomes = await race(
    database,
    'lock table directory.facility in share mode',
    batches.map(
      ({ batch }) =>
        (tx) =>
          applyImport(guard(tx), worker, cityCode, batch.importId),
    ),
  );
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  return {
    refused: refused.map((reason) => (reason instanceof Problem ? reason.code : String(reason))),
    places: (await places()).length,
  };
}

test('of two imports of the same file at once one is done and the other refused', async () => {
  assert.deepEqual(await raceOfTwo((tx) => tx), { refused: ['import-outdated'], places: 1 });
});

test('control: without the lock both are done, and the place is there twice', async () => {
  assert.deepEqual(await raceOfTwo(withoutLocks), { refused: [], places: 2 });
});

test('a listing outside of the region of the import is refused, with its row', async () => {
  const stranger = aListing(7, { regionCode: '110101000000' as RegionCode });
  assert.equal(await refusal(preview([stranger])), 'listing-out-of-region');
});

test('a confirmation alone is taken over where it holds longer', async () => {
  await add();
  await database.pool.query(
    `update directory.facility set facts = jsonb_set(facts, '{name,at}', '"2020-01-01T00:00:00.000Z"')`,
  );
  const { batch, plan } = await preview([aListing(2)]);
  assert.equal(plan.steps[0]?.kind, 'change');
  await apply(batch.importId);
  const [place] = await places();
  assert.equal(place?.facts.name?.how, 'import');
  assert.equal(place?.facts.hours?.how, 'visit');
  assert.ok(place);
  const key = { cityCode, facilityId: place.facilityId };
  await database.transaction((tx) =>
    confirmFacility(tx, worker, key, { facts: ['name'], how: 'visit' }),
  );
});
