import { listServiceTypes } from '@yike/standards';
import { searchWords } from '../search/search-keys.ts';

/** Sends one statement to a database. */
export type SendStatement = (sql: string, values?: unknown[]) => Promise<unknown>;

export const LARGE_CITY = '980100';

const WORDS =
  '福临 万家 康宁 和顺 清和 鑫源 祥瑞 永昌 江月 晨曦 悦来 四季 邻好 同心 春晖 金穗 兴隆 吉庆'.split(
    ' ',
  );
const STREETS = '人民路 解放街 滨江道 学前街 新华里 花园路 文庙巷 东风桥'.split(' ');
const ROWS_A_STATEMENT = 20_000;

const HOURS = [
  '[{"fromMinute":480,"toMinute":1320}]',
  '[{"fromMinute":0,"toMinute":1440}]',
  '[{"fromMinute":630,"toMinute":780},{"fromMinute":990,"toMinute":1110}]',
];

/**
 * A city that does not exist, of so many places: names of some thousand patterns, a thousand communities, and
 * denser towards its middle at 121° E, 31° N. The same every time.
 */
export async function fillLargeCity(send: SendStatement, places: number): Promise<void> {
  const patterns = JSON.stringify(PATTERNS);
  for (let from = 0; from < places; from += ROWS_A_STATEMENT) {
    const to = Math.min(from + ROWS_A_STATEMENT, places);
    await send(FACILITIES, [LARGE_CITY, patterns, from, to, HOURS, PATTERNS.length]);
  }
  await send(
    `insert into directory.service (city_code, facility_id, service_type)
     select city_code, facility_id, substr(key, 3) from directory.facility, unnest(search_keys) as key
     where city_code = $1 and key like 't:%'`,
    [LARGE_CITY],
  );
  await send('analyze directory.facility, directory.service');
}

const PATTERNS = listServiceTypes().flatMap(({ slug, zh }) =>
  WORDS.map((word, at) => {
    const name = `${word}${zh}(${STREETS[at % STREETS.length]}店)`;
    return { name, ...searchWords(name, [slug]) };
  }),
);

/** Numbers between 0 and 1 from the md5 of a word and the place's number: by lot, and always the same. */
const lot = (word: string) =>
  `(('x' || substr(md5('${word}' || n), 1, 8))::bit(32)::bigint::float8 / 4294967296)`;

const FACILITIES = `
  with pattern as materialized (
    select at - 1 as at, one->>'name' as name, one->>'plainName' as plain, one->>'pinyin' as pinyin,
      one->>'initials' as initials, array(select jsonb_array_elements_text(one->'keys')) as keys
    from jsonb_array_elements($2::jsonb) with ordinality as each(one, at))
  insert into directory.facility
  select $1, overlay(overlay(md5('place' || n) placing '4' from 13) placing '8' from 17)::uuid,
    '9801' || lpad((1 + n % 10)::text, 2, '0') || lpad((1 + n / 10 % 10)::text, 3, '0') || lpad((1 + n / 100 % 10)::text, 3, '0'),
    name, lon, lat,
    floor((lat + 90) * 100)::bigint * 36000 + floor((lon + 180) * 100)::bigint,
    '第' || n || '号', null,
    case when n % 11 = 0 then null
      else jsonb_build_object('rules', jsonb_build_array(jsonb_build_object('recurrence', 'FREQ=DAILY', 'meant', 'any',
        'spans', ($5::text[])[1 + n / 3 % 3]::jsonb)), 'exceptions', '[]'::jsonb) end,
    case when n % 7 < 2 then '{"step-free-entrance":"yes"}'::jsonb else '{}'::jsonb end,
    'open', null, array['city:' || n], '{"name":{"at":"2026-06-01T00:00:00.000Z","who":"import","how":"import"}}',
    timestamptz '2026-01-01' + n % 500 * interval '1 day',
    plain, pinyin, initials, keys, 1, timestamptz '2026-06-01'
  from (
    select n, pattern.*,
      round((121 + 0.4 * (${lot('a')} + ${lot('b')} + ${lot('c')} - 1.5))::numeric, 7)::float8 as lon,
      round((31 + 0.4 * (${lot('d')} + ${lot('e')} + ${lot('f')} - 1.5))::numeric, 7)::float8 as lat
    from generate_series($3::int, $4::int - 1) as n
    join pattern on pattern.at = n * 7919::bigint % $6::int
  ) as place`;
