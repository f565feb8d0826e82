// A real district from end to end: Huangpu in Shanghai. The data stay outside of the repository;
// where they are absent the tests are skipped and say so.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRecords, writeCsv, writeXlsx } from '../adapters/files/src/index.ts';
import { haversineMetres } from '../engine/geometry/src/index.ts';
import type { FieldValue, RecordSet } from '../kernel/src/index.ts';
import { type Summary, summarySchema } from '../modules/planning/src/contract.ts';

const MAIN = fileURLToPath(new URL('../apps/yike/src/main.ts', import.meta.url));
const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const skip = existsSync(`${DATA}huangpu`) ? false : `no data of Huangpu at ${DATA}`;

const NETWORK = `${DATA}huangpu/network/huangpu_walk.osm.pbf`;
const PEOPLE = `${DATA}huangpu/population/huangpu_popgrid100m.derived.csv`;
const AREAS = `${DATA}huangpu/boundary/huangpu_subdistricts.derived.geojson`;
const POIS = `${DATA}huangpu/poi/amap_wgs84.csv`;
const POIS_2026 = `${DATA}huangpu/poi/amap2026_both_crs.csv`;
const CANTEENS = `${DATA}crs/yangpu_jingan_canteens.csv`;
const FILES = [
  'areas.geojson',
  'complaints.csv',
  'facilities.geojson',
  'gaps.geojson',
  'people.geojson',
  'report.html',
  'report.xlsx',
  'summary.json',
] as const;
const WALKERS = ['adult', 'elder', 'wheelchair', 'gb50180'];

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-huangpu-'));
});
after(() => rm(folder, { recursive: true, force: true }));

interface Request {
  readonly people?: readonly string[];
  readonly facilities?: readonly string[];
  readonly walkers?: readonly string[];
  readonly out: string;
}

/** Runs the program as a planner does. */
function assess({
  people = [PEOPLE],
  facilities = [POIS, POIS_2026],
  walkers = ['adult'],
  out,
}: Request) {
  const given = [
    ...['assess', '--lang', 'en', '--network', NETWORK, '--areas', AREAS],
    ...['--people', ...people],
    ...['--facilities', ...facilities],
    ...['--walker', ...walkers],
    ...['--out', join(folder, out)],
  ];
  return new Promise<{ code: number; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...given],
      { maxBuffer: 1 << 26 },
      (_, __, stderr) => resolve({ code: child.exitCode ?? -1, stderr }),
    );
  });
}

async function assessed(request: Request): Promise<Summary> {
  const { code, stderr } = await assess(request);
  assert.equal(code, 0, stderr);
  return summarySchema.parse(await jsonIn(request.out, 'summary.json'));
}

async function jsonIn(out: string, name: string) {
  return JSON.parse(await readFile(join(folder, out, name), 'utf8'));
}

/** The first run serves most tests. */
let first: Promise<Summary> | undefined;
function firstRun(): Promise<Summary> {
  first ??= assessed({ walkers: WALKERS, out: 'first' });
  return first;
}

test('two runs leave all files, equal to the byte', { skip }, async () => {
  await firstRun();
  await assessed({ walkers: WALKERS, out: 'second' });
  for (const name of FILES) {
    const [once, again] = await Promise.all(
      ['first', 'second'].map(async (out) => {
        const bytes = await readFile(join(folder, out, name));
        return createHash('sha256').update(bytes).digest('hex');
      }),
    );
    assert.equal(again, once, name);
  }
});

test('the summary is what its schema says, and holds nothing else', { skip }, async () => {
  assert.deepEqual(await jsonIn('first', 'summary.json'), await firstRun());
});

test('people by subdistrict are those of the input', { skip }, async () => {
  const { areas, whole, people } = await firstRun();
  const set = await readRecords(PEOPLE);
  const sumOf = (column: string, subdistrict?: string): number => {
    const at = set.columns.indexOf(column);
    const names = set.columns.indexOf('subdistrict');
    return set.records
      .filter(({ values }) => subdistrict === undefined || values[names] === subdistrict)
      .reduce((sum, { values }) => sum + Number(values[at]), 0);
  };
  assert.equal(areas.length, 10);
  for (const { name, people: own } of areas) {
    for (const [band, heads] of Object.entries(own)) {
      assert.ok(Math.abs(heads - sumOf(band, name)) < 0.01, `${name} ${band}: ${heads}`);
    }
  }
  for (const [band, heads] of Object.entries(whole.people)) {
    assert.ok(Math.abs(heads - sumOf(band)) < 0.01, band);
  }
  assert.deepEqual(Object.keys(whole.people), [
    'total',
    'age0_14',
    'age15_59',
    'age60_64',
    'age65plus',
  ]);
  assert.equal(people.outsideAreas, 0);
  // the source says of three subdistricts that they are complete
  for (const [name, total] of [
    ['瑞金二路街道', 54_445],
    ['打浦桥街道', 69_774],
    ['淮海中路街道', 47_584],
  ] as const) {
    const found = areas.find((area) => area.name === name)?.people['total'] ?? 0;
    assert.ok(Math.abs(found - total) < 0.001 * total, `${name}: ${found}`);
  }
});

/** Every service of every area, and of the whole, for each walker. */
function servicesOf({ areas, whole }: Summary) {
  return [...areas, whole].flatMap(({ name, walkers }) =>
    Object.entries(walkers).flatMap(([walker, { services }]) =>
      services.map((service) => ({ name, walker, ...service })),
    ),
  );
}

test('coverage lies between 0 and 1; the radius sees no fewer people than the streets', {
  skip,
}, async () => {
  const services = servicesOf(await firstRun());
  assert.ok(services.length > 40 * 11 * WALKERS.length);
  for (const { name, walker, type, coverage, radiusCoverage } of services) {
    for (const [band, share] of Object.entries(coverage)) {
      assert.ok(share === null || (share >= 0 && share <= 1), `${name} ${walker} ${type} ${band}`);
    }
    const total = coverage['total'] ?? null;
    assert.ok(total === null || (radiusCoverage ?? -1) >= total, `${name} ${walker} ${type}`);
  }
  assert.ok(services.some(({ coverage }) => (coverage['total'] ?? 0) > 0.5));
});

test('nobody reaches more in a wheelchair than on foot', { skip }, async () => {
  const services = servicesOf(await firstRun());
  const covered = (walker: string) =>
    new Map(
      services
        .filter((service) => service.walker === walker)
        .map((service) => [`${service.name} ${service.type}`, service.covered]),
    );
  const adults = covered('adult');
  let fewer = 0;
  for (const [place, people] of covered('wheelchair')) {
    for (const [band, heads] of Object.entries(people)) {
      const onFoot = adults.get(place)?.[band] ?? 0;
      assert.ok(heads <= onFoot, `${place} ${band}`);
      if (heads < onFoot) fewer++;
    }
  }
  assert.ok(fewer > 100);
});

test('GB 50180 counts metres, everybody else seconds', { skip }, async () => {
  const { walkers } = await firstRun();
  assert.deepEqual(
    walkers.map(({ id, unit }) => [id, unit]),
    [
      ['adult', 'seconds'],
      ['elder', 'seconds'],
      ['wheelchair', 'seconds'],
      ['gb50180', 'metres'],
    ],
  );
  for (const { walker, type, ...service } of servicesOf(await firstRun())) {
    const inMetres = ['budgetMetres', 'medianMetres', 'p90Metres'].every((key) => key in service);
    const inSeconds = ['budgetSeconds', 'medianSeconds', 'p90Seconds'].every(
      (key) => key in service,
    );
    assert.deepEqual([inMetres, inSeconds], [walker === 'gb50180', walker !== 'gb50180'], type);
  }
});

test('gaps come largest first, and their people are those who are not covered', {
  skip,
}, async () => {
  const { gaps, whole } = await firstRun();
  const inGaps = new Map<string, number>();
  for (const { walker, type, people } of gaps) {
    const key = `${walker} ${type}`;
    inGaps.set(key, (inGaps.get(key) ?? 0) + (people['total'] ?? 0));
  }
  for (const [walker, { services }] of Object.entries(whole.walkers)) {
    for (const { type, covered } of services) {
      const uncovered = (whole.people['total'] ?? 0) - (covered['total'] ?? 0);
      const found = inGaps.get(`${walker} ${type}`) ?? 0;
      assert.ok(Math.abs(found - uncovered) < 0.5, `${walker} ${type}: ${found} of ${uncovered}`);
    }
  }
  const sizes = gaps.map(({ people }) => people['total'] ?? 0);
  assert.ok(sizes.every((size, at) => at === 0 || size <= (sizes[at - 1] ?? 0)));
});

interface PointFeature {
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] };
  readonly properties: Readonly<Record<string, unknown>>;
}

type NearestByWalker = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>> | null>>>
>;

test('people.geojson holds each cell with the columns it came with', { skip }, async () => {
  await firstRun();
  const set = await readRecords(PEOPLE);
  const { features }: { features: PointFeature[] } = await jsonIn('first', 'people.geojson');
  assert.equal(features.length, set.records.length);
  for (const [at, { geometry, properties }] of features.entries()) {
    const values = set.records[at]?.values ?? [];
    assert.deepEqual(geometry.coordinates, [Number(values[0]), Number(values[1])]);
    const brought = set.columns.map((name) => properties[name]);
    assert.deepEqual(brought, values);
  }
});

test('and the nearest facility of every type for every walker, or null', { skip }, async () => {
  const { types } = await firstRun();
  const { features }: { features: PointFeature[] } = await jsonIn('first', 'people.geojson');
  const { features: places }: { features: PointFeature[] } = await jsonIn(
    'first',
    'facilities.geojson',
  );
  const ids = new Set(places.map(({ properties }) => properties['id']));
  const slugs = types.map(({ type }) => type);
  for (const { properties } of features) {
    const nearest = properties['nearest'] as NearestByWalker;
    assert.deepEqual(Object.keys(nearest), WALKERS);
    for (const [walker, byType] of Object.entries(nearest)) {
      assert.deepEqual(Object.keys(byType), slugs);
      checkNearest(Object.values(byType), walker === 'gb50180' ? 'metres' : 'seconds', ids);
    }
  }
});

/** Which share of the people reads a walk within the budget in people.geojson. */
function coveredIn(
  features: readonly PointFeature[],
  walker: string,
  { type, budgetSeconds, budgetMetres }: Summary['whole']['walkers'][string]['services'][number],
): number {
  let covered = 0;
  for (const { properties } of features) {
    const one = (properties['nearest'] as NearestByWalker)[walker]?.[type] ?? null;
    const walk = Number(one?.['seconds'] ?? one?.['metres'] ?? Number.POSITIVE_INFINITY);
    if (walk <= (budgetSeconds ?? budgetMetres ?? 0)) covered += Number(properties['total']);
  }
  return covered;
}

test('whoever adds up people.geojson finds the people the summary says are covered', {
  skip,
}, async () => {
  const { whole } = await firstRun();
  const { features }: { features: PointFeature[] } = await jsonIn('first', 'people.geojson');
  for (const [walker, { services }] of Object.entries(whole.walkers)) {
    for (const service of services) {
      const found = coveredIn(features, walker, service);
      const told = service.covered['total'] ?? 0;
      assert.ok(Math.abs(found - told) < 0.01, `${walker} ${service.type}: ${found}, ${told}`);
    }
  }
});

function checkNearest(
  found: readonly (Readonly<Record<string, unknown>> | null)[],
  unit: 'metres' | 'seconds',
  ids: ReadonlySet<unknown>,
): void {
  for (const one of found) {
    if (one === null) continue;
    assert.deepEqual(Object.keys(one), [unit, 'facilityId']);
    assert.ok(ids.has(one['facilityId']) && Number(one[unit]) >= 0);
  }
}

test('facilities.geojson says what was used and from which row; ids are unique', {
  skip,
}, async () => {
  const { facilities, duplicatesMerged, inputs, unmapped } = await firstRun();
  const { features } = await jsonIn('first', 'facilities.geojson');
  assert.equal(features.length, facilities.used);
  const ids = new Set<string>();
  for (const { geometry, properties } of features) {
    assert.equal(geometry.type, 'Point');
    assert.ok(properties.types.length > 0);
    assert.ok([basename(POIS), basename(POIS_2026)].includes(properties.source.file));
    assert.ok(properties.source.row >= 2);
    ids.add(properties.id);
  }
  assert.equal(ids.size, features.length);
  // every row is used, merged into another, or listed as unmapped
  const rows = inputs
    .filter(({ role }) => role === 'facilities')
    .reduce((sum, { used }) => sum + used, 0);
  const leftOut = unmapped.reduce((sum, { count }) => sum + count, 0);
  assert.equal(features.length + duplicatesMerged + leftOut, rows);
});

test('gaps.geojson and areas.geojson hold the gaps and areas of the summary', {
  skip,
}, async () => {
  const { gaps, areas } = await firstRun();
  const { features: points } = await jsonIn('first', 'gaps.geojson');
  assert.deepEqual(
    points.map((one: PointFeature) => ({ ...one.properties, at: one.geometry.coordinates })),
    gaps,
  );
  const { features: polygons } = await jsonIn('first', 'areas.geojson');
  assert.deepEqual(
    polygons.map((one: PointFeature) => [one.properties['name'], one.properties['people']]),
    areas.map(({ name, people }) => [name, people]),
  );
  // on the ellipsoid the ten polygons hold 20.561 km², reckoned by hand from their corners
  const squareMetres = areas.reduce((sum, area) => sum + (area.squareMetres ?? 0), 0);
  assert.ok(Math.abs(squareMetres - 20_561_000) < 2000, String(squareMetres));
});

type Cells = readonly (string | number | null)[];

function rowsOf({ records }: RecordSet): Cells[] {
  return records.map(({ values }) =>
    values.map((value: FieldValue) => (typeof value === 'boolean' ? String(value) : value)),
  );
}

test('GCJ-02 without a hint is recognised by evidence; every place lands within 1 m', {
  skip,
}, async () => {
  const set = await readRecords(POIS_2026);
  const kept = set.columns.flatMap((name, at) => (/wgs84/.test(name) ? [] : [at]));
  const names = kept.map((at) => (set.columns[at] ?? '').replace('_gcj02', ''));
  const path = join(folder, 'pois.csv');
  await writeFile(
    path,
    writeCsv(
      names,
      rowsOf(set).map((row) => kept.map((at) => row[at] ?? null)),
    ),
  );

  const { inputs } = await assessed({ facilities: [path], out: 'gcj02' });
  const { crs, columns } = inputs.find(({ role }) => role === 'facilities') ?? {};
  assert.deepEqual([crs?.decided, crs?.how], ['gcj02', 'evidence']);
  assert.deepEqual([columns?.['lon'], columns?.['lat']], ['lon', 'lat']);

  const given = new Map(set.records.map(({ row, values }) => [row, values]));
  const [lonAt, latAt] = [set.columns.indexOf('lon_wgs84'), set.columns.indexOf('lat_wgs84')];
  const { features } = await jsonIn('gcj02', 'facilities.geojson');
  assert.ok(features.length > 1000);
  for (const { geometry, properties } of features) {
    const values = given.get(properties.source.row) ?? [];
    const [lon, lat] = geometry.coordinates;
    const off = haversineMetres(lon, lat, Number(values[lonAt]), Number(values[latAt]));
    assert.ok(off <= 1, `${properties.name}: ${off} m`);
  }
});

test('48 canteens alone do not tell their system: the user is asked, nothing is written', {
  skip,
}, async () => {
  const set = await readRecords(CANTEENS);
  const names = set.columns.map((name) => name.replace('_gcj02', ''));
  const path = join(folder, 'canteens.csv');
  await writeFile(path, writeCsv(names, rowsOf(set)));
  const { code, stderr } = await assess({ facilities: [path], out: 'canteens' });
  assert.equal(code, 65);
  assert.match(stderr, /--crs canteens\.csv=gcj02/);
  assert.equal(existsSync(join(folder, 'canteens')), false);
});

test('the grids of the age bands can be brought as GeoTIFF', { skip }, async () => {
  const names = ['total_pop', 'age0_14', 'age15_59', 'age60_64', 'age65above'];
  const people = names.map((name) => `${DATA}huangpu/population/population_${name}.tif`);
  const grids = await assessed({ people, out: 'grids' });
  const table = await firstRun();
  assert.deepEqual(grids.bands, table.bands);
  assert.deepEqual(
    grids.inputs
      .filter(({ role }) => role === 'people')
      .map(({ columns }) => Object.keys(columns ?? {})),
    [['total'], ['age0_14'], ['age15_59'], ['age60_64'], ['age65plus']],
  );
  // the table was cut from the grids: inside the subdistricts they are the same people
  for (const [at, { name, people: own }] of table.areas.entries()) {
    for (const [band, heads] of Object.entries(own)) {
      const found = grids.areas[at]?.people[band] ?? 0;
      assert.ok(
        Math.abs(found - heads) <= 1 + 0.001 * heads,
        `${name} ${band}: ${found}, ${heads}`,
      );
    }
  }
  assert.ok(grids.people.outsideAreas > 0);
  const ofAdults = ({ whole }: Summary) => whole.walkers['adult']?.services ?? [];
  for (const [number, { type, coverage }] of ofAdults(grids).entries()) {
    const other = ofAdults(table)[number]?.coverage['total'] ?? 0;
    assert.ok(Math.abs((coverage['total'] ?? 0) - other) < 0.002, type);
  }
});

/** GB 18030 of a text of two-byte characters, by turning the decoder of the platform round. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  const bytes = Array.from(text).flatMap((character) => {
    const code = character.charCodeAt(0);
    return code < 0x80 ? [code] : [...(codes.get(character) ?? [])];
  });
  return Uint8Array.from(bytes);
}

test('the same people in GB 18030 and as a workbook give the same answers', { skip }, async () => {
  const set = await readRecords(PEOPLE);
  const chinese = new Map([
    ['total', '总人口'],
    ['age0_14', '0～14岁'],
    ['age15_59', '15-59岁'],
    ['age60_64', '60至64岁'],
    ['age65plus', '65岁及以上'],
    ['subdistrict', '街道'],
    ['lon', '经度'],
    ['lat', '纬度'],
  ]);
  const titles = set.columns.map((name) => chinese.get(name) ?? name);
  const rows = rowsOf(set);
  const csv = [titles, ...rows].map((row) => row.join(',')).join('\r\n');
  await writeFile(join(folder, 'people-gb.csv'), gb18030(csv));
  const numbers = rows.map((row) =>
    row.map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell))),
  );
  const sheet = { name: '人口', columns: titles.map((title) => ({ title })), rows: numbers };
  await writeFile(join(folder, 'people.xlsx'), await writeXlsx([sheet]));

  const table = await firstRun();
  const ofAdults = ({ areas, whole, gaps }: Summary) => ({
    areas: [...areas, whole].map(({ name, people, walkers }) => [name, people, walkers['adult']]),
    gaps: gaps.filter(({ walker }) => walker === 'adult'),
  });
  for (const [name, format, encoding] of [
    ['people-gb.csv', 'csv', 'gb18030'],
    ['people.xlsx', 'xlsx', undefined],
  ] as const) {
    const found = await assessed({ people: [join(folder, name)], out: format });
    const input = found.inputs.find(({ role }) => role === 'people');
    assert.deepEqual([input?.format, input?.encoding], [format, encoding]);
    assert.deepEqual(ofAdults(found), ofAdults(table), name);
  }
});
