// Many people and many places at once. A character of a drawing is 30 m: 25 s for an adult. The
// single walks these answers are made of are drawn in drawn-walks.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import { type Town, townFromText } from '@yike/engine-network/testing';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { nearest } from './nearest.ts';
import { WithinReach } from './within.ts';

const ADULT = STANDARD_WALKERS[0];
const FIVE_MINUTES = 3000;

const towardsPlacesIn = ({ network }: Town): BoundedSearch =>
  new BoundedSearch(network, weigh(network, ADULT), 'towards');

/** Seconds to the nearest place and which it is, person by person; null beyond the limit. */
function nearestIn(town: Town, people: string[], places: string[], limitTicks = FIVE_MINUTES) {
  const joined = jointsByEdge(town.network, town.places(...places));
  const chosen = places.keys();
  const found = nearest(towardsPlacesIn(town), town.places(...people), joined, chosen, limitTicks);
  return people.map((_, person) =>
    found.ticks[person] === UNREACHED
      ? null
      : [found.ticks[person] / 10, places[found.place[person]]],
  );
}

/** Who is within the limit of a place, with seconds. */
function withinIn(town: Town, people: string[], place: string, limitTicks = FIVE_MINUTES) {
  const demand = jointsByEdge(town.network, town.places(...people));
  const found: [person: string, seconds: number][] = [];
  new WithinReach(towardsPlacesIn(town), demand).of(
    town.places(place),
    0,
    limitTicks,
    (person, ticks) => found.push([people[person], ticks / 10]),
  );
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

test('A16 everybody goes to the nearest place', () => {
  const town = townFromText(`
    A---B---C---D
  `);
  assert.deepEqual(nearestIn(town, ['B', 'C', 'CD 90'], ['A', 'D']), [
    [100, 'A'],
    [100, 'D'],
    [25, 'D'],
  ]);
});

test('A17 a limit is inclusive; who is beyond it has no nearest place', () => {
  const town = townFromText(`
    A---B---C
  `);
  assert.deepEqual(nearestIn(town, ['B', 'C'], ['A'], 1000), [[100, 'A'], null]);
  assert.deepEqual(nearestIn(town, ['B', 'C'], ['A'], 999), [null, null]);
});

test('A18 metres off the street count against the limit, of people and of places', () => {
  const town = townFromText(`
    A---B
  `);
  assert.deepEqual(nearestIn(town, ['B off 12'], ['A off 24'], 1300), [[130, 'A off 24']]);
  assert.deepEqual(nearestIn(town, ['B off 12'], ['A off 24'], 1299), [null]);
});

test('A19 a place on one’s own street is found along it', () => {
  const town = townFromText(`
    A------------B---C
  `);
  assert.deepEqual(nearestIn(town, ['AB 60'], ['AB 72', 'C']), [[10, 'AB 72']]);
});

test('A20 people walk to places, so a one-way street counts in their direction', () => {
  const town = townFromText(`
    A>>>B
    |   |
    +---+
  `);
  assert.deepEqual(nearestIn(town, ['A'], ['B']), [[100, 'B']]);
  assert.deepEqual(nearestIn(town, ['B'], ['A']), [[200, 'A']]);
  assert.deepEqual(withinIn(town, ['A', 'AB 60'], 'B', 1000), [
    ['A', 100],
    ['AB 60', 50],
  ]);
});

test('A21 everybody within reach is found once, with the quickest of all ways', () => {
  const town = townFromText(`
    A---B---C
    |       |
    +-------+
  `);
  const people = ['A', 'AB 60', 'B', 'BC 60', 'C or AB 30 off 6'];
  assert.deepEqual(withinIn(town, people, 'AB 60'), [
    ['A', 50],
    ['AB 60', 0],
    ['B', 50],
    ['BC 60', 100],
    ['C or AB 30 off 6', 30],
  ]);
});

test('A22 behind a locked gate nobody is within reach, up to the gate everybody', () => {
  const town = townFromText(`
    A---x---B---C
  `);
  const up = townFromText(`
    A---B---C
  `);
  assert.deepEqual(withinIn(town, ['A', 'C'], 'B'), [['C', 100]]);
  assert.deepEqual(withinIn(up, ['A', 'C'], 'B'), [
    ['A', 100],
    ['C', 100],
  ]);
});

test('A23 one search serves place after place, each answer as if it were the first', () => {
  const town = townFromText(`
    A---B---C   D---E
  `);
  const demand = jointsByEdge(town.network, town.places('A', 'E'));
  const within = new WithinReach(towardsPlacesIn(town), demand);
  const places = town.places('B', 'D', 'C');
  const seconds = [0, 1, 2].map((place) => {
    const found: number[] = [];
    within.of(places, place, FIVE_MINUTES, (person, ticks) => found.push(person, ticks / 10));
    return found;
  });
  assert.deepEqual(seconds, [
    [0, 100],
    [1, 100],
    [0, 200],
  ]);
});

test('A24 nobody to ask for, or nowhere to go: the answers are empty, not wrong', () => {
  const town = townFromText(`
    A---B
  `);
  assert.deepEqual(nearestIn(town, [], ['A']), []);
  assert.deepEqual(nearestIn(town, ['A'], []), [null]);
  assert.deepEqual(withinIn(town, [], 'A'), []);
});
