import assert from 'node:assert/strict';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { summarySchema } from '@yike/planning';
import { corner, type Run, runYike, writeSmallTown } from '../testing.ts';

let town: Awaited<ReturnType<typeof writeSmallTown>>;
before(async () => {
  town = await writeSmallTown();
});
after(() => rm(town.folder, { recursive: true, force: true }));

/** Assesses the small town, with other files or options in place of its own. */
function assessTown(files: Record<string, string> = {}, ...more: string[]): Promise<Run> {
  const own = {
    '--network': files['network'] ?? 'streets.osm',
    '--people': files['people'] ?? 'people.csv',
    '--facilities': files['facilities'] ?? 'shops.csv',
    '--areas': files['areas'] ?? 'areas.geojson',
    '--out': 'out',
  };
  const options = Object.entries(own).flatMap(([option, name]) =>
    more.includes(option) ? [] : [option, town.path(name)],
  );
  return runYike('assess', ...options, ...more);
}

test('a small town is judged, and every file is there', async () => {
  const { code, out, err } = await assessTown({}, '--walker', 'adult', 'gb50180');
  assert.equal(code, 0, err);
  assert.match(out, /1,800 people, 2 areas, 2 facilities/);
  assert.deepEqual((await readdir(town.path('out'))).sort(), [
    'areas.geojson',
    'complaints.csv',
    'facilities.geojson',
    'gaps.geojson',
    'people.geojson',
    'report.html',
    'report.xlsx',
    'summary.json',
  ]);
  const summary = summarySchema.parse(
    JSON.parse(await readFile(town.path('out/summary.json'), 'utf8')),
  );
  assert.deepEqual(
    summary.areas.map(({ name, people }) => [name, people['total'], people['age65plus']]),
    [
      ['西社区', 1800, 360],
      ['东社区', 0, 0],
    ],
  );
  const pharmacy = summary.whole.walkers['adult']?.services.find(({ type }) => type === 'pharmacy');
  // only from the north-west corner, 4 × 102 m + 3 × 111 m away, 720 m do not get there
  assert.equal(pharmacy?.coverage['total'], 0.9444);
  assert.deepEqual(
    summary.inputs.map(({ role, used, skipped }) => [role, used, skipped]),
    [
      ['network', 12, 0],
      ['areas', 2, 0],
      ['people', 18, 0],
      ['facilities', 2, 0],
    ],
  );
});

test('a second run gives the same bytes', async () => {
  await assessTown({}, '--out', town.path('once'));
  await assessTown({}, '--out', town.path('again'));
  for (const name of await readdir(town.path('once'))) {
    const once = await readFile(town.path(`once/${name}`));
    assert.ok(once.equals(await readFile(town.path(`again/${name}`))), name);
  }
});

const DATA = 65;
const USAGE = 64;

/** One clear message with a way to mend it, the right exit code, and nothing half-written. */
async function refused(run: Promise<Run>, code: number, ...says: RegExp[]): Promise<void> {
  const { code: got, err } = await run;
  assert.equal(got, code, err);
  for (const pattern of says) assert.match(err, pattern);
  assert.match(err, /→ /, 'it says how to mend it');
  assert.doesNotMatch(err, /^\s+at /m, 'no stack trace');
  assert.deepEqual(
    (await readdir(town.folder)).filter((name) => name.includes('.part') || name === 'bad-out'),
    [],
  );
}

const bad = (files: Record<string, string>, ...more: string[]): Promise<Run> =>
  assessTown(files, '--out', town.path('bad-out'), ...more);

const put = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(town.path(name), content);

test('a file that is not there', () =>
  refused(bad({ people: 'nobody.csv' }), DATA, /nobody\.csv/, /does not exist/));

test('people where streets should be', () =>
  refused(bad({ network: 'people.csv' }), DATA, /people\.csv/));

test('a PBF cut short', async () => {
  const header = Buffer.from([0, 0, 0, 13, 10, 9, ...Buffer.from('OSMHeader'), 24, 100, 1, 2, 3]);
  await put('cut.osm.pbf', header);
  await refused(bad({ network: 'cut.osm.pbf' }), DATA, /cut\.osm\.pbf/);
});

test('an XML bomb', async () => {
  await put(
    'bomb.osm',
    '<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><osm version="0.6">&b;</osm>',
  );
  await refused(bad({ network: 'bomb.osm' }), DATA, /bomb\.osm/);
});

test('a gzip bomb', async () => {
  await put('bomb.osm.gz', gzipSync(Buffer.alloc(80 * 2 ** 20, ' ')));
  await refused(bad({ network: 'bomb.osm.gz' }), DATA, /bomb\.osm\.gz/);
});

test('bytes in no encoding we read', async () => {
  await put(
    'noise.csv',
    Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 151 + 128) % 256)),
  );
  await refused(bad({ people: 'noise.csv' }), DATA, /noise\.csv/);
});

test('a CSV whose columns have shifted', async () => {
  const rows = Array.from(
    { length: 20 },
    (_, at) => `p${at},oops,${corner(1, 1).join()},100,80,20`,
  );
  await put('shifted.csv', `id,lon_wgs84,lat_wgs84,total,age0_64,age65plus\n${rows.join('\n')}\n`);
  await refused(bad({ people: 'shifted.csv' }), DATA, /shifted\.csv, row 2/);
});

test('negative people', async () => {
  await put('negative.csv', `id,lon_wgs84,lat_wgs84,total\np1,${corner(1, 1).join()},-5\n`);
  await refused(
    bad({ people: 'negative.csv' }),
    DATA,
    /negative\.csv, row 2, column "total"/,
    /-5/,
  );
});

test('coordinates swapped', async () => {
  const [lon, lat] = corner(1, 1);
  await put('swapped.csv', `id,lon_wgs84,lat_wgs84,total\np1,${lat},${lon},100\n`);
  await refused(bad({ people: 'swapped.csv' }), DATA, /swapped\.csv, row 2/, /--crs/);
});

test('a table of too few points to tell its coordinate system', async () => {
  await put('unsure.csv', `id,lon,lat,total\np1,${corner(1, 1).join()},100\n`);
  await refused(bad({ people: 'unsure.csv' }), DATA, /unsure\.csv/, /--crs unsure\.csv=gcj02/);
});

test('people in another city', async () => {
  await put('elsewhere.csv', 'id,lon_wgs84,lat_wgs84,total\np1,121.47,31.23,100\n');
  await refused(bad({ people: 'elsewhere.csv' }), DATA, /do not overlap/);
});

test('an empty and a self-crossing polygon', async () => {
  const [west, south] = corner(0, 0);
  const [east, north] = corner(4, 4);
  const bowTie = [
    [west, south],
    [east, north],
    [east, south],
    [west, north],
    [west, south],
  ];
  const feature = (coordinates: unknown) => ({
    type: 'Feature',
    properties: { name: '一' },
    geometry: { type: 'Polygon', coordinates },
  });
  for (const coordinates of [[bowTie], []]) {
    await put('faulty.geojson', JSON.stringify(feature(coordinates)));
    await refused(bad({ areas: 'faulty.geojson' }), DATA, /faulty\.geojson, row 1/);
  }
});

test('a file of 2 GB', async () => {
  const file = await open(town.path('huge.csv'), 'w');
  await file.write('id,lon,lat,total\n');
  await file.truncate(2 * 2 ** 30);
  await file.close();
  await refused(bad({ people: 'huge.csv' }), DATA, /huge\.csv/);
  await rm(town.path('huge.csv'));
});

test('a standard, a walker or an option that does not exist', async () => {
  await refused(bad({}, '--standard', 'mofcom-1999'), USAGE, /mofcom-1999/, /mofcom-2025/);
  await refused(bad({}, '--walker', 'robot'), USAGE, /robot/, /wheelchair/);
  await refused(bad({}, '--netwrok', 'x'), USAGE, /--netwrok/);
  await refused(runYike('assess', '--network', 'x'), USAGE, /--people/);
});

test('skipped rows are listed and counted, and fail the run beyond --max-complaints', async () => {
  const good = Array.from({ length: 19 }, () => `p,${corner(1, 1).join()},10`);
  await put('few.csv', `id,lon_wgs84,lat_wgs84,total\n${[...good, 'p,,,10'].join('\n')}\n`);
  const { code, err } = await assessTown({ people: 'few.csv' }, '--out', town.path('few-out'));
  assert.equal(code, 0, err);
  const complaints = await readFile(town.path('few-out/complaints.csv'), 'utf8');
  assert.match(complaints, /few\.csv,21,/);
  await refused(bad({ people: 'few.csv' }, '--max-complaints', '4'), DATA, /few\.csv, row 21/);
});

test('options that speak of nothing there is are usage errors', async () => {
  await refused(bad({}, '--map', 'NOBODY=total'), USAGE, /NOBODY/, /lon_wgs84/);
  await refused(bad({}, '--map', 'total=nothing'), USAGE, /nothing/);
  await refused(bad({}, '--crs', 'other.csv=gcj02'), USAGE, /other\.csv/, /people\.csv/);
});

test('the same people twice are refused, whatever the file is called', async () => {
  await put('copy.csv', await readFile(town.path('people.csv')));
  const twice = bad({}, '--people', town.path('people.csv'), town.path('copy.csv'));
  await refused(twice, USAGE, /given twice/);
});

test('a column called like a member of ours keeps its values beside it', async () => {
  await put(
    'named.csv',
    `id,lon_wgs84,lat_wgs84,total,nearest\np1,${corner(1, 1).join()},5,kiosk\n`,
  );
  const { code, err } = await assessTown({ people: 'named.csv' }, '--out', town.path('named-out'));
  assert.equal(code, 0, err);
  const { features } = JSON.parse(await readFile(town.path('named-out/people.geojson'), 'utf8'));
  assert.equal(features[0].properties['nearest (input)'], 'kiosk');
  assert.ok('adult' in features[0].properties.nearest);
});

test('an output that cannot be written is told before anything is computed', async () => {
  await put('taken', 'a file');
  const machine = 69;
  await refused(assessTown({}, '--out', town.path('taken/below')), machine, /could not be written/);
  await refused(assessTown({}, '--out', '/proc/yike-results'), machine, /could not be written/);
  await mkdir(town.path('blocked/people.geojson'), { recursive: true });
  await refused(assessTown({}, '--out', town.path('blocked')), machine, /people\.geojson/);
  assert.deepEqual(await readdir(town.path('blocked')), ['people.geojson']);
});
