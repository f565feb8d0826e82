import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingIn, shortNameIn } from './words.ts';
import { EN } from './words-en.ts';
import { ZH } from './words-zh.ts';

function leaves(words: unknown, path = ''): [string, unknown][] {
  if (typeof words !== 'object' || words === null) return [[path, words]];
  return Object.entries(words).flatMap(([key, value]) => leaves(value, `${path}/${key}`));
}

test('both languages say the same things', () => {
  const paths = (words: unknown): string[] =>
    leaves(words)
      .map(([path]) => path)
      .toSorted();
  assert.deepEqual(paths(EN), paths(ZH));
});

test('no sentence is left in the other language', () => {
  // the name of the product, and the button that leads to Chinese
  const own = new Set(['/preparedBy', '/otherLanguage']);
  for (const [path, text] of leaves(EN)) {
    if (own.has(path)) continue;
    assert.doesNotMatch(String(text), /\p{Script=Han}/u, path);
  }
  for (const [path, text] of leaves(ZH)) {
    if (typeof text !== 'string' || path === '/htmlLanguage' || path === '/otherLanguage') continue;
    assert.match(text, /\p{Script=Han}|^—?$/u, path);
  }
});

test('names lose what is in brackets where there is little room', () => {
  const type = { zh: '生鲜超市（菜店）', en: 'childcare centre (0–3)' };
  assert.equal(shortNameIn('zh', type), '生鲜超市');
  assert.equal(shortNameIn('en', type), 'childcare centre');
  assert.equal(headingIn('en', type), 'Childcare centre (0–3)');
});
