import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARRIER, CROSSING, EDGE_KIND } from '../walking-network.ts';
import { townFromText } from './town-from-text.ts';

test('letters become nodes, lines become streets of 30 m a character', () => {
  const { network, edge, node } = townFromText(`
    A---B==C
    |      =
    +------D
  `);
  assert.equal(network.nodeCount, 5);
  assert.equal(network.edgeCount, 5);
  assert.equal(network.edgeLengthDm[edge('A', 'B')], 1200);
  assert.equal(network.edgeLengthDm[edge('D', 'C')], 600);
  assert.equal(network.edgeKind[edge('B', 'C')], EDGE_KIND.stairs);
  assert.equal(network.edgeFrom[edge('A', 'B')], node('A'));
});

test('arrows are one-way, strokes are slopes', () => {
  const { network, edge } = townFromText(`
    A>>B<<C//D\\\\E
    v
    F
    ^
    G
  `);
  const oneWay = (a: string, b: string) => network.edgeOneWay[edge(a, b)];
  assert.deepEqual(
    [oneWay('A', 'B'), oneWay('B', 'C'), oneWay('A', 'F'), oneWay('F', 'G')],
    [1, 2, 1, 2],
  );
  assert.equal(network.edgeInclinePermille[edge('C', 'D')], 100);
  assert.equal(network.edgeInclinePermille[edge('D', 'E')], -100);
});

test('small letters are barriers, and crossings for who walks up or down', () => {
  const { network } = townFromText(`
    A-k-n-x-s-B
            |
            C
  `);
  const { kerb, noWheels, closed, none } = BARRIER;
  assert.deepEqual(Array.from(network.nodeBarrier), [
    none,
    kerb,
    noWheels,
    closed,
    none,
    none,
    none,
  ]);
  assert.deepEqual(
    Array.from(network.edgeCrossingFrom).filter((crossing) => crossing !== CROSSING.none),
    [CROSSING.signalled],
  );
  assert.ok(network.edgeCrossingTo.every((crossing) => crossing === CROSSING.none));
});

test('places stand at letters, along streets and off them', () => {
  const { places, edge } = townFromText(`
    A---B
        |
        C
  `);
  const joints = places('A', 'BA 20', 'CB 10 off 5 or A');
  assert.deepEqual(Array.from(joints.first), [0, 1, 2, 4]);
  const [ab, bc] = [edge('A', 'B'), edge('B', 'C')];
  assert.deepEqual(Array.from(joints.edge), [ab, ab, bc, ab]);
  assert.deepEqual(Array.from(joints.alongDm), [0, 1000, 500, 0]);
  assert.deepEqual(Array.from(joints.offDm), [0, 0, 50, 0]);
});

test('a drawing that cannot be meant is refused', () => {
  assert.throws(() => townFromText('A--'), /ends in nothing/);
  assert.throws(() => townFromText('A-B-A'), /two nodes called A/);
  const { node, edge, places } = townFromText('A-B C-D');
  assert.throws(() => node('Z'), /no node called Z/);
  assert.throws(() => edge('A', 'C'), /no street between A and C/);
  assert.throws(() => places('A 20 m'), /cannot read the place/);
});
