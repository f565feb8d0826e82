import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeUpReport } from '../testing.ts';
import { BEYOND, openReport } from './report.ts';
import { streetLines } from './streets.ts';

const data = makeUpReport({ cellMetres: 200 });
const report = openReport(data);

test('people per demand point add up to the total', () => {
  const sum = report.people('total').reduce((all, people) => all + people, 0);
  assert.ok(Math.abs(sum - report.summary.people.total) < 1);
  assert.equal(report.areaOfPoint.length, report.demandCount);
});

test('coverage counted from the points is the coverage of the summary', () => {
  const people = report.people('total');
  for (const { id } of report.summary.walkers) {
    for (const { type } of report.types) {
      const costs = report.costs(id, type);
      const budget = report.budget(id, type);
      const covered = people.reduce(
        (all, count, at) => ((costs[at] ?? BEYOND) <= budget ? all + count : all),
        0,
      );
      const told = report.findService(null, id, type)?.covered['total'] ?? Number.NaN;
      assert.ok(Math.abs(covered - told) < 1, `${id} ${type}`);
    }
  }
});

test('the members of a gap have its people and are not covered', () => {
  const gap = report.summary.gaps[0];
  assert.ok(gap !== undefined);
  const members = report.gapMembers(gap) ?? new Uint32Array(0);
  assert.equal(members.length, gap.demandPoints);
  const people = report.people('total');
  const sum = members.reduce((all, member) => all + (people[member] ?? 0), 0);
  assert.ok(Math.abs(sum - (gap.people['total'] ?? 0)) < 1);
  const costs = report.costs(gap.walker, gap.type);
  assert.ok(members.every((member) => (costs[member] ?? 0) > report.budget(gap.walker, gap.type)));
});

test('a type without facilities is said to be none, and reached by nobody', () => {
  assert.equal(report.isNoneInInput('public-toilet'), true);
  assert.equal(report.isNoneInInput('pharmacy'), false);
  assert.ok(report.costs('adult', 'public-toilet').every((cost) => cost === BEYOND));
});

test('types stand theme by theme, in the order of the themes', () => {
  const order = report.summary.themes.map(({ id }) => id);
  const seen = [...new Set(report.types.map(({ theme }) => theme))];
  assert.deepEqual(
    seen,
    order.filter((id) => seen.includes(id)),
  );
});

test('streets unpack to lines in the district', () => {
  const lines = streetLines(data.streets);
  assert.ok(lines.street.length > 20 && lines.main.length > 5 && lines.stairs.length > 5);
  for (const [lon = 0, lat = 0] of [...lines.street, ...lines.main, ...lines.stairs].flat()) {
    assert.ok(lon > 118.3 && lon < 118.6 && lat > 31.5 && lat < 31.8);
  }
});

test('an unknown walker is our own mistake', () => {
  assert.throws(() => report.getWalker('robot'), /robot/);
});
