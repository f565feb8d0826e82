import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BARRIER,
  EDGE_KIND,
  findStretches,
  STANDARD_WALKERS,
  StreetPlan,
  StreetSnapper,
  tellStretches,
} from '@yike/engine-network';
import { townFromText } from '@yike/engine-network/testing';
import { PlainWalks } from './testing/plain-walks.ts';

const [adult] = STANDARD_WALKERS;
assert.ok(adult);

/** Two streets joined at the western end; a character is 30 m, 250 ticks. */
const town = townFromText(`
  A---B---C
  |
  |
  D---E---F
`);
const { network } = town;
const LIMIT = 60;
const edgeOf = (name: string) => town.places(name).edge[0];
/** Where a mark of a street is: lon, lat. */
function spot(name: string): readonly [number, number] {
  const { edge, alongDm } = town.places(name);
  const from = network.edgeFrom[edge[0]];
  const to = network.edgeTo[edge[0]];
  const share = alongDm[0] / network.edgeLengthDm[edge[0]];
  const between = (column: Float64Array): number =>
    column[from] + share * (column[to] - column[from]);
  return [between(network.nodeLon), between(network.nodeLat)];
}

function ticksBetween(plan: StreetPlan, from: string, to: string): number {
  const walks = new PlainWalks(plan.network, adult);
  const placed = (name: string) => {
    const [lon, lat] = spot(name);
    return plan.join(town.places(name), [lon], [lat]);
  };
  return walks.ticks(placed(from), 0, placed(to), 0);
}

const somewhere = (name: string) => ({ name: null, way: null, at: spot(name), between: null });

test('paths laid one after the other on one street are as far apart as the street is long', () => {
  const plan = new StreetPlan(network, LIMIT);
  plan.addPath([spot('BC 30'), spot('EF 30')], EDGE_KIND.flat, 0);
  plan.addPath([spot('BC 90'), spot('EF 90')], EDGE_KIND.flat, 0);
  const across = ticksBetween(plan, 'BC 30', 'EF 30');
  // over by the one, along the street by 60 m; back by the other
  assert.equal(ticksBetween(plan, 'BC 30', 'EF 90'), across + 500);
  assert.equal(ticksBetween(plan, 'BC 30', 'BC 90'), 500);
});

test('the order of changes matters: what is closed first is not joined, what is joined first is cut off', () => {
  const closedFirst = new StreetPlan(network, LIMIT);
  closedFirst.close([edgeOf('BC 0')]);
  const refused = closedFirst.addPath([spot('BC 90'), spot('EF 90')], EDGE_KIND.flat, 0);
  assert.deepEqual(refused, { unjoined: 'start' });

  const joinedFirst = new StreetPlan(network, LIMIT);
  joinedFirst.addPath([spot('BC 90'), spot('EF 90')], EDGE_KIND.flat, 0);
  const found = findStretches(joinedFirst, somewhere('BC 60'));
  assert.deepEqual(found, { stretches: [edgeOf('BC 0')] });
  joinedFirst.close([edgeOf('BC 0')]);
  assert.equal(ticksBetween(joinedFirst, 'B', 'BC 30'), Number.POSITIVE_INFINITY);
  assert.equal(ticksBetween(joinedFirst, 'EF 90', 'BC 90'), 834, 'the path is still there');
});

test('a gate put up on a street that a path has cut stops who passes it, and closing takes all pieces', () => {
  const plan = new StreetPlan(network, LIMIT);
  plan.addPath([spot('BC 90'), spot('EF 90')], EDGE_KIND.flat, 0);
  const near = plan.findNear(spot('BC 60'));
  assert.ok(near);
  plan.putGate(near.point, BARRIER.closed);
  const round = ticksBetween(plan, 'BC 30', 'BC 90');
  assert.ok(round > 4000 && Number.isFinite(round), 'only by way of the other street and the path');
  plan.close([edgeOf('BC 0')]);
  assert.equal(ticksBetween(plan, 'BC 30', 'B'), Number.POSITIVE_INFINITY);
});

test("a lift beside stairs joins their ends for wheels, takes its time, and is nobody's door", () => {
  const wheelchair = STANDARD_WALKERS.find(({ id }) => id === 'wheelchair');
  assert.ok(wheelchair);
  const plan = new StreetPlan(network, LIMIT);
  const stairs = [edgeOf('AB 0')];
  plan.rebuild(stairs, EDGE_KIND.stairs, 0);
  const onWheels = (): number => {
    const joints = plan.join(town.places('DE 30', 'BC 30'), [0, 0], [0, 0]);
    return new PlainWalks(plan.network, wheelchair).ticks(joints, 0, joints, 1);
  };
  assert.equal(onWheels(), Number.POSITIVE_INFINITY);
  const lift = plan.addLift(stairs);
  assert.ok(lift !== null);
  const upAd = network.edgeLengthDm[edgeOf('AD 0')];
  const across = plan.network.edgeLengthDm[lift];
  const walked = [300, upAd, across, 300].map((lengthDm) => Math.round(lengthDm / 0.7));
  assert.equal(
    onWheels(),
    walked.reduce((sum, own) => sum + own, 600),
  );
  assert.notEqual(plan.findNear(spot('AB 60'))?.point.edge, lift);
  const [lon, lat] = spot('AB 60');
  assert.ok(!new StreetSnapper(plan.network).snap([lon], [lat]).edge.includes(lift));
  assert.equal(plan.addLift([edgeOf('AB 0'), edgeOf('EF 0')]), null, 'not one flight');
});

test('stretches are found by position, and told with their junctions', () => {
  const plan = new StreetPlan(network, LIMIT);
  const found = findStretches(plan, somewhere('EF 60'));
  assert.deepEqual(found, { stretches: [edgeOf('EF 0')] });
  const told = tellStretches(network, [edgeOf('EF 0')]);
  assert.equal(told.metres, network.edgeLengthDm[edgeOf('EF 0')] / 10);
  assert.equal(told.lines.length, 1);
  const span = { ...somewhere('A'), at: null, between: [spot('BC 90'), spot('EF 30')] } as const;
  assert.deepEqual(findStretches(plan, span), {
    stretches: ['AB 0', 'BC 0', 'DE 0', 'EF 0', 'AD 0'].map(edgeOf).sort((a, b) => a - b),
  });
  assert.deepEqual(findStretches(plan, { ...somewhere('A'), name: '无此路' }), {
    missing: 'street',
  });
  assert.deepEqual(findStretches(plan, { ...somewhere('A'), at: [0.5, 0.5] }), {
    missing: 'near',
  });
});
