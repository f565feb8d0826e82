import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { corner, runYike, writeSmallTown } from '../testing.ts';

// The town: six by six streets 100 m apart, 100 people at each of 18 corners in the west (columns 0
// to 2), a shop at corner 1, 1 and a pharmacy in the east at 4, 2. An adult walks a block in about 90 s.

let town: Awaited<ReturnType<typeof writeSmallTown>>;
before(async () => {
  town = await writeSmallTown();
  const rows = [
    'id,name,types,lon_wgs84,lat_wgs84,床位',
    `a,西食堂,community-canteen,${corner(0, 0).join()},40`,
    `b,东食堂,community-canteen,${corner(5, 5).join()},60`,
    `c,新食堂,community-canteen,${corner(2, 0).join()},`,
  ];
  await writeFile(town.path('canteens.csv'), `${rows.join('\n')}\n`);
});
after(() => rm(town.folder, { recursive: true, force: true }));

/** Asks about the small town with these words; results go to `name`. */
function catchment(name: string, ...more: string[]) {
  const isGiven = more.includes('--places');
  return runYike(
    'catchment',
    ...['--network', town.path('streets.osm'), '--people', town.path('people.csv')],
    ...(isGiven ? [] : ['--places', town.path('shops.csv')]),
    ...['--out', town.path(name)],
    ...['--crs', 'wgs84', ...more],
  );
}

const canteens = () => ['--places', town.path('canteens.csv'), '--map', '床位=capacity'];

async function features(name: string) {
  const { features: all } = JSON.parse(await readFile(town.path(name), 'utf8'));
  return all.map(({ properties }: { properties: unknown }) => properties);
}

async function table(name: string): Promise<Record<string, string>[]> {
  const text = await readFile(town.path(name), 'utf8');
  const [head = [], ...rows] = text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ''])));
}

test('every place has the people who can walk to it, by band', async () => {
  const { code, out, err } = await catchment('out.geojson', '--minutes', '2');
  assert.equal(code, 0, err);
  const [pharmacy, shop] = await features('out.geojson');
  // its own corner and the four around it
  assert.deepEqual(shop.people, { total: 500, age0_64: 400, age65plus: 100 });
  assert.equal(shop.demandPoints, 5);
  assert.deepEqual(pharmacy.people, { total: 0, age0_64: 0, age65plus: 0 });
  assert.deepEqual(shop.source, { file: 'shops.csv', row: 3 });
  assert.match(out, /500 of 1,800 people \(27\.8 %\) reach at least one/);
  assert.match(out, /least 0 \(街角药房\).*1 have nobody in reach \(1 no demand point at all/);
  assert.ok(!existsSync(town.path('out-people.geojson')));
});

test('one type only, and the file says how its figures came about', async () => {
  const { out, err } = await catchment('one.geojson', '--service', 'convenience-store');
  assert.match(out, /^1 places \(convenience-store\), 15 min/, err);
  const { method } = JSON.parse(await readFile(town.path('one.geojson'), 'utf8'));
  const { inputs, program, ...how } = method;
  assert.deepEqual(how, {
    service: 'convenience-store',
    walker: 'adult',
    minutes: 15,
    limitSeconds: 900,
    decay: 'step',
    snapMetres: 200,
  });
  assert.deepEqual(
    inputs.map(({ role }: { role: string }) => role),
    ['network', 'people', 'facilities'],
  );
  assert.equal(program.name, 'yike');
});

test('with a decay the heads stay, and the weighed people stand beside them', async () => {
  await catchment('line.csv', '--minutes', '2', '--decay', 'linear');
  const [, shop] = await table('line.csv');
  assert.equal(shop?.['people_total'], '500');
  const weighed = Number(shop?.['weightedPeople_total']);
  // 100 at the door; a block of 102 m east-west or 111 m north-south takes 0.71 to 0.77 of two minutes
  assert.ok(weighed > 190 && weighed < 220, String(weighed));
});

test('who counts metres gets metres', async () => {
  const { out } = await catchment('metres.geojson', '--walker', 'gb50180', '--nearest', '1');
  assert.match(out, /1000 m on foot/);
  const [first] = await features('metres-people.geojson');
  assert.ok(first.nearest[0].metres > 100);
});

test('capacity is shared out among those who can walk to it, and none of it is lost', async () => {
  const { code, out, err } = await catchment(
    'beds.csv',
    ...canteens(),
    '--capacity',
    '--minutes',
    '4',
  );
  assert.equal(code, 0, err);
  const [west, east, unknown] = await table('beds.csv');
  assert.equal(west?.['capacity'], '40');
  const perThousand = (1000 * 40) / Number(west?.['people_total']);
  assert.equal(west?.['capacityPerThousand'], String(Number(perThousand.toFixed(4))));
  assert.equal(east?.['capacityPerThousand'], '');
  assert.deepEqual([unknown?.['capacity'], unknown?.['capacityPerThousand']], ['', '']);
  assert.ok(Number(unknown?.['people_total']) > 0);
  const people = await table('beds-people.csv');
  const given = people.reduce(
    (all, own) => all + (Number(own['people_total']) * Number(own['capacityPerThousand'])) / 1000,
    0,
  );
  assert.ok(Math.abs(given - 40) < 0.001, String(given));
  assert.match(out, /capacity 40 for 1,800 people: mean 22\.22 per 1,000/);
  assert.match(out, /another 60 of capacity that nobody can walk to/);
  assert.match(err, /canteens\.csv: 1 of 3 places have no capacity/);
});

test('the nearest places are named, nearest first, and nothing where there are fewer', async () => {
  await catchment('near.geojson', ...canteens(), '--nearest', '3', '--minutes', '5');
  const [home] = await features('near-people.geojson');
  assert.deepEqual(
    home.nearest.map(({ id }: { id: string | null }) => id),
    ['a', 'c', null],
  );
  assert.equal(home.nearest[0].seconds, 0);
  assert.deepEqual(home.nearest[2], { id: null, name: null, seconds: null });
  assert.equal(home.placesInReach, 2);
});

test('the same question gives the same bytes', async () => {
  const words = [...canteens(), '--capacity', '--decay', 'gaussian', '--nearest', '2'];
  await catchment('again.geojson', ...words);
  const first = await readFile(town.path('again-people.geojson'), 'utf8');
  await catchment('again.geojson', ...words);
  assert.equal(await readFile(town.path('again-people.geojson'), 'utf8'), first);
});

test('a wrong word is refused before a file is opened', async () => {
  const wrong = [
    [['--decay', 'cubic'], /"cubic" is not a value that --decay takes[\s\S]*step \| linear/],
    [['--minutes', '51'], /--minutes[\s\S]*1 … 50/],
    [['--minutes', 'NaN'], /"NaN" is not a value that --minutes takes/],
    [['--nearest', '2.5'], /--nearest/],
    [['--walker', 'giraffe'], /giraffe/],
    [['--service', 'nothing'], /nothing/],
  ] as const;
  for (const [words, says] of wrong) {
    const { code, err } = await catchment('no.csv', ...words);
    assert.ok(code === 64 || code === 65, err);
    assert.match(err, says);
  }
  const { code, err } = await catchment('no.xlsx');
  assert.equal(code, 64);
  assert.match(err, /NAME\.geojson \| NAME\.csv/);
  assert.ok(!(await readdir(town.folder)).some((name) => name.startsWith('no.')));
});

test('places that do not answer the question end it with a remedy', async () => {
  const none = await catchment('x.csv', '--service', 'wet-market');
  assert.equal(none.code, 65);
  assert.match(none.err, /no place of this type: wet-market[\s\S]*--map/);
  const noBeds = await catchment('x.csv', '--capacity');
  assert.equal(noBeds.code, 65);
  assert.match(noBeds.err, /none of the 2 places has a capacity[\s\S]*--map BEDS=capacity/);
  const rows = `id,name,types,lon_wgs84,lat_wgs84\nf,远,pharmacy,113.9,23.9\n`;
  await writeFile(town.path('far.csv'), rows);
  const far = await catchment('x.csv', '--places', town.path('far.csv'));
  assert.equal(far.code, 65);
  assert.match(far.err, /none of the 1 places is within 200 m of any street/);
});

test('capacities that are negative or no number count as unknown, and are counted', async () => {
  const rows = [
    'id,name,types,lon_wgs84,lat_wgs84,capacity',
    `a,甲,pharmacy,${corner(0, 0).join()},-5`,
    `b,乙,pharmacy,${corner(0, 1).join()},NaN`,
    `c,丙,pharmacy,${corner(1, 0).join()},7`,
  ];
  await writeFile(town.path('odd.csv'), `${rows.join('\n')}\n`);
  const { code, err } = await catchment(
    'odd-out.csv',
    '--places',
    town.path('odd.csv'),
    '--capacity',
  );
  assert.equal(code, 0, err);
  assert.match(err, /2 of 3 places have no capacity/);
});

test('an input is never written over', async () => {
  await writeFile(town.path('beds-people.csv'), 'mine');
  const words = ['--people', town.path('beds-people.csv')];
  const { code, err } = await catchment('beds.csv', ...words);
  assert.equal(code, 64);
  assert.match(err, /would overwrite the input .*beds-people\.csv/);
  assert.equal(await readFile(town.path('beds-people.csv'), 'utf8'), 'mine');
});

test('a folder that is not there is named', async () => {
  const { code, err } = await catchment('nowhere/out.csv');
  assert.equal(code, 69);
  assert.match(err, /nowhere/);
});

test('help and findings speak both languages', async () => {
  const zh = await runYike('catchment', '--help', '--lang', 'zh');
  assert.match(zh.out, /步行可达[\s\S]*--capacity[\s\S]*两步移动搜索法/);
  const en = await runYike('catchment', '--help', '--lang', 'en');
  assert.match(en.out, /--decay step\|linear\|gaussian/);
  const { out } = await catchment('zh.csv', ...canteens(), '--capacity', '--lang', 'zh');
  assert.match(out, /每处可达人口[\s\S]*分给 1,800 人[\s\S]*结果：/);
});
