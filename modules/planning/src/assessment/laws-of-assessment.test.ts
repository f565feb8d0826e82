import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '@yike/kernel';
import fc from 'fast-check';
import type { ServiceResult, Summary, WalkerResult } from '../contract.ts';
import { reportData } from '../results/report-data.ts';
import {
  areaFeatures,
  facilityFeatures,
  gapFeatures,
  peopleFeatures,
} from '../results/result-features.ts';
import { summarise } from '../results/summary.ts';
import { summaryText } from '../results/summary-text.ts';
import { workbook } from '../results/workbook.ts';
import { someDistrict } from '../testing/random-districts.ts';
import {
  inputOf,
  osmOfDistrict,
  SMALL_STANDARD,
  type SmallDistrict,
} from '../testing/small-district.ts';
import { assess } from './assess.ts';

const RUNS = { numRuns: 60, seed: 300 };
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

const judge = (district: SmallDistrict): Summary =>
  summarise(assess(inputOf(district), SILENT), PROVENANCE);

const areasAndWhole = ({ areas, whole }: Summary) => [...areas, whole];

/** Every service result of every area, with the walker's own of the same place beside it. */
function* services(summary: Summary, walker: string): Generator<ServiceResult> {
  for (const { walkers } of areasAndWhole(summary)) yield* walkers[walker]?.services ?? [];
}

function* results(summary: Summary): Generator<[walker: string, WalkerResult]> {
  for (const { walkers } of areasAndWhole(summary)) yield* Object.entries(walkers);
}

const isShare = (value: number | null | undefined): boolean =>
  typeof value === 'number' && value >= 0 && value <= 1;

function checkShares({ coverage, radiusCoverage }: ServiceResult): void {
  assert.ok(Object.values(coverage).every((share) => share === null || isShare(share)));
  const total = coverage['total'] ?? null;
  if (total === null) assert.equal(radiusCoverage, null);
  else assert.ok(isShare(radiusCoverage) && (radiusCoverage ?? 0) >= total);
}

test('shares lie between 0 and 1, and the radius covers no fewer than the streets', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      for (const [, { services: own, themes }] of results(judge(district))) {
        own.forEach(checkShares);
        assert.ok(themes.every(({ breadth }) => breadth === null || isShare(breadth)));
      }
    }),
    RUNS,
  );
});

test('who is slower in every way never reaches more', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      const summary = judge(district);
      for (const [slow, quick] of [
        ['wheelchair', 'adult'],
        ['elder', 'adult'],
        ['pram', 'adult'],
        ['wheelchair', 'elder'],
        ['wheelchair', 'pram'],
      ] as const) {
        const quicker = [...services(summary, quick)];
        for (const [at, { covered, reachableMean }] of [...services(summary, slow)].entries()) {
          for (const [band, people] of Object.entries(covered)) {
            assert.ok(people <= (quicker[at]?.covered[band] ?? 0));
          }
          assert.ok(reachableMean <= (quicker[at]?.reachableMean ?? 0));
        }
      }
    }),
    RUNS,
  );
});

test('the median is never more than the 90th percentile', () => {
  const orFar = (walk: number | null | undefined): number => walk ?? Number.POSITIVE_INFINITY;
  fc.assert(
    fc.property(someDistrict, (district) => {
      for (const [, { services: own }] of results(judge(district))) {
        for (const { medianSeconds, p90Seconds, medianMetres, p90Metres } of own) {
          assert.ok(orFar(medianSeconds) <= orFar(p90Seconds));
          assert.ok(orFar(medianMetres) <= orFar(p90Metres));
        }
      }
    }),
    RUNS,
  );
});

test('people of all areas, and those outside, are the people of the input', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      const { areas, whole, people } = judge(district);
      for (const band of ['total', 'age65plus']) {
        const sum = areas.reduce((all, area) => all + (area.people[band] ?? 0), 0);
        assert.equal(sum, whole.people[band]);
      }
      const brought = district.people.reduce((all, { total }) => all + total, 0);
      assert.equal((whole.people['total'] ?? 0) + people.outsideAreas, brought);
      assert.equal(people.total, brought);
    }),
    RUNS,
  );
});

function checkGaps(
  { gaps, whole }: Summary,
  walker: string,
  { type, covered }: ServiceResult,
): void {
  const own = gaps.filter((gap) => gap.walker === walker && gap.type === type);
  for (const [band, everybody] of Object.entries(whole.people)) {
    const inGaps = own.reduce((sum, { people }) => sum + (people[band] ?? 0), 0);
    assert.equal(inGaps, everybody - (covered[band] ?? 0));
  }
}

test('the people of the gaps of a type are those it does not cover', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      const summary = judge(district);
      for (const [walker, { services: own }] of Object.entries(summary.whole.walkers)) {
        for (const service of own) checkGaps(summary, walker, service);
      }
      const sizes = summary.gaps.map(({ people }) => people['total'] ?? 0);
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
      assert.equal(new Set(summary.gaps.map(({ id }) => id)).size, sizes.length);
    }),
    RUNS,
  );
});

const someFacility = fc.record({
  at: fc.tuple(fc.integer({ min: -80, max: 650 }), fc.integer({ min: -80, max: 650 })),
  types: fc.constantFrom(['pharmacy'], ['clinic', 'pharmacy'], ['convenience-store']),
});
const TIERS = [null, ...SMALL_STANDARD.tierRule.tiers.map(({ id }) => id)];

/** The figures of a result that may only rise. */
function figuresOf({ tier, services: own, themes }: WalkerResult): number[] {
  return [
    TIERS.indexOf(tier),
    ...own.flatMap(({ covered, reachableMean, radiusCoverage }) => [
      ...Object.values(covered),
      reachableMean,
      radiusCoverage ?? 0,
    ]),
    ...themes.flatMap(({ depth, breadth, density }) => [depth ?? 0, breadth ?? 0, density ?? 0]),
  ];
}

test('one facility more lowers no coverage, no count in reach, no breadth and no tier', () => {
  fc.assert(
    fc.property(someDistrict, someFacility, (district, facility) => {
      const facilities = [...district.facilities, { id: 'new', ...facility }];
      const before = [...results(judge(district))].flatMap(([, result]) => figuresOf(result));
      const after = [...results(judge({ ...district, facilities }))].flatMap(([, result]) =>
        figuresOf(result),
      );
      assert.equal(after.length, before.length);
      before.forEach((figure, at) => {
        assert.ok((after[at] ?? -1) >= figure);
      });
    }),
    RUNS,
  );
});

/** Everything an assessment writes, as text. */
function textsOf(district: SmallDistrict): string[] {
  const assessment = assess(inputOf(district), SILENT);
  const summary = summarise(assessment, PROVENANCE);
  const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return [
    ...[
      summaryText(summary),
      peopleFeatures(assessment),
      facilityFeatures(assessment),
      gapFeatures(assessment),
      areaFeatures(assessment, summary),
    ].map((pieces) => [...pieces].join('')),
    JSON.stringify(reportData(assessment, summary, 'zh', osmOfDistrict(district), toBase64)),
    JSON.stringify(workbook(summary, [], 'en')),
  ];
}

test('the same input gives the same bytes of every text', () => {
  fc.assert(
    fc.property(someDistrict, (district) => {
      assert.deepEqual(textsOf(structuredClone(district)), textsOf(district));
    }),
    { ...RUNS, numRuns: 25 },
  );
});
