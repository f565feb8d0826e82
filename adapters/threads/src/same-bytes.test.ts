import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { findGaps, gapsInPool } from '@yike/engine-access';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import {
  blockKernelPath,
  countWalks,
  customise,
  eliminationOrder,
  jointsByEdge,
  kernelsOf,
  nearestOfTypes,
  prepareSums,
  sumsInPool,
  sumsTask,
  sumsWithin,
  sweepKernelPath,
  WorkPool,
  walksInPool,
} from '@yike/engine-reach';
import fc from 'fast-check';
import { nodeThread, openPool } from './open-pool.ts';

const bytesAt = (path: URL) => (existsSync(path) ? new Uint8Array(readFileSync(path)) : null);
const kernels = { sweep: bytesAt(sweepKernelPath()), block: bytesAt(blockKernelPath()) };
const thread = () => nodeThread(new URL('./walking-thread.ts', import.meta.url), { kernels });
const POOLS = {
  'one thread': openPool(kernels, 1),
  'three threads': openPool(kernels, 3),
  'two threads that share no memory': new WorkPool([thread(), thread()], null),
  'two threads without compiled kernels': openPool({ sweep: null, block: null }, 2),
};
after(() => Promise.all(Object.values(POOLS).map((pool) => pool.close())));

const here = kernelsOf(kernels);
const QUARTER_HOUR = 9000;
const some = {
  network: fc.boolean().chain((directed) => randomNetworks({ directed, mostNodes: 30 })),
  walker: fc.constantFrom(...STANDARD_WALKERS),
  people: randomPlaces('some', 400),
  places: randomPlaces('some', 90),
};

for (const [name, pool] of Object.entries(POOLS)) {
  test(`${name}: sums have the bytes of sums here, plain and fading, fractions and all`, async () => {
    await fc.assert(
      fc.asyncProperty(
        some.network,
        some.walker,
        some.people,
        some.places,
        fc.nat(QUARTER_HOUR),
        async (draft, walker, people, places, limitTicks) => {
          const network = networkOf(draft);
          const graph = customise(eliminationOrder(network), network, weigh(network, walker));
          const [askers, bearers] = [joinPlaces(network, people), joinPlaces(network, places)];
          // thirds do not add up exactly: another order of adding would show
          const thirds = Float64Array.from({ length: bearers.count }, (_, at) => (1 + at) / 3);
          for (const direction of ['towards', 'away'] as const) {
            const blocks = prepareSums(graph, askers, jointsByEdge(network, bearers), direction);
            for (const weightOf of [null, (ticks: number) => 1 / (1 + ticks)]) {
              const task = sumsTask(blocks, [thirds, thirds], limitTicks, weightOf);
              const expected = sumsWithin(blocks, task, here.summer);
              assert.deepEqual(await sumsInPool(pool, blocks, task), expected);
            }
          }
        },
      ),
      { numRuns: 60, seed: 20_261_127 },
    );
  });

  test(`${name}: every walker of an assessment gets the bytes it gets here`, async () => {
    await fc.assert(
      fc.asyncProperty(some.network, some.people, some.places, async (draft, homes, spots) => {
        const network = networkOf(draft);
        const order = eliminationOrder(network);
        const demand = jointsByEdge(network, joinPlaces(network, homes));
        const places = jointsByEdge(network, joinPlaces(network, spots));
        const { count } = places.joints;
        const placesOfType = [[...Array(count).keys()], []];
        const counters = {
          first: Uint32Array.from({ length: count + 1 }, (_, at) => at),
          counter: Uint32Array.from({ length: count }, (_, at) => at % 2),
          budgetTicks: new Uint32Array(count).fill(3000),
          adds: new Int8Array(count).fill(1),
        };
        const walkers = STANDARD_WALKERS.map((walker) => ({
          walker,
          limitTicks: QUARTER_HOUR,
          counters,
        }));
        const question = { network, order, demand, places, placesOfType, counterCount: 2, walkers };
        const expected = STANDARD_WALKERS.map((walker) => {
          const weights = weigh(network, walker);
          const counts = [0, 1].map(() => new Uint32Array(demand.joints.count));
          countWalks(network, weights, demand, places, counters, counts, () => {});
          const graph = customise(order, network, weights);
          const { joints } = demand;
          const nearest = nearestOfTypes(graph, joints, places, placesOfType, QUARTER_HOUR);
          return { nearest, counts };
        });
        assert.deepEqual(await walksInPool(pool, question), expected);
      }),
      { numRuns: 10, seed: 20_261_127 },
    );
  });

  test(`${name}: gaps have the points and medoids of gaps here`, async () => {
    const count = 300;
    const spot = (at: number, step: number): number => ((at * step) % 37) / 1000;
    const people = {
      count,
      lons: Float64Array.from({ length: count }, (_, at) => 121 + spot(at, 7)),
      lats: Float64Array.from({ length: count }, (_, at) => 31 + spot(at, 11)),
      columns: [Float64Array.from({ length: count }, (_, at) => (at % 6) / 3)],
      area: Int32Array.from({ length: count }, (_, at) => (at % 20 === 0 ? -1 : 0)),
      areaCount: 1,
    };
    const neighbours = {
      first: Uint32Array.from({ length: count + 1 }, (_, at) => Math.min(at, count - 1)),
      of: Uint32Array.from({ length: count - 1 }, (_, at) => at + 1),
    };
    const marks = [2, 3, 5, 7, 400].map((every) =>
      Uint8Array.from({ length: count }, (_, at) => (at % every === 0 ? 0 : 1)),
    );
    const expected = marks.map((own) => findGaps(people, neighbours, own));
    assert.deepEqual(await gapsInPool(pool, people, neighbours, marks), expected);
  });
}
