import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '@yike/solver';
import fc from 'fast-check';
import { findSites, type SitingLayer, type SitingProof, type SitingTask } from './index.ts';
import { plainBest, someTask } from './testing/plain-siting.ts';

/*
 * What can only help must not make the proven best worse. Two things are held still, as they are part of
 * the question: what the unreached cost (`p-median`), and who is asked about (`p-centre` leaves out whom
 * nothing can reach, so there everybody can be reached before the change).
 */

const PROOF: SitingProof = { solve: await loadSolver(), seconds: 60, isAsked: true };
const UNREACHED = 40;

/** The same task with something that can only help; null: it has no such rule. */
type Help = (task: SitingTask, amount: number) => SitingTask | null;

const withLayers = (task: SitingTask, change: (layer: SitingLayer) => SitingLayer): SitingTask => ({
  ...task,
  layers: task.layers.map(change),
});

const HELP: Readonly<Record<string, Help>> = {
  'a site more': (task, amount) => {
    const { add, forbidden = [] } = task.choice;
    if (add === undefined) return null;
    const most = task.siteCount - forbidden.length;
    return { ...task, choice: { ...task.choice, add: Math.min(most, add + 1 + (amount % 3)) } };
  },
  'more money': (task, amount) => {
    const { budget } = task.choice;
    return budget === undefined
      ? null
      : { ...task, choice: { ...task.choice, budget: budget + amount } };
  },
  'a longer reach': (task, amount) =>
    withLayers(task, (layer) => ({ ...layer, limit: layer.limit + amount })),
  'more candidates': (task) => ({ ...task, choice: { ...task.choice, forbidden: [] } }),
  'nothing forced': (task) => ({ ...task, choice: { ...task.choice, forced: [] } }),
  'wider groups': (task, amount) => ({
    ...task,
    choice: {
      ...task.choice,
      groups: (task.choice.groups ?? []).map((own) => ({
        ...own,
        atMost: own.atMost + (amount % 3),
      })),
    },
  }),
  'another facility': (task, amount) =>
    withLayers(task, (layer) => ({
      ...layer,
      existingCost: (
        layer.existingCost ?? new Float64Array(layer.weights.length).fill(Infinity)
      ).map((cost, at) => (at % 3 === amount % 3 ? Math.min(cost, amount) : cost)),
    })),
  'a smaller share to cover': (task, amount) =>
    task.objective === 'lscp'
      ? { ...task, shareToCover: (task.shareToCover ?? 1) * (1 - amount / 20) }
      : null,
};

for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
  test(`${objective}: what can only help never makes the proven best worse`, () => {
    const helped = new Set<string>();
    const someHelp = fc.constantFrom(...Object.keys(HELP));
    fc.assert(
      fc.property(
        someTask(objective),
        someHelp,
        fc.integer({ min: 1, max: 9 }),
        (some, name, by) => {
          const task = objective === 'p-median' ? { ...some, unreachedCost: UNREACHED } : some;
          const easier = HELP[name]?.(task, by) ?? null;
          if (easier === null || !isToBeAsked(task)) return;
          const before = provenValue(task);
          const after = provenValue(easier);
          const gained = objective === 'mclp' ? after - before : before - after;
          const isWorse = after !== before && !(gained >= -1e-6 * (1 + Math.abs(before)));
          assert.ok(!isWorse, `${name}: ${before} became ${after}`);
          if (gained > 0) helped.add(name);
        },
      ),
      { numRuns: 300, seed: 151 },
    );
    assert.ok(helped.size >= 4, `only these ever helped: ${[...helped].join(', ')}`);
  });
}

function isToBeAsked(task: SitingTask): boolean {
  if (plainBest(task) === null) return false;
  if (task.objective !== 'p-centre') return true;
  const { layers } = findSites(task);
  return layers.every(({ isBeyondReach }) => isBeyondReach.every((own) => own === 0));
}

function provenValue(task: SitingTask): number {
  const { value, provenBy } = findSites(task, () => true, PROOF);
  assert.notEqual(provenBy, null);
  return value;
}
