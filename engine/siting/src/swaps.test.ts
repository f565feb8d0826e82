import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy, savedBy } from './lazy-greedy.ts';
import { nthBest, pairsAbove } from './pairs-above.ts';
import { coverSavings, type Savings, waySavings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import { SiteRules } from './site-rules.ts';
import type { SitingChoice, SitingTask } from './siting-task.ts';
import { improveBySwaps } from './swaps.ts';
import { reachOf } from './testing/plain-siting.ts';

interface Town {
  /** Saves all or nothing. */
  readonly isCover: boolean;
  /** By site and point: what it saves there. */
  readonly saves: readonly (readonly number[])[];
  readonly choice: SitingChoice;
}

const UNREACHED = 20;
const LIMIT = 6;
const never = (): boolean => false;
const goOn = (): boolean => true;

/** Many sites are chosen, so that the nearest three and the nearest six are not all. */
const someTown: fc.Arbitrary<Town> = fc.integer({ min: 8, max: 11 }).chain((siteCount) =>
  fc.integer({ min: 1, max: 8 }).chain((points) => {
    const row = fc.array(fc.nat(UNREACHED), { minLength: points, maxLength: points });
    const sites = Array.from({ length: siteCount }, (_, site) => site);
    return fc.record({
      isCover: fc.boolean(),
      saves: fc.array(row, { minLength: siteCount, maxLength: siteCount }),
      choice: fc.record({
        add: fc.integer({ min: 5, max: siteCount - 1 }),
        forced: fc.subarray(sites.slice(0, 2)),
        forbidden: fc.subarray(sites.slice(2, 4)),
        groups: fc
          .subarray(sites.slice(4), { minLength: 2 })
          .map((grouped) => [{ sites: grouped, atMost: 2 }]),
      }),
    });
  }),
);

function savingsOf({ isCover, saves, choice }: Town): Savings {
  const task: SitingTask = {
    objective: isCover ? 'mclp' : 'p-median',
    siteCount: saves.length,
    layers: [
      {
        reach: reachOf(saves.map((row) => row.map((own) => UNREACHED - own))),
        weights: Float64Array.from(saves[0] ?? [], (_, at) => weightOf(at)),
        limit: isCover ? LIMIT : Number.POSITIVE_INFINITY,
      },
    ],
    choice,
    unreachedCost: UNREACHED,
  };
  return isCover ? coverSavings(task, { isByHead: false, radius: LIMIT }) : waySavings(task);
}

const weightOf = (point: number): number => 1 + (point % 3);

function plainSaved({ isCover, saves }: Town, sites: readonly number[]): number {
  const figure = (own: number): number => (isCover ? Number(UNREACHED - own <= LIMIT) : own);
  return (saves[0] ?? []).reduce(
    (sum, _, at) =>
      sum + weightOf(at) * Math.max(0, ...sites.map((site) => figure(saves[site][at]))),
    0,
  );
}

/** Every choice the rules allow. */
function choicesOf({ saves, choice }: Town): number[][] {
  return Array.from({ length: 1 << saves.length }, (_, mask) =>
    [...saves.keys()].filter((site) => (mask >> site) & 1),
  ).filter((sites) => isAllowed(choice, sites));
}

function isAllowed({ add = 0, forced, forbidden, groups }: SitingChoice, sites: number[]): boolean {
  return (
    sites.length <= add &&
    (forced ?? []).every((site) => sites.includes(site)) &&
    !sites.some((site) => forbidden?.includes(site)) &&
    (groups ?? []).every(
      (group) => sites.filter((site) => group.sites.includes(site)).length <= group.atMost,
    )
  );
}

test('after swaps no single swap gains, and no site more', () => {
  fc.assert(
    fc.property(someTown, fc.nat(99), (town, seed) => {
      const savings = savingsOf(town);
      const rules = new SiteRules(savings.siteCount, town.choice);
      const order = seededOrder(savings.siteCount, seed);
      for (const site of order) if (rules.mayAdd(site)) rules.add(site);
      const before = plainSaved(town, rules.chosen);
      const saved = improveBySwaps(savings, rules, order, never, goOn);
      const { chosen } = rules;
      assert.equal(saved, plainSaved(town, chosen));
      assert.ok(isAllowed(town.choice, chosen) && saved >= before);
      for (const into of order) {
        const beside = [chosen, ...chosen.map((out) => chosen.filter((site) => site !== out))];
        for (const others of beside) {
          const other = [...new Set([...others, into])];
          if (isAllowed(town.choice, other)) assert.ok(plainSaved(town, other) <= saved);
        }
      }
    }),
    { numRuns: 300, seed: 300 },
  );
});

test('near pairs never save less than all pairs, and as much where the floor is saved', () => {
  fc.assert(
    fc.property(someTown, fc.integer({ min: 1, max: 6 }), (town, rank) => {
      const savings = savingsOf(town);
      const [first, ...others] = choicesOf(town);
      if (first === undefined) return;
      const near = pairsAbove(savings, nthBest(savings, first, rank));
      assert.equal(savedBy(near, first), plainSaved(town, first));
      for (const sites of others) assert.ok(savedBy(near, sites) >= plainSaved(town, sites));
    }),
    { numRuns: 50, seed: 301 },
  );
});

test('a bound over near pairs is above all choices', () => {
  fc.assert(
    fc.property(someTown, (town) => {
      const savings = savingsOf(town);
      const rules = new SiteRules(savings.siteCount, town.choice);
      lazyGreedy(savings, rules, false, never, goOn);
      const known = savedBy(savings, rules.chosen);
      const near = pairsAbove(savings, nthBest(savings, rules.chosen, 4));
      const terms = { known, sites: rules.chosen, maxSteps: 60, target: known };
      const { bound } = lagrangianBound(near, rules, terms, goOn);
      const best = Math.max(...choicesOf(town).map((sites) => plainSaved(town, sites)));
      assert.ok(bound >= best - 1e-9 * best, `${bound} < ${best}`);
    }),
    { numRuns: 50, seed: 302 },
  );
});
