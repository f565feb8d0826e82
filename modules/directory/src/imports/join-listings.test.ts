import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchFacility } from '../matching/match-facility.ts';
import { aListing, someListings } from '../testing.ts';
import { joinListings } from './join-listings.ts';
import { listingTraits } from './plan-import.ts';

test('rows that are the same place become one, which says all that either says', () => {
  const same = joinListings(
    [
      aListing(2, { file: 'a.csv', sourceId: 'B1', phone: null, hours: null }),
      aListing(9, { file: 'b.csv', sourceId: 'C7', phone: '021-9', lat: 31.2003 }),
    ],
    'amap',
  );
  const [joined] = same.listings;
  assert.equal(same.listings.length, 1);
  assert.deepEqual(joined?.sourceIds, ['amap:B1', 'amap:C7']);
  assert.deepEqual([joined?.phone, joined?.lat], ['021-9', 31.2]);
  assert.deepEqual(same.complaints[0]?.place, { file: 'b.csv', row: 9 });
});

test('two rows of one file that both have an id are two places', () => {
  const twins = [aListing(2, { sourceId: 'B1' }), aListing(3, { sourceId: 'B2' })];
  assert.equal(joinListings(twins, 'amap').listings.length, 2);
  const nameless = twins.map((listing) => ({ ...listing, sourceId: null }));
  assert.equal(joinListings(nameless, 'amap').listings.length, 1);
  const again = twins.map((listing) => ({ ...listing, sourceId: 'B1' }));
  assert.equal(joinListings(again, 'amap').listings.length, 1);
});

test('what stays is no two rows that are the same place, found by comparing each with each', () => {
  fc.assert(
    fc.property(someListings, (made) => {
      const near = made.map((listing, at) => ({
        ...listing,
        file: `${at}.csv`,
        name: at % 2 === 0 ? '运河药房' : '运河大药房',
        lon: 121.5 + (at % 3) * 1e-4,
        lat: 31.2,
      }));
      const { listings, complaints } = joinListings(near, 'x');
      assert.equal(listings.length + complaints.length, near.length);
      const firsts = listings.map((kept) => near.find(({ file }) => file === kept.file) ?? kept);
      for (const [at, one] of firsts.entries()) {
        for (const other of firsts.slice(0, at)) {
          const { verdict } = matchFacility(listingTraits(other, 'x'), listingTraits(one, 'x'));
          assert.notEqual(verdict, 'same');
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a row that a slip put at a pole is looked at as soon as any other', () => {
  const slips = [-90, 90, 89.99999999].map((lat, at) =>
    aListing(at + 2, { sourceId: `${at}`, lat }),
  );
  assert.equal(joinListings(slips, 'amap').listings.length, 3);
});
