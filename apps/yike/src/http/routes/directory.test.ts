import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DIRECTORY } from '@yike/directory';
import { DIRECTORY_API } from '@yike/directory/contract';
import { aFacility, aListing } from '@yike/directory/testing';
import { type Actor, apiClient, OPERATOR, type Role, VISITOR } from '@yike/kernel';
import { importRegions, TERRITORY } from '@yike/territory';
import { aDistrict, BEITANG, codeOf, LAOCHENG_STREET, YUNHE_STREET } from '@yike/territory/testing';
import { testServer } from '../testing.ts';
import { DIRECTORY_ROUTES } from './directory.ts';

const { app, database, as, refusals } = await testServer([TERRITORY, DIRECTORY], DIRECTORY_ROUTES);
const account = (region: string, role: Role): Actor => ({
  kind: 'account',
  accountId: `${role} of ${region}`,
  roles: [{ role, region: codeOf(region) }],
});
const client = (actor: Actor) => apiClient(DIRECTORY_API, as(actor));
const visitor = client(VISITOR);
const resident = client(account(BEITANG, 'resident'));
const yunhe = client(account(YUNHE_STREET, 'street-worker'));
const laocheng = client(account(LAOCHENG_STREET, 'street-worker'));
const cityCode = '990100';

before(() => database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict())));

function body(changes: Parameters<typeof aFacility>[0] = {}) {
  const { regionCode: _, ...fields } = aFacility(changes);
  return fields;
}

async function added(changes: Parameters<typeof aFacility>[0] = {}) {
  const answer = await yunhe.addFacility({ params: { regionCode: BEITANG }, body: body(changes) });
  assert.ok(answer.ok, JSON.stringify(answer));
  return { ...answer, params: { cityCode, facilityId: answer.body.facilityId } };
}

describe('a place', () => {
  test('is added, read by everybody with hours in words and the age of every fact', async () => {
    const { params } = await added();
    const read = await visitor.getFacility({ params });
    assert.ok(read.ok);
    assert.match(read.body.hoursText?.zh ?? '', /法定节假日 休息/);
    assert.equal(read.body.facts.phone?.state, 'fresh');
    assert.equal(read.body.facts.phone?.how, 'visit');
    assert.ok(!JSON.stringify(read.body).includes('street-worker of'));
  });

  test('is found by pinyin, nearest first, with straight metres', async () => {
    await added({ name: '长桥食堂', lon: 121.6 });
    const answer = await visitor.searchFacilities({
      params: { regionCode: codeOf('990101') },
      query: { words: 'changqiao', lon: 121.601, lat: 31.2 },
    });
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.body.items.map(({ name, metres }) => [name, Math.round(metres ?? 0)]),
      [['长桥食堂', 95]],
    );
  });

  test('half a position is refused in the language that was asked for', async () => {
    for (const [language, says] of [
      ['zh', 'lon 与 lat 须一起给出'],
      ['en', 'lon and lat go together'],
    ] as const) {
      const { statusCode, payload } = await app.inject({
        url: '/api/v1/regions/990101000000/facilities?lon=121.6',
        headers: { 'accept-language': language },
      });
      const errors = [{ in: 'querystring', at: '/lat', says }];
      assert.deepEqual([statusCode, JSON.parse(payload).errors], [400, errors]);
    }
  });

  test('is changed from the version that was read; the history says by whom', async () => {
    const { params, etag } = await added();
    const change = { params, body: { phone: '021-1' }, etag: etag ?? '' };
    assert.ok((await yunhe.changeFacility(change)).ok);
    assert.equal((await yunhe.changeFacility(change)).status, 412);
    const history = await yunhe.listFacilityChanges({ params });
    assert.ok(history.ok);
    assert.deepEqual(
      history.body.items.map(({ cause, madeBy }) => [cause, madeBy]),
      [
        ['change', `street-worker of ${YUNHE_STREET}`],
        ['add', `street-worker of ${YUNHE_STREET}`],
      ],
    );
  });
});

test('a resident reports, a worker approves, and everybody sees it', async () => {
  const { params } = await added();
  const report = { fact: 'phone', proposed: { phone: '021-2' }, note: '' } as const;
  assert.equal((await visitor.reportCorrection({ params, body: report })).status, 401);
  const reported = await resident.reportCorrection({ params, body: report });
  assert.ok(reported.ok);
  const { correctionId } = reported.body;
  const decision = {
    params: { cityCode, correctionId },
    body: { verdict: 'approved', reason: '已核实' } as const,
  };
  assert.equal((await resident.decideCorrection(decision)).status, 403);
  assert.ok((await yunhe.decideCorrection(decision)).ok);
  const again = await yunhe.decideCorrection(decision);
  assert.ok(!again.ok && again.problem?.code === 'correction-decided');
  assert.equal(again.status, 409);
  const read = await visitor.getFacility({ params });
  assert.ok(read.ok && read.body.phone === '021-2');
});

test('an import is previewed, applied and undone', async () => {
  const previewed = await yunhe.previewImport({
    params: { regionCode: YUNHE_STREET },
    body: {
      source: 'street-list',
      asOf: '2026-11-01T00:00:00Z',
      listings: [aListing(2, { name: '新开的面馆', lat: 31.23 })],
    },
  });
  assert.ok(previewed.ok, JSON.stringify(previewed));
  assert.deepEqual(previewed.body.counts, { add: 1, change: 0, same: 0, doubtful: 0 });
  const params = { cityCode, importId: previewed.body.importId };
  assert.ok((await yunhe.applyImport({ params })).ok);
  const undone = await yunhe.undoImport({ params });
  assert.ok(undone.ok);
  assert.deepEqual(undone.body, { restored: 0, removed: 1 });
  const list = await yunhe.listImports({ params: { regionCode: YUNHE_STREET } });
  assert.ok(list.ok && list.body.items[0]?.state === 'undone');
});

test('holidays come with their sources', async () => {
  const answer = await visitor.listHolidays({});
  assert.ok(answer.ok);
  assert.match(answer.body.years.find(({ year }) => year === 2026)?.source ?? '', /新华社/);
});

test('what is in another street does not exist for its worker, and a line says who asked', async () => {
  const { params } = await added();
  const reported = await resident.reportCorrection({
    params,
    body: { fact: 'status', proposed: { status: 'closed' }, note: '' },
  });
  assert.ok(reported.ok);
  const imported = await yunhe.previewImport({
    params: { regionCode: YUNHE_STREET },
    body: { source: 'x', asOf: '2026-11-01T00:00:00Z', listings: [aListing(2)] },
  });
  assert.ok(imported.ok);
  const regionCode = BEITANG;
  const { importId } = imported.body;
  const { correctionId } = reported.body;
  const provider = { name: '店', creditCode: null, isChain: false };
  const asks: readonly (() => Promise<{ readonly status: number }>)[] = [
    () => laocheng.addFacility({ params: { regionCode }, body: body() }),
    () => laocheng.changeFacility({ params, body: { phone: '1' }, etag: '*' }),
    () => laocheng.confirmFacility({ params, body: { facts: ['name'] } }),
    () => laocheng.listFacilityChanges({ params }),
    () => laocheng.listStaleFacilities({ params: { regionCode } }),
    () => laocheng.listCorrections({ params: { regionCode } }),
    () =>
      laocheng.decideCorrection({
        params: { cityCode, correctionId },
        body: { verdict: 'refused', reason: 'x' },
      }),
    () => laocheng.addProvider({ params: { regionCode }, body: provider }),
    () =>
      laocheng.previewImport({
        params: { regionCode },
        body: { source: 'x', asOf: '2026-11-01T00:00:00Z', listings: [aListing(2)] },
      }),
    () => laocheng.getImport({ params: { cityCode, importId } }),
    () => laocheng.applyImport({ params: { cityCode, importId } }),
    () => laocheng.undoImport({ params: { cityCode, importId } }),
    () => laocheng.listImports({ params: { regionCode } }),
  ];
  for (const ask of asks) {
    const known = refusals.length;
    assert.equal((await ask()).status, 404, ask.toString());
    assert.equal(refusals.length, known + 1, ask.toString());
  }
});
