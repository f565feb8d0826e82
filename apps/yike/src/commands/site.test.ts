import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { comparisonSchema, type Sites, sitesSchema } from '@yike/planning';
import { corner, runYike, writeSmallTown } from '../testing.ts';

let town: Awaited<ReturnType<typeof writeSmallTown>>;
let scratch: string;
before(async () => {
  town = await writeSmallTown();
  scratch = await mkdtemp(join(tmpdir(), 'yike-site-'));
  await writeFile(town.path('rooms.csv'), ROOMS);
});
after(async () => {
  await rm(town.folder, { recursive: true, force: true });
  await rm(scratch, { recursive: true, force: true });
});

const ROOMS = [
  'id,name,lon_wgs84,lat_wgs84,面积,费用,空间来源',
  `R1,西门空屋,${corner(1, 1).join()},620,90000,补改`,
  `R2,北门旧厂,${corner(2, 4).join()},80,40000,转型`,
  `R3,东门商铺,${corner(5, 5).join()},60,20000,划转`,
  'R4,河对岸,113.05,23.05,60,20000,配建',
  '',
].join('\n');

const inputs = (): string[] => [
  ...['--network', town.path('streets.osm'), '--people', town.path('people.csv')],
  ...['--facilities', town.path('shops.csv'), '--areas', town.path('areas.geojson')],
];

async function site(name: string, ...args: string[]) {
  const out = join(scratch, name);
  const run = await runYike('site', ...inputs(), '--out', out, ...args);
  const read = async (): Promise<Sites> =>
    sitesSchema.parse(JSON.parse(await readFile(join(out, 'sites.json'), 'utf8')));
  return { code: run.code, err: run.err, said: run.out, out, read };
}

test('a canteen on the streets: where, for whom, how good, in every file', async () => {
  const { code, err, said, read } = await site(
    'streets',
    ...['--service', 'canteen', '--add', '1', '--limit-minutes', '3'],
  );
  assert.equal(code, 0, err);
  const sites = await read();
  assert.equal(sites.sites.length, 1);
  assert.equal(sites.services[0]?.type, 'community-canteen');
  assert.equal(sites.walker, 'elder');
  assert.equal(sites.candidates.from, 'streets');
  assert.equal(sites.provenBy, 'bound');
  // nobody has a canteen yet, so what the site covers is all that is covered
  const gain = sites.sites[0]?.gains[0]?.people['total'];
  assert.equal(gain, sites.services[0]?.coveredAfter['total']);
  assert.equal(gain, sites.objective);
  assert.match(said, /Proven optimal/);
  for (const name of [
    'sites.geojson',
    'plan.yaml',
    'sites.xlsx',
    'report.html',
    'complaints.csv',
  ]) {
    assert.ok(existsSync(join(scratch, 'streets', name)), name);
  }
  const features = JSON.parse(await readFile(join(scratch, 'streets/sites.geojson'), 'utf8'));
  assert.deepEqual(features.features[0].geometry.coordinates, sites.sites[0]?.at);
});

test('the plan it writes, compared with the present, covers exactly whom it said', async () => {
  const { code, read, out } = await site(
    'plan',
    ...['--service', 'clinic', '--add', '2', '--weights', 'age65plus', '--walker', 'adult'],
  );
  assert.equal(code, 0);
  const sites = await read();
  const compared = await runYike(
    'compare',
    ...[...inputs(), '--walker', 'adult', '--scenario', join(out, 'plan.yaml')],
    ...['--out', join(scratch, 'compared')],
  );
  assert.equal(compared.code, 0, compared.err);
  const text = await readFile(join(scratch, 'compared/compare.json'), 'utf8');
  const { scenarios } = comparisonSchema.parse(JSON.parse(text));
  const clinic = scenarios[0]?.differences.find(
    ({ type, area }) => type === 'clinic' && area === 'whole',
  );
  assert.deepEqual(clinic?.gained, sites.sites.at(-1)?.gains[0]?.peopleSoFar);
});

test('among vacant rooms: cost, channel and area are told, what is off the streets is named', async () => {
  const { code, err, said, read } = await site(
    'rooms',
    ...['--candidates', town.path('rooms.csv'), '--service', '社区食堂', '--budget', '100000'],
    ...['--limit-minutes', '3'],
  );
  assert.equal(code, 0, err);
  const sites = await read();
  assert.deepEqual(
    sites.sites.map(({ id, costYuan, squareMetres, channel }) => [
      id,
      costYuan,
      squareMetres,
      channel,
    ]),
    [['R1', 90_000, 620, 'retrofit']],
  );
  assert.deepEqual([sites.candidates.given, sites.candidates.usable], [4, 3]);
  assert.match(said, /"河对岸" is .* from the nearest street/);
});

test('places run out: how many are taken where, in every file, and the plan carries them', async () => {
  const { code, err, said, out, read } = await site(
    'places',
    ...['--service', 'childcare', '--limit-minutes', '3', '--capacity', '40', '--add', '2'],
    ...['--demand-share', '0.5', '--unknown-capacity', '0'],
  );
  assert.equal(code, 0, err);
  const { places, sites, services, objective, counted, people } = await read();
  assert.deepEqual(
    sites.map(({ capacity, assigned }) => [capacity, assigned]),
    [
      [40, 40],
      [40, 40],
    ],
  );
  assert.deepEqual([places?.added, places?.taken, places?.demandShare], [80, 80, 0.5]);
  assert.equal(counted, (people['total'] ?? 0) / 2);
  assert.equal(objective, services[0]?.countedAfter);
  assert.equal(services[0]?.uncovered.people, counted - (objective ?? 0));
  assert.match(said, /80 places are added at 2 sites, 80 of them taken/);
  assert.match(await readFile(join(out, 'plan.yaml'), 'utf8'), /capacity: 40/);
});

test('places enough for all are as good as none to count', async () => {
  const question = ['--service', 'canteen', '--limit-minutes', '3', '--add', '2'];
  const [bare, roomy] = [
    await site('bare', ...question),
    await site('roomy', ...question, '--capacity', '100000'),
  ];
  const [a, b] = [await bare.read(), await roomy.read()];
  const told = ({ id, gain, gains }: Sites['sites'][number]) => ({ id, gain, gains });
  assert.deepEqual(b.sites.map(told), a.sites.map(told));
  assert.deepEqual([b.objective, b.bound, b.method], [a.objective, a.bound, a.method]);
});

test('the same question gives the same bytes, in whatever folder', async () => {
  const args = ['--service', 'canteen', '--add', '3', '--seed', '7'];
  const [one, two] = [await site('one', ...args), await site('two', ...args)];
  for (const name of ['sites.json', 'sites.geojson', 'plan.yaml', 'report.html', 'sites.xlsx']) {
    const [a, b] = await Promise.all([one, two].map(({ out }) => readFile(join(out, name))));
    assert.ok(a?.equals(b ?? Buffer.of()), name);
  }
});

test('a proof that is insisted on comes from the bound or from the solver', async () => {
  const { code, err, read } = await site(
    'proven',
    ...['--service', 'canteen', '--objective', 'p-median', '--add', '2', '--prove'],
  );
  assert.equal(code, 0, err);
  const { provenBy, gap, method } = await read();
  assert.ok(provenBy === 'bound' || provenBy === 'solver');
  assert.equal(gap, 0);
  assert.match(method.zh, /已证明最优/);
});

test('a budget buys positions on streets, and rooms without a cost, at what the planner says a site costs', async () => {
  const question = ['--service', 'canteen', '--limit-minutes', '3', '--budget', '100000'];
  const unpriced = await site('unpriced', ...question);
  assert.equal(unpriced.code, 65);
  assert.match(unpriced.err, /--site-cost/);
  const { code, err, read } = await site('priced', ...question, '--site-cost', '40000');
  assert.equal(code, 0, err);
  const { sites, costYuan } = await read();
  assert.deepEqual([sites.length, costYuan], [2, 80_000]);
  assert.deepEqual(
    sites.map((one) => one.costYuan),
    [40_000, 40_000],
  );
});

test('a unit on wheels has a round with hours, in every file', async () => {
  const { code, err, said, read, out } = await site(
    'bus',
    ...['--service', 'wet-market', '--stops', '3', '--limit-minutes', '2'],
    ...['--hours', '06:30-08:00', '--stop-minutes', '20'],
  );
  assert.equal(code, 0, err);
  const { round, sites } = await read();
  assert.ok(round);
  assert.deepEqual(
    round.stops.map(({ rank }) => rank).toSorted(),
    sites.map(({ rank }) => rank),
  );
  assert.deepEqual([round.stops[0]?.arrive, round.stops[0]?.leave], ['06:30', '06:50']);
  assert.ok(round.isProven && round.metres > 0);
  assert.match(said, /Round: 06:30–06:50 1 .* → /);
  assert.match(await readFile(join(out, 'plan.yaml'), 'utf8'), /hours: "06:30-06:50"/);
  const { features } = JSON.parse(await readFile(join(out, 'sites.geojson'), 'utf8'));
  assert.deepEqual(features.at(-1).geometry, { type: 'LineString', coordinates: round.line });
});

test('what cannot be asked is refused, with how to mend it', async () => {
  for (const [args, code, told] of [
    [['--service', 'cantine', '--add', '1'], 64, /no service called "cantine".*community-canteen/s],
    [['--service', 'canteen'], 64, /not said how many/],
    [['--service', 'canteen', '--add', '1', '--stops', '2'], 64, /--add does not go with --stops/],
    [['--service', 'canteen', '--add', '1', '--objective', 'lscp'], 64, /--add does not go with/],
    [
      ['--service', 'canteen', '--add', '1', '--hours', '6:00-9:00'],
      64,
      /--hours goes with --stops/,
    ],
    [['--service', 'canteen', '--stops', '2', '--hours', '9:00-6:00'], 64, /06:30-10:30/],
    [
      [
        ...['--service', 'wet-market', '--stops', '3', '--limit-minutes', '2'],
        ...['--hours', '6:00-6:30', '--stop-minutes', '20'],
      ],
      65,
      /3 stops do not fit.*lower --stop-minutes to/s,
    ],
    [['--service', 'canteen', '--add', '1', '--weights', 'age0_2'], 64, /no column "age0_2"/],
    [['--service', 'canteen', '--add', '1', '--objective', 'best'], 64, /mclp \| lscp/],
    [['--service', 'canteen', '--add', '1', '--complex'], 64, /fill 1: community meals/],
    [['--service', 'canteen', '--add', '1', '--capacity', '-3'], 64, /"-3" is not a value/],
    [['--service', 'canteen', '--add', '1', '--capacity', '2.5'], 64, /"2.5" is not a value/],
    [
      ['--service', 'canteen', '--add', '1', '--capacity', '9', '--demand-share', '0'],
      64,
      /"0" is not a value that --demand-share takes/,
    ],
    [['--service', 'canteen', '--add', '1', '--demand-share', '0.5'], 64, /where places run out/],
    [
      [
        ...['--service', 'canteen', '--add', '1', '--candidates', 'ROOMS'],
        ...['--force', 'R1', '--forbid', 'R1'],
      ],
      64,
      /"R1" must be chosen and must not be/,
    ],
    [
      ['--service', 'canteen', '--add', '1', '--candidates', 'ROOMS', '--force', 'R1', 'R2'],
      65,
      /2 sites are forced, 1 more than are to be added/,
    ],
    [
      ['--service', 'canteen', 'childcare', '--add', '1', '--capacity', '9'],
      64,
      /one service at a time/,
    ],
    [
      ['--service', 'canteen', '--objective', 'lscp', '--candidates', 'ROOMS', '--capacity', '1'],
      65,
      /too few places: whatever is chosen, [\d,]+ more are needed; .* mostly in/,
    ],
    [
      ['--service', 'canteen', '--add', '9', '--candidates', 'ROOMS'],
      65,
      /9 sites .* 3 candidates/,
    ],
    [
      ['--service', 'canteen', '--add', '1', '--candidates', 'ROOMS', '--force', 'R9'],
      64,
      /R1, R2/,
    ],
    [
      ['--service', 'canteen', '--budget', '5', '--candidates', 'ROOMS', '--force', 'R1'],
      65,
      /forced sites together cost [\d,]+ yuan, [\d,]+ more than the budget/,
    ],
    [
      [
        ...['--service', 'canteen', '--objective', 'lscp', '--candidates', 'ROOMS'],
        ...['--limit-minutes', '1'],
      ],
      65,
      /people have no candidate within 1 minutes \(西社区/,
    ],
  ] as const) {
    const words = args.map((arg) => (arg === 'ROOMS' ? town.path('rooms.csv') : arg));
    const run = await site('refused', ...words);
    assert.equal(run.code, code, `${args.join(' ')}: ${run.err}`);
    assert.match(run.err, told);
    assert.ok(!existsSync(run.out));
  }
});
