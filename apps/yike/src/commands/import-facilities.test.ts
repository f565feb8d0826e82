import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { OPERATOR } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import { importBoundaries, importRegions } from '@yike/territory';
import { aBoundary, aDistrict } from '@yike/territory/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { runYike } from '../testing.ts';

const database = await testDatabase(MODULE_SCHEMAS);
const { user, password, host, port, database: name } = database.pool.options;
const url = `postgres://${user}:${password}@${host}:${port}/${name}`;
const folder = await mkdtemp(join(tmpdir(), 'yike-import-'));
after(() => rm(folder, { recursive: true, force: true }));

async function file(called: string, content: string): Promise<string> {
  const path = join(folder, called);
  await writeFile(path, content);
  return path;
}

const run = (...words: string[]) => runYike(...words, '--database', url);
const bring = (path: string, ...words: string[]) =>
  run('import', 'facilities', path, '--region', '990101', '--as-of', '2026-06-01', ...words);
const exported = async (called: string): Promise<string> => {
  const out = join(folder, called);
  assert.equal((await run('export', 'facilities', '--out', out)).code, 0);
  return await readFile(out, 'utf8');
};

// 江畔区 and its streets, half a degree wide each
before(async () => {
  await database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict()));
  await database.transaction((tx) =>
    importBoundaries(tx, OPERATOR, [
      aBoundary('990101', 121.3, 31),
      aBoundary('990101002', 120.8, 31),
      aBoundary('990101003', 121.3, 31),
    ]),
  );
});
beforeEach(async () => {
  await database.pool.query(
    'truncate directory.facility, directory.service, directory.provider, directory.import_batch, directory.change, directory.correction',
  );
});

const TABLE = `编号,名称,类型,经度_WGS84,纬度_WGS84,联系方式,营业时间,床位,统一社会信用代码,经营者,无障碍,营业状态
B1,幸福食堂,社区食堂,121.5,31.2,021-1,每天 10:30-13:00,60,91350100M000100Y43,江畔餐饮,坡道；电梯：部分,营业
B2,河滨药房,药店,121.51,31.2,021-2,电话预约,,123,,,营业
B3,,药店,121.52,31.2,,,,,,,
B4,天边书店,药店,131.5,31.2,,,,,,,
B5,老城药房,药店,121.0,31.2,,,,,,,搬了
B6,无处药房,药店,,,,,,,,,
B7,占卜馆,占卜,121.5,31.21,,,,,,,
`;

test('a table is previewed with what is wrong in it, imported, known again, and taken back', async () => {
  const path = await file('list.csv', TABLE);
  const map = ['--map', '联系方式=phone', '--source', 'amap'];
  const preview = await bring(path, ...map);
  assert.equal(preview.code, 0, preview.err);
  assert.match(preview.out, /new 3, changed 0, as before 0, .* left out 3, of no type of ours 1/);
  assert.match(preview.out, /of no type of ours .*: 占卜 ×1/);
  assert.match(preview.out, /nothing was changed/);
  for (const told of [
    /list\.csv, row 4: the row cannot be used: its name is missing/,
    /row 5: "天边书店" lies outside the boundary of 990101000000/,
    /row 7: .*coordinate/,
    /row 3: in the hours "电话预约"/,
    /row 3: "123" is not understood \(creditCode\)/,
    /row 6: "搬了" is not understood \(status\)/,
  ]) {
    assert.match(preview.err, told);
  }
  assert.match(await exported('none.csv'), /^\uFEFF[^\n]*\n$/);

  const done = await bring(path, ...map, '--yes');
  const id = /undo ([0-9a-f-]{36})/.exec(done.out)?.[1] ?? '';
  assert.ok(id, done.out + done.err);
  const csv = await exported('all.csv');
  assert.match(
    csv,
    /amap:B1,幸福食堂,.*,community-canteen,community-canteen=60,,021-1,每天 10:30-13:00/,
  );
  assert.match(csv, /江畔餐饮,91350100M000100Y43,no,2026-06-01,990101003000,121\.5,31\.2\r\n/);
  assert.match(csv, /老城药房.*990101002000/);

  const again = await bring(path, ...map, '--yes');
  assert.match(again.out, /new 0, changed 0, as before 3/);
  assert.match(again.out, /nothing to write/);
  const moved = await file('list.csv', TABLE.replace('021-1', '021-9'));
  const changed = await bring(moved, ...map, '--as-of', '2026-07-01');
  assert.match(changed.err, /may be given once/);
  const later = ['--region', '990101', '--as-of', '2026-07-01'];
  const renewed = await run('import', 'facilities', moved, ...later, ...map);
  assert.match(renewed.out, /row 2 幸福食堂: phone/);

  assert.match(
    (await run('import', 'list')).out,
    new RegExp(`^${id}  .*applied  990101000000  amap`),
  );
  assert.match((await run('import', 'undo', id)).out, /0 places are what they were, 3 new ones/);
  assert.match(await exported('none.csv'), /^\uFEFF[^\n]*\n$/);
});

describe('what is asked wrongly is refused:', () => {
  const CASES: readonly (readonly [what: string, words: readonly string[], told: RegExp])[] = [
    ['no file', ['import', 'facilities'], /FILE/],
    ['no region', ['import', 'facilities', 'x.csv'], /--region is required/],
    ['a region of no such code', ['import', 'facilities', 'x', '--region', '9'], /"9" is not/],
    ['a file that is not there', ['import', 'facilities', 'x', '--region', '990101'], /x: /],
    ['a province', ['import', 'facilities', 'T', '--region', '99'], /too wide/],
    ['no day', ['import', 'facilities', 'x', '--region', '990101', '--as-of', 'now'], /"now"/],
    [
      'a source with blanks',
      ['import', 'facilities', 'x', '--region', '99', '--source', 'a b'],
      /"a b"/,
    ],
    ['an unknown field', ['import', 'facilities', 'x', '--region', '99', '--map', 'a=b'], /"b"/],
    [
      'a column nobody has',
      ['import', 'facilities', 'T', '--region', '990101', '--map', 'a=phone'],
      /"a"/,
    ],
    ['an id of no import', ['import', 'undo', crypto.randomUUID()], /no import with the id/],
    [
      'no kind of file',
      ['export', 'facilities', '--out', 'x.pdf'],
      /csv, xlsx, geojson, osm, hsds/,
    ],
    ['another thing', ['export', 'people', '--out', 'x.csv'], /people/],
  ];
  for (const [what, words, told] of CASES) {
    test(what, async () => {
      const table = await file('t.csv', TABLE);
      const { code, err } = await run(...words.map((word) => (word === 'T' ? table : word)));
      assert.notEqual(code, 0);
      assert.notEqual(code, 70, err);
      assert.match(err, told);
    });
  }
});

test('OpenStreetMap, HSDS and a table in GCJ-02 come together, each place once', async () => {
  const osm = await file(
    'places.osm',
    `<osm version="0.6"><node id="7" lon="121.5" lat="31.2"><tag k="amenity" v="pharmacy"/>
     <tag k="name" v="河滨大药房"/><tag k="phone" v="021-7"/><tag k="wheelchair" v="limited"/>
     <tag k="opening_hours" v="Mo-Fr 08:00-12:00; PH off"/><tag k="brand" v="河滨"/></node>
     <node id="8" lon="121.6" lat="31.2"><tag k="amenity" v="toilets"/></node></osm>`,
  );
  const hsds = await file(
    'services.json',
    JSON.stringify({
      contents: [
        {
          id: 'c',
          name: '社区食堂',
          status: 'active',
          service_at_locations: [
            { location: { id: 'l', name: '运河食堂', latitude: 31.25, longitude: 121.5 } },
          ],
        },
      ],
    }),
  );
  const table = await file(
    'gcj.csv',
    '名称,类型,经度,纬度,电话\n河滨大药房,药店,121.5047,31.19805,021-8\n',
  );
  const { out, err } = await bring(osm, hsds, table, '--yes', '--crs', 'gcj.csv=gcj02');
  assert.match(out, /new 3, /, err);
  assert.match(err, /gcj\.csv, row 2: the same place as 河滨大药房 \(places\.osm#node\/7/);
  const csv = await exported('all.csv');
  assert.match(csv, /osm:node\/8,公共厕所/);
  assert.match(csv, /services:l,运河食堂/);
  assert.match(
    csv,
    /osm:node\/7,河滨大药房,.*,021-7,.*,step-free entrance: limited,open,河滨,,yes/,
  );
});

test('the tables of an HSDS package are read beside its description, and nothing elsewhere', async () => {
  const resources = [
    ['service', 'services.csv'],
    ['location', '../../locations.csv'],
    ['service_at_location', 'at.csv'],
  ].map(([called, path]) => ({ name: called, path }));
  const path = await file('datapackage.json', JSON.stringify({ name: 'x', resources }));
  await file('services.csv', 'id,name,status\ns1,社区食堂,active\n');
  await file('at.csv', 'id,service_id,location_id\na1,s1,l1\n');
  await file('locations.csv', 'id,name,latitude,longitude\nl1,运河食堂,31.25,121.5\n');
  assert.match((await bring(path)).out, /new 1, /);
  const empty = await file('empty.json', JSON.stringify({ resources: [] }));
  assert.match((await bring(empty)).err, /no HSDS 3\.0/);
});

test('formulas come out harmless, and come back as they were', async () => {
  const head = '名称,类型,经度_WGS84,纬度_WGS84\n';
  const path = await file('evil.csv', `${head}=CMD(),药店,121.5,31.2\n`);
  await bring(path, '--yes');
  const csv = await exported('evil-out.csv');
  assert.match(csv, /,'=CMD\(\),/);
  const back = join(folder, 'evil-out.csv');
  assert.match((await bring(back)).out, /as before 1/);
});

test('holidays are previewed, refused with their row, and count once they are in', async () => {
  const rows = '日期,类型,名称\n2027-01-01,放假,元旦\n2027-01-02,放假,元旦\n';
  const good = await file('2027.csv', rows);
  assert.match((await run('import', 'holidays', good)).out, /2027: 1 holidays, 0 make-up/);
  assert.match((await run('import', 'holidays', good, '--apply')).out, /2027/);
  assert.match((await run('import', 'holidays', good)).out, /years as before 1/);
  const bad = await file('bad.csv', `${rows}2027-01-04,上班,\n`);
  const refused = await run('import', 'holidays', bad);
  assert.deepEqual([refused.code, /2027-01-04 is a working day/.test(refused.err)], [65, true]);
});
