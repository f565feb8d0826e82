import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { generateDistrict } from '@yike/demo';
import {
  DIRECTORY,
  freshnessOf,
  listCorrections,
  listFacilitiesWithin,
  listImports,
  listStale,
} from '@yike/directory';
import type { Actor } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import { TERRITORY } from '@yike/territory';
import { codeOf } from '@yike/territory/testing';
import { loadDistrict } from './load-district.ts';

const database = await testDatabase([TERRITORY, DIRECTORY]);
const folder = await mkdtemp(join(tmpdir(), 'yike-district-'));
after(() => rm(folder, { recursive: true, force: true }));
const district = codeOf('990107');
const { reading } = database;
const actorOf = (role: string): Actor => ({ kind: 'account', accountId: `the ${role}`, roles: [] });
const load = () => loadDistrict(database, folder, actorOf);

let rowCount = 0;

before(async () => {
  const files = generateDistrict();
  rowCount = String(files.get('directory.csv')).trimEnd().split('\n').length - 1;
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  await load();
});

describe('the fictional district', () => {
  test('has a place for each row of its directory, in the community where it lies', async () => {
    const places = await listFacilitiesWithin(reading, district);
    assert.equal(places.length, rowCount);
    assert.ok(places.every(({ regionCode }) => !regionCode.endsWith('000')));
    const count = (has: (place: (typeof places)[number]) => boolean) => places.filter(has).length;
    assert.ok(count(({ providerId }) => providerId !== null) > 100);
    assert.ok(count(({ phone }) => phone !== null) > 500);
    assert.ok(count(({ hours }) => hours !== null) > 1000);
    assert.ok(count(({ accessibility }) => 'step-free-entrance' in accessibility) > 400);
    assert.ok(count(({ services }) => services.some(({ capacity }) => capacity !== null)) > 50);
  });

  test('has hours that are fresh, ageing and stale, and names who confirmed them how', async () => {
    const places = await listFacilitiesWithin(reading, district);
    const states = places.map(({ facts }) =>
      freshnessOf('hours', facts.hours ?? null, reading.now),
    );
    for (const state of ['fresh', 'ageing', 'stale', 'unconfirmed']) {
      const share = states.filter((one) => one.state === state).length / places.length;
      assert.ok(share > 0.03 && share < 0.6, `${state}: ${share}`);
    }
    const hows = new Set(places.flatMap(({ facts }) => (facts.hours ? [facts.hours.how] : [])));
    assert.deepEqual([...hows].sort(), ['call', 'import', 'visit']);
    assert.ok((await listStale(reading, district, { limit: 1 })).next);
  });

  test('has reports of residents, some decided and some that wait', async () => {
    const counts: number[] = [];
    for (const state of ['open', 'approved', 'refused'] as const) {
      const { items } = await listCorrections(reading, district, { state, limit: 50 });
      assert.ok(items.every(({ reportedBy }) => reportedBy === 'the resident'));
      counts.push(items.length);
    }
    assert.deepEqual(counts, [3, 1, 1]);
  });

  test('is left as it is by a second start, with what people changed', async () => {
    await database.pool.query(`update directory.facility set name = '改过的名字' where facility_id =
      (select facility_id from directory.facility limit 1)`);
    const tables = ['facility', 'change', 'correction', 'import_batch', 'provider'];
    const content = async (): Promise<unknown[]> => {
      const all: unknown[] = [];
      for (const table of tables) {
        all.push(
          (await database.pool.query(`select * from directory.${table} order by 1, 2`)).rows,
        );
      }
      return all;
    };
    const earlier = await content();
    await load();
    assert.deepEqual(await content(), earlier);
    assert.equal((await listImports(reading, district, { limit: 5 })).items.length, 1);
  });
});
