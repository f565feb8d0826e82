import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AgeBand, coverAllAges, disjointBands, findAgeBand } from './age-bands.ts';

const BANDS: readonly (readonly [column: string, id: string])[] = [
  ['age0_14', 'age0_14'],
  ['age_0_14', 'age0_14'],
  ['Age 0-14', 'age0_14'],
  ['AGE15_59', 'age15_59'],
  ['0-14', 'age0_14'],
  ['0-14岁', 'age0_14'],
  ['0～14岁', 'age0_14'],
  ['０～１４岁', 'age0_14'],
  ['0—14岁人口', 'age0_14'],
  ['0至14岁人口数', 'age0_14'],
  ['0到14周岁', 'age0_14'],
  ['0–2岁婴幼儿', 'age0_2'],
  ['3-6 岁（人）', 'age3_6'],
  ['人口_15-59岁', 'age15_59'],
  ['常住人口60-64岁', 'age60_64'],
  ['年龄60_64', 'age60_64'],
  ['pop_60_64', 'age60_64'],
  ['60 to 64 years', 'age60_64'],
  ['65岁以上', 'age65plus'],
  ['65岁及以上', 'age65plus'],
  ['65周岁及以上老年人口', 'age65plus'],
  ['６５岁及以上', 'age65plus'],
  ['≥65岁', 'age65plus'],
  ['65+', 'age65plus'],
  ['80+', 'age80plus'],
  ['80岁+', 'age80plus'],
  ['age65plus', 'age65plus'],
  ['age65_plus', 'age65plus'],
  ['65 and over', 'age65plus'],
  ['population_age65above', 'age65plus'],
  ['aged 65 and over', 'age65plus'],
  ['15岁以下', 'age0_14'],
  ['14岁及以下', 'age0_14'],
  ['under15', 'age0_14'],
  ['<15', 'age0_14'],
];

test('age bands are read from Chinese and English names, full width or not', () => {
  for (const [column, id] of BANDS) assert.equal(findAgeBand(column)?.id, id, column);
});

const NO_BANDS = [
  '2020年人口',
  '2020人口',
  '2019-2020',
  '15分钟',
  '5-10分钟',
  '15分钟覆盖人口',
  '人口',
  '人口2020',
  '65岁及以上占比',
  '老年人口比例',
  '0-14岁比重（%）',
  '平均年龄',
  '65岁',
  '500米',
  '300-500m',
  'age',
  'x',
  '',
  '131+',
  '14-0岁',
  '建筑面积100以上平方米',
];

test('years, minutes, metres and shares are no age bands', () => {
  for (const column of NO_BANDS) assert.equal(findAgeBand(column), null, column);
});

test('a band is found again by its own id, and by its own names', () => {
  const age = fc.integer({ min: 0, max: 130 });
  fc.assert(
    fc.property(age, age, fc.boolean(), (a, b, isOpen) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const band = findAgeBand(isOpen ? `age${from}plus` : `age${from}_${to}`);
      assert.deepEqual([band?.from, band?.to], [from, isOpen ? null : to]);
      for (const name of [band?.id, band?.zh, band?.en]) {
        assert.deepEqual(findAgeBand(name ?? ''), band);
      }
    }),
  );
});

test('no name is long or odd enough to keep it busy', { timeout: 20_000 }, () => {
  const piece = fc.constantFrom(
    'age',
    '人口',
    '人',
    '岁',
    '0',
    '65',
    '_',
    '-',
    '+',
    'years',
    '老年',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), piece, (pieces, last) => {
      findAgeBand(`${pieces.join('').repeat(2000)}${last}`);
    }),
  );
});

const bandsOf = (...names: string[]): AgeBand[] => names.flatMap((name) => findAgeBand(name) ?? []);
const idsOf = (bands: readonly AgeBand[] | null) => bands?.map(({ id }) => id) ?? null;

test('nobody is counted twice: 80+ lies within 65+', () => {
  assert.deepEqual(idsOf(disjointBands(bandsOf('80+', '65+', '0-14', '15-64'))), [
    'age0_14',
    'age15_64',
    'age65plus',
  ]);
});

test('bands that overlap by a part cannot be summed', () => {
  assert.equal(disjointBands(bandsOf('0-20', '15-59')), null);
});

test('bands hold all ages when they follow each other from birth on without an end', () => {
  assert.equal(coverAllAges(bandsOf('0-14', '15-59', '60+')), true);
  assert.equal(coverAllAges(bandsOf('0-14', '15-59')), false);
  assert.equal(coverAllAges(bandsOf('0-14', '16+')), false);
  assert.equal(coverAllAges(bandsOf('1-14', '15+')), false);
  assert.equal(coverAllAges([]), false);
});
