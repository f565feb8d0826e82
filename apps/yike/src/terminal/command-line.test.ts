import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './command.ts';
import { numberOption, readCommandLine } from './command-line.ts';

const COMMAND: Command = {
  name: 'draw',
  usage: '',
  says: { zh: '画', en: 'draw' },
  words: null,
  options: {
    paper: { kind: 'one', isRequired: true, says: { zh: '纸', en: 'paper' } },
    ink: { kind: 'many', says: { zh: '墨', en: 'ink' } },
    fast: { kind: 'flag', says: { zh: '快', en: 'fast' } },
  },
  run: async () => 0,
};

test('an option takes the word behind it, or behind the equals sign', () => {
  assert.equal(readCommandLine(COMMAND, ['--paper', 'a4']).one('paper'), 'a4');
  assert.equal(readCommandLine(COMMAND, ['--paper=a4']).one('paper'), 'a4');
});

test('an option that takes many takes all words up to the next option', () => {
  const given = readCommandLine(COMMAND, [
    '--ink',
    'red',
    'blue',
    '--paper',
    'a4',
    '--ink',
    'green',
  ]);
  assert.deepEqual(given.many('ink'), ['red', 'blue', 'green']);
});

test('a flag takes no word', () => {
  const given = readCommandLine(COMMAND, ['--fast', '--paper', 'a4']);
  assert.ok(given.has('fast'));
});

test('what is missing, unknown, bare or left over is refused', () => {
  const refused = (args: string[], code: string): void => {
    assert.throws(() => readCommandLine(COMMAND, args), { code });
  };
  refused([], 'option-missing');
  refused(['--paper', 'a4', '--pen', 'x'], 'option-unknown');
  refused(['--paper', '--fast'], 'option-invalid');
  refused(['--paper', 'a4', '--paper', 'a3'], 'option-repeated');
  refused(['--paper', 'a4', 'word'], 'word-unexpected');
});

test('asking for help excuses from required options', () => {
  assert.ok(readCommandLine(COMMAND, ['--help']).has('help'));
});

test('numbers outside their bounds, and words, are refused', () => {
  const given = (value: string) => readCommandLine(COMMAND, ['--paper', value]);
  assert.equal(numberOption(given('7.5'), 'paper', 1, 0, 10), 7.5);
  assert.equal(numberOption(given('5%'), 'paper', 1, 0, 10), 5);
  for (const value of ['11', '-1', 'many', ' ']) {
    assert.throws(() => numberOption(given(value), 'paper', 1, 0, 10), { code: 'option-invalid' });
  }
});
