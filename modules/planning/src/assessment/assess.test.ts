import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '@yike/kernel';
import { type Summary, summarySchema } from '../contract.ts';
import { summarise } from '../results/summary.ts';
import { problemOf } from '../testing/problem-of.ts';
import { inputOf, type SmallDistrict } from '../testing/small-district.ts';
import { assess } from './assess.ts';

/** 168 m: 140 s for an adult, 210 s for an older person, 240 s in a wheelchair. */
const U = 168;

/*
 *                            P3
 *                            =  84 m of stairs: 168 s for an adult, 240 s for an older person
 *  P0--P1--A+----+----P2-----+-------B+-------P4--P7--P6--      and P5 far from any street
 *  0   1   2          5      6       8        10 10.5 11.5 12 U
 *  |------- west: 180 people ----|--- east: 320 people ---| P6 is outside
 *
 *  A is a pharmacy, B a pharmacy with a clinic; there is no convenience store.
 */
const DISTRICT: SmallDistrict = {
  streets: [
    {
      corners: [
        [0, 0],
        [6 * U, 0],
        [12 * U, 0],
      ],
    },
    {
      corners: [
        [6 * U, 0],
        [6 * U, U / 2],
      ],
      tags: { highway: 'steps' },
    },
  ],
  people: [
    { at: [0, 0], total: 100, old: 20 },
    { at: [U, 0], total: 50, old: 10 },
    { at: [5 * U, 0], total: 30, old: 30 },
    { at: [6 * U, U / 2], total: 20, old: 0 },
    { at: [10 * U, 0], total: 200, old: 40 },
    { at: [10 * U, 5000], total: 40, old: 8 },
    { at: [11.5 * U, 0], total: 10, old: 1 },
    { at: [10.5 * U, 0], total: 60, old: 6 },
  ],
  facilities: [
    { id: 'A', at: [2 * U, 0], types: ['pharmacy'] },
    { id: 'B', at: [8 * U, 0], types: ['pharmacy', 'clinic'] },
  ],
  areas: [
    { id: 'west', southWest: [-100, -100], northEast: [5.5 * U, 6000] },
    { id: 'east', southWest: [5.5 * U, -100], northEast: [11 * U, 6000] },
  ],
  walkers: ['adult', 'elder', 'wheelchair', 'gb50180'],
};

const PROVENANCE = {
  programVersion: '0.1.0',
  title: '小区',
  fictional: true,
  at: null,
  inputs: [],
  complaints: [],
  unmapped: [],
  duplicatesMerged: 0,
};

const assessment = assess(inputOf(DISTRICT), SILENT);
const summary: Summary = summarise(assessment, PROVENANCE);

/** The same member of west, east and the whole. */
function inAreas<Value>(value: (area: Summary['whole']) => Value): Value[] {
  return [...summary.areas, summary.whole].map(value);
}

function service(walker: string, type: string) {
  const services = inAreas(({ walkers }) =>
    walkers[walker]?.services.find((one) => one.type === type),
  );
  return services.map((one) => {
    assert.ok(one);
    return one;
  });
}

test('the summary is what its schema says', () => {
  assert.deepEqual(summarySchema.parse(summary), summary);
});

test('people are counted by area and band; who lives outside is told and not counted', () => {
  assert.deepEqual(
    inAreas(({ people }) => people),
    [
      { total: 180, age65plus: 60 },
      { total: 320, age65plus: 54 },
      { total: 500, age65plus: 114 },
    ],
  );
  assert.deepEqual(summary.people, {
    demandPoints: 8,
    total: 510,
    outsideAreas: 10,
    offNetwork: 40,
  });
});

test('the network is measured', () => {
  const { metres, stairsMetres, components, smallerComponents, nodes, edges } = summary.network;
  assert.deepEqual([nodes, edges, metres, stairsMetres], [4, 3, 12.5 * U, U / 2]);
  assert.deepEqual(components, [{ nodes: 4, metres: 12.5 * U, people: 470 }]);
  assert.equal(smallerComponents, 0);
});

test('an adult reaches a pharmacy within ten minutes from everywhere but P5', () => {
  const pharmacy = service('adult', 'pharmacy');
  assert.deepEqual(
    pharmacy.map(({ covered }) => covered),
    [
      { total: 180, age65plus: 60 },
      { total: 280, age65plus: 46 },
      { total: 460, age65plus: 106 },
    ],
  );
  assert.deepEqual(
    pharmacy.map(({ coverage }) => coverage),
    [
      { total: 1, age65plus: 1 },
      { total: 0.875, age65plus: 0.8519 },
      { total: 0.92, age65plus: 0.9298 },
    ],
  );
});

test('median and 90th percentile are over all people, the unreached infinitely far', () => {
  // west: 50 people 140 s, 100 people 280 s, 30 people 420 s
  // east: 200 people 280 s, 60 people 350 s, 20 people 448 s, 40 people never
  assert.deepEqual(
    service('adult', 'pharmacy').map(({ medianSeconds, p90Seconds }) => [
      medianSeconds,
      p90Seconds,
    ]),
    [
      [280, 420],
      [280, null],
      [280, 448],
    ],
  );
  // beyond the budget of 15 minutes a walk is still told: 980 s and 1120 s in the west
  assert.deepEqual(
    service('adult', 'clinic').map(({ medianSeconds, p90Seconds }) => [medianSeconds, p90Seconds]),
    [
      [1120, 1120],
      [280, null],
      [350, 1120],
    ],
  );
});

test('the number within reach is a mean over people', () => {
  // only P2, between the two, reaches both: (100 + 50 + 2 × 30) ÷ 180
  assert.deepEqual(
    service('adult', 'pharmacy').map(({ reachableMean }) => reachableMean),
    [1.167, 0.875, 0.98],
  );
});

test('facilities are counted where they stand', () => {
  assert.deepEqual(
    service('adult', 'pharmacy').map(({ facilities }) => facilities),
    [1, 1, 2],
  );
  assert.deepEqual(
    service('adult', 'clinic').map(({ facilities }) => facilities),
    [0, 1, 1],
  );
  assert.deepEqual(
    inAreas(({ facilities }) => facilities),
    [1, 1, 2],
  );
});

test('who is slower reaches less, and in a wheelchair nobody takes the stairs', () => {
  // 600 s are 2.857 U for an older person, who takes 660 s from P3 and 630 s from P2
  assert.deepEqual(
    service('elder', 'pharmacy').map(({ covered }) => covered['total']),
    [150, 260, 410],
  );
  // and 2.5 U in a wheelchair, which is just how far P7 is
  assert.deepEqual(
    service('wheelchair', 'pharmacy').map(({ covered }) => covered['total']),
    [150, 260, 410],
  );
  assert.deepEqual(
    service('wheelchair', 'pharmacy').map(({ medianSeconds, p90Seconds }) => [
      medianSeconds,
      p90Seconds,
    ]),
    [
      [480, 720],
      [480, null],
      [480, null],
    ],
  );
});

test('the radius looks over the missing shortcut: P3 lies within 480 m of B', () => {
  assert.deepEqual(
    service('elder', 'pharmacy').map(({ coverage, radiusCoverage }) => [
      coverage['total'],
      radiusCoverage,
    ]),
    [
      [0.8333, 0.8333],
      [0.8125, 0.875],
      [0.82, 0.86],
    ],
  );
});

test('the yardstick of GB 50180 counts metres and takes the stairs', () => {
  const [west, east] = service('gb50180', 'pharmacy');
  assert.deepEqual(west, {
    type: 'pharmacy',
    facilities: 1,
    budgetMetres: 500,
    medianMetres: 336,
    p90Metres: 504,
    covered: { total: 150, age65plus: 30 },
    coverage: { total: 0.8333, age65plus: 0.5 },
    radiusCoverage: 0.8333,
    reachableMean: 0.833,
  });
  assert.equal(east?.covered['total'], 280);
});

test('a type nobody offers covers nobody', () => {
  const [west] = service('adult', 'convenience-store');
  assert.deepEqual(west, {
    type: 'convenience-store',
    facilities: 0,
    budgetSeconds: 300,
    medianSeconds: null,
    p90Seconds: null,
    covered: { total: 0, age65plus: 0 },
    coverage: { total: 0, age65plus: 0 },
    radiusCoverage: 0,
    reachableMean: 0,
  });
});

test('density, depth and breadth of a theme', () => {
  const themes = inAreas(({ walkers }) => walkers['adult']?.themes);
  // density: 1 ÷ 180, 1 ÷ 320, 2 ÷ 500 in 10,000
  // depth: B counts once, within the 15 minutes of its clinic
  // breadth: (180 + 30) ÷ 2 × 180, (280 + 280) ÷ 2 × 320, (460 + 310) ÷ 2 × 500
  assert.deepEqual(themes, [
    [
      { theme: 'health', density: 55.556, depth: 1.167, breadth: 0.5833 },
      { theme: 'shopping', density: 0, depth: 0, breadth: 0 },
    ],
    [
      { theme: 'health', density: 31.25, depth: 0.875, breadth: 0.875 },
      { theme: 'shopping', density: 0, depth: 0, breadth: 0 },
    ],
    [
      { theme: 'health', density: 40, depth: 0.98, breadth: 0.77 },
      { theme: 'shopping', density: 0, depth: 0, breadth: 0 },
    ],
  ]);
});

test('each area has a tier and the exact list to the next', () => {
  const clinic = {
    row: 'R2',
    type: 'clinic',
    types: ['clinic'],
    class: 'basic',
    reason: 'coverage-below-threshold',
    threshold: 0.8,
    verification: 'user',
  };
  const judged = inAreas(({ walkers }) => {
    const { tier, nextTier, missing, missingAtLeast } = walkers['adult'] ?? {};
    return { tier, nextTier, missing, missingAtLeast };
  });
  assert.deepEqual(judged, [
    {
      tier: 'basic',
      nextTier: 'improved',
      missing: [{ ...clinic, coverage: 0.1667, uncoveredPeople: 150 }],
      missingAtLeast: 1,
    },
    {
      tier: 'improved',
      nextTier: 'quality',
      missing: [
        {
          ...clinic,
          row: 'R3',
          type: 'convenience-store',
          types: ['convenience-store'],
          class: 'quality',
          reason: 'none-in-input',
          coverage: 0,
          uncoveredPeople: 320,
        },
      ],
      missingAtLeast: 1,
    },
    {
      tier: 'basic',
      nextTier: 'improved',
      missing: [{ ...clinic, coverage: 0.62, uncoveredPeople: 190 }],
      missingAtLeast: 1,
    },
  ]);
});

test('gaps come largest first; neighbours within 150 m are one, its point among most people', () => {
  const gaps = summary.gaps.filter(({ walker }) => walker === 'adult');
  assert.deepEqual(
    gaps.map(({ id, people, demandPoints }) => [id, people['total'], demandPoints]),
    [
      ['adult-convenience-store-1', 260, 2],
      ['adult-clinic-1', 100, 1],
      ['adult-convenience-store-2', 100, 1],
      ['adult-clinic-2', 50, 1],
      ['adult-convenience-store-3', 50, 1],
      ['adult-clinic-3', 40, 1],
      ['adult-convenience-store-4', 40, 1],
      ['adult-pharmacy-1', 40, 1],
      ['adult-convenience-store-5', 30, 1],
      ['adult-convenience-store-6', 20, 1],
    ],
  );
  const degrees = (metres: number): number =>
    Math.round((metres / ((Math.PI * 6_371_000) / 180)) * 1e7) / 1e7;
  assert.deepEqual(gaps[0], {
    id: 'adult-convenience-store-1',
    walker: 'adult',
    type: 'convenience-store',
    areaIds: ['east'],
    at: [degrees(10 * U), 0],
    people: { total: 260, age65plus: 46 },
    demandPoints: 2,
    nearestSeconds: null,
    noneInInput: true,
  });
  assert.deepEqual(
    gaps.filter(({ type }) => type === 'clinic').map(({ nearestSeconds }) => nearestSeconds),
    [1120, 980, null],
  );
});

test('lengths rounded to decimetres do not put a walk outside of its own radius', () => {
  // 720.04 m are kept as 720.0 m, just the budget of an adult; 100 m take 83.3 s, which are told as 84
  const street = { corners: [[0, 0] as const, [2000, 0] as const] };
  const near = { id: 'near', at: [100, 0] as const, types: ['clinic'] };
  const far = { id: 'far', at: [720.04, 0] as const, types: ['pharmacy'] };
  const { whole } = summarise(
    assess(
      inputOf({
        streets: [street],
        people: [{ at: [0, 0], total: 10, old: 0 }],
        facilities: [near, far],
        areas: [],
        walkers: ['adult'],
      }),
      SILENT,
    ),
    PROVENANCE,
  );
  const [pharmacy, clinic] = whole.walkers['adult']?.services ?? [];
  assert.deepEqual([pharmacy?.coverage['total'], pharmacy?.radiusCoverage], [1, 1]);
  assert.equal(pharmacy?.medianSeconds, 600);
  assert.equal(clinic?.medianSeconds, 84);
});

test('a gap may lie across a border; a scrap of street is only counted', () => {
  const { gaps, network } = summarise(
    assess(
      inputOf({
        streets: [
          {
            corners: [
              [0, 0],
              [2000, 0],
            ],
          },
          {
            corners: [
              [0, 900],
              [15, 900],
            ],
          },
        ],
        people: [
          { at: [0, 0], total: 10, old: 0 },
          { at: [120, 0], total: 30, old: 3 },
        ],
        facilities: [{ id: 'far', at: [1320, 0], types: ['clinic'] }],
        areas: [
          { id: 'west', southWest: [-50, -50], northEast: [60, 50] },
          { id: 'east', southWest: [60, -50], northEast: [2000, 50] },
        ],
        walkers: ['adult', 'gb50180'],
      }),
      SILENT,
    ),
    PROVENANCE,
  );
  const clinics = gaps.filter(({ type }) => type === 'clinic');
  // 10 people walk 1100 s and 30 people 1000 s, or 1320 m and 1200 m: 1025 s and 1230 m in the mean
  assert.deepEqual(
    clinics.map((gap) => [gap.walker, gap.areaIds, gap.people['total'], gap.noneInInput]),
    [
      ['adult', ['east', 'west'], 40, false],
      ['gb50180', ['east', 'west'], 40, false],
    ],
  );
  assert.deepEqual([clinics[0]?.nearestSeconds, clinics[1]?.nearestMetres], [1025, 1230]);
  assert.deepEqual([network.components.length, network.smallerComponents], [1, 1]);
});

test('without areas the whole is one area, and everybody is in it', () => {
  const whole = summarise(assess(inputOf({ ...DISTRICT, areas: [] }), SILENT), PROVENANCE);
  assert.deepEqual(
    whole.areas.map(({ id, people, squareMetres }) => [id, people['total'], squareMetres]),
    [['all', 510, null]],
  );
  assert.deepEqual(whole.areas[0]?.walkers, whole.whole.walkers);
  assert.equal(whole.people.outsideAreas, 0);
});

test('people who live nowhere near the streets end the work, and it says how far off they are', () => {
  const people = DISTRICT.people.map((home) => ({ ...home, at: [0, 5000] as const }));
  const problem = problemOf(() => assess(inputOf({ ...DISTRICT, people }), SILENT));
  assert.deepEqual([problem.code, problem.exitCode], ['nothing-on-network', 65]);
  assert.match(problem.text.en, /5000 m from any street/);
});

test('a district without people or facilities has an answer too', () => {
  const noFacilities = summarise(
    assess(inputOf({ ...DISTRICT, facilities: [] }), SILENT),
    PROVENANCE,
  );
  assert.ok(noFacilities.gaps.every(({ noneInInput }) => noneInInput));
  assert.equal(noFacilities.whole.walkers['adult']?.tier, null);
  const nobody = summarise(assess(inputOf({ ...DISTRICT, people: [] }), SILENT), PROVENANCE);
  assert.deepEqual(nobody.gaps, []);
  assert.equal(nobody.whole.walkers['adult']?.services[0]?.coverage['total'], null);
  assert.equal(nobody.whole.walkers['adult']?.themes[0]?.density, null);
  summarySchema.parse(nobody);
});
