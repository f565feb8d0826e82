import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeOfAddress } from './network-place.ts';

test('an address of version 4 is a place, also where it is written as one of version 6', () => {
  assert.equal(placeOfAddress('203.0.113.7'), '203.0.113.7');
  assert.equal(placeOfAddress('::ffff:203.0.113.7'), '203.0.113.7');
});

test('all addresses of a network of version 6 are one place, however they are written', () => {
  const place = '2001:db8:0:1::/64';
  for (const address of [
    '2001:db8:0:1::7',
    '2001:DB8::1:0:0:0:7',
    '2001:0db8:0000:0001:ffff:ffff:ffff:ffff',
    '2001:db8:0:1:a:b:192.0.2.1',
    '2001:db8:0:1::%eth0',
  ]) {
    assert.equal(placeOfAddress(address), place, address);
  }
  assert.equal(placeOfAddress('::1'), '0:0:0:0::/64');
  assert.notEqual(placeOfAddress('2001:db8:0:2::7'), place);
});

test('two addresses are one place if, and only if, they are one in their first half', () => {
  const half = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
  const written = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(':');
  const shortened = (groups: readonly number[]) =>
    new URL(`http://[${written(groups)}]`).hostname.slice(1, -1);
  fc.assert(
    fc.property(half, half, half, half, (network, other, host, another) => {
      const place = placeOfAddress(shortened([...network, ...host]));
      assert.equal(placeOfAddress(written([...network, ...another])), place);
      const isSame = written(network) === written(other);
      assert.equal(placeOfAddress(shortened([...other, ...host])) === place, isSame);
    }),
  );
});
