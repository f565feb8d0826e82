import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresIn } from './figures.ts';

const zh = figuresIn('zh');
const en = figuresIn('en');

test('numbers wear their unit in both languages', () => {
  assert.equal(zh.people(12_345.4), '12,345 人');
  assert.equal(en.people(12_345.4), '12,345 people');
  assert.equal(zh.metres(480), '480 米');
  assert.equal(en.kilometres(673_700), '674 km');
  assert.equal(zh.squareKilometres(1_941_800), '1.94 平方公里');
});

test('minutes have a decimal only where it tells something', () => {
  assert.equal(zh.minutes(300), '5 分钟');
  assert.equal(zh.minutes(345), '5.8 分钟');
  assert.equal(en.minutes(1000), '17 min');
});

test('a walk of a person is told in minutes and seconds', () => {
  assert.equal(zh.seconds(384), '6 分 24 秒');
  assert.equal(zh.seconds(360), '6 分钟');
  assert.equal(en.seconds(384), '6 min 24 s');
});

test('shares are per cent, and nothing known is a dash', () => {
  assert.equal(zh.share(0.7128), '71.3%');
  assert.equal(zh.share(null), '–');
  assert.equal(zh.percentOnly(0.998), '100');
  assert.equal(zh.roughShare(0.002), '<1%');
  assert.equal(zh.roughShare(0), '0%');
});

test('differences carry a sign, a true minus among them', () => {
  assert.equal(zh.points(0.1664), '+16.6 个百分点');
  assert.equal(en.points(-0.02), '−2.0 points');
  assert.equal(en.pointsOnly(0), '0.0');
});

test('a cost is told in what the walker counts', () => {
  assert.equal(zh.cost(500, 'metres'), '500 米');
  assert.equal(zh.cost(600, 'seconds'), '10 分钟');
  assert.equal(zh.cost(null, 'seconds'), '–');
});
