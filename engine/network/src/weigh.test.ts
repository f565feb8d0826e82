import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { networkOf, type TestEdge } from './testing.ts';
import { STANDARD_WALKERS, type Walker } from './walker.ts';
import { BARRIER, CROSSING, EDGE_KIND } from './walking-network.ts';
import { partTicks, slopeFactor, UNREACHED, weigh } from './weigh.ts';

const walkerOf = (id: string): Walker => {
  const walker = STANDARD_WALKERS.find((one) => one.id === id);
  assert.ok(walker);
  return walker;
};

/** A single street of 120 m, unless said otherwise. */
function ticksOf(id: string, edge: Partial<TestEdge>): [forward: number, backward: number] {
  const nodes = [
    { lon: 0, lat: 0 },
    { lon: 0.001, lat: 0 },
  ];
  const network = networkOf({ nodes, edges: [{ from: 0, to: 1, lengthDm: 1200, ...edge }] });
  const { forwardTicks, backwardTicks } = weigh(network, walkerOf(id));
  return [forwardTicks[0], backwardTicks[0]];
}

test('120 m on the flat take everybody as long as their pace says, in deciseconds', () => {
  assert.deepEqual(ticksOf('adult', {}), [1000, 1000]);
  assert.deepEqual(ticksOf('elder', {}), [1500, 1500]);
  assert.deepEqual(ticksOf('wheelchair', {}), [1714, 1714]);
  assert.deepEqual(ticksOf('pram', {}), [1500, 1500]);
});

test('the yardstick of GB 50180 counts decimetres, on stairs, slopes and at crossings as well', () => {
  for (const kind of [EDGE_KIND.flat, EDGE_KIND.stairs, EDGE_KIND.rough]) {
    assert.deepEqual(
      ticksOf('gb50180', { kind, inclinePermille: 300, crossingTo: CROSSING.signalled }),
      [1200, 1200],
    );
  }
});

test('stairs have a pace of their own, and stop wheels', () => {
  const stairs = { kind: EDGE_KIND.stairs };
  assert.deepEqual(ticksOf('adult', stairs), [2400, 2400]);
  assert.deepEqual(ticksOf('elder', stairs), [3429, 3429]);
  assert.deepEqual(ticksOf('pram', stairs), [6000, 6000]);
  assert.deepEqual(ticksOf('wheelchair', stairs), [UNREACHED, UNREACHED]);
});

test('a street that is closed is walked by nobody, not even by the yardstick', () => {
  for (const { id } of STANDARD_WALKERS) {
    assert.deepEqual(ticksOf(id, { kind: EDGE_KIND.closed }), [UNREACHED, UNREACHED]);
  }
});

test('what is marked wheelchair=no is walked by all but wheelchairs', () => {
  assert.deepEqual(ticksOf('pram', { kind: EDGE_KIND.rough }), [1500, 1500]);
  assert.deepEqual(ticksOf('wheelchair', { kind: EDGE_KIND.rough }), [UNREACHED, UNREACHED]);
});

test('a crossing costs half of its wait on either side: 15 s with lights, 5 s without', () => {
  assert.deepEqual(ticksOf('adult', { crossingTo: CROSSING.signalled }), [1075, 1075]);
  assert.deepEqual(ticksOf('adult', { crossingFrom: CROSSING.other }), [1025, 1025]);
});

test('a one-way street is walked one way', () => {
  assert.deepEqual(ticksOf('adult', { oneWay: 1 }), [1000, UNREACHED]);
  assert.deepEqual(ticksOf('adult', { oneWay: 2 }), [UNREACHED, 1000]);
});

test('uphill takes longer by Tobler; down a gentle slope nobody runs', () => {
  const [up, down] = ticksOf('adult', { inclinePermille: 100 });
  assert.equal(up, Math.round(1000 * Math.exp(0.35)));
  assert.equal(down, 1000);
  const [, steeplyDown] = ticksOf('adult', { inclinePermille: 300 });
  assert.equal(steeplyDown, Math.round(1000 * Math.exp(0.7)));
});

test('a wheelchair takes a slope of 1:12 and none steeper', () => {
  assert.notEqual(ticksOf('wheelchair', { inclinePermille: 83 })[0], UNREACHED);
  assert.deepEqual(ticksOf('wheelchair', { inclinePermille: 84 }), [UNREACHED, UNREACHED]);
  assert.deepEqual(ticksOf('wheelchair', { inclinePermille: -84 }), [UNREACHED, UNREACHED]);
});

test('no slope makes anybody faster than on the flat', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (rise) => {
      assert.ok(slopeFactor(rise) >= 1);
      assert.ok(rise < 0 || slopeFactor(rise) >= slopeFactor(rise / 2));
    }),
  );
});

test('slopes and one-way streets make a network unsymmetric, and for metres only the latter', () => {
  const symmetryOf = (id: string, edge: Partial<TestEdge>): boolean => {
    const network = networkOf({
      nodes: [{ lon: 0, lat: 0 }],
      edges: [{ from: 0, to: 0, lengthDm: 100, ...edge }],
    });
    return weigh(network, walkerOf(id)).isSymmetric;
  };
  assert.equal(symmetryOf('adult', {}), true);
  assert.equal(symmetryOf('adult', { inclinePermille: 50 }), false);
  assert.equal(symmetryOf('adult', { oneWay: 1 }), false);
  assert.equal(symmetryOf('gb50180', { inclinePermille: 50 }), true);
  assert.equal(symmetryOf('gb50180', { oneWay: 1 }), false);
});

test('each kind of barrier stops whom it stops', () => {
  const nodes = Object.values(BARRIER).map((barrier) => ({ lon: 0, lat: 0, barrier }));
  const network = networkOf({ nodes, edges: [] });
  const stoppedBy = (id: string): string[] => {
    const { isBlocked } = weigh(network, walkerOf(id));
    return Object.keys(BARRIER).filter((_, node) => isBlocked[node] === 1);
  };
  assert.deepEqual(stoppedBy('adult'), ['closed']);
  assert.deepEqual(stoppedBy('elder'), ['closed']);
  assert.deepEqual(stoppedBy('pram'), ['noWheels', 'closed']);
  assert.deepEqual(stoppedBy('wheelchair'), ['kerb', 'noWheels', 'closed']);
  assert.deepEqual(stoppedBy('gb50180'), []);
});

test('however a street is cut, its parts add up to the whole to the tick', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.array(fc.nat(100_000), { minLength: 2, maxLength: 12 }),
      (rate, cuts) => {
        const marks = cuts.toSorted((a, b) => a - b);
        let sum = 0;
        for (let at = 1; at < marks.length; at++) {
          sum += partTicks(rate, marks[at - 1], marks[at]);
        }
        assert.equal(sum, partTicks(rate, marks[0], marks[marks.length - 1]));
        assert.equal(sum, partTicks(rate, marks[marks.length - 1], marks[0]));
      },
    ),
  );
});
