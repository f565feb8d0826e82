import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { savedBy } from './lazy-greedy.ts';
import { reduceCover } from './reduce-cover.ts';
import { coverSavings, type Savings } from './savings.ts';
import { SiteRules } from './site-rules.ts';
import type { SitingTask } from './siting-task.ts';
import { plainValue, someTask } from './testing/plain-siting.ts';

const allOf = ({ worth }: Savings): number => worth.reduce((sum, own) => sum + own, 0);

test('what is left has covers just as small, and each of its covers covers all', () => {
  const gone = { sites: 0, points: 0 };
  fc.assert(
    fc.property(someTask('lscp'), (some) => {
      const task: SitingTask = { ...some, shareToCover: 1 };
      const savings = coverSavings(task, { isByHead: true, radius: Number.POSITIVE_INFINITY });
      const left = reduceCover(savings, new SiteRules(task.siteCount, task.choice));
      assert.equal(left.before + allOf(left), savings.before + allOf(savings));
      let [fewest, fewestLeft] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const sites of choicesOf(task)) {
        const isCover = savedBy(savings, sites) === allOf(savings);
        if (isCover) fewest = Math.min(fewest, sites.length);
        if (savedBy(left, sites) < allOf(left)) continue;
        assert.ok(isCover, `${sites} covers what is left, but not all`);
        fewestLeft = Math.min(fewestLeft, sites.length);
      }
      assert.equal(fewestLeft, fewest);
      gone.points += savings.pointCount - left.pointCount;
      gone.sites += openSites(savings) - openSites(left);
    }),
    { numRuns: 200, seed: 700 },
  );
  assert.ok(gone.sites > 100 && gone.points > 100, JSON.stringify(gone));
});

/** Every choice the rules allow, enough or not. */
function choicesOf(task: SitingTask): number[][] {
  const any: SitingTask = { ...task, objective: 'mclp' };
  return Array.from({ length: 1 << task.siteCount }, (_, mask) =>
    Array.from({ length: task.siteCount }, (__, site) => site).filter((site) => (mask >> site) & 1),
  ).filter((sites) => plainValue(any, sites) !== null);
}

function openSites({ first, siteCount }: Savings): number {
  let count = 0;
  for (let site = 0; site < siteCount; site++) if (first[site] < first[site + 1]) count++;
  return count;
}
