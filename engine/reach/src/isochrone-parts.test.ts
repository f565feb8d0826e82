import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Joints,
  STANDARD_WALKERS,
  type Walker,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import type { Direction } from './direction.ts';
import { ReachedParts, reachedParts, reachedPartsInto } from './isochrone-parts.ts';
import { PlainWalks } from './testing/plain-walks.ts';

const someWalker = fc.constantFrom(...STANDARD_WALKERS);
const someDirection = fc.constantFrom<Direction>('away', 'towards');
const [adult] = STANDARD_WALKERS;

interface Mark {
  readonly edge: number;
  readonly alongDm: number;
}

/** Marks of streets as places, each with one joint right on it. */
function placesAt(marks: readonly Mark[]): Joints {
  return {
    count: marks.length,
    first: Uint32Array.from({ length: marks.length + 1 }, (_, at) => at),
    edge: Uint32Array.from(marks, ({ edge }) => edge),
    alongDm: Uint32Array.from(marks, ({ alongDm }) => alongDm),
    offDm: new Uint32Array(marks.length),
  };
}

function isReached(parts: ReachedParts, { edge, alongDm }: Mark): boolean {
  for (let part = 0; part < parts.count; part++) {
    if (parts.edge[part] !== edge) continue;
    if (parts.fromDm[part] <= alongDm && alongDm <= parts.toDm[part]) return true;
  }
  return false;
}

/** Asks the plain reference about each of the marks. */
function assertAsInPlain(
  network: WalkingNetwork,
  walker: Walker,
  direction: Direction,
  places: Joints,
  limitTicks: number,
  marksOf: (parts: ReachedParts) => Mark[],
): void {
  const plain = new PlainWalks(network, walker);
  const search = new BoundedSearch(network, weigh(network, walker), direction);
  for (let place = 0; place < places.count; place++) {
    const parts = reachedParts(search, places, place, limitTicks);
    const marks = marksOf(parts);
    const spots = placesAt(marks);
    marks.forEach((mark, spot) => {
      const ticks =
        direction === 'away'
          ? plain.ticks(places, place, spots, spot)
          : plain.ticks(spots, spot, places, place);
      const said = `${ticks} of ${limitTicks} ticks to ${mark.alongDm} dm along ${mark.edge}`;
      assert.equal(isReached(parts, mark), ticks <= limitTicks, said);
    });
  }
}

test('every decimetre of small towns is reached as the plain reference has it', () => {
  fc.assert(
    fc.property(
      someWalker,
      someDirection,
      randomNetworks({ directed: true, mostNodes: 6 }),
      randomPlaces('some'),
      fc.nat(500),
      (walker, direction, draft, drafts, limitTicks) => {
        const edges = draft.edges.map((e) => ({ ...e, lengthDm: e.lengthDm % 60 }));
        const network = networkOf({ nodes: draft.nodes, edges });
        const everyMark = edges.flatMap(({ lengthDm }, edge) =>
          Array.from({ length: lengthDm + 1 }, (_, alongDm) => ({ edge, alongDm })),
        );
        const near = drafts.map((joints) => joints.map((j) => ({ ...j, offDm: j.offDm % 20 })));
        const places = joinPlaces(network, near);
        assertAsInPlain(network, walker, direction, places, limitTicks, () => everyMark);
      },
    ),
    { numRuns: networksEach(300), seed: 4050 },
  );
});

test('long streets are reached up to the last decimetre and not beyond', () => {
  fc.assert(
    fc.property(
      someWalker,
      someDirection,
      fc.boolean().chain((directed) => randomNetworks({ directed })),
      randomPlaces('some'),
      fc.nat(12_000),
      (walker, direction, draft, drafts, limitTicks) => {
        const network = networkOf(draft);
        const marksOf = (parts: ReachedParts): Mark[] => {
          const ends = draft.edges.flatMap(({ lengthDm }, edge) => [
            { edge, alongDm: 0 },
            { edge, alongDm: lengthDm },
          ]);
          for (let part = 0; part < parts.count; part++) {
            const edge = parts.edge[part];
            const [from, to] = [parts.fromDm[part], parts.toDm[part]];
            for (const alongDm of [from - 1, from, (from + to) >> 1, to, to + 1]) {
              if (alongDm >= 0 && alongDm <= draft.edges[edge].lengthDm) {
                ends.push({ edge, alongDm });
              }
            }
          }
          return ends;
        };
        const places = joinPlaces(network, drafts);
        assertAsInPlain(network, walker, direction, places, limitTicks, marksOf);
      },
    ),
    { numRuns: networksEach(400), seed: 4051 },
  );
});

test('the parts of a street never meet or overlap, and the same object tells the next answer', () => {
  const kept = new ReachedParts();
  fc.assert(
    fc.property(
      someWalker,
      randomNetworks({ directed: true }),
      randomPlaces('some'),
      fc.nat(12_000),
      (walker, draft, drafts, limitTicks) => {
        const network = networkOf(draft);
        const places = joinPlaces(network, drafts);
        const search = new BoundedSearch(network, weigh(network, walker), 'away');
        for (let place = 0; place < places.count; place++) {
          const fresh = partsInOrder(reachedParts(search, places, place, limitTicks));
          const again = reachedPartsInto(kept, search, places, place, limitTicks);
          assert.deepEqual(partsInOrder(again), fresh);
          fresh.forEach(([edge, fromDm, toDm], at) => {
            assert.ok(fromDm <= toDm && toDm <= network.edgeLengthDm[edge]);
            const [edgeBefore, , before] = fresh[at - 1] ?? [-1, 0, 0];
            if (edgeBefore === edge) assert.ok(fromDm > before + 1);
          });
        }
      },
    ),
    { numRuns: networksEach(200), seed: 4052 },
  );
});

function partsInOrder(parts: ReachedParts): [edge: number, fromDm: number, toDm: number][] {
  return Array.from({ length: parts.count }, (_, part): [number, number, number] => [
    parts.edge[part],
    parts.fromDm[part],
    parts.toDm[part],
  ]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

test('from the middle of a street one gets the same way in both directions, less the way to it', () => {
  const town = townFromText(`
    A---B---C
  `);
  const search = new BoundedSearch(town.network, weigh(town.network, adult), 'away');
  const places = town.places('AB 30 off 6');
  const told = (limitSeconds: number) =>
    partsInOrder(reachedParts(search, places, 0, limitSeconds * 10)).map(([, from, to]) => [
      from,
      to,
    ]);
  // 6 m off the street are 5 s; 1.2 m in every second after
  assert.deepEqual(told(4), []);
  assert.deepEqual(told(5), [[300, 300]]);
  assert.deepEqual(told(15), [[180, 420]]);
});
