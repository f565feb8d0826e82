import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { comparisonSchema, summarySchema } from '@yike/planning';
import { corner, type Run, runYike, writeSmallTown } from '../testing.ts';

let town: Awaited<ReturnType<typeof writeSmallTown>>;
before(async () => {
  town = await writeSmallTown();
  await writeFile(town.path('nothing.yaml'), 'title: 维持现状\nchanges: []\n');
  await writeFile(
    town.path('west.yaml'),
    [
      'title: 西社区办药房',
      'changes:',
      '  - do: add-facility',
      '    name: 西街药房',
      '    types: 药店',
      `    at: [${corner(0, 5)}]`,
      '  - do: remove-facility',
      '    facility: 晨光便利店',
    ].join('\n'),
  );
});
after(() => rm(town.folder, { recursive: true, force: true }));

const OWN = ['streets.osm', 'people.csv', 'shops.csv', 'areas.geojson'];

function compareTown(out: string, scenarios: readonly string[], ...more: string[]): Promise<Run> {
  const [network = '', people = '', facilities = '', areas = ''] = OWN.map(town.path);
  return runYike(
    'compare',
    ...['--network', network, '--people', people, '--facilities', facilities, '--areas', areas],
    ...['--scenario', ...scenarios.map(town.path), '--out', town.path(out), '--walker', 'adult'],
    ...more,
  );
}

const comparisonIn = async (out: string) =>
  comparisonSchema.parse(JSON.parse(await readFile(town.path(`${out}/compare.json`), 'utf8')));

test('two scenarios side by side: who gains, who loses, and every file is there', async () => {
  const { code, out, err } = await compareTown('out', ['nothing.yaml', 'west.yaml']);
  assert.equal(code, 0, err);
  assert.match(out, /Scenario B: 西社区办药房\n {2}1\. add "西街药房" \(pharmacy\)/);
  // the hundred people of the north-west corner had 720 m to go
  assert.match(out, /^pharmacy +adult +94\.4 % +94\.4 % +100\.0 % +\+100 −0$/m);
  const files = await readdir(town.path('out'));
  for (const name of [
    'report.html',
    'compare.json',
    'compare.xlsx',
    'differences.geojson',
    'changes.geojson',
  ]) {
    assert.ok(files.includes(name), name);
  }
  const { before: now, scenarios, inputs } = await comparisonIn('out');
  const [nothing, west] = scenarios;
  assert.deepEqual({ whole: nothing?.whole, areas: nothing?.areas }, now);
  assert.deepEqual(nothing?.differences, []);
  const store = west?.differences.find(
    ({ area, type }) => area === 'whole' && type === 'convenience-store',
  );
  assert.ok((store?.lost['total'] ?? 0) > 0);
  assert.deepEqual(
    inputs.filter(({ role }) => role === 'scenario').map(({ file, records }) => [file, records]),
    [
      ['nothing.yaml', 0],
      ['west.yaml', 2],
    ],
  );
});

test('before is what assess says of the same files', async () => {
  const [network = '', people = '', facilities = '', areas = ''] = OWN.map(town.path);
  const { code } = await runYike(
    'assess',
    ...['--network', network, '--people', people, '--facilities', facilities, '--areas', areas],
    ...['--out', town.path('assessed'), '--walker', 'adult'],
  );
  assert.equal(code, 0);
  assert.equal((await compareTown('again', ['west.yaml'])).code, 0);
  const { before: now } = await comparisonIn('again');
  const text = await readFile(town.path('assessed/summary.json'), 'utf8');
  const { whole, areas: all } = summarySchema.parse(JSON.parse(text));
  assert.deepEqual(now, { whole, areas: all });
});

test('who walks another way is in differences.geojson, with what was and what is', async () => {
  assert.equal((await compareTown('walks', ['west.yaml'])).code, 0);
  const text = await readFile(town.path('walks/differences.geojson'), 'utf8');
  const { features } = JSON.parse(text);
  const home = features.find(
    ({ geometry }: { geometry: { coordinates: number[] } }) =>
      String(geometry.coordinates) === String(corner(0, 5)),
  );
  const { pharmacy } = home.properties.scenarios.A.adult;
  assert.deepEqual(pharmacy, {
    secondsBefore: 620,
    secondsAfter: 0,
    coveredBefore: false,
    coveredAfter: true,
  });
});

test('the same comparison gives the same bytes', async () => {
  assert.equal((await compareTown('one', ['west.yaml'])).code, 0);
  assert.equal((await compareTown('two', ['west.yaml'])).code, 0);
  for (const name of await readdir(town.path('one'))) {
    const [one, two] = await Promise.all(
      ['one', 'two'].map((out) => readFile(town.path(`${out}/${name}`))),
    );
    assert.ok(one !== undefined && two?.equals(one), name);
  }
});

test('a slip in a scenario ends the run with its line and a remedy', async () => {
  await writeFile(
    town.path('slip.yaml'),
    'title: 错\nchanges:\n  - do: move-facility\n    facility: 晨光\n    to: [113, 23]\n',
  );
  const { code, err } = await compareTown('slip', ['slip.yaml']);
  assert.equal(code, 65);
  assert.match(err, /slip\.yaml, line 3: there is no facility with the id or name "晨光"/);
  assert.match(err, /→ .*晨光便利店 \(s2: convenience-store\)/);
});
