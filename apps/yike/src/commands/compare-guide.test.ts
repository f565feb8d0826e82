import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateDistrict } from '@yike/demo';
import { type Comparison, comparisonSchema } from '@yike/planning';
import { runYike } from '../testing.ts';

const GUIDES = new URL('../../../../docs/guides/', import.meta.url);

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-guide-'));
  for (const [name, content] of generateDistrict()) await writeFile(join(folder, name), content);
});
after(() => rm(folder, { recursive: true, force: true }));

/** Runs the scenarios that a guide shows on the fictional district. */
async function comparisonOf(guide: string): Promise<Comparison> {
  const text = await readFile(new URL(guide, GUIDES), 'utf8');
  const scenarios = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, body]) => body ?? '');
  assert.ok(scenarios.length >= 2);
  const paths = scenarios.map((_, at) => join(folder, `${at}.yaml`));
  for (const [at, body] of scenarios.entries()) await writeFile(paths[at] ?? '', body);
  const input = (name: string): string => join(folder, name);
  const { code, err } = await runYike(
    'compare',
    ...['--network', input('jiangpan.osm'), '--people', input('people.csv')],
    ...['--facilities', input('facilities.csv'), input('care.geojson')],
    ...['--areas', input('areas.geojson'), '--walker', 'adult'],
    ...['--scenario', ...paths, '--out', input('out')],
  );
  assert.equal(code, 0, err);
  return comparisonSchema.parse(JSON.parse(await readFile(input('out/compare.json'), 'utf8')));
}

const canteens = ({ scenarios }: Comparison, id: string) =>
  scenarios
    .find((scenario) => scenario.id === id)
    ?.differences.find(({ area, type }) => area === 'whole' && type === 'community-canteen');

test('the example of the guide does what it says, in both languages alike', async () => {
  const chinese = await comparisonOf('比较几个方案.md');
  const english = await comparisonOf('compare-plans.md');
  const figures = ({ before: now, scenarios }: Comparison) => ({
    now,
    planned: scenarios.map(({ whole, areas, differences }) => ({ whole, areas, differences })),
  });
  assert.deepEqual(figures(english), figures(chinese));
  // two canteens more cover thousands and harm nobody; moving one and removing one harms some
  assert.ok((canteens(chinese, 'A')?.gained['total'] ?? 0) > 4000);
  assert.equal(canteens(chinese, 'A')?.lost['total'], 0);
  assert.ok((canteens(chinese, 'B')?.lost['total'] ?? 0) > 1000);
  assert.equal(canteens(chinese, 'B')?.movedIn['total'], 1800);
  const streets = chinese.scenarios.find(({ id }) => id === 'C');
  assert.deepEqual(
    streets?.changes.map(({ lines, to }) => (lines.length > 0 ? 'line' : to && 'spot')),
    ['line', 'line', 'line', 'spot'],
  );
  assert.ok(streets?.differences.some(({ nearer }) => nearer > 100));
});
