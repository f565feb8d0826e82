import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Joints, STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { type NetworkDraft, networkOf } from '@yike/engine-network/testing';
import { BLOCK_SIZE } from './asker-blocks.ts';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { eliminationOrder } from './elimination-order.ts';
import { blockKernelPath, loadBlockKernel } from './load-block-kernel.ts';
import { PlainBlockSummer } from './plain-block-summer.ts';
import { emptySums, prepareSums, sumBlocks, sumsTask, sumsWithin } from './sums-within.ts';
import { customise } from './sweep-graph.ts';
import { WithinReach } from './within.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

const SIDE = 80;
const QUARTER_HOUR = 9000;
const TEN_MINUTES = 6000;

/** Numbers below a bound that look like chance and are the same every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Blocks of 40 to 120 m, here and there a street missing, a stairway or a one-way street. */
function largeTown() {
  const below = chance(7);
  const edges: NetworkDraft['edges'][number][] = [];
  const add = (from: number, to: number): void => {
    if (below(20) === 0) return;
    edges.push({
      from,
      to,
      lengthDm: 400 + below(800),
      kind: below(15) === 0 ? 1 : 0,
      oneWay: below(12) === 0 ? 1 : 0,
      inclinePermille: 0,
      crossingFrom: below(9) === 0 ? 1 : 0,
      crossingTo: 0,
    });
  };
  const nodes = Array.from({ length: SIDE * SIDE }, (_, node) => ({
    lon: 121 + (node % SIDE) / 1000,
    lat: 31 + Math.floor(node / SIDE) / 1000,
    barrier: below(60) === 0 ? 1 : 0,
  }));
  for (let node = 0; node < nodes.length; node++) {
    if (node % SIDE < SIDE - 1) add(node, node + 1);
    if (node + SIDE < nodes.length) add(node, node + SIDE);
  }
  return networkOf({ nodes, edges });
}

function someJoints(count: number, seed: number, lengths: Uint32Array): Joints {
  const below = chance(seed);
  const edge = Uint32Array.from({ length: count }, () => below(lengths.length));
  return {
    count,
    first: Uint32Array.from({ length: count + 1 }, (_, at) => at),
    edge,
    alongDm: edge.map((own) => below(lengths[own] + 1)),
    offDm: edge.map(() => below(3) * 70),
  };
}

const network = largeTown();
const weights = weigh(network, adult);
const graph = customise(eliminationOrder(network), network, weights);
const homes = someJoints(9000, 1, network.edgeLengthDm);
const spots = someJoints(700, 2, network.edgeLengthDm);
const people = Float64Array.from({ length: homes.count }, (_, home) => home % 9);
const blocks = prepareSums(graph, spots, jointsByEdge(network, homes), 'towards');
const kernel = existsSync(blockKernelPath())
  ? loadBlockKernel(readFileSync(blockKernelPath()))
  : null;

for (const summer of [new PlainBlockSummer(), ...(kernel ? [kernel] : [])]) {
  const { name } = summer.constructor;

  test(`${name}: the people of a large town are summed as searches find them`, () => {
    const within = new WithinReach(
      new BoundedSearch(network, weights, 'towards'),
      jointsByEdge(network, homes),
    );
    for (const limitTicks of [QUARTER_HOUR, 0, TEN_MINUTES]) {
      const sums = sumsWithin(blocks, sumsTask(blocks, [people], limitTicks, null), summer);
      for (let spot = 0; spot < spots.count; spot++) {
        let [count, sum] = [0, 0];
        within.of(spots, spot, limitTicks, (home) => {
          count++;
          sum += people[home];
        });
        assert.deepEqual([sums.bearers[spot], sums.columns[0][spot]], [count, sum]);
      }
    }
  });

  test(`${name}: blocks may be summed in any order and by anyone`, () => {
    const task = sumsTask(blocks, [people], QUARTER_HOUR, null);
    const whole = sumsWithin(blocks, task, summer);
    const piecemeal = emptySums(spots.count, 1);
    for (let block = blocks.blockCount - 1; block >= 0; block--) {
      sumBlocks(blocks, task, new PlainBlockSummer(), block, block + 1, piecemeal);
    }
    assert.deepEqual(piecemeal, whole);
    assert.equal(blocks.blockCount, Math.ceil(spots.count / BLOCK_SIZE));
  });
}

test('whole neighbourhoods are passed over: otherwise the tests above would not see them', () => {
  // a town within everybody's reach, from a block of askers at one spot
  const together = someJoints(1, 3, network.edgeLengthDm);
  const one = prepareSums(graph, together, jointsByEdge(network, homes), 'towards');
  const far = Array.from(one.order.subtrees).filter((_, at) => at % 2 === 1);
  const near = far.filter((ticks) => ticks > 0 && ticks < TEN_MINUTES);
  assert.ok(near.length > 500, `${near.length} subtrees can be taken whole`);
});

test('what cannot be asked is refused', () => {
  const short = new Float64Array(3);
  assert.throws(() => sumsTask(blocks, [short], 900, null), /There are 3 figures of mass for 9000/);
  for (const limit of [Number.NaN, -1, 0.5, 32_767, Number.POSITIVE_INFINITY]) {
    assert.throws(() => sumsTask(blocks, [], limit, null), RangeError, `limit ${limit}`);
  }
});

test('nobody asks: nothing is summed; nobody bears anything: all sums are 0', () => {
  const none = someJoints(0, 4, network.edgeLengthDm);
  const unasked = prepareSums(graph, none, jointsByEdge(network, homes), 'away');
  const summer = new PlainBlockSummer();
  assert.equal(sumsWithin(unasked, sumsTask(unasked, [], 900, null), summer).bearers.length, 0);
  const empty = prepareSums(graph, spots, jointsByEdge(network, none), 'away');
  const { bearers } = sumsWithin(empty, sumsTask(empty, [], 900, null), summer);
  assert.ok(bearers.every((count) => count === 0));
});

test('the work tells how far it is, and can be stopped', () => {
  const task = sumsTask(blocks, [people], QUARTER_HOUR, null);
  const stop = () => {
    throw new Error('stopped');
  };
  assert.throws(() => sumsWithin(blocks, task, new PlainBlockSummer(), stop), /stopped/);
});
