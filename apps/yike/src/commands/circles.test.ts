import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateDistrict } from '@yike/demo';
import { summarySchema } from '@yike/planning';
import { runYike } from '../testing.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-circles-'));
  for (const [name, content] of generateDistrict()) await writeFile(join(folder, name), content);
});
after(() => rm(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
const INPUT = () => [
  ...['--network', path('jiangpan.osm'), '--people', path('people.csv')],
  ...['--facilities', path('care.geojson')],
];
const circles = (out: string, ...more: string[]) =>
  runYike('circles', ...INPUT(), '--areas', path('areas.geojson'), '--out', path(out), ...more);
const resultIn = async (out: string) =>
  JSON.parse(await readFile(path(`${out}/circles.json`), 'utf8'));

test('circles of the fictional district: every community in one, all within the range, and assess takes them', async () => {
  const { code, out, err } = await circles('drawn');
  assert.equal(code, 0, err);
  assert.match(out, /8 circles .*own definition.*; [\d.]+ % of the people walk to the core/);
  const result = await resultIn('drawn');
  assert.equal(result.how, 'proposed');
  assert.equal(result.circles.flatMap((one: { communities: [] }) => one.communities).length, 13);
  for (const { people, amiss } of result.circles) {
    assert.equal(amiss, null);
    assert.ok(people.total >= 5000 && people.total <= 100_000);
  }
  // each community with a core of its own would have 5,000 too few; this is what drawing well gives
  assert.ok(result.share > 0.85 && result.share <= result.boundShare);

  const assessed = await runYike(
    'assess',
    ...[...INPUT(), '--areas', path('drawn/circles.geojson'), '--walker', 'adult'],
    ...['--out', path('assessed')],
  );
  assert.equal(assessed.code, 0, assessed.err);
  const summary = summarySchema.parse(
    JSON.parse(await readFile(path('assessed/summary.json'), 'utf8')),
  );
  assert.deepEqual(
    summary.areas.map(({ name, people }) => [name, people['total']]),
    result.circles.map((one: { name: string; people: { total: number } }) => [
      one.name,
      one.people.total,
    ]),
  );
});

test('a table that was changed by hand is judged as it is', async () => {
  assert.equal((await circles('first')).code, 0);
  const table = await readFile(path('first/circles.csv'), 'utf8');
  // the second circle is put into the first
  await writeFile(path('changed.csv'), table.replaceAll(',C2,', ',C1,'));
  const { code, err } = await circles('second', '--circles', path('changed.csv'));
  assert.equal(code, 0, err);
  const [drawn, changed] = [await resultIn('first'), await resultIn('second')];
  assert.equal(changed.how, 'given');
  assert.equal(changed.circles.length, drawn.circles.length - 1);
  assert.ok(changed.inside <= changed.bound);
  assert.equal(changed.bound, drawn.bound);
});

test('a level of GB 50180 brings its people and its minutes, with its mark', async () => {
  const { code, out } = await circles('level', '--level', 'gb50180-10');
  assert.equal(code, 0);
  assert.match(out, /10-minute pedestrian-scale neighbourhood, copy; 15,000–25,000 people each/);
  const { minutes, level } = await resultIn('level');
  assert.deepEqual(
    [minutes, level.verification, level.clause],
    [10, 'copy', 'GB 50180-2018 2.0.3'],
  );
});

test('the same circles give the same bytes', async () => {
  for (const out of ['one', 'two']) assert.equal((await circles(out)).code, 0);
  for (const name of await readdir(path('one'))) {
    const [one, two] = await Promise.all(
      ['one', 'two'].map((out) => readFile(path(`${out}/${name}`))),
    );
    assert.ok(one !== undefined && two?.equals(one), name);
  }
});

test('what makes no sense is refused before anything is read, or with its place', async () => {
  const wrongs: [string[], number, RegExp][] = [
    [['--level', 'gb50180-20'], 64, /--level.*own \| gb50180-15/s],
    [['--people-range', '9000-5000'], 64, /--people-range/],
    [['--people-range', 'many'], 64, /--people-range/],
    [['--people-range', '90000-95000'], 65, /61000 people together, fewer than the 90000/],
    [['--minutes', '90'], 64, /--minutes/],
    [['--circles', path('people.csv')], 65, /needs the columns community and circle/],
  ];
  for (const [more, code, words] of wrongs) {
    const run = await circles('wrong', ...more);
    assert.equal(run.code, code, run.err);
    assert.match(run.err, words);
  }
});
