import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  planeAt,
  planeLat,
  planeLon,
  planeMetres,
  planeX,
  planeY,
  projectOnSegment,
} from './local-plane.ts';
import { haversineMetres } from './ruler.ts';

const KM_IN_DEGREES = 1 / 111.2;
const km = (most: number) =>
  fc.double({ min: -most * KM_IN_DEGREES, max: most * KM_IN_DEGREES, noNaN: true });

test('plane coordinates lead back to the degrees they came from', () => {
  const plane = planeAt(31.23);
  assert.ok(Math.abs(planeLon(plane, planeX(plane, 121.4737)) - 121.4737) < 1e-12);
  assert.ok(Math.abs(planeLat(plane, planeY(plane, 31.2304)) - 31.2304) < 1e-12);
});

test('a projection within 50 km of the centre differs less than 0.1 % from haversine', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(-45, 0, 18.2, 31.23, 53.5),
      fc.tuple(km(50), km(50)),
      fc.tuple(km(1), km(1)),
      fc.tuple(km(0.7), km(0.7)),
      (centreLat, [eastward, northward], [bEast, bNorth], [pEast, pNorth]) => {
        const plane = planeAt(centreLat);
        const [aLon, aLat] = [121 + eastward, centreLat + northward];
        const [bLon, bLat] = [aLon + bEast, aLat + bNorth];
        const [pLon, pLat] = [aLon + pEast, aLat + pNorth];

        const hit = projectOnSegment(
          plane,
          planeX(plane, pLon),
          planeY(plane, pLat),
          planeX(plane, aLon),
          planeY(plane, aLat),
          planeX(plane, bLon),
          planeY(plane, bLat),
        );

        // along the segment haversine has one minimum: search it by thirds
        const metresAt = (t: number) =>
          haversineMetres(pLon, pLat, aLon + t * (bLon - aLon), aLat + t * (bLat - aLat));
        let [low, high] = [0, 1];
        for (let step = 0; step < 80; step++) {
          const third = (high - low) / 3;
          if (metresAt(low + third) < metresAt(high - third)) high -= third;
          else low += third;
        }
        const exact = metresAt(low);
        assert.ok(
          Math.abs(hit.distance - exact) <= 0.001 * exact + 0.001,
          `${hit.distance} against ${exact}`,
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('planeMetres differs less than 0.01 % from haversine over 5 km', () => {
  fc.assert(
    fc.property(km(50), km(50), km(2.5), km(2.5), (eastward, northward, dLon, dLat) => {
      const plane = planeAt(31.23);
      const [aLon, aLat] = [121 + eastward, 31.23 + northward];
      const [bLon, bLat] = [aLon + dLon, aLat + dLat];
      const metres = planeMetres(
        plane,
        planeX(plane, aLon),
        planeY(plane, aLat),
        planeX(plane, bLon),
        planeY(plane, bLat),
      );
      const exact = haversineMetres(aLon, aLat, bLon, bLat);
      assert.ok(Math.abs(metres - exact) <= 0.0001 * exact + 1e-4, `${metres} against ${exact}`);
    }),
    { numRuns: 500 },
  );
});

test('a point beyond an end of the segment meets that end', () => {
  const plane = planeAt(0);
  const before = projectOnSegment(plane, -3, 4, 0, 0, 10, 0);
  assert.equal(before.t, 0);
  assert.ok(Math.abs(before.distance - 5) < 1e-9);
  const after = projectOnSegment(plane, 13, 4, 0, 0, 10, 0);
  assert.equal(after.t, 1);
  assert.ok(Math.abs(after.distance - 5) < 1e-9);
});

test('a segment of no length is a point', () => {
  const hit = projectOnSegment(planeAt(0), 3, 4, 0, 0, 0, 0);
  assert.equal(hit.t, 0);
  assert.ok(Math.abs(hit.distance - 5) < 1e-9);
});
