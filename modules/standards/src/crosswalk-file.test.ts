import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldValue, Problem, type RecordSet } from '@yike/kernel';
import { readCrosswalkFile, readCrosswalkRecords } from './crosswalk-file.ts';

function table(columns: readonly string[], ...rows: readonly FieldValue[][]): RecordSet {
  const sha256 = '0'.repeat(64);
  return {
    file: { path: 'a/mine.csv', name: 'mine.csv', bytes: 1, sha256, format: 'csv' },
    columns,
    records: rows.map((values, index) => ({ row: index + 2, values })),
    complaints: [],
  };
}

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return assert.fail('it was accepted');
}

const COLUMNS = ['kind', 'match', 'types', 'reject'];

test('a table gives entries, whatever the order and case of its columns', () => {
  const { entries } = readCrosswalkRecords(
    table(
      ['Types', 'KIND', 'match'],
      ['pharmacy|clinic', 'amap-code', '090600'],
      [null, 'reject', '停业'],
      [null, null, null],
    ),
  );
  assert.deepEqual(entries, [
    { kind: 'amap-code', match: '090600', types: ['pharmacy', 'clinic'], reject: [] },
    { kind: 'reject', match: '停业', types: [], reject: [] },
  ]);
});

test('values in a cell may stand apart in the Chinese way', () => {
  const { entries } = readCrosswalkRecords(
    table(COLUMNS, ['keyword', '便民点', 'pharmacy、clinic', '停业，搬迁']),
  );
  assert.deepEqual(entries[0]?.types, ['pharmacy', 'clinic']);
  assert.deepEqual(entries[0]?.reject, ['停业', '搬迁']);
});

test('a missing column is named', () => {
  const problem = problemOf(() => readCrosswalkRecords(table(['kind', 'match'])));
  assert.equal(problem.code, 'crosswalk-invalid');
  assert.match(problem.text.zh, /types/);
});

const FAULTY: readonly (readonly [string, FieldValue[], RegExp])[] = [
  ['an unknown kind', ['baidu', 'x', 'pharmacy', null], /kind/],
  ['nothing to match', ['keyword', null, 'pharmacy', null], /match/],
  ['a type we do not have', ['keyword', '动物园', 'zoo', null], /zoo/],
  ['a code whose zero was lost', ['amap-code', 90601, 'pharmacy', null], /90601/],
  ['an industry code that is none', ['gbt4754', 'pharmacy', 'pharmacy', null], /pharmacy/],
  ['a tag without a value', ['osm', 'shop', 'pharmacy', null], /shop/],
  ['a keyword for nothing', ['keyword', '药', null, null], /types/],
];

for (const [what, row, said] of FAULTY) {
  test(`${what} is refused with its row`, () => {
    const problem = problemOf(() => readCrosswalkRecords(table(COLUMNS, row)));
    assert.deepEqual(problem.place, { file: 'mine.csv', row: 2 });
    assert.match(problem.text.zh, said);
    assert.match(problem.text.en, said);
  });
}

test('JSON may be a list or an object with entries', () => {
  const entry = { kind: 'keyword', match: '便民点', types: ['pharmacy'] };
  const wanted = { entries: [{ ...entry, reject: [] }] };
  assert.deepEqual(readCrosswalkFile([entry], 'a.json'), wanted);
  assert.deepEqual(readCrosswalkFile({ entries: [entry] }, 'a.json'), wanted);
  assert.equal(problemOf(() => readCrosswalkFile('x', 'a.json')).place.file, 'a.json');
  assert.equal(problemOf(() => readCrosswalkFile([entry, 5], 'a.json')).place.row, 2);
});
