import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstJsonError } from './json-errors.ts';

test('the first character that cannot stand there is found', () => {
  const cases: [text: string, mark: string][] = [
    ['{"a":1,\n"b":[}', '             ^'],
    ['{"a" 1}', '     ^'],
    ['{"a":1}}', '       ^'],
    ['[1,,2]', '   ^'],
    ['{a:1}', ' ^'],
    ['{"a":NaN}', '     ^'],
    ['[1 2]', '   ^'],
    ['{"a":1,}', '       ^'],
  ];
  for (const [text, mark] of cases) {
    assert.equal(firstJsonError(text), mark.indexOf('^'), text);
  }
});

test('a text that ends too early is wrong only at its end', () => {
  const whole = JSON.stringify({ name: '黄浦 "区"\n', area: [-20.5e-3, true, null, {}] });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      assert.equal(firstJsonError(whole.slice(0, length)), length);
    }),
  );
});
