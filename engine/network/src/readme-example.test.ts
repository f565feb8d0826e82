import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  buildNetwork,
  packNetwork,
  STANDARD_WALKERS,
  StreetSnapper,
  unpackNetwork,
  weigh,
} from './index.ts';
import { osmOf } from './testing.ts';

const osm = osmOf({
  nodes: { 1: [121, 31], 2: [121.002, 31] },
  ways: [[[1, 2], { highway: 'residential' }]],
});

test('the example in the README runs', () => {
  const { network } = buildNetwork(osm);
  const joints = new StreetSnapper(network).snap([121.0005], [31.0001]);
  assert.equal(joints.offDm[0], 111);
  const adult = STANDARD_WALKERS[0];
  assert.equal(weigh(network, adult).forwardTicks[0], 1588);
  assert.deepEqual(unpackNetwork(packNetwork(network)), network);
});

test('the example in the README is the one above', () => {
  const textOf = (path: string): string =>
    readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll(/^ +/gm, '');
  const [, example = ''] = /```ts\n(.*?)```/s.exec(textOf('../README.md')) ?? [];
  assert.notEqual(example, '');
  assert.ok(textOf('./readme-example.test.ts').includes(example));
});
