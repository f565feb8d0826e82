import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../testing/problem-of.ts';
import { tableOf } from '../testing/record-sets.ts';
import { findColumns } from './fields.ts';

const NO_MAP = new Map<string, string>();
const mapOf = (...pairs: [string, string][]) => new Map(pairs);

function shownOf(columns: readonly string[], map: ReadonlyMap<string, string> = NO_MAP) {
  return findColumns(tableOf('a.csv', columns), map).shown;
}

test('columns are found by their Chinese names', () => {
  assert.deepEqual(shownOf(['小区名称', '总人口', '0-14岁', '65岁及以上', '备注']), {
    name: '小区名称',
    total: '总人口',
    age0_14: '0-14岁',
    age65plus: '65岁及以上',
  });
});

test('columns are found by their English names, whatever their case, spaces and width', () => {
  assert.deepEqual(shownOf(['POI_Name', 'Type Code', 'ＡＤＤＲＥＳＳ', 'Opening-Hours']), {
    name: 'POI_Name',
    typecode: 'Type Code',
    address: 'ＡＤＤＲＥＳＳ',
    hours: 'Opening-Hours',
  });
});

test('of two columns with one meaning the first is taken', () => {
  assert.deepEqual(shownOf(['人口', 'population']), { total: '人口' });
});

test('what the user says wins over what the names say', () => {
  const map = mapOf(['pop2023', 'total'], ['OLD', 'age65plus']);
  assert.deepEqual(shownOf(['population', 'pop2023', 'OLD'], map), {
    total: 'pop2023',
    age65plus: 'OLD',
  });
});

test('a column the user has given a meaning has no other', () => {
  assert.deepEqual(shownOf(['name', '名称'], mapOf(['name', 'address'])), {
    address: 'name',
    name: '名称',
  });
});

test('a band may be named as people name it', () => {
  const { fields } = findColumns(tableOf('a.csv', ['老人']), mapOf(['老人', '65岁及以上']));
  assert.deepEqual([...fields], [['age65plus', 0]]);
});

test('a mapping for a column of another file is left alone', () => {
  assert.deepEqual(shownOf(['total'], mapOf(['elsewhere', 'name'])), { total: 'total' });
});

test('a field that does not exist is refused, and those that do are named', () => {
  for (const field of ['population', 'toString', 'constructor', '']) {
    const problem = problemOf(() => shownOf(['a'], mapOf(['a', field])));
    assert.equal(problem.code, 'map-field-unknown');
    assert.equal(problem.exitCode, 64);
    assert.match(problem.mend.en, /total.*age65plus/);
  }
});
