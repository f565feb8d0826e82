// One walk at a time, from simple to hard. A character of a drawing is 30 m: what an adult walks in
// 25 s, and a parent with a pram in 37.5 s. Read on in drawn-reach.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, type Walker, weigh } from '@yike/engine-network';
import { type Town, townFromText } from '@yike/engine-network/testing';
import { BoundedSearch } from './bounded-search.ts';
import { findWalk, type Walk } from './walk.ts';

const walkerOf = (id: string): Walker => {
  const walker = STANDARD_WALKERS.find((one) => one.id === id);
  assert.ok(walker);
  return walker;
};

function walkIn(town: Town, from: string, to: string, walker = 'adult'): Walk | null {
  const search = new BoundedSearch(town.network, weigh(town.network, walkerOf(walker)), 'away');
  return findWalk(search, town.places(from, to), 0, 1);
}

/** Seconds of the walk; null when there is none. */
function secondsIn(town: Town, from: string, to: string, walker = 'adult'): number | null {
  const walk = walkIn(town, from, to, walker);
  return walk === null ? null : walk.ticks / 10;
}

test('A01 a street takes its length at the walker’s pace', () => {
  const town = townFromText(`
    A---B
  `);
  assert.equal(secondsIn(town, 'A', 'B'), 100);
  assert.equal(secondsIn(town, 'A', 'B', 'pram'), 150);
  assert.equal(secondsIn(town, 'B', 'A'), 100);
});

test('A02 where there is no street, there is no walk', () => {
  const town = townFromText(`
    A-B C-D
  `);
  assert.equal(secondsIn(town, 'A', 'D'), null);
});

test('A03 of two ways the shorter is walked', () => {
  const town = townFromText(`
    A-+
    | |
    B-C---D
  `);
  assert.equal(secondsIn(town, 'A', 'D'), 50 + 50 + 100);
  assert.equal(secondsIn(town, 'A', 'A'), 0);
});

test('A04 a place lies along a street, not at its nodes', () => {
  const town = townFromText(`
    A---B---C
  `);
  assert.equal(secondsIn(town, 'AB 90', 'BC 60'), (30 + 60) / 1.2);
});

test('A05 two places on one street are joined along it', () => {
  const town = townFromText(`
    A------------------B
  `);
  assert.equal(secondsIn(town, 'AB 60', 'AB 72'), 10);
  assert.equal(secondsIn(town, 'AB 72', 'AB 60'), 10);
  assert.equal(secondsIn(town, 'AB 60', 'AB 60'), 0);
});

test('A06 but over the ends where the street itself is a detour', () => {
  // along the stairs 540 m at 0.5 m/s; round by C 660 m at 1.2 m/s
  const town = townFromText(`
    A==================B
    |                  |
    C------------------D
  `);
  assert.equal(secondsIn(town, 'AB 6', 'BA 6'), 12 + 12 + (60 + 570 + 60) / 1.2);
});

test('A07 metres off the street are walked too, on the flat, at both ends', () => {
  const town = townFromText(`
    A=====B
  `);
  assert.equal(secondsIn(town, 'AB 0 off 12', 'AB 5 off 24'), 10 + 10 + 20);
  const walk = walkIn(town, 'AB 0 off 12', 'AB 5 off 24');
  assert.deepEqual(walk?.offDm, [120, 240]);
  assert.equal(walk?.streetDm, 50);
});

test('A08 a place with two joints takes whichever is the quicker', () => {
  const town = townFromText(`
    A--B      C--D-----E
  `);
  assert.equal(secondsIn(town, 'AB 30 off 3 or DE 0 off 60', 'B'), 2.5 + 50);
  assert.equal(secondsIn(town, 'AB 30 off 3 or DE 0 off 60', 'E'), 50 + 150);
});

test('A09 stairs are slow on foot and no way on wheels', () => {
  const town = townFromText(`
    A==B
    |  |
    |  |
    C--D
  `);
  assert.equal(secondsIn(town, 'A', 'B'), 90 / 0.5);
  assert.equal(secondsIn(town, 'AC 0', 'BD 0', 'wheelchair'), 385.8);
  assert.equal(secondsIn(town, 'AC 0', 'AB 30', 'wheelchair'), null);
  assert.equal(secondsIn(town, 'A', 'B', 'gb50180'), 90);
});

test('A10 a one-way street is walked one way only, and its ends are left either way', () => {
  const town = townFromText(`
    A>>>B
    |   |
    +---+
  `);
  assert.equal(secondsIn(town, 'A', 'B'), 100);
  assert.equal(secondsIn(town, 'B', 'A'), 50 + 100 + 50);
  assert.equal(secondsIn(town, 'AB 60', 'AB 30'), 50 + 200 + 25);
  assert.equal(secondsIn(town, 'AB 0', 'A'), 0);
});

test('A11 uphill is slower, and a wheelchair takes no slope over 1:12', () => {
  const town = townFromText(`
    A///B
  `);
  assert.equal(secondsIn(town, 'A', 'B'), Math.round(1000 * Math.exp(0.35)) / 10);
  assert.equal(secondsIn(town, 'B', 'A'), 100);
  assert.equal(secondsIn(town, 'A', 'B', 'wheelchair'), null);
});

test('A12 who crosses a main road waits: 15 s with lights, 5 s without', () => {
  const town = townFromText(`
      A   C
      |   |
    E-s---c-F
      |   |
      B   D
  `);
  assert.equal(secondsIn(town, 'A', 'B'), 100 + 15);
  assert.equal(secondsIn(town, 'C', 'D'), 100 + 5);
  assert.equal(secondsIn(town, 'E', 'F'), 200);
});

test('A13 a locked gate is come up to, not passed', () => {
  const town = townFromText(`
    A--x--B
  `);
  assert.equal(secondsIn(town, 'A', 'B'), null);
  assert.equal(secondsIn(town, 'A', 'A'), 0);
  assert.equal(secondsIn(town, 'A', 'B', 'gb50180'), 180);
});

test('A14 a kerb stops a wheelchair, a narrow gate a pram as well', () => {
  const town = townFromText(`
    A-k-B-n-C
  `);
  assert.equal(secondsIn(town, 'A', 'B', 'wheelchair'), null);
  assert.equal(secondsIn(town, 'A', 'B', 'pram'), 150);
  assert.equal(secondsIn(town, 'B', 'C', 'pram'), null);
  assert.equal(secondsIn(town, 'A', 'C'), 200);
});

test('A15 a walk is drawn from where it joins the streets to where it leaves them', () => {
  const town = townFromText(`
    A---B
        |
        C
  `);
  const { nodeLon, nodeLat } = town.network;
  const [a, b, c] = ['A', 'B', 'C'].map((name) => town.node(name));
  const walk = walkIn(town, 'AB 60', 'CB 15');
  assert.equal(walk?.streetDm, 600 + 450);
  const middle = (from: number, to: number, share: number) => from + share * (to - from);
  assert.deepEqual(walk?.path, [
    [middle(nodeLon[a], nodeLon[b], 0.5), nodeLat[a]],
    [nodeLon[b], nodeLat[b]],
    [nodeLon[c], middle(nodeLat[b], nodeLat[c], 0.75)],
  ]);
});
