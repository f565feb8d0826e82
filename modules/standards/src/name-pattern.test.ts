import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endIn, holdsIn, namePattern, placeName } from './name-pattern.ts';

function holds(pattern: string, name: string): boolean {
  return holdsIn(namePattern(pattern), placeName(name));
}

test('brackets are set aside, those of a branch are dropped', () => {
  assert.deepEqual(placeName('望江大药房（柳岸店）'), {
    whole: '望江大药房(柳岸店',
    main: '望江大药房',
    asides: [],
  });
  assert.deepEqual(placeName('国和1000（熊猫食堂）').asides, ['熊猫食堂']);
});

test('full-width forms, case and blanks do not matter', () => {
  assert.ok(holds('ATM', '江畔银行ａｔｍ'));
  assert.ok(holds('社区食堂', '望江 社区 食堂'));
});

test('^ and $ hold a pattern to the ends, brackets or not', () => {
  assert.ok(holds('^中国移动', '中国移动(望江店)'));
  assert.ok(!holds('^移动', '中国移动'));
  assert.ok(holds('南门$', '望江公园(南门)'));
  assert.ok(holds('小学$', '江畔小学(东校区)'));
  assert.ok(!holds('小学$', '江畔小学生之家'));
});

test('parts joined by + must all occur', () => {
  assert.ok(holds('街道+食堂', '临江街道第一食堂'));
  assert.ok(!holds('街道+食堂', '临江食堂'));
});

test('Latin words are not found inside other words', () => {
  assert.ok(holds('spa', '云水谣SPA会所'));
  assert.ok(!holds('spa', 'Art Space'));
  assert.ok(holds('coffee', 'Blue Coffee'));
});

test('of two words the later ending is known', () => {
  const { main } = placeName('松鹤养老院长者食堂');
  assert.ok(endIn(namePattern('长者食堂'), main) > endIn(namePattern('养老院'), main));
  assert.equal(endIn(namePattern('小学'), main), -1);
});
