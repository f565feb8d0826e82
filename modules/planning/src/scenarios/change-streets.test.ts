import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARRIER } from '@yike/engine-network';
import { SILENT } from '@yike/kernel';
import { assess } from '../assessment/assess.ts';
import { problemOf } from '../testing/problem-of.ts';
import { scenarioOf } from '../testing/random-scenarios.ts';
import { degreesOf, inputOf } from '../testing/small-district.ts';
import { applyScenario } from './apply-scenario.ts';
import { reassess } from './reassess.ts';
import type { ChangeWanted, LonLat } from './scenario.ts';
import type { StreetMap } from './street-map.ts';

/**
 * A street of 840 m with a pharmacy at its end, 700 s from the home at its beginning; a home on the far side of
 * stairs of 60 m; and a lane 120 m to the north that begins beside the first home.
 */
const before = assess(
  inputOf({
    streets: [
      {
        corners: [
          [0, 0],
          [840, 0],
        ],
        tags: { highway: 'residential', name: '长街' },
      },
      {
        corners: [
          [0, 0],
          [0, -60],
        ],
        tags: { highway: 'steps', name: '石阶' },
      },
      {
        corners: [
          [0, -60],
          [-120, -60],
        ],
        tags: { highway: 'residential', name: '坡下路' },
      },
      {
        corners: [
          [0, 0],
          [0, 120],
        ],
        tags: { highway: 'residential', name: '横街' },
      },
      {
        corners: [
          [0, 120],
          [840, 120],
        ],
        tags: { highway: 'residential', name: '后巷' },
      },
    ],
    people: [
      { at: [0, 0], total: 100, old: 40 },
      { at: [-120, -60], total: 30, old: 10 },
      { at: [420, 120], total: 7, old: 1 },
    ],
    facilities: [{ id: 'P1', at: [420, 0], types: ['pharmacy'] }],
    areas: [],
    walkers: ['adult', 'wheelchair'],
  }),
  SILENT,
);

const on = (east: number, north = 0): LonLat => [degreesOf(east), degreesOf(north)];
const street = (name: string | null, at: LonLat | null = null) => ({
  name,
  way: null,
  at,
  between: null,
});
const planned = (...changes: ChangeWanted[]) => applyScenario(before, scenarioOf(changes), () => 0);
/** Seconds to the pharmacy for each of the homes; null: not within the limit. */
function seconds(walker: string, ...changes: ChangeWanted[]): (number | null)[] {
  const { answers } = reassess(before, planned(...changes), SILENT);
  const answer = answers.find((one) => one.walker.id === walker);
  const ticks = answer?.types.find(({ type }) => type.slug === 'pharmacy')?.ticks ?? [];
  return Array.from(ticks, (walk) => (walk === 0xffffffff ? null : walk / 10));
}
const ACROSS: ChangeWanted = {
  do: 'add-path',
  name: '穿堂路',
  line: [on(420, 3), on(420, 117)],
  kind: 'path',
  inclinePermille: 0,
};

test('a path across is the short cut; the way round is forgotten', () => {
  assert.deepEqual(seconds('adult'), [350, 570, 800]);
  assert.deepEqual(seconds('adult', ACROSS), [350, 570, 100]);
});

test('stairs that become a ramp bring wheels up, and shorten the walk of others', () => {
  assert.deepEqual(seconds('wheelchair').slice(0, 2), [600, null]);
  const ramp: ChangeWanted = {
    do: 'rebuild-street',
    street: street('石阶'),
    as: 'ramp',
    inclinePermille: 0,
  };
  // 120 + 60 + 420 m at 0.7 m/s
  assert.deepEqual(seconds('wheelchair', ramp).slice(0, 2), [600, 857.1]);
  assert.deepEqual(seconds('adult', ramp).slice(0, 2), [350, 500]);
  const steep: ChangeWanted = { ...ramp, inclinePermille: 120 };
  assert.deepEqual(seconds('wheelchair', steep).slice(0, 2), [600, null], 'steeper than 1:12');
});

test('a street that closes sends people round, or leaves them no door', () => {
  const close: ChangeWanted = { do: 'close-street', street: street('长街') };
  assert.deepEqual(seconds('adult', close), [null, null, null]);
  const { complaints } = planned(close);
  assert.deepEqual(
    complaints.map(({ code, details }) => [code, details]),
    [
      [
        'scenario-doors-closed',
        {
          scenario: 'A',
          people: 100,
          facilities: 1,
          whoZh: '100 人和 1 处设施',
          whoEn: '100 people and one facility',
        },
      ],
    ],
  );
});

test('a gate bars the street and its opening frees it again', () => {
  const gate: ChangeWanted = { do: 'put-up-gate', at: on(200), kind: 'locked' };
  assert.deepEqual(seconds('adult', gate).slice(0, 1), [null]);
  const open: ChangeWanted = { do: 'open-gate', gate: street('长街', on(210)) };
  assert.deepEqual(seconds('adult', gate, open), seconds('adult'));
  const turnstile: ChangeWanted = { ...gate, kind: 'turnstile' };
  assert.deepEqual(seconds('wheelchair', turnstile).slice(0, 1), [null]);
  assert.deepEqual(seconds('adult', turnstile), seconds('adult'));
});

test('a lift brings wheels up beside the stairs, and takes a minute', () => {
  const lift: ChangeWanted = { do: 'add-lift', stairs: street('石阶') };
  // 120 + 60 + 420 m at 0.7 m/s, and the lift
  assert.deepEqual(seconds('wheelchair', lift).slice(0, 2), [600, 917.1]);
  // on foot the stairs of 60 m take 120 s, the lift beside them 50 + 60
  assert.deepEqual(seconds('adult').slice(0, 2), [350, 570]);
  assert.deepEqual(seconds('adult', lift).slice(0, 2), [350, 560]);
  const { changes } = planned(lift);
  assert.equal(
    changes[0]?.text.zh,
    '在“石阶”的台阶（从长街、横街路口到坡下路路口，60 米）旁加装电梯',
  );
});

test('a gate is opened by its number or its name on the map', () => {
  const shut: ChangeWanted = { do: 'put-up-gate', at: on(200), kind: 'locked' };
  const [gate] = planned(shut).changes;
  assert.ok(gate?.to);
  const nodeAt = planned(shut).input.network;
  const node = nodeAt.nodeBarrier.indexOf(BARRIER.closed);
  const map: StreetMap = {
    gates: [
      { node: 77, name: '南门', at: [nodeAt.nodeLon[node] ?? 0, nodeAt.nodeLat[node] ?? 0] },
      { node: 78, name: '', at: on(0, 120) },
    ],
    placesOfWay: () => [],
  };
  const opened = (more: object) =>
    applyScenario(
      before,
      scenarioOf([shut, { do: 'open-gate', gate: { ...street(null), ...more } }]),
      () => 0,
      map,
    );
  for (const named of [{ node: 77 }, { gateName: '南门' }]) {
    assert.ok(!opened(named).input.network.nodeBarrier.includes(BARRIER.closed));
  }
  assert.equal(opened({ node: 77 }).changes[1]?.text.zh, '打开“南门”');
  const unknown = problemOf(() => opened({ gateName: '北门' }));
  assert.equal(unknown.code, 'scenario-gate-unmapped');
  assert.match(unknown.mend.zh, /南门 \(77\)/);
  assert.equal(problemOf(() => opened({ node: 78 })).code, 'scenario-gate-open');
});

test('a way is found by its number in the middle of a longer stretch', () => {
  const close: ChangeWanted = { do: 'close-street', street: { ...street(null), way: 5 } };
  const placesOfWay = (way: number): LonLat[] => (way === 5 ? [on(840), on(0)] : []);
  const { changes } = applyScenario(before, scenarioOf([close]), () => 0, {
    gates: [],
    placesOfWay,
  });
  assert.match(changes[0]?.text.zh ?? '', /封闭“长街”/);
});

test('each change tells which stretches it means, in both languages, with their lines', () => {
  const { changes } = planned(
    ACROSS,
    { do: 'close-street', street: street('横街') },
    { do: 'rebuild-street', street: street('石阶'), as: 'ramp', inclinePermille: 80 },
    { do: 'put-up-gate', at: on(200), kind: 'locked' },
    { do: 'open-gate', gate: street(null, on(200)) },
  );
  assert.deepEqual(
    changes.map(({ text }) => text.zh),
    [
      '新修步行道“穿堂路” 120 米，从“长街”（离所给位置 3 米）到“后巷”（离所给位置 3 米）',
      '封闭“横街”从长街、石阶路口到后巷路口（1 段，120 米）',
      '把“石阶”从长街、横街路口到坡下路路口（1 段，60 米）改为坡道（坡度 8%）',
      '在“长街”上设门，不得通行',
      '打开“长街”处的门',
    ],
  );
  assert.match(
    changes[1]?.text.en ?? '',
    /^close "横街" from 长街, 石阶 to 后巷 \(1 stretch, 120 m\)$/,
  );
  assert.deepEqual(
    changes.map(({ lines, to }) => [lines.length, to === null]),
    [
      [1, true],
      [1, true],
      [1, true],
      [0, false],
      [0, false],
    ],
  );
});

test('what cannot be done to streets is refused with its line', () => {
  const faults: [ChangeWanted, string][] = [
    [{ ...ACROSS, line: [on(420, 3), on(420, 400)] }, 'scenario-path-unjoined'],
    [{ do: 'close-street', street: street('无此路') }, 'scenario-street-unknown'],
    [{ do: 'close-street', street: street(null, on(420, 400)) }, 'scenario-street-far'],
    [
      {
        do: 'close-street',
        street: { ...street(null), name: '长街', between: [on(0), on(420, 400)] },
      },
      'scenario-street-far',
    ],
    [{ do: 'open-gate', gate: street(null, on(200)) }, 'scenario-gate-unknown'],
    [{ do: 'put-up-gate', at: on(420, 400), kind: 'locked' }, 'scenario-street-far'],
    [{ do: 'add-lift', stairs: street('长街') }, 'scenario-stairs-unknown'],
    [{ do: 'add-lift', stairs: street(null, on(420, 400)) }, 'scenario-stairs-unknown'],
  ];
  for (const [change, code] of faults) {
    const fault = problemOf(() => planned(ACROSS, change));
    assert.deepEqual([fault.code, fault.place], [code, { file: 'A.yaml', line: 4 }]);
  }
});

test('what is new on a street that closes is refused; on a new path far from all streets it is not', () => {
  const at = on(420, -150);
  const clinic: ChangeWanted = {
    do: 'add-facility',
    id: null,
    name: '诊所',
    types: ['clinic'],
    at: on(700),
    capacity: null,
    address: '',
    hours: '',
  };
  const close: ChangeWanted = { do: 'close-street', street: street('长街') };
  assert.equal(problemOf(() => planned(close, clinic)).code, 'scenario-door-closed');
  assert.equal(problemOf(() => planned({ ...clinic, at })).code, 'scenario-off-network');
  const lane: ChangeWanted = { ...ACROSS, line: [on(420), at, on(700)] };
  const { first } = planned({ ...clinic, at }, lane).facilityJoints;
  assert.equal((first[2] ?? 0) - (first[1] ?? 0), 1);
});
