import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPERATOR } from '@yike/kernel';
import { importBoundaries, importRegions, TERRITORY } from '@yike/territory';
import { aBoundary, aDistrict, aRegion, codeOf } from '@yike/territory/testing';
import { testServer } from '../testing.ts';
import { REGION_FEATURES } from './region-features.ts';

/** Requirements of OGC 17-069r4 by their names there. */
const { app, database } = await testServer([TERRITORY], [], [REGION_FEATURES]);

const COMMUNITIES = ['990101002001', '990101003001', '990101003002'];
const WEST = 118;

await database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict()));
await database.transaction((tx) =>
  importBoundaries(
    tx,
    OPERATOR,
    COMMUNITIES.map((code, at) => aBoundary(code, WEST + at, 39)),
  ),
);
const renamed = aRegion('990101003001', '北塘新村', { validFrom: '2025-07-01' });
await database.transaction((tx) => importRegions(tx, OPERATOR, [renamed]));

async function get(path: string) {
  const { statusCode, headers, payload } = await app.inject(`/ogc${path}`);
  return { status: statusCode, type: String(headers['content-type']), body: JSON.parse(payload) };
}
const items = (query = '') => get(`/collections/regions/items${query}`);
const codesOf = ({ body }: Awaited<ReturnType<typeof get>>): string[] =>
  body.features.map(({ id }: { id: string }) => id.slice(0, 12));
const hrefOf = (body: { links: { rel: string; href: string }[] }, rel: string): string =>
  body.links.find((one) => one.rel === rel)?.href ?? assert.fail(`no link ${rel}`);

test('/req/core/root-success: the landing page leads to definition, conformance and data', async () => {
  const { status, body } = await get('/');
  assert.equal(status, 200);
  for (const rel of ['self', 'service-desc', 'service-doc', 'conformance', 'data']) {
    assert.equal(
      (await app.inject(hrefOf(body, rel).replace(/^http:\/\/[^/]+/, ''))).statusCode,
      200,
      rel,
    );
  }
});

test('/req/core/conformance-success: the classes that are kept to', async () => {
  const { body } = await get('/conformance');
  assert.deepEqual(
    body.conformsTo.map((uri: string) => uri.replace('http://www.opengis.net/spec/', '')),
    ['core', 'oas30', 'geojson'].map((name) => `ogcapi-features-1/1.0/conf/${name}`),
  );
});

test('/req/core/fc-md-success, sfc-md-success: collections with links, extent and CRS84', async () => {
  const { body } = await get('/collections');
  hrefOf(body, 'self');
  const [regions] = body.collections;
  assert.deepEqual([regions.id, regions.itemType], ['regions', 'feature']);
  assert.ok(regions.crs.includes('http://www.opengis.net/def/crs/OGC/1.3/CRS84'));
  assert.deepEqual(regions.extent.spatial.bbox, [[118, 39, 120.5, 39.5]]);
  hrefOf(regions, 'items');
  assert.deepEqual((await get('/collections/regions')).body, regions);
  assert.equal((await get('/collections/nothing')).status, 404);
});

test('/req/core/fc-limit-response-1, fc-links, fc-next: pages lead through everything once', async () => {
  const seen: string[] = [];
  let path: string | undefined = '/collections/regions/items?limit=1';
  while (path !== undefined) {
    const page = await get(path);
    assert.ok(page.body.numberReturned <= 1 && page.body.numberMatched === 3);
    seen.push(...codesOf(page));
    const next = page.body.links.find(({ rel }: { rel: string }) => rel === 'next');
    path = next?.href.replace(/^.*\/ogc/, '');
  }
  assert.deepEqual(seen, COMMUNITIES);
});

test('/req/core/fc-limit-definition: a limit is one or more, and more than the most is the most', async () => {
  assert.equal((await items('?limit=100000')).status, 200);
  for (const limit of ['0', '-1', 'ten', '1.5']) {
    assert.equal((await items(`?limit=${limit}`)).status, 400, limit);
  }
});

test('/req/core/fc-bbox-response: features that touch the box, with or without heights', async () => {
  assert.deepEqual(codesOf(await items('?bbox=118.9,38,119.2,40')), ['990101003001']);
  assert.deepEqual(codesOf(await items('?bbox=118.9,38,0,119.2,40,99')), ['990101003001']);
  assert.deepEqual(codesOf(await items('?bbox=0,0,1,1')), []);
});

test('/req/core/fc-bbox-definition: a box may go round by the 180th meridian', async () => {
  assert.deepEqual(codesOf(await items('?bbox=119.9,38,-170,40')), ['990101003002']);
  for (const bbox of ['1,2,3', 'a,b,c,d', '', '0,10,1,5', '0,0,400,1', '1,2,3,4,5']) {
    assert.equal((await items(`?bbox=${bbox}`)).status, 400, bbox);
  }
});

test('/req/core/fc-time-response: regions that were there in that time', async () => {
  const namesOf = async (datetime: string) => {
    const { body } = await items(`?bbox=119,39,119.1,39.1&datetime=${datetime}`);
    return body.features.map(({ properties }: { properties: { name: string } }) => properties.name);
  };
  assert.deepEqual(await namesOf('2024-03-01'), ['北塘社区']);
  assert.deepEqual(await namesOf('2025-07-01T00:00:00Z'), ['北塘新村']);
  assert.deepEqual(await namesOf('2025-06-01/2025-08-01'), ['北塘社区', '北塘新村']);
  assert.deepEqual(await namesOf('../2019-12-31'), []);
  assert.deepEqual(await namesOf('2025-06-01/..'), ['北塘社区', '北塘新村']);
  for (const wrong of ['2025-02-30', 'today', '2026-01-01/2025-01-01', '2025/2026/2027', '..']) {
    assert.equal((await items(`?datetime=${wrong}`)).status, 400, wrong);
  }
  for (const edge of [
    '0001-01-01T00:00:00%2B14:00',
    '9999-12-31T23:59:59-12:00',
    '0000-01-01/..',
  ]) {
    assert.equal((await items(`?datetime=${edge}`)).status, 400, edge);
  }
});

test('/req/core/query-param-unknown: a word that nobody knows is refused', async () => {
  for (const path of ['/', '/collections', '/collections/regions', '/collections/regions/items']) {
    assert.equal((await get(`${path}?colour=red`)).status, 400, path);
  }
});

test('/req/core/fc-response, fc-timeStamp: a collection of features, and when it was made', async () => {
  const { body, type } = await items();
  assert.equal(body.type, 'FeatureCollection');
  assert.match(body.timeStamp, /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.equal(body.numberReturned, body.features.length);
  assert.match(type, /^application\/geo\+json/);
});

test('/req/core/f-success, f-links: one feature, as in its collection, with where it belongs', async () => {
  const [first] = (await items()).body.features;
  const { body, type } = await get(`/collections/regions/items/${first.id}`);
  const { links, ...feature } = body;
  assert.deepEqual(feature, first);
  hrefOf({ links }, 'self');
  hrefOf({ links }, 'collection');
  assert.match(type, /^application\/geo\+json/);
  assert.equal((await get('/collections/regions/items/no-such_2020-01-01')).status, 404);
});

test('/req/core/http, cross-origin: pages of others may read it', async () => {
  const { headers } = await app.inject('/ogc/collections');
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal((await app.inject({ method: 'HEAD', url: '/ogc/collections' })).statusCode, 200);
});

test('/req/geojson/content: geometries with longitude first, and ids of their own', async () => {
  const { features } = (await items()).body;
  const [lon, lat] = features[0].geometry.coordinates[0][0];
  assert.deepEqual([lon, lat], [118, 39]);
  assert.equal(new Set(features.map(({ id }: { id: string }) => id)).size, features.length);
  assert.equal(features[0].properties.regionCode, codeOf('990101002001'));
});

test('/req/oas30/oas-definition-1: the definition names every path and parameter', async () => {
  const { body, type } = await get('/api');
  assert.match(type, /^application\/vnd\.oai\.openapi\+json;\s?version="?3\.0/);
  assert.match(body.openapi, /^3\.0\./);
  const named = body.paths['/collections/regions/items'].get.parameters as {
    $ref: string;
  }[];
  assert.deepEqual(
    named.map(({ $ref }) => $ref.split('/').at(-1)),
    ['limit', 'bbox', 'datetime', 'cursor'],
  );
  for (const { $ref } of named) assert.ok(body.components.parameters[$ref.split('/').at(-1) ?? '']);
});
