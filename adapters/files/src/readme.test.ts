import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as files from './index.ts';

test('the README names every function of the package, and no other', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^\| `(\w+)\(/gm)].map((match) => match[1] ?? '');
  assert.deepEqual(named.toSorted(), Object.keys(files).toSorted());
});
