import {
  type Column,
  packNetwork,
  unpackWithBeside,
  type WalkingNetwork,
} from '@yike/engine-network';
import { Problem } from '@yike/kernel';
import { type EliminationOrder, eliminationOrder } from './elimination-order.ts';

/** A network, and the order in which its nodes are eliminated. */
export interface OrderedNetwork {
  readonly network: WalkingNetwork;
  readonly order: EliminationOrder;
}

/** Columns of the order in a pack carry its version: an order made by other rules has other names. */
const PREFIX = 'order1.';

/**
 * Both as one block of bytes, which `unpackNetwork` reads as well. Equal networks give equal bytes.
 * @throws RangeError for the order of another network
 */
export function packOrderedNetwork({ network, order }: OrderedNetwork): Uint8Array<ArrayBuffer> {
  if (!isOf(network, order)) throw new RangeError('This is the order of another network.');
  const columns = Object.entries(order).filter((entry): entry is [string, Column] =>
    ArrayBuffer.isView(entry[1]),
  );
  return packNetwork(
    network,
    Object.fromEntries(columns.map(([name, column]) => [PREFIX + name, column])),
  );
}

/**
 * Both out of a block of bytes. A pack without an order, or with one of another version, is read all the
 * same, and the order made anew.
 *
 * @throws Problem `network-packed-foreign` or `network-packed-damaged`
 */
export function unpackOrderedNetwork(
  block: Uint8Array<ArrayBuffer>,
  fileName?: string,
): OrderedNetwork {
  const { network, beside } = unpackWithBeside(block, fileName);
  const columns = Object.fromEntries(
    ORDER_COLUMNS.map((name) => [name, beside[PREFIX + name]] as const),
  );
  if (Object.values(columns).every((column) => column === undefined)) {
    return { network, order: eliminationOrder(network) };
  }
  const { nodeCount } = network;
  const arcCount = columns['upRank']?.length ?? 0;
  const order = { nodeCount, arcCount, ...columns } as unknown as EliminationOrder;
  if (isOf(network, order)) return { network, order };
  throw new Problem('network-packed-damaged', fileName === undefined ? {} : { file: fileName });
}

const ORDER_COLUMNS = [
  ...['rankOfNode', 'firstUp', 'upRank', 'firstDown', 'downRank', 'downArc', 'arcOfEdge'],
];

/** Whether all columns are there, and as long as the network wants them. */
function isOf({ nodeCount, edgeCount }: WalkingNetwork, order: EliminationOrder): boolean {
  const { rankOfNode, firstUp, firstDown, upRank, downRank, downArc, arcOfEdge } = order;
  return (
    rankOfNode?.length === nodeCount &&
    firstUp?.length === nodeCount + 1 &&
    firstDown?.length === nodeCount + 1 &&
    arcOfEdge?.length === edgeCount &&
    upRank?.length === firstUp[nodeCount] &&
    downRank?.length === upRank.length &&
    downArc?.length === upRank.length
  );
}
