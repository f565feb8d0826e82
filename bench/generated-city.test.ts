import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildNetwork } from '@yike/engine-network';
import { generatedCity } from './generated-city.ts';

const POINTS = 30_000;

test('the same size and seed give the same city, another seed another one', () => {
  assert.deepEqual(generatedCity(2000, 1), generatedCity(2000, 1));
  assert.notDeepEqual(generatedCity(2000, 1).nodes.lons, generatedCity(2000, 2).nodes.lons);
});

test('it has nearly as many points as were asked for, most of them bends, in one piece', () => {
  const { network } = buildNetwork(generatedCity(POINTS, 1));
  const points = network.shapeLon.length - 2 * network.edgeCount + network.nodeCount;
  assert.ok(Math.abs(points - POINTS) < 0.1 * POINTS, `${points} points`);
  assert.ok(network.nodeCount < 0.3 * points);
  const [largest] = network.components;
  assert.ok((largest?.nodes ?? 0) > 0.97 * network.nodeCount);
});

test('it has dead ends, and more junctions of three streets than of four', () => {
  const { network } = buildNetwork(generatedCity(POINTS, 1));
  const { firstArc } = network;
  const byDegree: number[] = [0, 0, 0, 0, 0];
  for (let node = 0; node < network.nodeCount; node++) {
    const degree = (firstArc[node + 1] ?? 0) - (firstArc[node] ?? 0);
    byDegree[degree] = (byDegree[degree] ?? 0) + 1;
  }
  const [, ends = 0, , threes = 0, fours = 0] = byDegree;
  assert.ok(ends > 0.15 * network.nodeCount && fours > 0.1 * network.nodeCount);
  assert.ok(threes > 2 * fours);
});
