import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { costSitesSchema } from '@yike/planning/contract';
import { runYike } from '../testing.ts';

const SF = fileURLToPath(new URL('../../../../../shared/data/spopt-sf/', import.meta.url));
const SF_FILES = [
  ...['--costs', `${SF}SF_network_distance_candidateStore_16_censusTract_205_new.csv`],
  ...['--cost-columns', 'name,DestinationName,distance'],
  ...['--demand', `${SF}SF_demand_205_centroid_uniform_weight.csv`],
  ...['--demand-columns', 'NAME,POP2000'],
];
const skip = existsSync(SF) ? false : 'San Francisco is not here';

async function sitesOf(...args: string[]) {
  const { code, out, err } = await runYike('site', ...args, '--json');
  assert.equal(code, 0, err);
  return costSitesSchema.parse(JSON.parse(out));
}

test('San Francisco is covered within 5 km by eight stores, as published', { skip }, async () => {
  const found = await sitesOf(...SF_FILES, '--objective', 'lscp', '--radius', '5000');
  assert.equal(found.objective, 8);
  assert.equal(found.bound, 8);
  assert.equal(found.gap, 0);
  assert.equal(found.sites.length, 8);
});

test('four stores cover 875,247 people within 5 km, as published', { skip }, async () => {
  const question = ['--objective', 'mclp', '--radius', '5000', '--add', '4', '--prove'];
  const found = await sitesOf(...SF_FILES, ...question);
  assert.equal(found.objective, 875_247);
  assert.equal(found.bound, 875_247);
  assert.notEqual(found.provenBy, null);
  assert.deepEqual([found.servedPoints, found.demandPoints], [184, 205]); // 89.756 %
});

for (const model of ['p-median', 'p-centre'] as const) {
  test(`${model} of San Francisco is that of trying every four stores`, { skip }, async () => {
    const found = await sitesOf(...SF_FILES, '--objective', model, '--add', '4', '--prove');
    const best = await bestOfFour(model);
    assert.ok(
      Math.abs((found.objective ?? 0) - best) <= 1e-9 * best,
      `${found.objective}, ${best}`,
    );
    assert.equal(found.gap, 0);
  });
}

/** Reads the files on its own way. */
async function bestOfFour(model: 'p-median' | 'p-centre'): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const rows = async (path: string | undefined) =>
    (await readFile(path ?? '', 'utf8'))
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','));
  const weights = new Map((await rows(SF_FILES[5])).map((row) => [row[3], Number(row[6])]));
  const table = new Map<string, Map<string, number>>();
  for (const [distance, store = '', tract = ''] of await rows(SF_FILES[1])) {
    const own = table.get(store) ?? new Map<string, number>();
    table.set(store, own.set(tract, Number(distance)));
  }
  const stores = [...table.values()];
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << stores.length; mask++) {
    const four = stores.filter((_, at) => (mask >> at) & 1);
    if (four.length !== 4) continue;
    let figure = 0;
    for (const [tract = '', weight] of weights) {
      const cost = Math.min(...four.map((store) => store.get(tract) ?? Number.POSITIVE_INFINITY));
      figure = model === 'p-median' ? figure + weight * cost : Math.max(figure, cost);
    }
    best = Math.min(best, figure);
  }
  return best;
}

async function smallTables(costs: string, demand = 'id,people\na,5\nb,3\nc,2\n') {
  const folder = await mkdtemp(join(tmpdir(), 'yike-costs-'));
  await writeFile(join(folder, 'costs.csv'), costs);
  await writeFile(join(folder, 'demand.csv'), demand);
  return [
    ...['--costs', join(folder, 'costs.csv'), '--cost-columns', 'site,home,metres'],
    ...['--demand', join(folder, 'demand.csv'), '--demand-columns', 'id,people'],
  ];
}

const COSTS = 'site,home,metres\nx,a,100\nx,b,400\ny,b,100\ny,c,900\n';

test('a question over three homes is answered in a sentence', async () => {
  const files = await smallTables(COSTS);
  const { code, out } = await runYike('site', ...files, ...'--add 1 --radius 500'.split(' '));
  assert.equal(code, 0);
  assert.match(out, /mclp: 8; 1 sites, 8 of 10 within reach/);
  assert.match(out, /1\. x: gains 8, 8 so far/);
  assert.match(out, /Proven optimal\./);
});

test('whom no candidate reaches is named', async () => {
  const files = await smallTables(COSTS);
  const { code, err } = await runYike('site', ...files, '--objective', 'lscp', '--radius', '500');
  assert.equal(code, 65);
  assert.match(err, /1 demand points have no candidate within 500: c/);
});

test('what is wrong in the tables or the question is said, with its place', async () => {
  const refused = async (args: readonly string[], message: RegExp): Promise<void> => {
    const { code, err } = await runYike('site', ...args);
    assert.ok(code === 64 || code === 65, err);
    assert.match(err, message);
  };
  const good = await smallTables(COSTS);
  await refused([...good, '--add', '3'], /3 sites are to be added, and the costs name 2/);
  await refused([...good, '--objective', 'lscp', '--add', '1'], /lscp asks how many/);
  await refused([...good], /--add says how many/);
  await refused([...good, '--add', '1', '--budget', '9'], /--budget does not go with --costs/);
  await refused([...good, '--add', '1', '--cover-share', '0.5'], /--cover-share does not go with/);
  await refused([...good.slice(0, 4), '--add', '1'], /--demand is required/);
  const wrong = [...good.slice(0, 3), 'site,home', ...good.slice(4), '--add', '1'];
  await refused(wrong, /--cost-columns takes 3 column names/);
  const unknown = [...good.slice(0, 3), 'site,house,metres', ...good.slice(4), '--add', '1'];
  await refused(unknown, /no column "house"/);
  const broken = async (costs: string, message: RegExp, demand?: string): Promise<void> =>
    refused([...(await smallTables(costs, demand)), '--add', '1'], message);
  await broken(`${COSTS}y,d,5\n`, /row 6.*"d" is not in the table of --demand/);
  await broken(`${COSTS}y,b,5\n`, /row 6.*"y – b" is there twice/);
  await broken(`${COSTS}y,a,far\n`, /row 6, column "metres".*"far" is no number/);
  await broken(COSTS, /row 3, column "people".*"-3" is no number/, 'id,people\na,5\nb,-3\nc,2\n');
});
