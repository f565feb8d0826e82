import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OsmTags } from '@yike/kernel';
import { buildNetwork } from './build-network.ts';
import { type OsmDraft, osmOf } from './testing.ts';
import { STANDARD_WALKERS } from './walker.ts';
import { BARRIER } from './walking-network.ts';
import { weigh } from './weigh.ts';

const FOOTWAY: OsmTags = { highway: 'footway' };
const PRIMARY: OsmTags = { highway: 'primary' };

/** A main road from 1 over 2 to 3, crossed at 2 by what runs from 4 to 5. */
function crossroads(main: OsmTags, across: OsmTags, atTheCrossing: OsmTags): OsmDraft {
  return {
    nodes: {
      1: [121.0, 31.0],
      2: [121.001, 31.0, atTheCrossing],
      3: [121.002, 31.0],
      4: [121.001, 31.001],
      5: [121.001, 30.999],
    },
    ways: [
      [[1, 2, 3], main],
      [[4, 2, 5], across],
    ],
  };
}

/** Seconds an adult waits along the main road and along what crosses it, both ends of all edges. */
function waits(draft: OsmDraft): { along: number; across: number } {
  const { network } = buildNetwork(osmOf(draft));
  const adult = STANDARD_WALKERS[0];
  const { waitFrom, waitTo } = weigh(network, adult);
  const sumOf = (way: number): number =>
    Array.from(network.edgeWay, (of, edge) =>
      of === way ? waitFrom[edge] + waitTo[edge] : 0,
    ).reduce((sum, ticks) => sum + ticks, 0) / 10;
  return { along: sumOf(100), across: sumOf(101) };
}

test('who crosses a main road at lights waits 15 s, and who walks along it does not', () => {
  const lights = { highway: 'crossing', crossing: 'traffic_signals' };
  assert.deepEqual(waits(crossroads(PRIMARY, FOOTWAY, lights)), { along: 0, across: 15 });
});

test('who crosses a main road at another tagged crossing waits 5 s', () => {
  const zebra = { highway: 'crossing', crossing: 'uncontrolled' };
  assert.deepEqual(waits(crossroads(PRIMARY, FOOTWAY, zebra)), { along: 0, across: 5 });
});

test('a crossing of a side street, and one that is not tagged, cost nothing', () => {
  const zebra = { highway: 'crossing' };
  assert.deepEqual(waits(crossroads({ highway: 'residential' }, FOOTWAY, zebra)), {
    along: 0,
    across: 0,
  });
  assert.deepEqual(waits(crossroads(PRIMARY, FOOTWAY, { name: 'x' })), { along: 0, across: 0 });
});

test('a road that is not walked along, such as a motorway, is waited for all the same', () => {
  const lights = { highway: 'traffic_signals' };
  const draft = crossroads({ highway: 'motorway' }, FOOTWAY, lights);
  assert.deepEqual(waits(draft), { along: 0, across: 15 });
});

test('a side street that crosses a main road waits like a path; two main roads do not', () => {
  const lights = { highway: 'traffic_signals' };
  const sideStreet = crossroads(PRIMARY, { highway: 'residential' }, lights);
  assert.deepEqual(waits(sideStreet), { along: 0, across: 15 });
  const mainRoad = crossroads(PRIMARY, { highway: 'secondary' }, lights);
  assert.deepEqual(waits(mainRoad), { along: 0, across: 0 });
});

test('a gate is shut or open by the hour the network is built for', () => {
  const draft: OsmDraft = {
    nodes: {
      1: [121.0, 31.0],
      2: [121.001, 31.0, { barrier: 'gate', opening_hours: 'Mo-Fr 06:00-22:00; Sa,Su off' }],
      3: [121.002, 31.0],
    },
    ways: [[[1, 2, 3], FOOTWAY]],
  };
  const barrierAt = (weekday: number, hour: number): number => {
    const { network } = buildNetwork(osmOf(draft), { weekday, minuteOfDay: hour * 60 });
    return Math.max(...network.nodeBarrier);
  };
  assert.equal(barrierAt(0, 12), BARRIER.none);
  assert.equal(barrierAt(0, 23), BARRIER.closed);
  assert.equal(barrierAt(6, 12), BARRIER.closed);
  assert.equal(buildNetwork(osmOf(draft)).network.edgeCount, 1);
});

test('hours of gates that cannot be read are told, and nobody else’s', () => {
  const draft: OsmDraft = {
    nodes: {
      1: [121.0, 31.0, { amenity: 'cafe', opening_hours: 'sunrise-sunset' }],
      2: [121.001, 31.0, { barrier: 'gate', opening_hours: 'dawn-dusk' }],
      3: [121.002, 31.0, { barrier: 'gate', opening_hours: '06:00-22:00' }],
    },
    ways: [[[1, 2, 3], FOOTWAY]],
  };
  const noon = { weekday: 0, minuteOfDay: 720 };
  assert.deepEqual(buildNetwork(osmOf(draft), noon).unreadGateHours, ['dawn-dusk']);
  assert.deepEqual(buildNetwork(osmOf(draft)).unreadGateHours, []);
});

test('a raised kerb on a footway stops a wheelchair there and nobody else', () => {
  const draft: OsmDraft = {
    nodes: { 1: [121, 31], 2: [121.001, 31, { kerb: 'raised' }], 3: [121.002, 31] },
    ways: [[[1, 2, 3], FOOTWAY]],
  };
  const { network } = buildNetwork(osmOf(draft));
  const stopped = STANDARD_WALKERS.filter((walker) => weigh(network, walker).isBlocked.includes(1));
  assert.deepEqual(
    stopped.map(({ id }) => id),
    ['wheelchair'],
  );
});

test('the date of the data is kept, and its absence too', () => {
  const osm = osmOf({ nodes: {}, ways: [] });
  assert.equal(buildNetwork(osm).network.dataTime, '2026-06-08T00:00:00Z');
  const { dataTime: _, ...undated } = osm;
  assert.equal(buildNetwork(undated).network.dataTime, null);
});
