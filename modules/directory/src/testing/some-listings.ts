import type { RegionCode } from '@yike/kernel';
import { listServiceTypes } from '@yike/standards';
import fc from 'fast-check';
import { joinSpans, type OpeningHours } from '../hours/opening-hours.ts';
import type { Listing } from '../imports/listing.ts';
import { ACCESS_ATTRIBUTES } from '../places/facility.ts';

const SLUGS = listServiceTypes().map(({ slug }) => slug);

/** What people put into cells: commas, quotes, formulas, marks that other formats use. */
const words = fc.oneof(
  fc.constantFrom(
    '江畔"老"食堂, 二店',
    '=HYPERLINK("http://evil")',
    "'+86 21 5555",
    '-1楼',
    '@角落',
    '甲；乙：丙、丁=1',
    '24:00',
    '007',
    'valueOf',
    '_x0041_',
    '<b>&amp;',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const text = (longest: number): fc.Arbitrary<string> =>
  words.map((word) =>
    word
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, longest)
      .replaceAll(/\p{Cs}/gu, '')
      .trim(),
  );
const filled = (longest: number): fc.Arbitrary<string> =>
  text(longest).filter((word) => word !== '');

const spans = fc
  .array(
    fc
      .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 200 }))
      .map(([from, length]) => ({ fromMinute: from * 5, toMinute: (from + length) * 5 })),
    { maxLength: 2 },
  )
  .map(joinSpans);
const hours: fc.Arbitrary<OpeningHours> = fc
  .array(
    fc.record({
      recurrence: fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=WEEKLY;BYDAY=MO,WE',
        'FREQ=MONTHLY;BYDAY=-1FR',
        'FREQ=DAILY;BYMONTH=6,7,8',
      ),
      meant: fc.constantFrom('any', 'workdays', 'public-holidays'),
      spans,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((rules) => ({ rules, exceptions: [] }));

const provider = fc.oneof(
  fc.record({
    name: filled(30),
    creditCode: fc.constant(null),
    isChain: fc.constant(false),
  }),
  fc.constantFrom(
    { name: '江畔医药', creditCode: '91350100M000100Y43', isChain: true },
    { name: '虚构餐饮', creditCode: null, isChain: true },
  ),
);

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** Listings of every kind, in two streets, each with an id or none. */
export const someListings: fc.Arbitrary<Listing[]> = fc
  .array(
    fc.record({
      sourceId: orNull(filled(20)),
      sourceIds: fc.array(
        filled(20).map((id) => `osm:${id}`),
        { maxLength: 2 },
      ),
      regionCode: fc.constantFrom('990101003001', '990101002000', '990101000000'),
      name: filled(100),
      lon: fc.double({ min: 121.4, max: 121.6, noNaN: true }),
      lat: fc.double({ min: 31.1, max: 31.3, noNaN: true }),
      address: text(60),
      phone: orNull(filled(60)),
      services: fc.uniqueArray(
        fc.record({
          serviceType: fc.constantFrom(...SLUGS),
          capacity: orNull(fc.integer({ min: 0, max: 500 })),
        }),
        { minLength: 1, maxLength: 3, selector: ({ serviceType }) => serviceType },
      ),
      hours: orNull(hours),
      accessibility: fc.dictionary(
        fc.constantFrom(...ACCESS_ATTRIBUTES),
        fc.constantFrom('yes', 'limited', 'no'),
      ),
      status: fc.constantFrom('open', 'paused', 'closed'),
      asOf: fc.constantFrom('2025-12-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'),
      provider: orNull(provider),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((made) =>
    made.map((listing, at) => ({
      ...listing,
      file: '',
      row: at + 2,
      // an id is one place's
      sourceId: listing.sourceId === null ? null : `${at} ${listing.sourceId}`,
      sourceIds: listing.sourceIds.map((id) => `${id} ${at}`),
      regionCode: listing.regionCode as RegionCode,
    })),
  );
