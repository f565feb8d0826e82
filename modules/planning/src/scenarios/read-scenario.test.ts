import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromWgs84, GCJ02 } from '@yike/engine-geometry';
import { compileCrosswalk } from '@yike/standards';
import { problemOf } from '../testing/problem-of.ts';
import { readScenario } from './read-scenario.ts';
import type { ScenarioText } from './scenario-text.ts';

const CROSSWALK = compileCrosswalk();

/** A file in which the n-th change begins in line 10 n, and every step deeper one line further. */
function textOf(value: unknown): ScenarioText {
  return {
    fileName: '甲.yaml',
    value,
    lineOf: ([top, at = 0, ...deeper]) =>
      top === 'changes' ? 10 * (Number(at) + 1) + deeper.length : 1,
  };
}

const read = (value: unknown, given: string | null = null) =>
  readScenario(textOf(value), 'A', given, CROSSWALK);

const faultIn = (...changes: unknown[]) => problemOf(() => read({ title: '甲', changes }));

const CANTEEN = { do: 'add-facility', name: '朝阳食堂', types: '社区食堂', at: [121.5, 31.2] };

test('every kind of change is read, types by slug or by name', () => {
  const { scenario, crs } = read({
    title: '甲方案',
    note: '旧厂房',
    changes: [
      { ...CANTEEN, capacity: 80 },
      { do: 'move-facility', facility: 'F1', to: [121.5, 31.2] },
      { do: 'remove-facility', facility: { name: '大众药房', type: '药店' } },
      { do: 'resize-facility', facility: 12, capacity: 40, note: '扩建' },
      { do: 'add-people', name: '新苑', at: [121.5, 31.2], people: { total: 9, '65岁及以上': 2 } },
    ],
  });
  assert.deepEqual(
    [scenario.id, scenario.title, scenario.note, scenario.file],
    ['A', '甲方案', '旧厂房', '甲.yaml'],
  );
  assert.equal(crs.how, 'format');
  const [add, move, remove, resize, people] = scenario.changes;
  assert.deepEqual(add?.wanted, {
    do: 'add-facility',
    id: null,
    name: '朝阳食堂',
    types: ['community-canteen'],
    at: [121.5, 31.2],
    capacity: 80,
    address: '',
    hours: '',
  });
  assert.deepEqual(move?.wanted, {
    do: 'move-facility',
    facility: { idOrName: 'F1', type: null },
    to: [121.5, 31.2],
  });
  assert.deepEqual(remove?.wanted, {
    do: 'remove-facility',
    facility: { idOrName: '大众药房', type: 'pharmacy' },
  });
  assert.deepEqual(resize?.wanted, {
    do: 'resize-facility',
    facility: { idOrName: '12', type: null },
    capacity: 40,
  });
  assert.equal(resize?.note, '扩建');
  assert.deepEqual(resize?.place, { file: '甲.yaml', line: 40 });
  assert.ok(people?.wanted.do === 'add-people');
  assert.equal(people.wanted.total, 9);
  assert.deepEqual([...people.wanted.byBand], [['age65plus', 2]]);
});

test('positions of another system move to WGS 84: the user wins over the file', () => {
  const at = fromWgs84(GCJ02, 121.5, 31.2);
  const plan = (crs?: string) => ({
    title: '甲',
    ...(crs === undefined ? {} : { crs }),
    changes: [{ ...CANTEEN, at }],
  });
  const lonOf = ({ scenario }: ReturnType<typeof read>): number => {
    const wanted = scenario.changes[0]?.wanted;
    return wanted?.do === 'add-facility' ? wanted.at[0] : Number.NaN;
  };
  assert.ok(Math.abs(lonOf(read(plan('gcj02'))) - 121.5) < 1e-7);
  assert.ok(Math.abs(lonOf(read(plan('wgs84'), 'gcj02')) - 121.5) < 1e-7);
  assert.equal(lonOf(read(plan())), at[0]);
  const unknown = problemOf(() => read(plan('mars-2000')));
  assert.deepEqual([unknown.code, unknown.place], ['crs-unknown', { file: '甲.yaml', line: 1 }]);
});

test('what is wrong is told with its line and how to mend it', () => {
  const slips: [unknown, string, number, RegExp][] = [
    [{ ...CANTEEN, at: [121.5] }, 'scenario-change-invalid', 11, /at/],
    [{ ...CANTEEN, tpyes: 'x' }, 'scenario-change-invalid', 11, /tpyes.*types/],
    [
      { do: 'add-facility', name: '食堂', type: 'x' },
      'scenario-change-invalid',
      11,
      /types.*at.*type/,
    ],
    [{ ...CANTEEN, capacity: -1 }, 'scenario-change-invalid', 11, /capacity/],
    [{ name: '食堂' }, 'scenario-verb-missing', 10, /1/],
    [{ do: 'open-gates', at: [121.5, 31.2] }, 'scenario-verb-unknown', 11, /open-gate$/],
    [{ do: 'open-gate' }, 'scenario-gate-unsaid', 10, /./],
    [{ do: 'open-gate', gate: '南门', at: [121.5, 31.2] }, 'scenario-gate-unsaid', 10, /./],
    [{ do: 'add-lift' }, 'scenario-street-unsaid', 10, /./],
    [{ do: 'build-facility' }, 'scenario-verb-unknown', 11, /build-facility/],
    [{ ...CANTEEN, types: ['飞船'] }, 'service-type-unknown', 11, /飞船/],
    [{ ...CANTEEN, at: [31.2, 121.5] }, 'coordinates-out-of-range', 11, /121.5/],
    [{ do: 'move-facility', facility: 'F1' }, 'scenario-change-invalid', 10, /to/],
    [{ do: 'add-path', from: [121.5, 31.2] }, 'scenario-path-unsaid', 10, /./],
    [{ do: 'add-path', line: [[121.5, 31.2]] }, 'scenario-change-invalid', 11, /line/],
    [{ do: 'add-path', from: [121.5, 31.2], to: [1, 310] }, 'coordinates-out-of-range', 11, /310/],
    [{ do: 'close-street' }, 'scenario-street-unsaid', 10, /./],
    [{ do: 'close-street', from: [1, 2], to: [1, 2] }, 'scenario-street-unsaid', 10, /./],
    [{ do: 'rebuild-street', street: '石阶', as: 'lift' }, 'scenario-change-invalid', 11, /as/],
  ];
  for (const [change, code, line, words] of slips) {
    const { place, text, ...fault } = faultIn(change);
    assert.deepEqual([fault.code, place], [code, { file: '甲.yaml', line }]);
    assert.match(text.zh, words);
    assert.match(text.en, words);
  }
  assert.equal(problemOf(() => read({ changes: [] })).code, 'scenario-invalid');
  assert.equal(problemOf(() => read('甲')).code, 'scenario-invalid');
});

test('streets are named, or shown by positions', () => {
  const { scenario } = read({
    title: '甲',
    changes: [
      {
        do: 'add-path',
        line: [
          [121.5, 31.2],
          [121.6, 31.2],
          [121.6, 31.3],
        ],
        kind: 'ramp',
        slopePercent: 8,
      },
      { do: 'close-street', street: '长街', from: [121.5, 31.2], to: [121.6, 31.2] },
      { do: 'rebuild-street', way: 7, as: 'stairs' },
      { do: 'open-gate', at: [121.5, 31.2] },
      { do: 'put-up-gate', at: [121.5, 31.2] },
    ],
  });
  assert.deepEqual(
    scenario.changes.map(({ wanted }) => wanted),
    [
      {
        do: 'add-path',
        name: '',
        line: [
          [121.5, 31.2],
          [121.6, 31.2],
          [121.6, 31.3],
        ],
        kind: 'ramp',
        inclinePermille: 80,
      },
      {
        do: 'close-street',
        street: {
          name: '长街',
          way: null,
          at: null,
          between: [
            [121.5, 31.2],
            [121.6, 31.2],
          ],
        },
      },
      {
        do: 'rebuild-street',
        street: { name: null, way: 7, at: null, between: null },
        as: 'stairs',
        inclinePermille: 0,
      },
      { do: 'open-gate', gate: { name: null, way: null, at: [121.5, 31.2], between: null } },
      { do: 'put-up-gate', at: [121.5, 31.2], kind: 'locked' },
    ],
  );
});

test('people who move in need a total, or bands that hold everybody, and no band more than all', () => {
  const arrival = (people: object) => ({
    do: 'add-people',
    name: '新苑',
    at: [121.5, 31.2],
    people,
  });
  const { scenario } = read({
    title: '甲',
    changes: [arrival({ age0_14: 10, '15-64岁': 60, '65+': 30, '80+': 5 })],
  });
  const wanted = scenario.changes[0]?.wanted;
  assert.ok(wanted?.do === 'add-people');
  assert.equal(wanted.total, 100);
  for (const people of [
    { age65plus: 30 },
    { total: 10, 老人: 3 },
    { total: 10, age65plus: 11 },
    { total: 10, '65+': 1, age65plus: 2 },
  ]) {
    assert.equal(faultIn(arrival(people)).code, 'scenario-people-invalid');
  }
  assert.equal(faultIn(arrival({ total: -1 })).code, 'scenario-change-invalid');
});
