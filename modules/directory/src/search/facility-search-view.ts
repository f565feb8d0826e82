import {
  insideRegion,
  type Page,
  pageFrom,
  type Reading,
  type RegionCode,
  readCursor,
} from '@yike/kernel';
import { type RawBuilder, sql } from 'kysely';
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

/** How many are read at once where only some of them may be open: first a page's worth, then more. */
const BATCHES = [200, 600, 1200];

/**
 * Places that fit, nearest first where a point is given, else the best fitting names first, else by
 * region. Places that closed for good are not found. With `openNow` a page may hold fewer than asked
 * for and still have a next one.
 */
export async function searchFacilities(
  reading: Reading,
  asked: FacilitiesAsked,
  calendar: HolidayCalendar,
): Promise<Page<FacilityFound>> {
  const order = orderOf(asked);
  const after = readCursor(asked.cursor, order.cursor) as Key | null;
  if (!asked.openNow) {
    const rows = await readRows(reading, asked, order, after, asked.limit + 1);
    return shown(pageFrom(rows, asked.limit, keyOf), asked);
  }
  return shown(await openPage(reading, asked, order, after, calendar), asked);
}

async function openPage(
  reading: Reading,
  asked: FacilitiesAsked,
  order: Order,
  start: Key | null,
  calendar: HolidayCalendar,
): Promise<Page<Found>> {
  const open: Found[] = [];
  const minute = localMinute(reading.now);
  const isOpen = (row: Found): boolean => {
    const { hours } = facilityOf(row);
    return hours !== null && isOpenAt(hours, minute, calendar);
  };
  let after = start;
  for (const size of BATCHES) {
    const rows = await readRows(reading, asked, order, after, size);
    open.push(...rows.filter(isOpen));
    const last = rows.at(-1);
    const isEnd = last === undefined || rows.length < size;
    if (isEnd || open.length > asked.limit) return pageFrom(open, asked.limit, keyOf);
    after = keyOf(last);
  }
  // what follows was not looked at yet
  const { next } = pageFrom([after, after], 1, (key) => key ?? []);
  return { items: open, next };
}

type KeySchema = z.ZodTuple<[z.ZodString, z.ZodUUID]>;
type Key = readonly [first: string, facilityId: string];

const BY_NUMBER: KeySchema = z.tuple([z.string().regex(/^\d{1,9}$/), z.uuid()]);
const BY_REGION: KeySchema = z.tuple([z.string().regex(/^\d{12}$/), z.uuid()]);

/** By which a list is ordered before the ids of its places. */
type Order =
  | { readonly by: 'number'; readonly number: RawBuilder<number>; readonly cursor: KeySchema }
  /** As an index has it, so that any page of a long list is as near as the first. */
  | { readonly by: 'region'; readonly cursor: KeySchema };

function orderOf({ near, words }: FacilitiesAsked): Order {
  const byNumber = { by: 'number', cursor: BY_NUMBER } as const;
  if (near !== undefined) return { ...byNumber, number: decimetres(near.lon, near.lat) };
  const plain = plainText(words ?? '');
  // one character fits too many to tell which of them it fits best
  if ([...plain].length > 1) return { ...byNumber, number: fitOf(plain) };
  return { by: 'region', cursor: BY_REGION };
}

type Found = Awaited<ReturnType<typeof readRows>>[number];

const keyOf = ({ sort_key, facility_id }: Found): Key => [String(sort_key), facility_id];

function shown(page: Page<Found>, { near }: FacilitiesAsked): Page<FacilityFound> {
  const items = page.items.map((row) => ({
    facility: facilityOf(row),
    metres: near === undefined ? null : Number(row.sort_key) / 10,
  }));
  return { items, next: page.next };
}

async function readRows(
  reading: Reading,
  asked: FacilitiesAsked,
  order: Order,
  after: Key | null,
  limit: number,
) {
  const [first, facilityId] = after ?? ['', ''];
  if (order.by === 'number') {
    let query = narrowed(reading, asked).select(order.number.as('sort_key'));
    if (after !== null) {
      query = query.where(
        sql<boolean>`(${order.number}, facility.facility_id) > (${Number(first)}, ${facilityId}::uuid)`,
      );
    }
    return await query.orderBy('sort_key').orderBy('facility_id').limit(limit).execute();
  }
  let query = narrowed(reading, asked).select(sql<string>`facility.region_code`.as('sort_key'));
  if (after !== null) {
    const city = `${first.slice(0, 4)}00`;
    query = query.where((eb) =>
      eb(
        eb.refTuple('city_code', 'region_code', 'facility_id'),
        '>',
        eb.tuple(city, first, facilityId),
      ),
    );
  }
  return await query
    .orderBy('city_code')
    .orderBy('region_code')
    .orderBy('facility_id')
    .limit(limit)
    .execute();
}

/** How well a name fits, 0 best. */
function fitOf(plain: string) {
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
  let query = insideRegion(selectFacilities(reading), asked.within).where('status', '<>', 'closed');
  const { near, serviceType, accessible, words, openNow } = asked;
  if (openNow) query = query.where('status', '=', 'open').where('hours', 'is not', null);
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
