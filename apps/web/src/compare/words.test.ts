import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMPARE_EN } from './words-en.ts';
import { COMPARE_ZH } from './words-zh.ts';

/** Every text, those with gaps filled with a mark. */
function texts(words: object, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const at = `${path}/${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') {
      const filled = new Proxy({}, { get: () => '7' });
      return [
        [
          at,
          String(
            value.length === 1 && /^\(?v\b/.test(String(value))
              ? value(filled)
              : value('7', '7', '7'),
          ),
        ],
      ];
    }
    return texts(value, at);
  });
}

test('both languages say the same things, each in its own', () => {
  const [chinese, english] = [texts(COMPARE_ZH), texts(COMPARE_EN)];
  assert.deepEqual(
    chinese.map(([path]) => path),
    english.map(([path]) => path),
  );
  for (const [path, text] of english) {
    if (path !== '/otherLanguage') assert.doesNotMatch(text, /\p{Script=Han}/u, path);
  }
  for (const [path, text] of chinese) {
    if (path !== '/otherLanguage' && path !== '/htmlLanguage')
      assert.match(text, /\p{Script=Han}/u, path);
  }
});
