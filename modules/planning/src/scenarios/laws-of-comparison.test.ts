import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaIndex } from '@yike/engine-geometry';
import { SILENT } from '@yike/kernel';
import fc from 'fast-check';
import { assess } from '../assessment/assess.ts';
import {
  type AreaResult,
  type Comparison,
  comparisonSchema,
  type ScenarioResult,
} from '../contract.ts';
import { summarise } from '../results/summary.ts';
import { someDistrict } from '../testing/random-districts.ts';
import {
  feasible,
  scenarioOf,
  someChanges,
  someClosing,
  someLift,
  someNewFacility,
  someNewPath,
  someRamp,
  someStreetChange,
} from '../testing/random-scenarios.ts';
import { inputOf, SMALL_STANDARD, type SmallDistrict } from '../testing/small-district.ts';
import { applyScenario } from './apply-scenario.ts';
import { compare } from './compare.ts';
import { gapChanges, keyOf } from './gap-changes.ts';
import { reassess } from './reassess.ts';
import type { ChangeWanted } from './scenario.ts';

const RUNS = { numRuns: 60, seed: 402 };
const PROVENANCE = {
  programVersion: '0.1.0',
  title: '随机小区',
  fictional: true,
  at: null,
  inputs: [],
  complaints: [],
  unmapped: [],
  duplicatesMerged: 0,
};

function compared(district: SmallDistrict, ...scenarios: readonly ChangeWanted[][]): Comparison {
  const before = assess(inputOf(district), SILENT);
  const { areas } = before.input;
  const index = new AreaIndex(areas.map(({ geometry }) => geometry));
  const areaOf = (lon: number, lat: number): number =>
    areas.length === 0 ? 0 : index.areaOf(lon, lat);
  const judged = scenarios.map((changes, at) => {
    const scenario = scenarioOf(changes, String(at));
    const planned = applyScenario(before, scenario, areaOf);
    return { scenario, changes: planned.changes, after: reassess(before, planned, SILENT) };
  });
  return compare(before, judged, PROVENANCE);
}

function onlyScenario({ scenarios }: Comparison): ScenarioResult {
  const [only] = scenarios;
  assert.ok(only !== undefined && scenarios.length === 1);
  return only;
}

const TIERS = [null, ...SMALL_STANDARD.tierRule.tiers.map(({ id }) => id)];

/** The figures of an area that may only rise when something is added. */
function scoresOf({ walkers }: AreaResult): number[] {
  return Object.values(walkers).flatMap(({ tier, services, themes }) => [
    TIERS.indexOf(tier),
    ...services.flatMap(({ covered, coverage, reachableMean, radiusCoverage }) => [
      ...Object.values(covered),
      ...Object.values(coverage).map((share) => share ?? 0),
      reachableMean,
      radiusCoverage ?? 0,
    ]),
    ...themes.flatMap(({ depth, breadth, density }) => [depth ?? 0, breadth ?? 0, density ?? 0]),
  ]);
}

const withChanges = someDistrict.chain((district) =>
  fc.tuple(fc.constant(district), someChanges(district)),
);

test('more facilities never lower a score, and nobody loses by them', () => {
  const added = fc.array(someNewFacility, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(someDistrict, added, (district, changes) => {
      const comparison = compared(district, changes);
      checkRises(comparison.before, onlyScenario(comparison));
    }),
    RUNS,
  );
});

/** No score is lower, and nobody loses. */
function checkRises(
  before: Comparison['before'],
  { whole, areas, differences }: ScenarioResult,
): void {
  const after = [whole, ...areas].flatMap(scoresOf);
  for (const [at, score] of [before.whole, ...before.areas].flatMap(scoresOf).entries()) {
    assert.ok((after[at] ?? -1) >= score);
  }
  for (const { lost, farther } of differences) {
    assert.deepEqual([...Object.values(lost), farther], [0, 0, 0]);
  }
}

const onStreets = (some: fc.Arbitrary<ChangeWanted>) =>
  fc.tuple(someDistrict, fc.array(some, { minLength: 1, maxLength: 4 }));

/** The changes that can be made in the district. */
function feasibleIn(district: SmallDistrict, wanted: readonly ChangeWanted[]): ChangeWanted[] {
  const before = assess(inputOf(district), SILENT);
  return feasible(wanted, (some) => applyScenario(before, scenarioOf(some), () => 0));
}

test('paths, ramps and lifts never lower a score, and nobody loses by them', () => {
  const opening = fc.oneof(someNewPath, someRamp, someLift, someNewFacility);
  fc.assert(
    fc.property(onStreets(opening), ([district, wanted]) => {
      const comparison = compared(district, feasibleIn(district, wanted));
      checkRises(comparison.before, onlyScenario(comparison));
    }),
    RUNS,
  );
});

test('a path more never lowers what a plan has reached', () => {
  fc.assert(
    fc.property(
      withChanges,
      fc.array(someStreetChange, { maxLength: 2 }),
      someNewPath,
      (one, two, path) => {
        const [district, changes] = one;
        const plan = feasibleIn(district, [...changes, ...two]);
        const more = feasibleIn(district, [...plan, path]);
        const { scenarios } = compared(district, plan, more);
        const [less, all] = scenarios;
        assert.ok(less !== undefined && all !== undefined);
        const reached = [all.whole, ...all.areas].flatMap(scoresOf);
        for (const [at, score] of [less.whole, ...less.areas].flatMap(scoresOf).entries()) {
          assert.ok((reached[at] ?? -1) >= score);
        }
      },
    ),
    RUNS,
  );
});

test('streets that close never raise a score, and nobody gains by them', () => {
  fc.assert(
    fc.property(onStreets(someClosing), ([district, wanted]) => {
      const comparison = compared(district, feasibleIn(district, wanted));
      const { whole, areas, differences } = onlyScenario(comparison);
      const after = [whole, ...areas].flatMap(scoresOf);
      const { before } = comparison;
      for (const [at, score] of [before.whole, ...before.areas].flatMap(scoresOf).entries()) {
        assert.ok((after[at] ?? -1) <= score);
      }
      for (const { gained, nearer } of differences) {
        assert.deepEqual([...Object.values(gained), nearer], [0, 0, 0]);
      }
    }),
    RUNS,
  );
});

test('no change gives the bytes of before, and nothing to tell', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      const comparison = compared(district, []);
      const { whole, areas, gaps, differences } = onlyScenario(comparison);
      assert.equal(JSON.stringify({ whole, areas }), JSON.stringify(comparison.before));
      assert.deepEqual(gaps, { closed: [], opened: [] });
      assert.deepEqual(differences, []);
    }),
    RUNS,
  );
});

test('before is what judging the district says', () => {
  fc.assert(
    fc.property(withChanges, ([district, changes]) => {
      const { before } = compared(district, changes);
      const { whole, areas } = summarise(assess(inputOf(district), SILENT), PROVENANCE);
      assert.deepEqual(before, { whole, areas });
    }),
    { ...RUNS, numRuns: 20 },
  );
});

test('adding what is removed, and back, is no change but in its id', () => {
  fc.assert(
    fc.property(someDistrict, someNewFacility, (district, added) => {
      const away: ChangeWanted = {
        do: 'remove-facility',
        facility: { idOrName: '0-1', type: null },
      };
      const { differences } = onlyScenario(compared(district, [added, away]));
      assert.deepEqual(differences, []);
    }),
    { ...RUNS, numRuns: 30 },
  );
});

test('covered after = covered before + gained − lost + moved in and covered, in every band', () => {
  fc.assert(
    fc.property(withChanges, ([district, changes]) => {
      const comparison = compared(district, changes);
      for (const { area, walker, type, ...flow } of onlyScenario(comparison).differences) {
        const coveredIn = ({ whole, areas }: Pick<Comparison['before'], 'whole' | 'areas'>) =>
          [whole, ...areas]
            .find(({ id }) => id === area)
            ?.walkers[walker]?.services.find((service) => service.type === type)?.covered ?? {};
        const before = coveredIn(comparison.before);
        const after = coveredIn(onlyScenario(comparison));
        for (const [band, gained] of Object.entries(flow.gained)) {
          const left = (before[band] ?? 0) - (flow.lost[band] ?? 0);
          assert.equal(after[band], left + gained + (flow.movedInCovered[band] ?? 0));
        }
      }
    }),
    RUNS,
  );
});

function checkSums(differences: ScenarioResult['differences'], walker: string, type: string): void {
  const own = differences.filter((one) => one.walker === walker && one.type === type);
  const sum = own.find(({ area }) => area === 'whole');
  for (const flow of ['gained', 'lost', 'movedIn'] as const) {
    const parts = own.filter(({ area }) => area !== 'whole');
    const total = parts.reduce((all, part) => all + (part[flow]['total'] ?? 0), 0);
    assert.equal(total, sum?.[flow]['total'] ?? 0);
  }
}

test('what the areas gain and lose adds up to the whole; what is not told is as it was', () => {
  fc.assert(
    fc.property(withChanges, ([district, changes]) => {
      const comparison = compared(district, changes);
      const { differences, whole } = onlyScenario(comparison);
      const told = new Set(differences.map((one) => `${one.area}/${one.walker}/${one.type}`));
      for (const [walker, { services }] of Object.entries(whole.walkers)) {
        const before = comparison.before.whole.walkers[walker]?.services ?? [];
        for (const { type } of services) checkSums(differences, walker, type);
        const isUntold = ({ type }: { type: string }) => !told.has(`whole/${walker}/${type}`);
        assert.deepEqual(services.filter(isUntold), before.filter(isUntold));
      }
    }),
    RUNS,
  );
});

test('a comparison is what its contract says', () => {
  fc.assert(
    fc.property(withChanges, ([district, changes]) => {
      const comparison = compared(district, changes, []);
      assert.deepEqual(comparisonSchema.parse(comparison), comparison);
    }),
    { ...RUNS, numRuns: 15 },
  );
});

test('the gaps of before, without those closed and with those opened, are the gaps of after', () => {
  fc.assert(
    fc.property(withChanges, fc.array(someStreetChange, { maxLength: 2 }), (one, streets) => {
      const [district, changes] = one;
      const plan = feasibleIn(district, [...changes, ...streets]);
      const before = assess(inputOf(district), SILENT);
      const after = reassess(
        before,
        applyScenario(before, scenarioOf(plan), () => 0),
        SILENT,
      );
      const { closed, opened } = gapChanges(before, after);
      const gone = new Set(closed.map(keyOf));
      const left = before.gaps.map(({ gap }) => keyOf(gap)).filter((key) => !gone.has(key));
      assert.deepEqual(
        [...left, ...opened.map(keyOf)].toSorted(),
        after.gaps.map(({ gap }) => keyOf(gap)).toSorted(),
      );
    }),
    { ...RUNS, numRuns: 30 },
  );
});
