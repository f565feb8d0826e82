import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packNetwork, unpackNetwork } from '@yike/engine-network';
import { networkOf, randomNetworks, townFromText } from '@yike/engine-network/testing';
import { Problem } from '@yike/kernel';
import fc from 'fast-check';
import { eliminationOrder } from './elimination-order.ts';
import { packOrderedNetwork, unpackOrderedNetwork } from './pack-order.ts';

const { network: town } = townFromText('A-B-C D-E');
const ordered = { network: town, order: eliminationOrder(town) };

const codeOf = (bytes: Uint8Array<ArrayBuffer>): string => {
  try {
    unpackOrderedNetwork(bytes);
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.code;
  }
  return 'unpacked';
};

test('a network and its order come out of their bytes as they went in', () => {
  fc.assert(
    fc.property(randomNetworks({ directed: true }), (draft) => {
      const network = networkOf(draft);
      const both = { network, order: eliminationOrder(network) };
      const bytes = packOrderedNetwork(both);
      assert.deepEqual(unpackOrderedNetwork(bytes), both);
      assert.deepEqual(packOrderedNetwork(unpackOrderedNetwork(bytes)), bytes);
      assert.deepEqual(unpackNetwork(bytes), network);
    }),
  );
});

test('a network that was packed without an order gets the one it would have had', () => {
  assert.deepEqual(unpackOrderedNetwork(packNetwork(town)), ordered);
  const order9 = { 'order9.rankOfNode': new Uint32Array(town.nodeCount) };
  assert.deepEqual(unpackOrderedNetwork(packNetwork(town, order9)), ordered);
});

test('a change of any byte is noticed, and so is a file cut off anywhere', () => {
  const bytes = packOrderedNetwork(ordered);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] ^= 0x40;
    assert.notEqual(codeOf(damaged), 'unpacked', `byte ${at}`);
    assert.notEqual(codeOf(bytes.slice(0, at)), 'unpacked', `${at} bytes`);
  }
  assert.equal(codeOf(new TextEncoder().encode('id,lon,lat')), 'network-packed-foreign');
});

test('the order of another network is neither packed nor read', () => {
  const { network } = townFromText('A-B-C-D-E');
  const { order } = ordered;
  assert.throws(() => packOrderedNetwork({ network, order }), /order of another network/);
  const columns = Object.entries(order).filter(([, column]) => ArrayBuffer.isView(column));
  const foreign = Object.fromEntries(columns.map(([name, column]) => [`order1.${name}`, column]));
  assert.equal(codeOf(packNetwork(network, foreign)), 'network-packed-damaged');
  const { 'order1.upRank': _, ...partial } = foreign;
  assert.equal(codeOf(packNetwork(town, partial)), 'network-packed-damaged');
});
