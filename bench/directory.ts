/**
 * How fast one finds a place in a city of 100,000: by characters, pinyin and initials, near and open now, page
 * after page of a list; on a PostgreSQL of its own in a temporary folder, one question after the other, each
 * many times with other words, points and pages. Beside them what it costs there to read every name once, which
 * a search without an index would do at the least.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIRECTORY, getHolidays, listStale, searchFacilities } from '@yike/directory';
import { fillLargeCity, LARGE_CITY } from '@yike/directory/testing';
import { parseRegionCode, type RegionCode } from '@yike/kernel';
import { Database, migrate } from '@yike/postgres';
import { SEED } from './measured-town.ts';
import { randomFrom } from './random-numbers.ts';
import { type Report, type Row, row } from './row.ts';

const PLACES = 100_000;
const TIMES = 300;
const FLOOR = 'read every name';
const NOON = new Date('2026-06-03T12:00:00+08:00');
const NIGHT = new Date('2026-06-03T03:00:00+08:00');

export async function measureDirectory(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'yike-bench-'));
  // as root the server runs as another user
  chmodSync(folder, 0o755);
  const database = await Database.open({ dataFolder: folder, role: 'keeper', isLasting: false });
  try {
    await migrate(database, [DIRECTORY]);
    await fillLargeCity((sql, values) => database.pool.query(sql, values), PLACES);
    const rows: Row[] = [];
    for (const [who, ask] of Object.entries(await questionsOf(database))) {
      rows.push(await measure(who, ask));
    }
    const floor = rows.find(({ who }) => who === FLOOR)?.seconds ?? Number.NaN;
    const notes = rows
      .filter(({ who }) => who !== FLOOR)
      .map(
        ({ who, seconds }) => `${who}: ${(floor / seconds).toPrecision(3)} × as fast as the floor`,
      );
    return { rows, megabytes: null, notes };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks the question of that number, and gives how many places it got. */
type Ask = (at: number) => Promise<number>;

/** Medians are told, and in the note what one of a hundred takes longer than. */
async function measure(who: string, ask: Ask): Promise<Row> {
  const seconds: number[] = [];
  let found = 0;
  for (let at = 0; at < TIMES; at++) {
    const began = performance.now();
    found += await ask(at);
    seconds.push((performance.now() - began) / 1000);
  }
  seconds.sort((a, b) => a - b);
  const p99 = seconds[Math.floor(TIMES * 0.99)] ?? 0;
  const note = `p99 ${(1000 * p99).toFixed(1)} ms, ${(found / TIMES).toFixed(0)} places each`;
  return row(who, seconds[TIMES / 2] ?? 0, note);
}

const TYPES = ['pharmacy', 'convenience-store', 'repair-shop', 'community-canteen', 'hairdresser'];
const WORDS = {
  'characters of a name': ['福临药店', '万家理发', '康宁社区食堂', '四季早餐'],
  'what people call it': ['修鞋', '买药', '理发', '食堂'],
  pinyin: ['yaodian', 'shitang', 'lifa', 'bianlidian'],
  initials: ['flyd', 'sqst', 'wjld', 'bld'],
  'one character': ['店', '药', '福', '食'],
};

async function questionsOf(database: Database): Promise<Record<string, Ask>> {
  const random = randomFrom(SEED);
  const reading = (now: Date) => ({ ...database.reading, now });
  const calendar = await getHolidays(database.reading);
  const regionOf = (code: string): RegionCode => parseRegionCode(code) as RegionCode;
  const city = regionOf(LARGE_CITY.slice(0, 4));
  const search = (asked: Partial<Parameters<typeof searchFacilities>[1]>, now = NOON) =>
    searchFacilities(reading(now), { within: city, openNow: false, limit: 50, ...asked }, calendar);
  /** Within 10 km of the middle. */
  const near = (metres: number) => ({
    lon: 120.9 + random(2000) / 10_000,
    lat: 30.9 + random(2000) / 10_000,
    metres,
  });
  const byWords = Object.entries(WORDS).map(([who, words]): [string, Ask] => [
    `by ${who}`,
    async (at) => (await search({ words: words[at % words.length] })).items.length,
  ]);
  let cursor: string | undefined;
  return {
    [FLOOR]: async () => {
      const { rows } = await database.pool.query(
        `select count(*)::int as found from directory.facility
         where city_code = $1 and position('福临药店' in plain_name) > 0`,
        [LARGE_CITY],
      );
      return rows[0].found;
    },
    ...Object.fromEntries(byWords),
    'within 1,500 m': async () => (await search({ near: near(1500) })).items.length,
    'a service open now within 1,500 m': async (at) => {
      const asked = { near: near(1500), openNow: true, serviceType: TYPES[at % TYPES.length] };
      return (await search(asked)).items.length;
    },
    'open now within 1,500 m': async () =>
      (await search({ near: near(1500), openNow: true })).items.length,
    'open at three in the morning within 10 km': async () =>
      (await search({ near: near(10_000), openNow: true }, NIGHT)).items.length,
    'the list of a city, page after page': async () => {
      const { items, next } = await search({ cursor });
      cursor = next ?? undefined;
      return items.length;
    },
    'the list of a community': async () => {
      const within = regionOf(`98010${1 + random(9)}00${1 + random(9)}00${1 + random(9)}`);
      return (await search({ within })).items.length;
    },
    'what is stale in a city': async () =>
      (await listStale(reading(NOON), city, { limit: 50 })).items.length,
  };
}
