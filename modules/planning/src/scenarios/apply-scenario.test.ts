import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '@yike/kernel';
import { assess } from '../assessment/assess.ts';
import { problemOf } from '../testing/problem-of.ts';
import { scenarioOf } from '../testing/random-scenarios.ts';
import { degreesOf, inputOf } from '../testing/small-district.ts';
import { applyScenario } from './apply-scenario.ts';
import { reassess } from './reassess.ts';
import type { ChangeWanted, LonLat } from './scenario.ts';

/** A street of 840 m, 1.2 m/s: home at its beginning, a pharmacy at its end, 700 s away. */
const before = assess(
  inputOf({
    streets: [
      {
        corners: [
          [0, 0],
          [840, 0],
        ],
      },
    ],
    people: [{ at: [0, 0], total: 100, old: 40 }],
    facilities: [
      { id: 'P1', at: [840, 0], types: ['pharmacy'] },
      { id: 'C1', at: [600, 0], types: ['clinic'] },
    ],
    areas: [{ id: 'a', southWest: [-10, -100], northEast: [900, 100] }],
    walkers: ['adult'],
  }),
  SILENT,
);

const on = (east: number, north = 0): LonLat => [degreesOf(east), degreesOf(north)];
const planned = (...changes: ChangeWanted[]) =>
  applyScenario(before, scenarioOf(changes), (lon) => (lon > degreesOf(900) ? -1 : 0));
const secondsTo = (type: string, ...changes: ChangeWanted[]): number[] => {
  const { answers } = reassess(before, planned(...changes), SILENT);
  const answer = answers[0]?.types.find((one) => one.type.slug === type);
  return Array.from(answer?.ticks ?? [], (ticks) => ticks / 10);
};

const PHARMACY = {
  do: 'add-facility',
  id: null,
  name: '新药房',
  types: ['pharmacy'],
  at: on(120),
  capacity: 30,
  address: '',
  hours: '',
} as const;
const P1 = { idOrName: 'P1', type: null };
const ARRIVAL = {
  do: 'add-people',
  name: '新苑',
  at: on(720),
  total: 50,
  byBand: new Map([['age65plus', 10]]),
} as const;

test('a pharmacy 120 m away is 100 s away, and one that moves is where it moved to', () => {
  assert.deepEqual(secondsTo('pharmacy'), [700]);
  assert.deepEqual(secondsTo('pharmacy', PHARMACY), [100]);
  assert.deepEqual(
    secondsTo('pharmacy', { do: 'move-facility', facility: P1, to: on(240) }),
    [200],
  );
});

test('who moves in comes after those who were there, and is answered for', () => {
  assert.deepEqual(secondsTo('pharmacy', ARRIVAL), [700, 100]);
  assert.deepEqual(secondsTo('clinic', ARRIVAL), [500, 100]);
});

test('changes follow each other: what was added can be moved, and what moved can go', () => {
  const move = (to: LonLat): ChangeWanted => ({
    do: 'move-facility',
    facility: { idOrName: '新药房', type: 'pharmacy' },
    to,
  });
  assert.deepEqual(secondsTo('pharmacy', PHARMACY, move(on(36))), [30]);
  assert.deepEqual(
    secondsTo('pharmacy', PHARMACY, move(on(36)), {
      do: 'remove-facility',
      facility: { idOrName: 'A-1', type: null },
    }),
    [700],
  );
});

test('each change is told in both languages, with where it was and where it is', () => {
  const { changes } = planned(
    PHARMACY,
    { do: 'move-facility', facility: P1, to: on(740) },
    { do: 'resize-facility', facility: P1, capacity: 20 },
    { do: 'remove-facility', facility: { idOrName: 'C1', type: null } },
    ARRIVAL,
  );
  assert.deepEqual(
    changes.map(({ text, facilityId }) => [facilityId, text.zh]),
    [
      ['A-1', '新增“新药房”（药店，容量 30）'],
      ['P1', '把“P1”（药店）迁到 100 米外'],
      ['P1', '“P1”的容量由 未知 改为 20'],
      ['C1', '撤除“C1”（诊所）'],
      [null, '“新苑”迁入 50 人'],
    ],
  );
  assert.equal(changes[0]?.from, null);
  assert.deepEqual(changes[3]?.to, null);
});

test('what cannot be done is refused with its line', () => {
  const faults: [ChangeWanted, string][] = [
    [{ ...PHARMACY, at: on(400, 300) }, 'scenario-off-network'],
    [{ ...ARRIVAL, at: on(400, 90_000) }, 'scenario-off-network'],
    [{ ...PHARMACY, id: 'P1' }, 'scenario-id-taken'],
    [
      { do: 'remove-facility', facility: { idOrName: 'P9', type: null } },
      'scenario-facility-unknown',
    ],
    [
      { do: 'remove-facility', facility: { idOrName: 'P1', type: 'clinic' } },
      'scenario-facility-unknown',
    ],
    [{ ...ARRIVAL, byBand: new Map([['age0_2', 3]]) }, 'scenario-band-unknown'],
  ];
  for (const [change, code] of faults) {
    const fault = problemOf(() => planned(PHARMACY, change));
    assert.deepEqual([fault.code, fault.place], [code, { file: 'A.yaml', line: 4 }]);
  }
});

test('a name that two have is refused, and the ids are told', () => {
  const again = { ...PHARMACY, at: on(240) };
  const fault = problemOf(() =>
    planned(PHARMACY, again, {
      do: 'remove-facility',
      facility: { idOrName: '新药房', type: null },
    }),
  );
  assert.equal(fault.code, 'scenario-facility-ambiguous');
  assert.match(fault.mend.zh, /A-1、A-2/);
});

test('an estate whose bands are unsaid, or that lies in no area, is told of', () => {
  const { complaints } = planned({ ...ARRIVAL, byBand: new Map() });
  assert.deepEqual(
    complaints.map(({ code }) => code),
    ['scenario-bands-unsaid'],
  );
  const outside = applyScenario(before, scenarioOf([ARRIVAL]), () => -1);
  assert.deepEqual(
    outside.complaints.map(({ code }) => code),
    ['scenario-people-outside'],
  );
});
