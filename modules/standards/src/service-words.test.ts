import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yike/kernel';
import { compileCrosswalk } from './crosswalk.ts';
import { listServiceTypes } from './service-types.ts';
import { serviceTypeByWord } from './service-words.ts';

const crosswalk = compileCrosswalk();
const slugOf = (word: string): string => serviceTypeByWord(word, crosswalk).slug;

function problemOf(word: string): Problem {
  try {
    slugOf(word);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error(`${word} was understood.`);
}

test('a slug, its names in both languages and common words name a service', () => {
  for (const [word, slug] of [
    ['community-canteen', 'community-canteen'],
    ['canteen', 'community-canteen'],
    ['Canteens', 'community-canteen'],
    ['社区食堂', 'community-canteen'],
    ['老年助餐点', 'community-canteen'],
    ['托育', 'childcare-centre'],
    ['childcare', 'childcare-centre'],
    ['wet market', 'wet-market'],
    ['菜市场', 'wet-market'],
    ['bus stops', 'bus-stop'],
    ['pharmacy', 'pharmacy'],
    ['蔬菜直通车', 'mobile-vendor'],
  ] as const) {
    assert.equal(slugOf(word), slug, word);
  }
});

test('every type is named by its slug and by both of its names', () => {
  for (const { slug, zh, en } of listServiceTypes()) {
    assert.equal(slugOf(slug), slug);
    assert.equal(slugOf(en), slug, en);
    assert.equal(slugOf(zh.split('（')[0] ?? ''), slug, zh);
  }
});

test('what no service is called is refused with the nearest', () => {
  const problem = problemOf('cantine');
  assert.equal(problem.code, 'service-word-unknown');
  assert.match(problem.mend.en, /community-canteen/);
  assert.match(problem.mend.zh, /社区食堂/);
});

test('what several services are called asks which', () => {
  const problem = problemOf('elderly');
  assert.equal(problem.code, 'service-type-ambiguous');
  assert.match(problem.mend.en, /elderly-day-care/);
});
