import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import fc from 'fast-check';
import { buildNetwork } from './build-network.ts';
import { partOfShape, pointOnEdge } from './edge-shape.ts';
import { StreetSnapper } from './snap.ts';
import { osmOf } from './testing.ts';

/** One street with bends, about 900 m. */
const { network } = buildNetwork(
  osmOf({
    nodes: { 1: [121, 31], 2: [121.002, 31.001], 3: [121.005, 31.001], 4: [121.006, 30.998] },
    ways: [[[1, 2, 3, 4], { highway: 'footway' }]],
  }),
);
const LENGTH_DM = network.edgeLengthDm[0];
const mark = fc.nat(LENGTH_DM);

function metresOf(line: readonly (readonly [number, number])[]): number {
  return line.reduce((sum, [lon, lat], at) => {
    const before = line[at - 1];
    return before === undefined ? sum : sum + haversineMetres(before[0], before[1], lon, lat);
  }, 0);
}

test('the line between two marks is as long as the marks say, both ways round', () => {
  fc.assert(
    fc.property(mark, mark, (fromDm, toDm) => {
      const line = partOfShape(network, 0, fromDm, toDm);
      assert.ok(Math.abs(metresOf(line) * 10 - Math.abs(toDm - fromDm)) < 2);
      assert.deepEqual(line.toReversed(), partOfShape(network, 0, toDm, fromDm));
      assert.deepEqual(line[0], pointOnEdge(network, 0, fromDm));
    }),
  );
});

test('the ends of an edge are its nodes, and the whole line is its shape', () => {
  assert.deepEqual(partOfShape(network, 0, 0, LENGTH_DM), [
    [121, 31],
    [121.002, 31.001],
    [121.005, 31.001],
    [121.006, 30.998],
  ]);
});

test('a mark and the place snapped at it are one', () => {
  const snapper = new StreetSnapper(network);
  fc.assert(
    fc.property(mark, (alongDm) => {
      const [lon, lat] = pointOnEdge(network, 0, alongDm);
      const joints = snapper.snap([lon], [lat], 1);
      assert.ok(Math.abs(joints.alongDm[0] - alongDm) <= 1);
      assert.equal(joints.offDm[0], 0);
    }),
  );
});
