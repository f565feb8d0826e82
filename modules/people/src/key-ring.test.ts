import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { KeyRing, keyRingSchema, newKeyRing, withNewKey } from './key-ring.ts';

const file = newKeyRing('k1');
const ring = new KeyRing(file);

describe('a ring of keys', () => {
  test('opens what it sealed, whatever that was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, place) => {
        const plain = JSON.parse(JSON.stringify(value));
        assert.deepEqual(ring.open(place, ring.seal(place, plain)), plain);
      }),
    );
  });

  test('opens nothing that was changed by one bit, or moved elsewhere', () => {
    const { bytes, keyId } = ring.seal('people.person 310100 a', { name: '王秀兰' });
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.throws(() => ring.open('people.person 310100 a', { bytes: changed, keyId }));
      }),
    );
    assert.throws(() => ring.open('people.person 310100 b', { bytes, keyId }));
  });

  test('never seals the same to the same', () => {
    assert.notDeepEqual(ring.seal('x', 1).bytes, ring.seal('x', 1).bytes);
  });

  test('with a new key seals by that, and opens what the old one sealed', () => {
    const sealed = ring.seal('x', '王');
    const next = new KeyRing(withNewKey(file, 'k2'));
    assert.equal(next.seal('x', 1).keyId, 'k2');
    assert.equal(next.open('x', sealed), '王');
    assert.throws(() => new KeyRing(newKeyRing('k1')).open('x', sealed), 'another k1');
    assert.throws(() => new KeyRing(newKeyRing('k3')).open('x', sealed), /no key k1/);
  });

  test('hashes the same to the same, each kind for itself, and others with other keys', () => {
    assert.deepEqual(ring.hash('phone', '13800138000'), ring.hash('phone', '13800138000'));
    assert.notDeepEqual(ring.hash('phone', '1'), ring.hash('email', '1'));
    assert.notDeepEqual(ring.hash('phone', '1'), new KeyRing(newKeyRing('k1')).hash('phone', '1'));
    const next = new KeyRing(withNewKey(file, 'k2'));
    assert.deepEqual(
      ring.hash('phone', '1'),
      next.hash('phone', '1'),
      'a new key leaves hashes alone',
    );
  });

  test('is not made of keys that are too short', () => {
    assert.ok(!keyRingSchema.safeParse({ ...file, hashing: 'c2hvcnQ=' }).success);
    assert.ok(!keyRingSchema.safeParse({ ...file, sealing: [] }).success);
  });
});
