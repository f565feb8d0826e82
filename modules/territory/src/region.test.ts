import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Actor, OPERATOR, Problem, type Transaction, VISITOR } from '@yike/kernel';
import { race, testDatabase, withoutLocks } from '@yike/postgres/testing';
import fc from 'fast-check';
import { decideRegion, type Region } from './region.ts';
import { importRegions } from './region-service.ts';
import { findRegion, listHistories } from './region-view.ts';
import { TERRITORY } from './territory.ts';
import { aDistrict, aRegion, BEITANG, codeOf } from './testing.ts';

const database = await testDatabase([TERRITORY]);
const beitang = (name: string, changes: Partial<Region> = {}) => aRegion(BEITANG, name, changes);

describe('a region that a file brings', () => {
  test('is new where the code meant nothing at that time', () => {
    assert.equal(decideRegion(beitang('北塘社区'), []).kind, 'add');
    const past = beitang('北塘村', { validFrom: '1990-01-01', validTo: '2020-01-01' });
    assert.equal(decideRegion(beitang('北塘社区'), [past]).kind, 'add');
  });

  test('is the same when it is called so already, however late the file begins', () => {
    const known = [beitang('北塘社区')];
    assert.equal(
      decideRegion(beitang('北塘社区', { validFrom: '2024-01-01' }), known).kind,
      'same',
    );
  });

  test('is a new name from the day on which the file begins', () => {
    const step = decideRegion(beitang('北塘新村', { validFrom: '2024-01-01' }), [
      beitang('北塘社区'),
    ]);
    assert.ok(step.kind === 'rename' && step.before.name === '北塘社区');
  });

  test('clashes with another name at the same time', () => {
    assert.equal(decideRegion(beitang('北塘新村'), [beitang('北塘社区')]).kind, 'clash');
  });
});

const day = fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}-01-01`);
const named = fc
  .record({
    name: fc.constantFrom('甲', '乙', '丙'),
    from: day,
    years: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ name, from, years }) =>
    beitang(name, {
      validFrom: from,
      validTo: years === 0 ? null : `${Number(from.slice(0, 4)) + years}-01-01`,
    }),
  );

const importOne = (region: Region) =>
  database.transaction((tx) => importRegions(tx, OPERATOR, [region]));

let lastCommunity = 100;

/** The history of a code that nobody used before, after these were imported one after the other. */
async function importInTurn(files: readonly Region[]): Promise<Region[]> {
  const regionCode = codeOf(`990101003${++lastCommunity}`);
  for (const file of files) {
    const {
      steps: [step],
    } = await importOne({ ...file, regionCode });
    const there = await findRegion(database.reading, regionCode, file.validFrom);
    if (step?.kind !== 'clash') assert.equal(there?.name, file.name);
  }
  return (await listHistories(database.reading, [regionCode])).get(regionCode) ?? [];
}

test('whatever is imported in whatever order, a code means one region on any day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 6 }), async (files) => {
      const history = await importInTurn(files);
      const ends = history.slice(0, -1).map(({ validTo }) => validTo ?? 'never');
      const begins = history.slice(1).map(({ validFrom }) => validFrom);
      assert.ok(ends.every((end, at) => end <= (begins[at] ?? '')));
    }),
    { numRuns: 60 },
  );
});

test('an import is for the operator alone, and the same one twice changes nothing', async () => {
  const bring = (actor: Actor) =>
    database.transaction((tx) => importRegions(tx, actor, aDistrict()));
  await bring(OPERATOR);
  assert.ok((await bring(OPERATOR)).steps.every(({ kind }) => kind === 'same'));
  await assert.rejects(bring(VISITOR), Problem);
});

/** Two files name a code at once, and both could have read its history before either writes. */
async function raceOfTwo(files: readonly Region[], guard: (tx: Transaction) => Transaction) {
  const outcomes = await race(
    database,
    'lock table territory.region in share mode',
    files.map((file) => (tx) => importRegions(guard(tx), OPERATOR, [file])),
  );
  const codes = files.map(({ regionCode }) => regionCode);
  return {
    steps: outcomes
      .map((one) => (one.status === 'fulfilled' ? one.value.steps[0]?.kind : one.reason.constraint))
      .sort(),
    rows: [...(await listHistories(database.reading, codes)).values()].flat().length,
  };
}

const renamedAtOnce = (code: string) => [
  aRegion(code, '新澜街道'),
  aRegion(code, '新澜街道', { validFrom: '2021-01-01' }),
];

describe('of two imports at once', () => {
  test('one adds, and the other finds it done', async () => {
    const region = aRegion('990101004', '新澜街道');
    const raced = await raceOfTwo([region, region], (tx) => tx);
    assert.deepEqual(raced, { steps: ['add', 'same'], rows: 1 });
  });

  test('control: without the lock both add, and one breaks on the constraint', async () => {
    const raced = await raceOfTwo(renamedAtOnce('990101005'), withoutLocks);
    assert.deepEqual(raced, { steps: ['add', 'region_one_at_a_time'], rows: 1 });
  });

  test('control: without lock and constraint a code means two regions on one day', async () => {
    await database.pool.query('alter table territory.region drop constraint region_one_at_a_time');
    const raced = await raceOfTwo(renamedAtOnce('990101006'), withoutLocks);
    assert.deepEqual(raced, { steps: ['add', 'add'], rows: 2 });
  });
});
