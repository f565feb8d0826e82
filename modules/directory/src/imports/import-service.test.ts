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
import { ownId } from '../places/own-id.ts';
import { aFacility, aListing } from '../testing.ts';
import { applyImport, previewImport, undoImport } from './import-service.ts';
import { forgetPreviews } from './import-store.ts';
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
  const { name, lat, services } = NEW_SHOP;
  await add({ name, lat, services });
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

test('whoever imports for one street changes nothing in another, whatever ids the file names', async () => {
  const { facilityId } = await add({ regionCode: '990101002000' as RegionCode });
  const listings = [aListing(2, { phone: '110' }), aListing(3, { sourceIds: [ownId(facilityId)] })];
  const street = '990101003000' as RegionCode;
  const asked = { region: street, source: 'x', asOf: new Date(), listings, complaints: [] };
  const { batch, plan } = await database.transaction((tx) => previewImport(tx, worker, asked));
  assert.deepEqual(
    plan.steps.map(({ kind }) => kind),
    ['doubtful', 'doubtful'],
  );
  const before = await content();
  await apply(batch.importId);
  assert.deepEqual(await content(), before);
});

test('what we wrote is known again by our own id, however it was called and moved since', async () => {
  const { facilityId } = await add();
  const moved = { name: '另一个名字', lon: 121.6, sourceIds: [ownId(facilityId)] };
  const { plan } = await preview([aListing(2, moved)]);
  assert.equal(plan.steps[0]?.facilityId, facilityId);
  assert.deepEqual(plan.steps[0]?.after?.sourceIds ?? [], []);
});

test('a place is known by its id at the source, though it moved across the city', async () => {
  const { batch } = await preview([NEW_SHOP]);
  await apply(batch.importId);
  const { plan } = await preview([{ ...NEW_SHOP, lat: 31.4 }]);
  assert.deepEqual([plan.steps[0]?.kind, plan.steps[0]?.facts], ['change', ['position']]);
});

test('a row says itself since when it is true and whether the place still serves', async () => {
  const { batch } = await preview([
    aListing(2, { status: 'closed', asOf: '2025-03-01T00:00:00.000Z' }),
    aListing(3, { name: '另一家', lat: 31.3, asOf: '2999-01-01T00:00:00.000Z' }),
  ]);
  await apply(batch.importId);
  const known = new Map((await places()).map((place) => [place.name, place]));
  assert.equal(known.get('幸福食堂')?.status, 'closed');
  assert.equal(known.get('幸福食堂')?.facts.status?.at, '2025-03-01T00:00:00.000Z');
  // nothing is confirmed in the future
  assert.ok((known.get('另一家')?.facts.name?.at ?? '9') <= new Date().toISOString());
});

test('a preview counts for a week; then it is refused, and gone with the next one', async () => {
  const { batch } = await preview([NEW_SHOP]);
  await database.pool.query(
    `update directory.import_batch set made_at = now() - interval '7 days'`,
  );
  assert.equal(await refusal(apply(batch.importId)), 'import-expired');
  await preview([NEW_SHOP]);
  assert.equal(await refusal(apply(batch.importId)), 'not-found');
});

test('what was done keeps no copy of the file, and stays when previews go', async () => {
  const { batch } = await preview([NEW_SHOP]);
  await apply(batch.importId);
  await database.pool.query(
    `update directory.import_batch set made_at = now() - interval '1 year'`,
  );
  await database.transaction(forgetPreviews);
  const { rows } = await database.pool.query('select steps::text from directory.import_batch');
  assert.deepEqual([rows.length, rows[0].steps.includes('江畔大药房')], [1, false]);
  assert.deepEqual(await undo(batch.importId), { restored: 0, removed: 1 });
});

test('a city is imported at once where every row says its county; a province is not', async () => {
  const city = { region: '990100000000' as RegionCode, source: 'x', asOf, complaints: [] };
  const ask = (asked: Parameters<typeof previewImport>[2]) =>
    refusal(database.transaction((tx) => previewImport(tx, worker, asked)));
  const placed = aListing(2, { regionCode: '990102000000' as RegionCode });
  assert.equal(await ask({ ...city, listings: [placed] }), 'null');
  assert.equal(await ask({ ...city, listings: [aListing(2)] }), 'facility-region-too-wide');
  const province = '990000000000' as RegionCode;
  assert.equal(await ask({ ...city, region: province, listings: [] }), 'import-region-too-wide');
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
