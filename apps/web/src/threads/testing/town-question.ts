/** One question about a town, the same in Node and in a page. */
import { type Joints, STANDARD_WALKERS, weigh } from '@yike/engine-network';
import {
  customise,
  jointsByEdge,
  type OrderedNetwork,
  prepareSums,
  type Sums,
  sumsTask,
} from '@yike/engine-reach';

/** Thirds of people, who do not add up exactly, fading within a quarter of an hour. */
export function townQuestion({ network, order }: OrderedNetwork) {
  const [adult] = STANDARD_WALKERS;
  if (adult === undefined) throw new Error('There is no standard walker.');
  const graph = customise(order, network, weigh(network, adult));
  const spots = jointsAlong(700, network.edgeLengthDm);
  const homes = jointsByEdge(network, jointsAlong(5000, network.edgeLengthDm));
  const people = Float64Array.from({ length: homes.joints.count }, (_, home) => (home % 9) / 3);
  const blocks = prepareSums(graph, spots, homes, 'towards');
  return { blocks, task: sumsTask(blocks, [people], 9000, (ticks) => 1 / (1 + ticks)) };
}

function jointsAlong(count: number, lengths: Uint32Array): Joints {
  const edge = Uint32Array.from({ length: count }, (_, at) => (at * 7919) % lengths.length);
  return {
    count,
    first: Uint32Array.from({ length: count + 1 }, (_, at) => at),
    edge,
    alongDm: edge.map((own, at) => (at * 31) % ((lengths[own] ?? 0) + 1)),
    offDm: new Uint32Array(count),
  };
}

/** Every byte of sums, as something that JSON carries. */
export function bytesOf({ bearers, columns }: Sums): string {
  const bytes = [bearers, ...columns].flatMap((column) => [
    ...new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
  ]);
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
