import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as geometry from './index.ts';

test('the example of the README runs as it stands', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  assert.ok(example.includes('recogniseCrs'));
  new Function('assert', ...Object.keys(geometry), example)(assert, ...Object.values(geometry));
});
