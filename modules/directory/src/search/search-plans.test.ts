import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { parseRegionCode, type Reading, type RegionCode } from '@yike/kernel';
import { plansOf, testDatabase } from '@yike/postgres/testing';
import { DIRECTORY } from '../directory.ts';
import { HolidayCalendar } from '../hours/holiday-calendar.ts';
import { listFacilitiesWithin, listStale } from '../places/facility-view.ts';
import {
  findFacilityBox,
  listMappedFacilities,
  type MappedFacilitiesAsked,
} from '../places/mapped-facility-view.ts';
import { fillLargeCity } from '../testing/large-city.ts';
import { type FacilitiesAsked, searchFacilities } from './facility-search-view.ts';

const database = await testDatabase([DIRECTORY], {
  clock: () => new Date('2026-06-03T12:00:00+08:00'),
});
const { reading } = database;
const regionOf = (code: string): RegionCode => parseRegionCode(code) as RegionCode;
const CITY = regionOf('9801');
const COMMUNITY = regionOf('980105004007');
const calendar = new HolidayCalendar([]);

/** As many as it takes for the planner to see that a scan of all is dearer. */
before(() => fillLargeCity((sql, values) => database.pool.query(sql, values), 20_000));

const search =
  (asked: Partial<FacilitiesAsked>) =>
  (from: Reading): ReturnType<typeof searchFacilities> =>
    searchFacilities(from, { within: CITY, openNow: false, limit: 50, ...asked }, calendar);

const near = { lon: 121.01, lat: 31.01, metres: 1500 };

const QUESTIONS: readonly (readonly [
  says: string,
  index: string,
  ask: (from: Reading) => Promise<unknown>,
])[] = [
  ['characters of a name', 'facility_words', search({ words: '福临便利店' })],
  ['what people call a service', 'facility_words', search({ words: '修鞋' })],
  ['pinyin', 'facility_words', search({ words: 'yaodian' })],
  ['initials', 'facility_words', search({ words: 'flbld' })],
  ['near me', 'facility_cell', search({ near })],
  ['near me and open now', 'facility_cell', search({ near, openNow: true })],
  ['a service near me', 'facility_cell', search({ near, serviceType: 'pharmacy' })],
  ['the list of a city', 'facility_region', search({})],
  ['the list of a province', 'facility_region', search({ within: regionOf('98') })],
  ['the list of a community', 'facility_region', search({ within: COMMUNITY })],
  ['one character that most names have', 'facility_region', search({ words: '店' })],
  ['open now in a community', 'facility_region', search({ within: COMMUNITY, openNow: true })],
  ['a page far into the list of a city', 'facility_region', aPageFarIn],
  ['all of a community', 'facility_region', (from) => listFacilitiesWithin(from, COMMUNITY)],
  ['what a map shows', 'facility_l(?:on|at)', map({ boxes: [[121, 31, 121.01, 31.01]] })],
  ['a page of all on a map', 'facility_pkey', map({ boxes: null })],
  ['where the outermost places lie', 'facility_lon', findFacilityBox],
  ['what is stale in a city', 'facility_stale', (from) => listStale(from, CITY, { limit: 50 })],
];

function map(asked: MappedFacilitiesAsked) {
  return (from: Reading) => listMappedFacilities(from, asked, { limit: 1000 });
}

async function aPageFarIn(from: Reading): Promise<unknown> {
  const { next } = await search({ within: COMMUNITY, limit: 1 })(reading);
  assert.ok(next);
  return await search({ cursor: next })(from);
}

describe('in a city of 20,000 places', () => {
  for (const [says, index, ask] of QUESTIONS) {
    test(`${says}: found by the index ${index}`, async () => {
      const plans = await plansOf(database, ask);
      assert.ok(plans.length > 0);
      for (const plan of plans) {
        assert.match(plan, new RegExp(`${index}\\b`));
        assert.doesNotMatch(plan, /Seq Scan/);
      }
    });
  }

  test('a page far in is entered by its cursor, and does not read what came before', async () => {
    const [plan = ''] = await plansOf(database, aPageFarIn);
    assert.match(plan, /Index Cond: .*ROW\(city_code, region_code, facility_id\) > ROW/);
  });

  test('control: without an index all places are read', async () => {
    await database.pool.query('drop index directory.facility_words');
    const plans = await plansOf(database, search({ words: '福临便利店' }));
    for (const plan of plans) assert.match(plan, /Seq Scan on facility|facility_region/);
    for (const plan of plans) assert.doesNotMatch(plan, /facility_words/);
  });
});
