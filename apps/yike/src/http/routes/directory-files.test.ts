import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIRECTORY } from '@yike/directory';
import { DIRECTORY_API } from '@yike/directory/contract';
import { type Actor, apiClient, OPERATOR, type Role, VISITOR } from '@yike/kernel';
import { importBoundaries, importRegions, TERRITORY } from '@yike/territory';
import {
  aBoundary,
  aDistrict,
  BEITANG,
  codeOf,
  LAOCHENG_STREET,
  YUNHE_STREET,
} from '@yike/territory/testing';
import { listen } from '../listen.ts';
import { testServer } from '../testing.ts';
import { DIRECTORY_ROUTES } from './directory.ts';
import { DIRECTORY_FILE_ROUTES } from './directory-files.ts';

const routes = [...DIRECTORY_ROUTES, ...DIRECTORY_FILE_ROUTES];
const { app, database, as, refusals } = await testServer([TERRITORY, DIRECTORY], routes);
const account = (region: string, role: Role): Actor => ({
  kind: 'account',
  accountId: `${role} of ${region}`,
  roles: [{ role, region: codeOf(region) }],
});
const client = (actor: Actor) => apiClient(DIRECTORY_API, as(actor));
const yunhe = client(account(YUNHE_STREET, 'street-worker'));

before(async () => {
  await database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict()));
  await database.transaction((tx) =>
    importBoundaries(tx, OPERATOR, [aBoundary(YUNHE_STREET, 121.3, 31)]),
  );
});

const TABLE =
  '名称,类型,经度_WGS84,纬度_WGS84,联系\n运河药房,药店,121.5,31.2,021-1\n天边药房,药店,99,31,\n';
const FILE_NAME = `名单-${process.pid}.csv`;
const query = { source: 'street-list', asOf: '2026-06-01', fileName: FILE_NAME };
const upload = (content = TABLE, more: object = {}, type = 'text/csv') =>
  yunhe.previewImportFile({
    params: { regionCode: YUNHE_STREET },
    query: { ...query, ...more },
    file: { type, content },
  });
/** Files of ours that lie where uploads are kept; others are tested at the same time. */
const uploads = async (): Promise<string[]> =>
  (await readdir(tmpdir()))
    .filter((name) => name.startsWith('yike-upload-'))
    .map((name) => join(tmpdir(), name, FILE_NAME))
    .filter((path) => existsSync(path));

test('a file is uploaded, previewed, applied, taken along and taken back', async () => {
  const previewed = await upload(TABLE, { map: '联系=phone' });
  assert.ok(previewed.ok, JSON.stringify(previewed));
  assert.equal(previewed.status, 201);
  const { counts, complaints, steps, importId } = previewed.body;
  assert.deepEqual(counts, { add: 1, change: 0, same: 0, doubtful: 0 });
  assert.deepEqual([steps[0]?.file, steps[0]?.row], [FILE_NAME, 2]);
  assert.deepEqual([complaints[0]?.file, complaints[0]?.row], [FILE_NAME, 3]);
  assert.match(complaints[0]?.says.en ?? '', /outside the boundary/);
  assert.match(previewed.body.told[0]?.en ?? '', /phone←联系.*WGS 84: named by its columns/);
  assert.deepEqual(await uploads(), []);

  const params = { cityCode: '990100', importId };
  const read = await client(account(YUNHE_STREET, 'planner')).getImport({ params });
  assert.ok(read.ok);
  assert.deepEqual([read.body.counts, read.body.complaints], [counts, complaints]);
  assert.ok((await yunhe.applyImport({ params })).ok);
  const file = await yunhe.exportFacilities({
    params: { regionCode: YUNHE_STREET },
    query: { format: 'csv' },
  });
  assert.ok(file.ok);
  assert.match(file.body, /运河药房,药店,pharmacy,,,021-1/);
  const known = { params: { regionCode: YUNHE_STREET }, query: { format: 'csv' } } as const;
  assert.equal((await yunhe.exportFacilities({ ...known, etag: file.etag ?? '' })).status, 304);
  assert.ok((await yunhe.undoImport({ params })).ok);
  const after = await yunhe.exportFacilities({ ...known, etag: file.etag ?? '' });
  assert.ok(after.ok && after.status === 200 && !after.body.includes('运河药房'));
});

test('every format comes with its type and name, in the language that is asked for', async () => {
  const types = { csv: 'text/csv', xlsx: 'spreadsheetml', geojson: 'geo\\+json', hsds: '/json' };
  for (const [format, type] of Object.entries(types)) {
    const { headers, rawPayload } = await app.inject({
      url: `/api/v1/regions/${BEITANG}/facilities-file?format=${format}`,
      headers: { 'x-test-actor': JSON.stringify(OPERATOR), 'accept-language': 'en' },
    });
    assert.match(String(headers['content-type']), new RegExp(type));
    assert.match(
      String(headers['content-disposition']),
      /facilities-990101003001\.(csv|xlsx|\w+)"/,
    );
    assert.ok(rawPayload.length > 20);
    if (format === 'csv') assert.match(rawPayload.toString(), /source_ids,name/);
    if (format === 'hsds') assert.equal(JSON.parse(rawPayload.toString()).total_items, 0);
  }
});

describe('what cannot be taken is told, and nothing is kept of it:', () => {
  const CASES: readonly (readonly [what: string, args: Parameters<typeof upload>, code: string])[] =
    [
      ['another type', [TABLE, {}, 'application/pdf'], 'file-type-unknown'],
      ['no file', [''], 'file-empty'],
      ['another kind of file', ['%PDF-1.7 and so on'], 'file-format-unknown'],
      [
        'coordinates of no known system',
        ['名称,类型,x1,y1\na,药店,5,6\n'],
        'coordinate-columns-missing',
      ],
      ['a system nobody knows', [TABLE, { crs: 'mars' }], 'crs-unknown'],
      ['a field nobody knows', [TABLE, { map: '联系=tel' }], 'map-field-unknown'],
      ['a column nobody has', [TABLE, { map: '没有=phone' }], 'map-column-unused'],
      ['a name that leads elsewhere', [TABLE, { fileName: '../x.csv' }], 'request-invalid'],
      ['more than is taken', ['a'.repeat(16 * 1024 * 1024 + 1)], 'request-too-large'],
    ];
  for (const [what, args, code] of CASES) {
    test(what, async () => {
      const answer = await upload(...args);
      assert.equal(answer.ok ? 'taken' : answer.problem?.code, code);
      assert.deepEqual(await uploads(), []);
    });
  }
});

test('whoever is not of the region is told so before a byte is read, and a line is left', async () => {
  const asks = (actor: Actor) => [
    client(actor).previewImportFile({
      params: { regionCode: YUNHE_STREET },
      query,
      // nobody looks at it
      file: { type: 'application/pdf', content: 'x' },
    }),
    client(actor).exportFacilities({
      params: { regionCode: YUNHE_STREET },
      query: { format: 'hsds' },
    }),
  ];
  const known = refusals.length;
  const statuses = async (actor: Actor) =>
    (await Promise.all(asks(actor))).map(({ status }) => status);
  assert.deepEqual(await statuses(account(LAOCHENG_STREET, 'street-worker')), [404, 404]);
  assert.equal(refusals.length, known + 2);
  assert.deepEqual(await statuses(account(BEITANG, 'resident')), [404, 404]);
  assert.deepEqual(await statuses(account(YUNHE_STREET, 'resident')), [403, 403]);
  assert.deepEqual(await statuses(account(YUNHE_STREET, 'community-worker')), [403, 200]);
  assert.deepEqual(await statuses(VISITOR), [401, 401]);
});

test('a transfer that breaks off leaves no file and harms nobody', async () => {
  const url = await listen(app, { host: '127.0.0.1', port: 0 });
  const named = new URLSearchParams(query);
  const path = `/api/v1/regions/${YUNHE_STREET}/import-files?${named}`;
  const sending = request(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-test-actor': JSON.stringify(OPERATOR) },
  });
  const broken = new Promise((done) => sending.on('error', done));
  sending.write(TABLE);
  const until = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 200 && (await uploads()).length !== count; tries++) await sleep(25);
    assert.equal((await uploads()).length, count);
  };
  await until(1);
  sending.destroy();
  await broken;
  await until(0);
  assert.ok((await upload()).ok);
});
