import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import { corner, runYike, writeSmallTown } from '../testing.ts';

let town: Awaited<ReturnType<typeof writeSmallTown>>;
before(async () => {
  town = await writeSmallTown();
});
after(() => rm(town.folder, { recursive: true, force: true }));

const walk = (...more: string[]) =>
  runYike(
    'walk',
    ...['--network', town.path('streets.osm')],
    ...['--from', corner(0, 0).join()],
    ...(more.includes('--to') ? [] : ['--to', corner(2, 1).join()]),
    ...more,
  );

test('metres, seconds and the way between two corners', async () => {
  const { code, out, err } = await walk('--json');
  assert.equal(code, 0, err);
  const answer = JSON.parse(out);
  const across = haversineMetres(...corner(0, 0), ...corner(1, 0));
  const up = haversineMetres(...corner(0, 0), ...corner(0, 1));
  assert.ok(Math.abs(answer.metres - (2 * across + up)) < 0.2);
  assert.equal(answer.seconds, Math.ceil(answer.metres / 1.2));
  assert.deepEqual(answer.snapMetres, [0, 0]);
  assert.deepEqual(answer.path[0], corner(0, 0));
  assert.deepEqual(answer.path.at(-1), corner(2, 1));
  assert.equal(answer.path.length, 4);
});

test('a walker that counts metres tells no seconds', async () => {
  const { out } = await walk('--walker', 'gb50180', '--json');
  assert.equal(JSON.parse(out).seconds, null);
});

test('the way as GeoJSON', async () => {
  const feature = JSON.parse((await walk('--geojson')).out);
  assert.equal(feature.geometry.type, 'LineString');
  assert.equal(feature.properties.walker, 'adult');
});

test('a sentence for people, in either language', async () => {
  assert.match((await walk()).out, /m along streets/);
  assert.match((await walk('--lang', 'zh')).out, /沿街/);
});

test('a point far from any street is refused with the distance that was tried', async () => {
  const { code, err } = await walk('--to', '113.2,23.2');
  assert.equal(code, 65);
  assert.match(err, /113\.2,23\.2 is more than 200 m from any street/);
});
