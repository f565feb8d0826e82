import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeText } from './place.ts';
import { complaint, Problem, problemOf } from './problem.ts';
import { PROBLEM_TABLE, type ProblemRow } from './problem-table.ts';

const ROWS: readonly (readonly [string, ProblemRow])[] = Object.entries(PROBLEM_TABLE);

test('every row says what happened and how to mend it, in both languages', () => {
  for (const [code, row] of ROWS) {
    assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [row.zh, row.en, row.mendZh, row.mendEn]) assert.ok(text.length > 3, code);
    assert.match(row.zh + row.mendZh, /\p{Script=Han}/u, code);
    assert.doesNotMatch(
      row.en + row.mendEn,
      /\p{Script=Han}/u,
      `${code} speaks Chinese in English`,
    );
  }
});

test('details fill the holes of all texts', () => {
  const problem = new Problem('option-unknown', {}, { option: '--pen', command: 'draw' });
  assert.equal(problem.text.en, 'unknown option --pen');
  assert.equal(problem.mend.zh, '运行 yike draw --help 查看可用选项');
});

test('whose fault it is decides the exit code', () => {
  const exitCodeOf = (code: ConstructorParameters<typeof Problem>[0]) => new Problem(code).exitCode;
  assert.deepEqual(
    [exitCodeOf('option-unknown'), exitCodeOf('file-missing'), exitCodeOf('output-unwritable')],
    [64, 65, 69],
  );
});

test('the message of a problem begins with its place', () => {
  const place = { file: 'people.csv', row: 12, column: 'total' };
  assert.match(
    new Problem('file-missing', place).message,
    /^people\.csv, row 12, column "total": /,
  );
  assert.deepEqual(placeText(place), {
    zh: 'people.csv，第 12 行，“total”列',
    en: 'people.csv, row 12, column "total"',
  });
  assert.deepEqual(placeText({}), { zh: '', en: '' });
});

test('a complaint can become the reason to stop, with the same words', () => {
  const one = complaint('skipped', 'coordinates-missing', { file: 'a.csv', row: 3 });
  const problem = problemOf(one);
  assert.deepEqual([problem.text, problem.mend, problem.place], [one.text, one.mend, one.place]);
});
