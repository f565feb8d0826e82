import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberIn, textIn } from './cells.ts';

test('numbers are read as people write them', () => {
  for (const [text, number] of [
    ['12', 12],
    ['1,234', 1234],
    ['１２３．５', 123.5],
    [' 3.5 ', 3.5],
    ['1，234', 1234],
    ['-7', -7],
    ['+.5', 0.5],
    ['1e3', 1000],
  ] as const) {
    assert.equal(numberIn(text), number, text);
  }
  assert.equal(numberIn(4.2), 4.2);
});

test('an empty cell is not nought', () => {
  for (const empty of [null, undefined, '', '  ', '-', '—']) assert.equal(numberIn(empty), null);
});

test('words, dates and truths are no numbers', () => {
  for (const text of ['无', '12人', '2020-01-01', '0x10', 'NaN', 'Infinity', '1.2.3', true]) {
    assert.equal(numberIn(text), Number.NaN, String(text));
  }
});

test('a number survives being written', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      assert.equal(numberIn(String(number)), Number(String(number)));
    }),
  );
});

test('the text of an empty cell is empty', () => {
  assert.deepEqual([textIn(null), textIn(undefined), textIn(' a '), textIn(5)], ['', '', 'a', '5']);
});
