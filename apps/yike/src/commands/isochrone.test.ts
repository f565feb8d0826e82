import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { checkPolygon, haversineMetres, pointInPolygon } from '@yike/engine-geometry';
import type { FeatureCollection } from 'geojson';
import { corner, runYike, writeSmallTown } from '../testing.ts';

let town: Awaited<ReturnType<typeof writeSmallTown>>;
before(async () => {
  town = await writeSmallTown();
});
after(() => rm(town.folder, { recursive: true, force: true }));

const isochrone = (...more: string[]) =>
  runYike('isochrone', '--network', town.path('streets.osm'), ...more);
const fromCorner = (...more: string[]) => isochrone('--from', corner(2, 2).join(), ...more);

async function featuresOf(run: ReturnType<typeof runYike>) {
  const { code, out, err } = await run;
  assert.equal(code, 0, err);
  const collection: FeatureCollection = JSON.parse(out);
  assert.equal(collection.type, 'FeatureCollection');
  return collection.features;
}

/** Latitude and longitude do not matter so near to each other: the sum over all lines. */
function metresOf(lines: readonly (readonly (readonly number[])[])[]): number {
  let metres = 0;
  for (const line of lines) {
    line.forEach(([lon = 0, lat = 0], at) => {
      const [beforeLon = lon, beforeLat = lat] = line[at - 1] ?? [];
      metres += haversineMetres(beforeLon, beforeLat, lon, lat);
    });
  }
  return metres;
}

test('polygons for 5, 10 and 15 minutes, the longest first, each valid', async () => {
  const features = await featuresOf(fromCorner());
  assert.deepEqual(
    features.map(({ properties }) => properties?.['minutes']),
    [15, 10, 5],
  );
  for (const { geometry, properties } of features) {
    assert.equal(geometry.type, 'MultiPolygon');
    assert.deepEqual(checkPolygon(geometry), []);
    assert.ok(geometry.type === 'MultiPolygon' && pointInPolygon(geometry, ...corner(2, 2)));
    assert.equal(properties?.['walker'], 'adult');
    assert.equal(properties?.['seconds'], properties?.['minutes'] * 60);
    assert.equal(properties?.['metres'], null);
    assert.match(properties?.['method'], /40 m/);
    assert.equal(properties?.['place'], corner(2, 2).join());
    assert.ok('networkDate' in (properties ?? {}));
  }
});

test('the reached streets as lines are as long as the walk allows', async () => {
  const [feature] = await featuresOf(fromCorner('--lines', '--minutes', '1'));
  assert.ok(feature?.geometry.type === 'MultiLineString');
  // 72 m in each of the four directions, before the next corner
  assert.ok(Math.abs(metresOf(feature.geometry.coordinates) - 4 * 72) < 0.5);
  assert.ok(Math.abs(feature.properties?.['streetMetres'] - 4 * 72) < 0.5);
});

test('who counts metres walks those of the standard, and has no seconds', async () => {
  const [feature] = await featuresOf(fromCorner('--walker', 'gb50180', '--minutes', '5'));
  assert.equal(feature?.properties?.['seconds'], null);
  assert.equal(feature?.properties?.['metres'], 300);
});

test('towards a place the streets are as many as away from it, where none is one-way', async () => {
  const [away] = await featuresOf(fromCorner('--minutes', '3'));
  const [towards] = await featuresOf(fromCorner('--minutes', '3', '--towards'));
  assert.equal(away?.properties?.['direction'], 'away');
  assert.equal(towards?.properties?.['direction'], 'towards');
  assert.deepEqual(towards?.geometry, away?.geometry);
});

test('several starts at once: parted by semicolons, and from a file', async () => {
  const both = `${corner(0, 0).join()};${corner(5, 5).join()}`;
  const named = await featuresOf(isochrone('--from', both, '--minutes', '2', '4'));
  assert.deepEqual(
    named.map(({ properties }) => [properties?.['place'], properties?.['minutes']]),
    [
      [corner(0, 0).join(), 4],
      [corner(0, 0).join(), 2],
      [corner(5, 5).join(), 4],
      [corner(5, 5).join(), 2],
    ],
  );
  const filed = await featuresOf(isochrone('--places', town.path('shops.csv'), '--minutes', '5'));
  assert.deepEqual(
    filed.map(({ properties }) => [properties?.['place'], properties?.['row']]),
    [
      ['街角药房', 2],
      ['晨光便利店', 3],
    ],
  );
});

test('a start of a file that is off the network is complained of and keeps its place', async () => {
  const path = town.path('far.csv');
  await writeFile(path, `name,lon_wgs84,lat_wgs84\nhere,${corner(1, 1).join()}\nfar,113.2,23.2\n`);
  const run = await isochrone('--places', path, '--minutes', '5');
  assert.equal(run.code, 0, run.err);
  assert.match(run.err, /far\.csv.*row 3.*far is more than 200 m from any street/);
  const { features }: FeatureCollection = JSON.parse(run.out);
  assert.deepEqual(
    features.map(({ geometry, properties }) => [geometry === null, properties?.['snapMetres']]),
    [
      [false, 0],
      [true, null],
    ],
  );
});

test('into a file, with a sentence in either language', async () => {
  const out = town.path('isochrones.geojson');
  assert.match((await fromCorner('--out', out)).out, /^3 isochrones → /);
  assert.equal(JSON.parse(await readFile(out, 'utf8')).features.length, 3);
  assert.match((await fromCorner('--out', out, '--lang', 'zh')).out, /^3 个等时圈 → /);
});

test('what is wrong is said with a remedy, before the streets are read', async () => {
  const faults: [args: string[], code: number, says: RegExp][] = [
    [[], 64, /--from is required/],
    [['--from', '31.2'], 64, /"31\.2" is not a value that --from takes/],
    [['--from', '1,2', '--minutes', '0'], 64, /"0" is not a value that --minutes takes/],
    [['--from', '1,2', '--minutes', '51'], 64, /--minutes/],
    [['--from', '1,2', '--walker', 'cat'], 64, /cat/],
    [['--from', '1,2', '--out', town.path('streets.osm')], 64, /would overwrite the input/],
    [['--from', '113.2,23.2'], 65, /113\.2,23\.2 is more than 200 m from any street/],
  ];
  for (const [args, code, says] of faults) {
    const run = await isochrone(...args);
    assert.equal(run.code, code, run.err);
    assert.match(run.err, says);
    assert.equal(run.out, '');
  }
});
