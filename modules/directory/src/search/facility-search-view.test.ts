import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import { OPERATOR, type RegionCode } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import fc from 'fast-check';
import { DIRECTORY } from '../directory.ts';
import { readChineseHours } from '../hours/chinese-hours.ts';
import { getHolidays } from '../hours/holiday-store.ts';
import { cellOf, cellsWithin } from '../places/cell.ts';
import type { FacilityFields } from '../places/facility.ts';
import { addFacility } from '../places/facility-service.ts';
import { aFacility } from '../testing.ts';
import { type FacilitiesAsked, searchFacilities } from './facility-search-view.ts';

const NOON = new Date('2026-06-03T12:00:00+08:00');
const database = await testDatabase([DIRECTORY], { clock: () => NOON });
const within = '990101000000' as RegionCode;

const type = (serviceType: string): FacilityFields['services'] => [{ serviceType, capacity: null }];
const PLACES: readonly Partial<FacilityFields>[] = [
  { name: '幸福食堂', lat: 31.2, hours: readChineseHours('10:30-13:00').hours },
  {
    name: '老王修鞋',
    lat: 31.201,
    services: type('repair-shop'),
    hours: readChineseHours('9:00-11:30').hours,
  },
  { name: '7-Eleven 便利店', lat: 31.202, services: type('convenience-store'), hours: null },
  {
    name: '江畔大药房',
    lat: 31.203,
    services: type('pharmacy'),
    accessibility: {},
    hours: readChineseHours('24小时').hours,
  },
  { name: '停业的食堂', lat: 31.2, status: 'closed' },
  {
    name: '幸福里理发店',
    lat: 31.25,
    services: type('hairdresser'),
    hours: readChineseHours('8:00-20:00').hours,
  },
];

before(() =>
  database.transaction(async (tx) => {
    for (const place of PLACES) await addFacility(tx, OPERATOR, aFacility(place), 'visit');
  }),
);

async function found(asked: Partial<FacilitiesAsked>): Promise<string[]> {
  const calendar = await getHolidays(database.reading);
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const given = { within, openNow: false, limit: 2, ...asked, cursor };
    const page = await searchFacilities(database.reading, given, calendar);
    names.push(...page.items.map(({ facility }) => facility.name));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return names;
}

const WORDS: readonly (readonly [words: string, names: string[]])[] = [
  ['幸福', ['幸福食堂', '幸福里理发店']],
  ['幸福食堂', ['幸福食堂']],
  ['xingfu', ['幸福食堂', '幸福里理发店']],
  ['shitang', ['幸福食堂']],
  ['xfst', ['幸福食堂']],
  ['补鞋', ['老王修鞋']],
  ['哪里有修鞋的', ['老王修鞋']],
  ['买药', ['江畔大药房']],
  ['7-ELEVEN', ['7-Eleven 便利店']],
  ['理发', ['幸福里理发店']],
  ['游泳池', []],
  ["'; drop table directory.facility; --", []],
  ['%', []],
];

for (const [words, names] of WORDS) {
  test(`${words} finds ${names.join('、') || 'nothing'}`, async () => {
    assert.deepEqual((await found({ words })).sort(), [...names].sort());
  });
}

test('near a point come the nearest first, page by page, none beyond the metres', async () => {
  const near = { lon: 121.5, lat: 31.2004, metres: 300 };
  assert.deepEqual(await found({ near }), [
    '幸福食堂',
    '老王修鞋',
    '7-Eleven 便利店',
    '江畔大药房',
  ]);
  assert.deepEqual(await found({ near: { ...near, metres: 120 } }), ['幸福食堂', '老王修鞋']);
});

test('open now leaves out what is closed and what nobody knows the hours of', async () => {
  assert.deepEqual(
    (await found({ openNow: true })).sort(),
    ['幸福食堂', '幸福里理发店', '江畔大药房'].sort(),
  );
});

test('by service, and by access', async () => {
  assert.deepEqual(await found({ serviceType: 'pharmacy' }), ['江畔大药房']);
  assert.equal((await found({ accessible: 'step-free-entrance' })).includes('江畔大药房'), false);
});

test('another region has none of these', async () => {
  assert.deepEqual(await found({ within: '990102000000' as RegionCode, words: '食堂' }), []);
});

test('the cells of a circle hold every point of it', () => {
  const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 73, max: 135, noNaN: true }),
      fc.double({ min: 18, max: 53, noNaN: true }),
      fc.integer({ min: 1, max: 10_000 }),
      turn,
      (lon, lat, metres, angle) => {
        const north = (metres * 0.999 * Math.cos(angle)) / 111_195;
        const east = (metres * 0.999 * Math.sin(angle)) / 111_195 / Math.cos((lat * Math.PI) / 180);
        if (haversineMetres(lon, lat, lon + east, lat + north) > metres) return;
        assert.ok(cellsWithin(lon, lat, metres).includes(cellOf(lon + east, lat + north)));
      },
    ),
  );
});
