import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { runYike } from './testing.ts';

const COMMAND_NAMES = ['assess', 'catchment', 'isochrone', 'walk', 'standards', 'demo'];

test('help lists the commands, in Chinese or English', async () => {
  const english = await runYike('--help');
  assert.equal(english.code, 0);
  for (const name of COMMAND_NAMES) assert.match(english.out, new RegExp(`^  ${name} `, 'm'));
  assert.match((await runYike('--help', '--lang', 'zh')).out, /用法/);
});

test('every command explains its options', async () => {
  for (const name of COMMAND_NAMES) {
    const { code, out } = await runYike(name, '--help');
    assert.equal(code, 0);
    assert.match(out, /--help/);
  }
});

test('an unknown command is a usage error', async () => {
  const { code, err } = await runYike('asses');
  assert.equal(code, 64);
  assert.match(err, /asses/);
});

test('standards are listed, and shown with marks and sources', async () => {
  const list = await runYike('standards');
  for (const id of ['mofcom-2021', 'mofcom-2025', 'gb50180-2018', 'embedded-2023'])
    assert.match(list.out, new RegExp(id));
  const one = await runYike('standards', 'show', 'mofcom-2025', '--json');
  const { rows } = JSON.parse(one.out);
  assert.ok(rows.length > 20);
  for (const row of rows) assert.ok(row.verification && row.source.length > 0, row.code);
  assert.equal((await runYike('standards', 'show', 'nothing')).code, 64);
  assert.equal((await runYike('standards', 'show')).code, 64);
});

test('service types and targets are listed, as text and as JSON', async () => {
  assert.match((await runYike('standards', 'types')).out, /^pharmacy +pharmacy +health +10 min/m);
  assert.match((await runYike('standards', 'targets', '--lang', 'zh')).out, /满意度.*转载/);
  const types = JSON.parse((await runYike('standards', 'types', '--json')).out);
  assert.equal(types.length, 68);
  const targets = JSON.parse((await runYike('standards', 'targets', '--json')).out);
  for (const { source, verification } of targets) assert.ok(source.length > 0 && verification);
});

test('the program itself starts, and speaks the language of the locale', () => {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const out = execFileSync(process.execPath, [main, '--help'], {
    encoding: 'utf8',
    env: { LC_ALL: 'en_GB.UTF-8' },
  });
  assert.match(out, /who can walk/);
});
