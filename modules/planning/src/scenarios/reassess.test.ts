import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaIndex } from '@yike/engine-geometry';
import { SILENT } from '@yike/kernel';
import fc from 'fast-check';
import {
  type Assessment,
  type AssessmentInput,
  assess,
  assessJoined,
} from '../assessment/assess.ts';
import { someDistrict } from '../testing/random-districts.ts';
import {
  feasible,
  scenarioOf,
  someChanges,
  someStreetChange,
} from '../testing/random-scenarios.ts';
import { inputOf } from '../testing/small-district.ts';
import { applyScenario } from './apply-scenario.ts';
import { reassess } from './reassess.ts';

const RUNS = { numRuns: 80, seed: 401 };

function areaFinder({ areas }: AssessmentInput): (lon: number, lat: number) => number {
  const index = new AreaIndex(areas.map(({ geometry }) => geometry));
  return (lon, lat) => (areas.length === 0 ? 0 : index.areaOf(lon, lat));
}

/** All that is found, without the means of finding it. */
function findings({ answers, results, gaps, demandJoints, facilityJoints }: Assessment) {
  return {
    results,
    gaps,
    demandJoints,
    facilityJoints,
    answers: answers.map(({ walker, types, reachableOfTheme }) => ({
      walker: walker.id,
      types,
      reachableOfTheme,
    })),
  };
}

const districtAndChanges = someDistrict.chain((district) =>
  fc.tuple(fc.constant(district), someChanges(district)),
);

test('judging what has changed finds what judging everything anew would find', () => {
  fc.assert(
    fc.property(districtAndChanges, ([district, changes]) => {
      const before = assess(inputOf(district), SILENT);
      const planned = applyScenario(before, scenarioOf(changes), areaFinder(before.input));
      const after = reassess(before, planned, SILENT);
      assert.deepEqual(findings(after), findings(assess(planned.input, SILENT)));
    }),
    RUNS,
  );
});

/** Streets, facilities and people all mixed up. */
const districtAndPlan = districtAndChanges.chain(([district, changes]) =>
  fc.array(someStreetChange, { minLength: 1, maxLength: 4 }).chain((streets) =>
    fc
      .shuffledSubarray([...changes.keys(), ...streets.map((_, at) => -1 - at)], {
        minLength: changes.length + streets.length,
      })
      .map((order) => {
        const queue = [...changes];
        // facilities and people keep their order: a later change may name an earlier one's
        const mixed = order.flatMap((at) => (at < 0 ? streets[-1 - at] : queue.shift()) ?? []);
        return [district, mixed] as const;
      }),
  ),
);

test('streets, people and facilities that change together are judged as if all were judged anew', () => {
  let made = 0;
  fc.assert(
    fc.property(districtAndPlan, ([district, wanted]) => {
      const before = assess(inputOf(district), SILENT);
      const areaOf = areaFinder(before.input);
      const changes = feasible(wanted, (some) => applyScenario(before, scenarioOf(some), areaOf));
      const planned = applyScenario(before, scenarioOf(changes), areaOf);
      made += planned.input.network === before.input.network ? 0 : 1;
      const after = reassess(before, planned, SILENT);
      const { input, demandJoints, facilityJoints } = planned;
      const anew = assessJoined(input, demandJoints, facilityJoints, SILENT);
      assert.deepEqual(findings(after), findings(anew));
    }),
    RUNS,
  );
  assert.ok(made > RUNS.numRuns / 2, 'most plans change some street');
});

test('two scenarios leave the district they start from as it was', () => {
  fc.assert(
    fc.property(districtAndChanges, ([district, changes]) => {
      const before = assess(inputOf(district), SILENT);
      const kept = structuredClone(findings(before));
      reassess(
        before,
        applyScenario(before, scenarioOf(changes), areaFinder(before.input)),
        SILENT,
      );
      assert.deepEqual(findings(before), kept);
    }),
    { ...RUNS, numRuns: 30 },
  );
});

test('without changes nothing is walked again', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      const before = assess(inputOf(district), SILENT);
      const planned = applyScenario(before, scenarioOf([]), areaFinder(before.input));
      const after = reassess(before, planned, SILENT);
      assert.deepEqual(after.results, before.results);
      for (const [walker, { types }] of after.answers.entries()) {
        for (const [at, { ticks }] of types.entries()) {
          assert.equal(ticks, before.answers[walker]?.types[at]?.ticks);
        }
      }
    }),
    { ...RUNS, numRuns: 20 },
  );
});
