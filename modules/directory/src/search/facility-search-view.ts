import {
  cityOfRegion,
  type Page,
  pageFrom,
  type Reading,
  type RegionCode,
  readCursor,
  regionRange,
} from '@yike/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { HolidayCalendar } from '../hours/holiday-calendar.ts';
import { localMinute } from '../hours/local-day.ts';
import { isOpenAt } from '../hours/open-state.ts';
import { cellsWithin } from '../places/cell.ts';
import type { ACCESS_ATTRIBUTES, Facility } from '../places/facility.ts';
import { facilityOf, selectFacilities } from '../places/facility-view.ts';
import { roundDegrees } from '../places/round-degrees.ts';
import { initialKeys, pinyinKeys, plainText, serviceKey, wordKeys } from './search-keys.ts';
import { typesInWords } from './synonyms.ts';

export interface FacilitiesAsked {
  readonly within: RegionCode;
  /** Words in Chinese, pinyin or initials, of the name or of what is done there. */
  readonly words?: string | undefined;
  readonly serviceType?: string | undefined;
  /** Straight-line metres around a point, nearest first. */
  readonly near?:
    | { readonly lon: number; readonly lat: number; readonly metres: number }
    | undefined;
  readonly openNow: boolean;
  /** With this, at least with limits. */
  readonly accessible?: (typeof ACCESS_ATTRIBUTES)[number] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface FacilityFound {
  readonly facility: Facility;
  /** In a straight line; null: no point was asked for. */
  readonly metres: number | null;
}

/** How many are read at once where only some of them may be open. */
const BATCH = 200;
const MOST_BATCHES = 10;

/**
 * Places that fit, nearest first where a point is given, else the best fitting names first. Places
 * that closed for good are not found. With `openNow` a page may hold fewer than asked for and still
 * have a next one.
 */
export async function searchFacilities(
  reading: Reading,
  asked: FacilitiesAsked,
  calendar: HolidayCalendar,
): Promise<Page<FacilityFound>> {
  const after = readCursor(asked.cursor, CURSOR);
  if (!asked.openNow) {
    const rows = await readRows(reading, asked, after, asked.limit + 1);
    return shown(pageFrom(rows, asked.limit, keyOf), asked);
  }
  return shown(await openPage(reading, asked, after, calendar), asked);
}

async function openPage(
  reading: Reading,
  asked: FacilitiesAsked,
  start: readonly [string, string] | null,
  calendar: HolidayCalendar,
): Promise<Page<Found>> {
  const open: Found[] = [];
  const minute = localMinute(reading.now);
  const isOpen = (row: Found): boolean => {
    const { hours, status } = facilityOf(row);
    return hours !== null && status === 'open' && isOpenAt(hours, minute, calendar);
  };
  let after = start;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const rows = await readRows(reading, asked, after, BATCH);
    open.push(...rows.filter(isOpen));
    const last = rows.at(-1);
    const isEnd = last === undefined || rows.length < BATCH;
    if (isEnd || open.length > asked.limit) return pageFrom(open, asked.limit, keyOf);
    after = [String(last.sort_key), last.facility_id];
  }
  // what follows was not looked at yet
  const { next } = pageFrom([after, after], 1, (key) => key ?? []);
  return { items: open, next };
}

const CURSOR = z.tuple([z.string().regex(/^\d{1,10}$/), z.uuid()]);

type Found = Awaited<ReturnType<typeof readRows>>[number];

const keyOf = ({ sort_key, facility_id }: Found): readonly string[] => [
  String(sort_key),
  facility_id,
];

function shown(page: Page<Found>, { near }: FacilitiesAsked): Page<FacilityFound> {
  const items = page.items.map((row) => ({
    facility: facilityOf(row),
    metres: near === undefined ? null : row.sort_key / 10,
  }));
  return { items, next: page.next };
}

async function readRows(
  reading: Reading,
  asked: FacilitiesAsked,
  after: readonly [string, string] | null,
  limit: number,
) {
  const key = sortKey(asked);
  let query = narrowed(reading, asked).select(key.as('sort_key'));
  if (after !== null) {
    query = query.where(
      sql<boolean>`(${key}, facility.facility_id) > (${Number(after[0])}, ${after[1]}::uuid)`,
    );
  }
  return await query.orderBy('sort_key').orderBy('facility_id').limit(limit).execute();
}

/** Whole decimetres from the point; or how well the name fits, 0 best. */
function sortKey({ near, words }: FacilitiesAsked) {
  if (near !== undefined) return decimetres(near.lon, near.lat);
  const plain = plainText(words ?? '');
  if (plain === '') return sql<number>`0`;
  return sql<number>`case when plain_name = ${plain} then 0
    when starts_with(plain_name, ${plain}) then 1
    when position(${plain} in plain_name) > 0 then 2
    when starts_with(pinyin, ${plain}) or starts_with(initials, ${plain}) then 3 else 4 end`;
}

/** Haversine on the same sphere as `engine/geometry`. */
function decimetres(givenLon: number, givenLat: number) {
  const [lon, lat] = [roundDegrees(givenLon), roundDegrees(givenLat)];
  return sql<number>`round(10 * 2 * 6371000 * asin(sqrt(least(1,
    power(sin(radians(lat - ${lat}::double precision) / 2), 2)
    + cos(radians(${lat}::double precision)) * cos(radians(lat))
    * power(sin(radians(lon - ${lon}::double precision) / 2), 2)))))::integer`;
}

function narrowed(reading: Reading, asked: FacilitiesAsked) {
  const [first, last] = regionRange(asked.within);
  let query = selectFacilities(reading)
    .where('region_code', '>=', first)
    .where('region_code', '<=', last)
    .where('status', '<>', 'closed');
  const cityCode = cityOfRegion(asked.within);
  if (cityCode !== null) query = query.where('city_code', '=', cityCode);
  const { near, serviceType, accessible, words } = asked;
  if (near !== undefined) {
    const cells = cellsWithin(near.lon, near.lat, near.metres);
    query = query
      .where('cell', '=', sql<number>`any(${cells}::bigint[])`)
      .where(sql<boolean>`${decimetres(near.lon, near.lat)} <= ${Math.round(near.metres * 10)}`);
  }
  if (serviceType !== undefined) {
    query = query.where(sql<boolean>`search_keys @> ${[serviceKey(serviceType)]}::text[]`);
  }
  if (accessible !== undefined) {
    query = query.where(sql<boolean>`accessibility ->> ${accessible} in ('yes', 'limited')`);
  }
  return words === undefined ? query : query.where(wordsFit(words));
}

/** By the name, its pinyin, its initials, or what is done there. */
function wordsFit(words: string) {
  const plain = plainText(words);
  // nothing but punctuation names nothing
  if (plain === '') return sql<boolean>`false`;
  const fits = [
    sql<boolean>`(search_keys @> ${wordKeys(plain)}::text[] and position(${plain} in plain_name) > 0)`,
  ];
  if (/^[a-z]{3,}$/.test(plain)) {
    fits.push(
      sql<boolean>`(search_keys @> ${pinyinKeys(plain)}::text[] and position(${plain} in pinyin) > 0)`,
    );
  }
  if (/^[a-z]{2,}$/.test(plain)) {
    fits.push(
      sql<boolean>`(search_keys @> ${initialKeys(plain)}::text[] and position(${plain} in initials) > 0)`,
    );
  }
  const types = typesInWords(plain).map(serviceKey);
  if (types.length > 0) fits.push(sql<boolean>`search_keys && ${types}::text[]`);
  return sql<boolean>`(${sql.join(fits, sql` or `)})`;
}
