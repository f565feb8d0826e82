import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yike/kernel';
import fc from 'fast-check';
import { buildNetwork } from './build-network.ts';
import { packNetwork, unpackNetwork } from './pack.ts';
import { networkOf } from './testing/network-of.ts';
import { osmOf, randomNetworks, townFromText } from './testing.ts';

const codeOf = (bytes: Uint8Array<ArrayBuffer>): string => {
  try {
    unpackNetwork(bytes);
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.code;
  }
  return 'unpacked';
};

const { network: town } = buildNetwork(
  osmOf({
    nodes: { 1: [121, 31], 2: [121.001, 31, { barrier: 'gate', locked: 'yes' }], 3: [121.002, 31] },
    ways: [[[1, 2, 3], { highway: 'footway', name: '外滩 — Bund 🚶' }]],
  }),
);

test('a network comes out of its bytes as it went in', () => {
  assert.deepEqual(unpackNetwork(packNetwork(town)), town);
  fc.assert(
    fc.property(randomNetworks({ directed: true }), (draft) => {
      const network = networkOf(draft);
      assert.deepEqual(unpackNetwork(packNetwork(network)), network);
    }),
  );
});

test('equal networks give equal bytes, and so does one that was unpacked', () => {
  const bytes = packNetwork(town);
  assert.deepEqual(packNetwork(structuredClone(town)), bytes);
  assert.deepEqual(packNetwork(unpackNetwork(bytes)), bytes);
  const reversed = Object.fromEntries(Object.entries(town).reverse()) as unknown as typeof town;
  assert.deepEqual(packNetwork(reversed), bytes);
});

test('another network gives other bytes', () => {
  const [one, other] = ['A-B', 'A--B'].map((text) => packNetwork(townFromText(text).network));
  assert.notDeepEqual(one, other);
});

test('an empty network can be packed', () => {
  const empty = networkOf({ nodes: [], edges: [] });
  assert.deepEqual(unpackNetwork(packNetwork(empty)), empty);
});

test('bytes that do not begin at a multiple of eight are read all the same', () => {
  const bytes = packNetwork(town);
  for (let shift = 0; shift <= 8; shift++) {
    const block = new Uint8Array(bytes.length + 16);
    block.set(bytes, shift);
    assert.deepEqual(unpackNetwork(block.subarray(shift, shift + bytes.length)), town);
  }
});

test('aligned bytes are looked into, not copied', () => {
  const bytes = packNetwork(town);
  assert.equal(unpackNetwork(bytes).nodeLon.buffer, bytes.buffer);
});

test('a change of any byte is noticed', () => {
  const bytes = packNetwork(town);
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = bytes.slice();
      damaged[at] ^= flip;
      const expected = at < 8 ? 'network-packed-foreign' : 'network-packed-damaged';
      assert.equal(codeOf(damaged), expected, `byte ${at}`);
    }
  }
});

test('a file cut off anywhere, or with something behind it, is noticed', () => {
  const bytes = packNetwork(town);
  for (let length = 0; length < bytes.length; length++) {
    assert.notEqual(codeOf(bytes.slice(0, length)), 'unpacked', `${length} bytes`);
  }
  for (const extra of [1, 4, 8]) {
    const longer = new Uint8Array(bytes.length + extra);
    longer.set(bytes);
    assert.equal(codeOf(longer), 'network-packed-damaged');
  }
});

test('any other file is foreign, and the problem names it', () => {
  const text = new TextEncoder().encode('id,name,lon,lat\n1,a,121,31\n');
  assert.equal(codeOf(text), 'network-packed-foreign');
  assert.equal(codeOf(new Uint8Array()), 'network-packed-foreign');
  assert.throws(
    () => unpackNetwork(text, 'streets.net'),
    (error) => error instanceof Problem && error.place.file === 'streets.net',
  );
});
