import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import fc from 'fast-check';
import { RadiusTest } from './radius-test.ts';
import { peopleOf, someHouseholds } from './testing/people-of.ts';

test('the radius is inclusive and looks over walls and water', () => {
  // 0.001° of latitude is 111.2 m
  const people = peopleOf(
    [31.2, 31.201, 31.202, 31.203].map((lat) => ({ lon: 121.4, lat, heads: 1 })),
  );
  const marks = new Uint8Array(4);
  new RadiusTest(people).mark(121.4, 31.2, 222.4, marks);
  assert.deepEqual([...marks], [1, 1, 1, 0]);
});

test('a place exactly as far away as the radius lies within it', () => {
  const people = peopleOf([{ lon: 121.41, lat: 31.21, heads: 1 }]);
  const exactly = haversineMetres(121.4, 31.2, 121.41, 31.21);
  for (const [radius, mark] of [
    [exactly, 1],
    [exactly - 1e-6, 0],
  ] as const) {
    const marks = new Uint8Array(1);
    new RadiusTest(people).mark(121.4, 31.2, radius, marks);
    assert.equal(marks[0], mark);
  }
});

test('far north, where a degree is short, the circle is as round', () => {
  // at 60° of latitude 0.01° to the east are 556 m
  const people = peopleOf([{ lon: 121.41, lat: 60, heads: 1 }]);
  const marks = new Uint8Array(1);
  new RadiusTest(people).mark(121.4, 60, 560, marks);
  assert.deepEqual([...marks], [1]);
});

test('marks add up over several places, and none is taken away', () => {
  const people = peopleOf([
    { lon: 121.4, lat: 31.2, heads: 1 },
    { lon: 121.5, lat: 31.2, heads: 1 },
  ]);
  const radius = new RadiusTest(people);
  const marks = new Uint8Array(2);
  radius.mark(121.4, 31.2, 10, marks);
  radius.mark(121.5, 31.2, 10, marks);
  assert.deepEqual([...marks], [1, 1]);
});

test('nobody lives here', () => {
  const marks = new Uint8Array(0);
  new RadiusTest(peopleOf([])).mark(121.4, 31.2, 500, marks);
  assert.equal(marks.length, 0);
});

test('the marked points are those that measuring every distance finds, at any latitude', () => {
  const lat = fc.constantFrom(0, 31.2, 53.5, 75, -40);
  const metres = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(someHouseholds, fc.nat(60), fc.nat(60), metres, lat, (all, x, y, radius, south) => {
      const people = peopleOf(all.map((home) => ({ ...home, lat: home.lat - 31.2 + south })));
      const [placeLon, placeLat] = [121.4 + x * 0.0005, south + y * 0.0005];
      const marks = new Uint8Array(people.count);
      new RadiusTest(people).mark(placeLon, placeLat, radius, marks);
      const measured = Array.from(people.lons, (lon, point) =>
        haversineMetres(placeLon, placeLat, lon, people.lats[point]) <= radius ? 1 : 0,
      );
      assert.deepEqual([...marks], measured);
    }),
    { numRuns: 500, seed: 300 },
  );
});
