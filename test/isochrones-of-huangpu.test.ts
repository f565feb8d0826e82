// Isochrones on real streets beside a river. The data stay outside of the repository; where they
// are absent the tests are skipped and say so.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readOsm } from '../adapters/files/src/index.ts';
import { pointInPolygon } from '../engine/geometry/src/index.ts';
import {
  buildNetwork,
  STANDARD_WALKERS,
  StreetSnapper,
  type WalkingNetwork,
  weigh,
} from '../engine/network/src/index.ts';
import { BoundedSearch, outline, reachedParts } from '../engine/reach/src/index.ts';
import { outlineFaults } from '../engine/reach/src/testing.ts';

const STREETS = fileURLToPath(
  new URL('../../shared/data/huangpu/network/huangpu_walk.osm.pbf', import.meta.url),
);
const skip = existsSync(STREETS) ? false : `no streets at ${STREETS}`;
const FIFTEEN_MINUTES = 9000;

/** On both banks, in the lanes of the old town, in the centre, and in the south. */
const PLACES: readonly (readonly [lon: number, lat: number])[] = [
  [121.4935, 31.2265],
  [121.485, 31.2385],
  [121.496, 31.2385],
  [121.4738, 31.2304],
  [121.4805, 31.2015],
];
/** In the middle of the Huangpu. */
const IN_THE_RIVER: readonly (readonly [lon: number, lat: number])[] = [
  [121.4887, 31.2385],
  [121.5, 31.228],
];

let network: WalkingNetwork;
before(async () => {
  if (skip === false) network = buildNetwork(await readOsm(STREETS)).network;
});

function isochronesOf(minutesTicks: number) {
  const joints = new StreetSnapper(network).snap(
    PLACES.map(([lon]) => lon),
    PLACES.map(([, lat]) => lat),
  );
  const [adult] = STANDARD_WALKERS;
  assert.ok(adult);
  const search = new BoundedSearch(network, weigh(network, adult), 'away');
  return PLACES.map((_, place) => {
    const parts = reachedParts(search, joints, place, minutesTicks);
    return { parts, drawn: outline(network, parts) };
  });
}

test('outlines in Huangpu are valid, hold every reached street and nothing beyond 40 m', {
  skip,
}, () => {
  for (const minutes of [3, 12]) {
    for (const { parts, drawn } of isochronesOf(minutes * 600)) {
      assert.deepEqual(outlineFaults(network, parts, drawn), []);
    }
  }
});

test('points in the river are far from all streets, and the places are near one', { skip }, () => {
  const snapper = new StreetSnapper(network);
  for (const [lon, lat] of IN_THE_RIVER) assert.ok(snapper.metresToStreet(lon, lat) > 200);
  for (const [lon, lat] of PLACES) assert.ok(snapper.metresToStreet(lon, lat) < 100);
});

test('the river is in nobody’s outline', { skip }, () => {
  for (const { drawn } of isochronesOf(FIFTEEN_MINUTES)) {
    for (const [lon, lat] of IN_THE_RIVER) assert.ok(!pointInPolygon(drawn, lon, lat));
  }
});
