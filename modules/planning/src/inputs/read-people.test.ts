import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue, RecordSet } from '@yike/kernel';
import { problemOf } from '../testing/problem-of.ts';
import { tableOf } from '../testing/record-sets.ts';
import { locateRecords } from './locate-records.ts';
import { type PeopleRead, readPeople } from './read-people.ts';

const NO_MAP = new Map<string, string>();

function read(set: RecordSet, map = NO_MAP): PeopleRead {
  return readPeople(set, locateRecords(set, map, 'wgs84', {}), map);
}

/** A table of people who all live at one place. */
function people(columns: readonly string[], ...rows: readonly FieldValue[][]): RecordSet {
  return tableOf(
    'people.csv',
    ['lon', 'lat', ...columns],
    ...rows.map((row) => [121.47, 31.23, ...row]),
  );
}

/** Of every point the total and the bands. */
function figures({ points }: PeopleRead): [total: number, ...bands: number[]][] {
  return points.map(({ total, byBand }) => [total, ...byBand.values()]);
}

test('everybody is the total column, bands are what the columns say', () => {
  const found = read(
    people(['人口', '0-14岁', '65岁及以上'], ['100', '15', '20'], ['1,000', '', '5']),
  );
  assert.deepEqual(figures(found), [
    [100, 15, 20],
    [1000, 0, 5],
  ]);
  assert.deepEqual(
    found.bands.map(({ id }) => id),
    ['age0_14', 'age65plus'],
  );
  assert.deepEqual(found.columns, { total: '人口', age0_14: '0-14岁', age65plus: '65岁及以上' });
  assert.deepEqual(found.complaints, []);
});

test('without a total everybody is the sum of the bands', () => {
  const found = read(people(['0-14', '15-59', '60+'], [10, 70, 20]));
  assert.deepEqual(figures(found), [[100, 10, 70, 20]]);
});

test('a band within another is shown and not counted again', () => {
  const found = read(people(['0-14', '15-59', '60+', '65+', '80+'], [10, 70, 20, 15, 5]));
  assert.deepEqual(figures(found), [[100, 10, 70, 20, 15, 5]]);
});

test('bands that overlap by a part need a total', () => {
  const problem = problemOf(() => read(people(['0-20', '15-59', '60+'], [10, 70, 20])));
  assert.deepEqual([problem.code, problem.exitCode], ['people-bands-overlap', 65]);
  assert.match(problem.text.en, /age0_20, age15_59, age60plus/);
  const found = read(people(['total', '0-20', '15-59', '60+'], [90, 10, 70, 20]));
  assert.deepEqual(figures(found), [[90, 10, 70, 20]]);
});

test('bands that leave out ages are all there is of everybody, and a warning says so', () => {
  const found = read(people(['60-64岁', '65岁以上'], [4, 6]));
  assert.deepEqual(figures(found), [[10, 4, 6]]);
  assert.deepEqual(
    found.complaints.map(({ code, severity }) => [code, severity]),
    [['people-bands-partial', 'warning']],
  );
  assert.match(found.complaints[0]?.text.en ?? '', /age60_64, age65plus/);
});

test('an empty total is filled from the bands', () => {
  const found = read(people(['total', '0-14', '15+'], ['', 30, 70]));
  assert.deepEqual(figures(found), [[100, 30, 70]]);
});

test('rows with negative numbers or words are skipped, with row, column and what stands there', () => {
  const found = read(
    people(['total', 'age65plus'], [10, 1], [-5, 1], [10, '很多'], ['Infinity', 0], [20, 2]),
  );
  assert.deepEqual(figures(found), [
    [10, 1],
    [20, 2],
  ]);
  assert.deepEqual(
    found.complaints.map(({ code, severity, place }) => [code, severity, place.row, place.column]),
    [
      ['people-not-a-headcount', 'skipped', 3, 'total'],
      ['people-not-a-headcount', 'skipped', 4, 'age65plus'],
      ['people-not-a-headcount', 'skipped', 5, 'total'],
    ],
  );
  assert.match(found.complaints[1]?.text.zh ?? '', /很多/);
});

test('where bands and total disagree a warning says in how many points, and by how much in all', () => {
  // 106 of 100 is off by more than 5 %, 104 of 100 is not; in all 310 of 300
  const found = read(
    people(
      ['total', '0-14', '15-59', '60+'],
      [100, 16, 70, 20],
      [100, 14, 70, 20],
      [100, 10, 70, 20],
    ),
  );
  assert.equal(found.points.length, 3);
  const [warning, ...others] = found.complaints;
  assert.deepEqual(others, []);
  assert.deepEqual([warning?.code, warning?.severity], ['people-bands-differ', 'warning']);
  assert.equal(
    warning?.text.en,
    'in 1 of 3 points the age bands differ from the total by more than 5 %; in all: total 300, bands 310 (+3.3 %)',
  );
  assert.match(warning.text.zh, /3 个点中有 1 个.*总数 300，各年龄段之和 310（\+3\.3 %）/);
});

test('bands that fall short of the total show a minus', () => {
  const found = read(people(['total', '0-14', '15+'], [100, 10, 50]));
  assert.match(found.complaints[0]?.text.en ?? '', /total 100, bands 60 \(−40\.0 %\)/);
});

test('bands that do not hold all ages need not add up to the total', () => {
  assert.deepEqual(read(people(['total', '0-14', '65+'], [100, 10, 10])).complaints, []);
});

test('without any number of people the user is told which columns there are', () => {
  const problem = problemOf(() => read(people(['名称', '2020年户数'], ['甲', '12'])));
  assert.deepEqual([problem.code, problem.exitCode], ['people-no-numbers', 65]);
  assert.match(problem.text.zh, /2020年户数/);
  assert.match(problem.mend.zh, /--map/);
});

test('any column can be made the total or a band', () => {
  const set = people(['名称', '户籍数', '老人'], ['甲', '12', '3']);
  const found = read(
    set,
    new Map([
      ['户籍数', 'total'],
      ['老人', '60岁以上'],
    ]),
  );
  assert.deepEqual(figures(found), [[12, 3]]);
  assert.deepEqual(found.columns, { name: '名称', total: '户籍数', age60plus: '老人' });
});
