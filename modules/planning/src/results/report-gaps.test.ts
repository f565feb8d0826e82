import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { GapResult } from '../assessment/gap-results.ts';
import { gapsToDraw } from './report-gaps.ts';

describe('the gaps that the page draws', () => {
  const gaps = ['elder canteen', 'elder park', 'elder canteen', 'adult canteen', 'elder canteen'];

  test('are all of them while they are few', () => {
    const { drawn, leftOut } = gapsToDraw(gaps.map(gapNamed));
    assert.deepEqual(
      drawn.map(({ gap }) => gap.id),
      ['0', '1', '2', '3', '4'],
    );
    assert.deepEqual(leftOut, {});
  });

  test('are the first of every service and walker, and the others are counted', () => {
    const { drawn, leftOut } = gapsToDraw(gaps.map(gapNamed), 1);
    assert.deepEqual(
      drawn.map(({ gap }) => gap.id),
      ['0', '1', '3'],
    );
    assert.deepEqual(leftOut, { elder: { canteen: 2 } });
  });
});

function gapNamed(name: string, at: number): GapResult {
  const [walker = '', type = ''] = name.split(' ');
  const gap = { id: String(at), walker, type } as GapResult['gap'];
  return { gap, points: Uint32Array.of(at) };
}
