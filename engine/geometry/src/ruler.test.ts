import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EARTH_RADIUS_METRES, haversineMetres } from './ruler.ts';

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });

test('a degree of a meridian is the 360th part of the circumference', () => {
  const expected = (2 * Math.PI * EARTH_RADIUS_METRES) / 360;
  assert.ok(Math.abs(haversineMetres(121, 31, 121, 32) - expected) < 1e-6);
});

test('antipodes are half a circumference apart', () => {
  const half = Math.PI * EARTH_RADIUS_METRES;
  assert.ok(Math.abs(haversineMetres(0, 37.3, 180, -37.3) - half) < 0.2);
});

test('a distance is the same there and back, and never more than half round', () => {
  fc.assert(
    fc.property(lon, lat, lon, lat, (lon1, lat1, lon2, lat2) => {
      const there = haversineMetres(lon1, lat1, lon2, lat2);
      assert.ok(there >= 0 && there <= Math.PI * EARTH_RADIUS_METRES);
      assert.equal(there, haversineMetres(lon2, lat2, lon1, lat1));
    }),
  );
});
