// Walking distances against figures that others computed, on real streets. The data stay outside
// of the repository; where they are absent the tests are skipped and say so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readOsm } from '../adapters/files/src/index.ts';
import { haversineMetres } from '../engine/geometry/src/index.ts';
import {
  buildNetwork,
  type LonLat,
  packNetwork,
  STANDARD_WALKERS,
  StreetSnapper,
  type WalkingNetwork,
  type Weights,
  weigh,
} from '../engine/network/src/index.ts';
import { BoundedSearch, findWalk, jointsByEdge, nearest } from '../engine/reach/src/index.ts';
import type { OsmData } from '../kernel/src/index.ts';

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const skip = existsSync(DATA) ? false : `no reference data at ${DATA}`;

/** Rows of a plain CSV without quotes, without its header. */
function rowsOf(path: string): string[][] {
  const lines = readFileSync(`${DATA}${path}`, 'utf8').trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(','));
}

function metresOn(network: WalkingNetwork): Weights {
  const yardstick = STANDARD_WALKERS.find(({ id }) => id === 'gb50180');
  assert.ok(yardstick);
  return weigh(network, yardstick);
}

function lengthOf(path: readonly LonLat[]): number {
  return path.reduce((sum, [lon, lat], at) => {
    const before = path[at - 1];
    return before === undefined ? sum : sum + haversineMetres(before[0], before[1], lon, lat);
  }, 0);
}

test('four walks in Monaco are as long as GraphHopper says, within 1.5 m', { skip }, async () => {
  const { network } = buildNetwork(await readOsm(`${DATA}monaco/monaco.osm.gz`));
  const snapper = new StreetSnapper(network);
  const search = new BoundedSearch(network, metresOn(network), 'away');
  const rows = readFileSync(`${DATA}monaco/expected_foot.csv`, 'utf8');
  // the note in the third column holds commas, so columns are counted from the end
  const walks = Array.from(
    rows.matchAll(/,([\d.]+),([\d.]+),([\d.]+),([\d.]+),(\d+),\d+\s*$/gm),
    (match) => match.slice(1).map(Number),
  );
  assert.equal(walks.length, 4);
  for (const [fromLat = 0, fromLon = 0, toLat = 0, toLon = 0, metres = 0] of walks) {
    const ends = snapper.snap([fromLon, toLon], [fromLat, toLat]);
    const walk = findWalk(search, ends, 0, 1);
    assert.ok(walk);
    const found = walk.streetDm / 10;
    assert.ok(Math.abs(found - metres) <= 1.5, `${found} m for ${metres} m`);
    const drawn = lengthOf(walk.path);
    assert.ok(Math.abs(drawn - found) <= 1.5, `drawn ${drawn} m for ${found} m`);
  }
});

const HUANGPU = 'huangpu/network/';
/** Columns of the reference. */
const [ID, WITHIN_500, MATRIX] = [1, 3, 8];

/** The ten health centres of the reference, at the OSM nodes it put them on. */
function originsIn(osm: OsmData) {
  const origins = rowsOf(`${HUANGPU}reference_networkx.derived.csv`);
  const indexes = origins.map((row) => osm.nodes.ids.indexOf(Number(row[ID])));
  assert.ok(indexes.every((index) => index >= 0));
  return {
    origins,
    lons: indexes.map((index) => osm.nodes.lons[index] ?? Number.NaN),
    lats: indexes.map((index) => osm.nodes.lats[index] ?? Number.NaN),
  };
}

test('the ten health centres of Huangpu are as far apart as networkx says', { skip }, async () => {
  const osm = await readOsm(`${DATA}${HUANGPU}huangpu_walk.osm.pbf`);
  const { network } = buildNetwork(osm);
  const { origins, lons, lats } = originsIn(osm);
  const places = new StreetSnapper(network).snap(lons, lats);
  const search = new BoundedSearch(network, metresOn(network), 'away');
  let compared = 0;
  origins.forEach((row, from) => {
    row.slice(MATRIX).forEach((text, to) => {
      const metres = Number(text);
      if (text === '' || !Number.isFinite(metres)) return;
      const walk = findWalk(search, places, from, to);
      assert.ok(walk, `${row[0]} to number ${to}`);
      const off = Math.abs(walk.ticks / 10 - metres);
      assert.ok(off <= Math.max(2, metres * 0.005), `${row[0]} to number ${to}: ${off} m off`);
      compared++;
    });
  });
  assert.equal(compared, 100);
});

test('as many street corners of Huangpu lie within 500, 1000 and 1080 m', { skip }, async () => {
  const osm = await readOsm(`${DATA}${HUANGPU}huangpu_walk.osm.pbf`);
  const { network } = buildNetwork(osm);
  const { origins, lons, lats } = originsIn(osm);
  const snapper = new StreetSnapper(network);
  const corners = snapper.snap(osm.nodes.lons, osm.nodes.lats, 1);
  const places = jointsByEdge(network, snapper.snap(lons, lats));
  const search = new BoundedSearch(network, metresOn(network), 'towards');
  origins.forEach((row, origin) => {
    const { ticks } = nearest(search, corners, places, [origin], 10_800);
    const counts = [500, 1000, 1080].map((limit) => ticks.filter((t) => t <= limit * 10).length);
    row.slice(WITHIN_500, WITHIN_500 + 3).forEach((text, at) => {
      const expected = Number(text);
      const found = counts[at] ?? Number.NaN;
      const isEqual = Math.abs(found - expected) <= expected * 0.01;
      assert.ok(isEqual, `${row[0]}, limit ${at}: ${found} for ${expected}`);
    });
  });
});

test('the same streets as PBF and as Overpass JSON give the same network', { skip }, async () => {
  const [pbf, overpass] = await Promise.all(
    ['osm.pbf', 'overpass.json'].map((ending) =>
      readOsm(`${DATA}${HUANGPU}huangpu_walk.${ending}`),
    ),
  );
  assert.ok(pbf && overpass);
  const bytesOf = (osm: OsmData) => packNetwork({ ...buildNetwork(osm).network, dataTime: null });
  assert.deepEqual(bytesOf(pbf), bytesOf(overpass));
});
