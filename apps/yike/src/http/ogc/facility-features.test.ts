import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addFacility, addProvider, DIRECTORY, editFacility } from '@yike/directory';
import { aFacility } from '@yike/directory/testing';
import { type Actor, type CityCode, parseRegionCode, type RegionCode } from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import { testServer } from '../testing.ts';
import { FACILITY_FEATURES } from './facility-features.ts';

const { app, database } = await testServer([DIRECTORY], [], [FACILITY_FEATURES]);
const worker: Actor = { kind: 'account', accountId: 'worker Wang', roles: [] };
const cityCode = '990100' as CityCode;
const regionOf = (code: string): RegionCode => parseRegionCode(code) as RegionCode;

const PHARMACY = [{ serviceType: 'pharmacy', capacity: null }];

before(() =>
  database.transaction(async (tx) => {
    const code = '91350100M000100Y43';
    const provider = { name: '江畔餐饮', creditCode: code, isChain: true };
    const { providerId } = await addProvider(tx, cityCode, provider);
    const add = (changes: Parameters<typeof aFacility>[0]) =>
      addFacility(tx, worker, aFacility(changes), 'visit');
    await add({ name: '幸福食堂', lon: 121.5, providerId });
    await add({ name: '甲药房', lon: 121.6, services: PHARMACY, hours: null });
    await add({
      name: '乙药房',
      lon: 121.7,
      services: PHARMACY,
      regionCode: regionOf('990102003001'),
    });
    await add({
      name: '另一城的药房',
      lon: 121.8,
      services: PHARMACY,
      regionCode: regionOf('980101001001'),
    });
    const { facilityId } = await add({ name: '关掉的店', lon: 121.5 });
    const closed = { status: 'closed', how: 'visit' } as const;
    await editFacility(tx, worker, { cityCode, facilityId }, null, closed);
  }),
);

async function get(path: string, language = 'zh') {
  const headers = { 'accept-language': language };
  const { statusCode, payload } = await app.inject({ url: `/ogc/collections${path}`, headers });
  return { status: statusCode, payload, body: JSON.parse(payload) };
}

async function names(query: string): Promise<string[]> {
  const { body } = await get(`/facilities/items?${query}`);
  assert.equal(body.numberMatched, body.features.length);
  return body.features
    .map(({ properties }: { properties: { name: string } }) => properties.name)
    .sort();
}

describe('the collection of facilities', () => {
  test('has all places that have not closed for good, of all cities', async () => {
    assert.deepEqual(await names(''), ['乙药房', '另一城的药房', '幸福食堂', '甲药房'].sort());
  });

  test('is narrowed by a box, a service, a region, and all together', async () => {
    assert.deepEqual(await names('bbox=121.55,31,121.65,32'), ['甲药房']);
    assert.deepEqual(await names('bbox=121.7,31.2,121.7,31.2'), ['乙药房']);
    assert.deepEqual(await names('bbox=121.75,31,-170,32'), ['另一城的药房']);
    assert.deepEqual(await names('serviceType=community-canteen'), ['幸福食堂']);
    assert.deepEqual(await names('regionCode=990102000000'), ['乙药房']);
    assert.deepEqual(await names('regionCode=980000000000'), ['另一城的药房']);
    const all = 'bbox=121,31,122,32&serviceType=pharmacy&regionCode=990100000000';
    assert.deepEqual(await names(all), ['乙药房', '甲药房'].sort());
  });

  test('refuses words it does not know, and values that cannot be', async () => {
    for (const query of [
      'colour=red',
      'serviceType=A!',
      'regionCode=99',
      'serviceType=a&limit=0',
    ]) {
      assert.equal((await get(`/facilities/items?${query}`)).status, 400, query);
    }
  });

  test('leads page by page through everything once, and keeps the words it was asked by', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/facilities/items?limit=1&serviceType=pharmacy';
    while (path !== undefined) {
      const { body } = await get(path);
      assert.equal(body.numberMatched, 3);
      seen.push(...body.features.map(({ id }: { id: string }) => id));
      const next = body.links.find(({ rel }: { rel: string }) => rel === 'next');
      path = next?.href.replace(/^.*\/collections/, '');
    }
    assert.equal(new Set(seen).size, 3);
    assert.equal(seen.length, 3);
  });

  test('says of a place what is public, flat and in both languages; one feature says the same', async () => {
    const { body, payload } = await get('/facilities/items?serviceType=community-canteen');
    const [canteen] = body.features;
    assert.deepEqual(canteen.geometry, { type: 'Point', coordinates: [121.5, 31.2] });
    const { name, services, servicesEn, serviceTypes, provider, stepFreeEntrance, openNow } =
      canteen.properties;
    assert.deepEqual([name, provider, stepFreeEntrance], ['幸福食堂', '江畔餐饮', 'yes']);
    const { zh, en } = getServiceType('community-canteen');
    assert.deepEqual([services, servicesEn], [zh, en]);
    assert.equal(serviceTypes, 'community-canteen');
    assert.equal(typeof openNow, 'boolean');
    assert.match(canteen.properties.hours, /法定节假日 休息/);
    assert.match(canteen.properties.hoursEn, /public holidays/);
    assert.doesNotMatch(payload, /worker|Wang|visit/);
    const { links: _, ...one } = (await get(`/facilities/items/${canteen.id}`)).body;
    assert.deepEqual(one, canteen);
  });

  test('has no feature of a place that closed, of another city, or of no such id', async () => {
    const { rows } = await database.pool.query(
      `select facility_id from directory.facility where status = 'closed'`,
    );
    const closed = rows[0].facility_id;
    for (const id of [
      `990100_${closed}`,
      `980100_${closed}`,
      '990100_x',
      'x',
      `990100_${crypto.randomUUID()}`,
    ]) {
      assert.equal((await get(`/facilities/items/${id}`)).status, 404, id);
    }
  });

  test('has a schema with titles in either language, and every feature keeps to it', async () => {
    const { body: collection } = await get('/facilities');
    assert.deepEqual(collection.extent.spatial.bbox, [[121.5, 31.2, 121.8, 31.2]]);
    const schema = collection.links.find(({ rel }: { rel: string }) => rel === 'describedby');
    assert.match(schema.href, /\/collections\/facilities\/schema$/);
    assert.equal((await get('/facilities/schema')).body.properties.phone.title, '电话');
    assert.equal((await get('/facilities/schema', 'en')).body.properties.phone.title, 'phone');
    for (const { properties } of (await get('/facilities/items')).body.features) {
      FACILITY_FEATURES.properties.parse(properties);
    }
  });

  test('is described with the words it can be asked by', async () => {
    const { paths } = JSON.parse((await app.inject('/ogc/api')).payload);
    const { parameters } = paths['/collections/facilities/items'].get;
    const named = parameters.flatMap(({ name }: { name?: string }) => name ?? []);
    assert.deepEqual(named, ['serviceType', 'regionCode']);
    assert.doesNotMatch(JSON.stringify(paths), /called/);
  });
});
