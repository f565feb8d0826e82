import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '@yike/postgres/testing';
import { runYike } from '../testing.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const data = (name: string): string[] => ['--data', join(folder, name)];

test('a database is migrated once, backed up, and restored into another', async () => {
  const first = await runYike('migrate', ...data('one'));
  assert.match(first.out, /territory\/001-regions-and-estates\.sql/);
  assert.match((await runYike('migrate', ...data('one'))).out, /^the database is up to date, 0 /);
  const backup = join(folder, 'backup');
  assert.equal((await runYike('backup', backup, ...data('one'))).code, 0);
  const restored = await runYike('restore', backup, ...data('two'));
  assert.match(restored.out, /tables are as they were at/);
  assert.match((await runYike('restore', backup, ...data('two'))).err, /not empty/);
});

test('what is no address of a database is refused, and what is needed is asked for', async () => {
  const refused = await runYike('migrate', '--database', 'mysql://somewhere');
  assert.deepEqual([refused.code, /postgres:\/\//.test(refused.err)], [64, true]);
  assert.equal((await runYike('backup')).code, 64);
});

const REGIONS = `代码,名称
99,虚构省
9901,江州市
990107,江畔区
990107001,凤麓街道
990107001001,半山社区
990107001001,又一个半山
12345,不是代码
990107001002,
`;

test('regions are previewed, and brought in when that is asked for', async () => {
  const file = join(folder, 'regions.csv');
  await writeFile(file, REGIONS);
  const bring = (...words: string[]) =>
    runYike('import', 'regions', file, ...words, ...data('three'));
  const preview = await bring();
  assert.match(preview.out, /saved 5, as before 0, left out 3/);
  assert.match(preview.out, /nothing was changed/);
  assert.match(preview.err, /regions\.csv, row 8: "12345" is no statistical code/);
  assert.match((await bring('--apply')).out, /saved 5/);
  assert.match((await bring('--apply')).out, /saved 0, as before 5/);
});

test('boundaries and people are brought in for regions that are known', async () => {
  const ring = [
    [118, 39],
    [118.01, 39],
    [118.01, 39.01],
    [118, 39.01],
    [118, 39],
  ];
  const feature = (id: string) => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const areas = join(folder, 'areas.geojson');
  const features = [feature('990107001001'), feature('990107009001')];
  await writeFile(areas, JSON.stringify({ type: 'FeatureCollection', features }));
  const drawn = await runYike('import', 'boundaries', areas, '--apply', ...data('three'));
  assert.match(drawn.out, /saved 1, as before 0, left out 1/);
  assert.match(drawn.err, /no region with the code 990107009001/);

  const people = join(folder, 'people.csv');
  await writeFile(people, '代码,总人口,65岁及以上\n990107001001,2870,610\n990107001,-3,5\n');
  const counted = await runYike('import', 'population', people, '--apply', ...data('three'));
  assert.match(counted.out, /saved 2, as before 0, left out 1/);
  assert.match(counted.err, /row 3: the column "总人口" holds what is no number of people/);
});
