import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasRoleAt, OPERATOR, VISITOR } from './actor.ts';
import {
  cityOfRegion,
  isWithinRegion,
  NATION,
  parentRegion,
  parseRegionCode,
  type RegionCode,
  regionLevel,
  regionPrefix,
} from './region-code.ts';

function code(text: string): RegionCode {
  return parseRegionCode(text) ?? assert.fail(`${text} is no code`);
}

test('a code says by its digits how deep it reaches', () => {
  const levels = ['31', '3101', '310101', '310101002', '310101002001'].map((text) => [
    code(text),
    regionLevel(code(text)),
  ]);
  assert.deepEqual(levels, [
    ['310000000000', 'province'],
    ['310100000000', 'city'],
    ['310101000000', 'county'],
    ['310101002000', 'township'],
    ['310101002001', 'community'],
  ]);
});

test('each region lies in the next one above', () => {
  const above: string[] = [];
  for (let at: RegionCode | null = code('310101002001'); at !== null; at = parentRegion(at))
    above.push(at);
  assert.deepEqual(above, [
    '310101002001',
    '310101002000',
    '310101000000',
    '310100000000',
    '310000000000',
  ]);
});

test('a town of a city without counties, such as 东莞, lies in the city', () => {
  const town = code('441900003');
  assert.equal(regionLevel(town), 'township');
  assert.equal(parentRegion(town), '441900000000');
  assert.equal(cityOfRegion(town), '441900');
});

test('codes that skip another level, have other digits or too few are none', () => {
  const wrong = [
    '',
    '0',
    '310',
    '31010',
    '000000000000',
    '310001',
    '310101000001',
    '31010100200１',
    'abcdefghijkl',
  ];
  assert.deepEqual(
    wrong.map(parseRegionCode),
    wrong.map(() => null),
  );
});

test('what begins with the digits that matter lies inside', () => {
  const huangpu = code('310101');
  assert.equal(regionPrefix(huangpu), '310101');
  assert.ok(isWithinRegion(code('310101002001'), huangpu));
  assert.ok(isWithinRegion(huangpu, huangpu));
  assert.ok(!isWithinRegion(code('310104002001'), huangpu));
  assert.ok(!isWithinRegion(code('31'), huangpu));
});

test('a city is known by six digits; a province has none', () => {
  assert.deepEqual(
    ['310101002001', '3101', '429004', '31'].map((text) => cityOfRegion(code(text))),
    ['310100', '310100', '429000', null],
  );
});

test('the nation holds every region, lies in none and is in no list', () => {
  for (const text of ['31', '3101', '310101002001']) {
    assert.ok(isWithinRegion(code(text), NATION));
    assert.ok(!isWithinRegion(NATION, code(text)));
  }
  assert.equal(regionLevel(NATION), 'nation');
  assert.equal(cityOfRegion(NATION), null);
  assert.equal(parentRegion(NATION), null);
  assert.equal(parseRegionCode(NATION), null);
});

test('a role holds at its region and inside, for those roles alone', () => {
  const worker = {
    kind: 'account',
    accountId: 'a1',
    roles: [{ role: 'street-worker', region: code('310101002') }],
  } as const;
  assert.ok(hasRoleAt(worker, ['planner', 'street-worker'], code('310101002001')));
  assert.ok(!hasRoleAt(worker, ['planner'], code('310101002001')));
  assert.ok(!hasRoleAt(worker, ['street-worker'], code('310101013001')));
  assert.ok(
    !hasRoleAt(worker, ['street-worker'], code('310101')),
    'the district is not inside the street',
  );
  assert.ok(hasRoleAt(OPERATOR, [], code('31')));
  assert.ok(!hasRoleAt(VISITOR, ['resident'], code('31')));
});
