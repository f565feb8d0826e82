import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Actor, apiClient, OPERATOR, type Role, VISITOR } from '@yike/kernel';
import { importRegions, TERRITORY } from '@yike/territory';
import { TERRITORY_API } from '@yike/territory/contract';
import {
  aDistrict,
  anEstate,
  BEITANG,
  codeOf,
  LAOCHENG_STREET,
  YUNHE_STREET,
} from '@yike/territory/testing';
import { testServer } from '../testing.ts';
import { TERRITORY_ROUTES } from './territory.ts';

const { database, as, refusals, app, lines } = await testServer([TERRITORY], TERRITORY_ROUTES);
const worker = (region: string, role: Role = 'street-worker'): Actor => ({
  kind: 'account',
  accountId: `worker of ${region}`,
  roles: [{ role, region: codeOf(region) }],
});
const visitor = apiClient(TERRITORY_API, as(VISITOR));
const yunhe = apiClient(TERRITORY_API, as(worker(YUNHE_STREET)));
const laocheng = apiClient(TERRITORY_API, as(worker(LAOCHENG_STREET)));
const inBeitang = { regionCode: BEITANG };

before(() => database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict())));

async function addedEstate(name = '澜庭苑') {
  const answer = await yunhe.addEstate({ params: inBeitang, body: anEstate({ name }) });
  assert.ok(answer.ok, JSON.stringify(answer));
  assert.equal(answer.status, 201);
  return answer;
}

describe('regions', () => {
  test('are listed page by page, each once, in the order of their codes', async () => {
    const codes: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await visitor.listRegions({ query: { limit: 3, cursor } });
      assert.ok(answer.ok);
      codes.push(...answer.body.items.map(({ regionCode }) => regionCode));
      cursor = answer.body.next ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      codes,
      aDistrict().map(({ regionCode }) => regionCode),
    );
  });

  test('inside another are found by level', async () => {
    const answer = await visitor.listRegions({
      query: { within: codeOf('9901'), level: 'township' },
    });
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.body.items.map(({ name }) => name),
      ['老城街道', '运河街道'],
    );
  });

  test('were not there before they began', async () => {
    const answer = await visitor.getRegion({ params: inBeitang, query: { on: '2019-12-31' } });
    assert.equal(answer.status, 404);
    assert.ok(!answer.ok && answer.problem?.code === 'region-unknown');
  });
});

describe('an estate', () => {
  test('is added, read and listed', async () => {
    const { body } = await addedEstate();
    const read = await visitor.getEstate({
      params: { cityCode: '990100', estateId: body.estateId },
    });
    assert.ok(read.ok);
    assert.deepEqual(read.body, body);
    const list = await visitor.listEstates({ params: { regionCode: YUNHE_STREET } });
    assert.ok(list.ok && list.body.items.some(({ estateId }) => estateId === body.estateId));
  });

  test('is changed from the version that was read, and from no other', async () => {
    const { body, etag } = await addedEstate();
    const request = {
      params: { cityCode: '990100', estateId: body.estateId },
      body: anEstate({ households: 400 }),
      etag: etag ?? '',
    };
    const changed = await yunhe.changeEstate(request);
    assert.ok(changed.ok && changed.body.version === 2 && changed.body.households === 400);
    const late = await yunhe.changeEstate(request);
    assert.ok(!late.ok && late.problem?.code === 'version-changed');
    assert.equal(late.status, 412);
    const { etag: _, ...without } = request;
    assert.equal((await yunhe.changeEstate(without)).status, 428);
  });

  test('does not exist for the worker of another street, and a line says who asked', async () => {
    const { body } = await addedEstate();
    const known = refusals.length;
    const there = await laocheng.changeEstate({
      params: { cityCode: '990100', estateId: body.estateId },
      body: anEstate({ name: '老城苑' }),
      etag: '*',
    });
    const nowhere = await laocheng.changeEstate({
      params: { cityCode: '990100', estateId: crypto.randomUUID() },
      body: anEstate(),
      etag: '*',
    });
    assert.deepEqual([there.status, there], [404, nowhere]);
    assert.equal(refusals.length, known + 1);
    const [{ action, region } = {}] = refusals.slice(known);
    assert.deepEqual([action, region], ['changeEstate', BEITANG]);
  });

  test('is not for residents to change, and not for visitors', async () => {
    const resident = apiClient(TERRITORY_API, as(worker(BEITANG, 'resident')));
    const request = { params: inBeitang, body: anEstate() };
    assert.equal((await resident.addEstate(request)).status, 403);
    assert.equal((await visitor.addEstate(request)).status, 401);
  });
});

test('no line of the log names what was asked for', async () => {
  await app.inject('/api/v1/regions?cursor=13800138000');
  assert.ok(lines.length > 0);
  assert.ok(!lines.join('').includes('13800138000'));
});
