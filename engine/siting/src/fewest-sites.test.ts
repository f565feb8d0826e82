import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '@yike/solver';
import fc from 'fast-check';
import { findSites, SitingImpossible, type SitingProof, type SitingTask } from './index.ts';
import { plainBest, plainValue, reachOf } from './testing/plain-siting.ts';

const PROOF: SitingProof = { solve: await loadSolver(), seconds: 60, isAsked: true };
const goOn = (): boolean => true;

/**
 * Rooms of which one tenant each is to be chosen, and homes that each of three tenants would serve: a puzzle that
 * often has few solutions or none.
 */
const somePuzzle: fc.Arbitrary<SitingTask> = fc
  .record({ rooms: fc.integer({ min: 2, max: 5 }), homes: fc.integer({ min: 2, max: 24 }) })
  .chain(({ rooms, homes }) => {
    const tenants = Array.from({ length: 2 * rooms }, (_, site) => site);
    const three = fc.subarray(tenants, { minLength: 2, maxLength: 3 });
    return fc.record({
      rooms: fc.constant(rooms),
      servedBy: fc.array(three, { minLength: homes, maxLength: homes }),
      shareToCover: fc.constantFrom(1, 1, 0.9),
    });
  })
  .map(({ rooms, servedBy, shareToCover }) => ({
    objective: 'lscp',
    siteCount: 2 * rooms,
    layers: [
      {
        reach: reachOf(
          Array.from({ length: 2 * rooms }, (_, site) =>
            servedBy.map((sites) => (sites.includes(site) ? 1 : null)),
          ),
        ),
        weights: new Float64Array(servedBy.length).fill(1),
        limit: 10,
      },
    ],
    choice: {
      groups: Array.from({ length: rooms }, (_, room) => ({
        sites: [2 * room, 2 * room + 1],
        atMost: 1,
      })),
    },
    shareToCover,
  }));

test('one tenant to a room: what there is is found, and what is called impossible is', () => {
  const seen = { found: 0, impossible: 0 };
  fc.assert(
    fc.property(somePuzzle, (task) => {
      const best = plainBest(task);
      const found = findOrRefusal(() => findSites(task));
      if (best === null) {
        assert.ok(found instanceof SitingImpossible && found.shortBy > 0);
        seen.impossible++;
        return;
      }
      assert.ok(!(found instanceof SitingImpossible), String(found));
      const sites = found.sites.map(({ site }) => site);
      assert.equal(plainValue(task, sites), found.value);
      assert.ok(found.bound <= best && found.value >= best);
      seen.found++;
    }),
    { numRuns: 600, seed: 600 },
  );
  assert.ok(seen.found > 100 && seen.impossible > 100, JSON.stringify(seen));
});

test('with a solver it is known whether there is a choice, and how few sites it takes', () => {
  fc.assert(
    fc.property(somePuzzle, (task) => {
      const best = plainBest(task);
      const found = findOrRefusal(() => findSites(task, goOn, PROOF));
      if (best === null) {
        assert.ok(found instanceof SitingImpossible && found.reason === 'rules-too-tight');
      } else assert.ok(!(found instanceof SitingImpossible) && found.value === best);
    }),
    { numRuns: 200, seed: 601 },
  );
});

test('who stops at once is told that nothing was found, not that nothing is there', () => {
  fc.assert(
    fc.property(somePuzzle, (task) => {
      const found = findOrRefusal(() => findSites(task, () => false));
      if (!(found instanceof SitingImpossible) || found.reason === 'not-found') return;
      assert.equal(plainBest(task), null);
    }),
    { numRuns: 200, seed: 602 },
  );
});

function findOrRefusal<Answer>(work: () => Answer): Answer | SitingImpossible {
  try {
    return work();
  } catch (error) {
    if (error instanceof SitingImpossible) return error;
    throw error;
  }
}
