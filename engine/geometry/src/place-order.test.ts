import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeOrder } from './place-order.ts';

test('every point has its place, once', () => {
  const degree = fc.double({ min: -180, max: 180, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(degree, degree), { maxLength: 60 }), (points) => {
      const order = placeOrder(
        Float64Array.from(points, ([lon]) => lon),
        Float64Array.from(points, ([, lat]) => lat),
      );
      assert.deepEqual(
        Array.from(order).sort((a, b) => a - b),
        points.map((_, at) => at),
      );
    }),
    { numRuns: 20 },
  );
});

test('points of one place keep their order', () => {
  assert.deepEqual(
    Array.from(placeOrder(Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2))),
    [0, 1, 2],
  );
});

test('on a chessboard the next is always a neighbour', () => {
  const fields = Array.from({ length: 1024 }, (_, at) => [at % 32, Math.floor(at / 32)] as const);
  const order = placeOrder(
    Float64Array.from(fields, ([lon]) => lon),
    Float64Array.from(fields, ([, lat]) => lat),
  );
  for (let at = 1; at < order.length; at++) {
    const [ax, ay] = fields[order[at - 1]];
    const [bx, by] = fields[order[at]];
    assert.equal(Math.abs(ax - bx) + Math.abs(ay - by), 1);
  }
});
