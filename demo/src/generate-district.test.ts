import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FICTIONAL_NOTICE, generateDistrict } from './index.ts';
import { isInside } from './polygons.ts';

const files = generateDistrict();

function textOf(name: string): string {
  const content = files.get(name);
  assert.equal(typeof content, 'string', `${name} is there`);
  return String(content);
}

function rowsOf(name: string): string[][] {
  return textOf(name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
}

test('the same seed gives the same bytes', () => {
  assert.deepEqual(generateDistrict(), files);
});

test('another seed gives another district on the same plan', () => {
  const other = generateDistrict({ seed: 2 });
  assert.notEqual(other.get('people.csv'), files.get('people.csv'));
  assert.equal(other.get('areas.geojson'), files.get('areas.geojson'));
});

test('every file says that it is fictional', () => {
  assert.match(FICTIONAL_NOTICE, /虚构.*fictional/s);
  for (const [name, content] of files) assert.match(String(content), /虚构/, name);
  for (const name of [
    'people.csv',
    'facilities.csv',
    'directory.csv',
    'regions.csv',
    'population.csv',
    'vacant-rooms.csv',
  ]) {
    assert.ok(
      rowsOf(name).every((row) => row.at(-1) === '虚构'),
      `every row of ${name}`,
    );
  }
});

test('about sixty thousand people live there, and their age bands sum to the totals', () => {
  let people = 0;
  for (const [id, , , , , total, ...rest] of rowsOf('people.csv')) {
    const bands = rest.slice(0, 7).map(Number);
    assert.ok(
      bands.every((band) => Number.isInteger(band) && band >= 0),
      id,
    );
    assert.equal(
      bands.reduce((a, b) => a + b, 0),
      Number(total),
      id,
    );
    people += Number(total);
  }
  assert.ok(people >= 55_000 && people <= 65_000, `${people} people`);
});

test('everybody lives in exactly one community, the one the file names', () => {
  const areas: {
    features: { properties: { name: string }; geometry: { coordinates: [number, number][][] } }[];
  } = JSON.parse(textOf('areas.geojson'));
  for (const [id = '', , community, lon, lat] of rowsOf('people.csv')) {
    const homes = areas.features.filter(({ geometry }) =>
      isInside([Number(lon), Number(lat)], geometry.coordinates[0] ?? []),
    );
    assert.deepEqual(
      homes.map(({ properties }) => properties.name),
      [community],
      id,
    );
  }
});

test('communities carry twelve-digit codes that begin with 99, which is no province', () => {
  const ids = [...textOf('areas.geojson').matchAll(/^ {4}"id": "(\d+)"/gm)].map(
    (match) => match[1],
  );
  assert.equal(ids.length, 13);
  assert.equal(new Set(ids).size, 13);
  for (const id of ids) assert.match(String(id), /^99\d{10}$/);
});

test('about a thousand facilities and forty vacant rooms have ids of their own', () => {
  for (const [name, least, most] of [
    ['facilities.csv', 900, 1400],
    ['vacant-rooms.csv', 35, 50],
  ] as const) {
    const ids = rowsOf(name).map(([id]) => id);
    assert.ok(ids.length >= least && ids.length <= most, `${ids.length} in ${name}`);
    assert.equal(new Set(ids).size, ids.length, name);
  }
});
