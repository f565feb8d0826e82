import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import fc from 'fast-check';
import { facilityOf } from '../testing/some-facilities.ts';
import type { Facility } from './facility.ts';
import { mergeDuplicates } from './merge-duplicates.ts';

/** So many metres north of everything else. */
const metresNorth = (metres: number): { lat: number } => ({ lat: 31.23 + metres / 111_194.9 });

function idsOf(facilities: readonly Facility[]): string[] {
  return mergeDuplicates(facilities).facilities.map(({ id }) => id);
}

test('the same name and a common type within 50 m is the same place', () => {
  const a = facilityOf({ id: '1', name: '大众 药房', types: ['pharmacy', 'clinic'] });
  const b = facilityOf({ id: '2', name: '大众药房', types: ['pharmacy'], ...metresNorth(49.9) });
  const { facilities, merged } = mergeDuplicates([a, b]);
  assert.equal(merged, 1);
  assert.deepEqual(
    facilities.map(({ id, alsoIn }) => [id, alsoIn]),
    [['1', [b.source]]],
  );
});

test('farther apart, of another type or without a name they are two places', () => {
  const a = facilityOf({ id: '1', name: '大众药房' });
  assert.equal(
    idsOf([a, facilityOf({ id: '2', name: '大众药房', ...metresNorth(50.5) })]).length,
    2,
  );
  assert.equal(idsOf([a, facilityOf({ id: '2', name: '大众药房', types: ['clinic'] })]).length, 2);
  assert.equal(idsOf([facilityOf({ id: '1' }), facilityOf({ id: '2' })]).length, 2);
});

test('the same id in one file is the same place, however far apart', () => {
  const far = facilityOf({ id: '1', name: '甲', ...metresNorth(4000) });
  assert.deepEqual(idsOf([facilityOf({ id: '1', name: '乙' }), far]), ['1']);
});

test('the same id in two files is one place within 50 m, and else two with ids of their own', () => {
  const a = facilityOf({ id: '1', source: { file: 'a.csv', row: 2 } });
  const near = facilityOf({ id: '1', source: { file: 'b.csv', row: 2 }, ...metresNorth(40) });
  const far = facilityOf({ id: '1', source: { file: 'b.csv', row: 2 }, ...metresNorth(400) });
  const farther = facilityOf({ id: '1', source: { file: 'c.csv', row: 2 }, ...metresNorth(900) });
  assert.deepEqual(idsOf([a, near]), ['1']);
  assert.deepEqual(idsOf([a, far, farther]), ['1', '1~2', '1~3']);
});

test('an id made up for one place is never that of another', () => {
  const a = facilityOf({ id: '1', source: { file: 'a.csv' } });
  const far = facilityOf({ id: '1', source: { file: 'b.csv' }, ...metresNorth(400) });
  const literal = facilityOf({ id: '1~2', source: { file: 'c.csv' }, ...metresNorth(900) });
  assert.deepEqual(idsOf([a, far, literal]), ['1', '1~3', '1~2']);
});

test('the first survives and takes over what it lacks', () => {
  const first = facilityOf({ id: '1', name: '药房', types: ['pharmacy'] });
  const second = facilityOf({
    id: '2',
    name: '药房',
    types: ['clinic', 'pharmacy'],
    address: '中山路 1 号',
    hours: '24/7',
    capacity: 8,
    source: { file: 'b.csv', row: 9 },
  });
  const [kept] = mergeDuplicates([first, second]).facilities;
  assert.deepEqual(kept, {
    ...first,
    types: ['pharmacy', 'clinic'],
    address: '中山路 1 号',
    hours: '24/7',
    capacity: 8,
    alsoIn: [{ file: 'b.csv', row: 9 }],
  });
});

test('what joins two places makes them one', () => {
  const a = facilityOf({ id: '1', name: '店', types: ['pharmacy'] });
  const b = facilityOf({ id: '2', name: '店', types: ['clinic'] });
  const both = facilityOf({ id: '3', name: '店', types: ['pharmacy', 'clinic'] });
  const { facilities, merged } = mergeDuplicates([a, b, both]);
  assert.deepEqual([facilities.length, merged], [1, 2]);
  assert.deepEqual(facilities[0]?.types, ['pharmacy', 'clinic']);
});

const someFacilities: fc.Arbitrary<Facility[]> = fc
  .array(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '1~2', '1~3', '2~2'),
      name: fc.constantFrom('', '甲', '乙', '甲 ', '丙'),
      types: fc.uniqueArray(fc.constantFrom('pharmacy', 'clinic', 'market'), { minLength: 1 }),
      metres: fc.constantFrom(0, 30, 60, 90, 3000),
      file: fc.constantFrom('a.csv', 'b.csv', 'c.csv'),
    }),
    { maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ metres, file, ...draft }, at) =>
      facilityOf({ ...draft, ...metresNorth(metres), source: { file, row: at + 2 } }),
    ),
  );

test('merging what is merged changes nothing', () => {
  fc.assert(
    fc.property(someFacilities, (all) => {
      const once = mergeDuplicates(all).facilities;
      assert.deepEqual(mergeDuplicates(once), { facilities: once, merged: 0 });
    }),
    { numRuns: 500, seed: 300 },
  );
});

test('ids are unique, nothing is lost, and the order is that of the first listings', () => {
  fc.assert(
    fc.property(someFacilities, (all) => {
      const { facilities, merged } = mergeDuplicates(all);
      assert.equal(new Set(facilities.map(({ id }) => id)).size, facilities.length);
      assert.equal(facilities.length + merged, all.length);
      const rows = facilities.map(({ source }) => source.row ?? 0);
      assert.deepEqual(
        rows,
        rows.toSorted((a, b) => a - b),
      );
      // every listing is the survivor or named by one, and its types are with it
      const rowOf = new Map(all.map((facility) => [facility.source.row, facility]));
      const listed = facilities.flatMap((kept) =>
        [kept.source, ...kept.alsoIn].map(({ row }) => {
          for (const type of rowOf.get(row)?.types ?? []) assert.ok(kept.types.includes(type));
          return row;
        }),
      );
      assert.deepEqual(
        listed.toSorted((a = 0, b = 0) => a - b),
        all.map(({ source }) => source.row),
      );
    }),
    { numRuns: 500, seed: 300 },
  );
});

test('of survivors no two are the same place', () => {
  fc.assert(
    fc.property(someFacilities, (all) => {
      const { facilities } = mergeDuplicates(all);
      for (const [at, a] of facilities.entries()) {
        for (const b of facilities.slice(at + 1)) {
          const isSame =
            a.name.trim() !== '' &&
            a.name.trim() === b.name.trim() &&
            a.types.some((type) => b.types.includes(type)) &&
            haversineMetres(a.lon, a.lat, b.lon, b.lat) <= 50;
          assert.equal(isSame, false);
        }
      }
    }),
    { numRuns: 500, seed: 300 },
  );
});
