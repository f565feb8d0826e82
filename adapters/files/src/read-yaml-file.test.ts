import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Problem } from '@yike/kernel';
import { readYamlFile } from './read-yaml-file.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-yaml-'));
});

async function written(text: string): Promise<string> {
  const path = join(folder, 'plan.yaml');
  await writeFile(path, text);
  return path;
}

async function problemIn(text: string): Promise<Problem> {
  const path = await written(text);
  const fault = await readYamlFile(path).then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof Problem, String(fault));
  return fault;
}

const PLAN = `# 甲方案
title: 甲
changes:
  - do: add-facility
    at: [121.5, 31.2]

  - do: close-gate
`;

test('a value, and the line of everything in it', async () => {
  const { value, file, lineOf } = await readYamlFile(await written(PLAN));
  assert.deepEqual(value, {
    title: '甲',
    changes: [{ do: 'add-facility', at: [121.5, 31.2] }, { do: 'close-gate' }],
  });
  assert.equal(file.format, 'yaml');
  assert.equal(lineOf(['title']), 2);
  assert.equal(lineOf(['changes', 0, 'at', 1]), 5);
  assert.equal(lineOf(['changes', 1]), 7);
  // what is missing is looked for where it should stand
  assert.equal(lineOf(['changes', 1, 'at']), 7);
});

test('JSON is read the same way', async () => {
  const { value, lineOf } = await readYamlFile(await written('{"a": 1,\n "b": [2,\n 3]}\n'));
  assert.deepEqual(value, { a: 1, b: [2, 3] });
  assert.equal(lineOf(['b', 1]), 3);
});

test('a slip is told with its line', async () => {
  const open = await problemIn('title: 甲\nchanges:\n  - do: [a, b\n');
  assert.equal(open.code, 'yaml-broken');
  assert.ok((open.place.line ?? 0) >= 3);
  const twice = await problemIn('a: 1\na: 2\n');
  assert.equal(twice.code, 'yaml-broken');
  assert.equal(twice.place.line, 2);
});

test('a bomb of aliases, and nesting without end, are refused', async () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++) {
    const last = `*a${level - 1}`;
    bomb.push(`a${level}: &a${level} [${Array(9).fill(last).join(', ')}]`);
  }
  assert.equal((await problemIn(bomb.join('\n'))).code, 'file-dangerous');
  assert.equal((await problemIn('['.repeat(50_000))).code, 'file-dangerous');
  assert.equal((await problemIn(`${'- '.repeat(50_000)}a`)).code, 'file-dangerous');
  const stairs = Array.from({ length: 1200 }, (_, at) => `${' '.repeat(at)}a:`);
  assert.equal((await problemIn(stairs.join('\n'))).code, 'file-dangerous');
});
