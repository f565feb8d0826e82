import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '@yike/solver';
import fc from 'fast-check';
import { findSites, type SitingProof } from './index.ts';
import { plainBest, plainValue, randomTown, someTask } from './testing/plain-siting.ts';

const PROOF: SitingProof = { solve: await loadSolver(), seconds: 60, isAsked: true };
const goOn = (): boolean => true;

for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
  test(`${objective}: the solver's answer is the best of all choices, each tried`, () => {
    fc.assert(
      fc.property(someTask(objective), (task) => {
        const best = plainBest(task);
        if (best === null) return;
        const answer = findSites(task, goOn, PROOF);
        assert.notEqual(answer.provenBy, null);
        near(answer.value, best);
        near(answer.bound, best);
        assert.notEqual(plainValue(task, sitesOf(answer)), null, 'the choice breaks a rule');
      }),
      { numRuns: 150, seed: 150 },
    );
  });
}

test('in towns too large to try, what was found lies within its gap of what the solver proves', () => {
  for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
    for (const seed of [1, 2]) {
      const task = randomTown(objective, { siteCount: 60, pointCount: 250, add: 20, seed });
      const found = findSites(task);
      const proven = findSites(task, goOn, PROOF);
      assert.notEqual(proven.provenBy, null, objective);
      const off = Math.abs(proven.value - found.value) / found.value;
      assert.ok(off <= found.gap + 1e-9, `${objective}: off by ${off}, gap ${found.gap}`);
    }
  }
});

test('a proof that is cut short leaves what was found, and a bound that holds', () => {
  const task = randomTown('p-median', { siteCount: 150, pointCount: 600, add: 12, seed: 3 });
  const cut = findSites(task, (step) => step !== 'proof', PROOF);
  assert.ok(cut.isStopped);
  assert.equal(cut.value, findSites(task).value);
  const late = findSites(task, goOn, { ...PROOF, seconds: 0.01 });
  assert.ok(late.bound <= late.value);
});

const sitesOf = ({ sites }: ReturnType<typeof findSites>): number[] =>
  sites.map(({ site }) => site);

function near(value: number, expected: number): void {
  const isClose =
    value === expected || Math.abs(value - expected) <= 1e-6 * (1 + Math.abs(expected));
  assert.ok(isClose, `${value}, ${expected}`);
}
