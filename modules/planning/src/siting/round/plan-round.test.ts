import assert from 'node:assert/strict';
import { test } from 'node:test';
import { osmOf } from '@yike/engine-network/testing';
import type { OsmTags } from '@yike/kernel';
import fc from 'fast-check';
import { roundOfStopsSchema } from '../../contract.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { degreesOf, osmOfDistrict, type Spot } from '../../testing/small-district.ts';
import { drivingNetwork } from './driving-network.ts';
import { planRound, type Stop } from './plan-round.ts';
import { roundHours } from './round-hours.ts';

const ROAD = { highway: 'residential' };
const stopAt = ([east, north]: Spot): Stop => ({
  at: [degreesOf(east), degreesOf(north)],
  label: { zh: `${east}米`, en: `${east} m` },
});
const osmOfStreets = (...streets: { corners: Spot[]; tags: OsmTags }[]) =>
  osmOfDistrict({ streets, people: [], facilities: [], areas: [], walkers: [] });

/** A square of 400 m, once round. */
const CORNERS: Spot[] = [
  [0, 0],
  [400, 0],
  [400, 400],
  [0, 400],
  [0, 0],
];
/** Against the sense in which the square is drawn. */
const STOPS = (
  [
    [200, 0],
    [0, 200],
    [400, 200],
  ] satisfies Spot[]
).map(stopAt);

test('one-way streets decide the order of the stops, and which way the van goes', () => {
  const forwards = planRound(
    osmOfStreets({ corners: CORNERS, tags: { ...ROAD, oneway: 'yes' } }),
    ...([STOPS, null, 50] as const),
  ).round;
  assert.ok(forwards);
  assert.deepEqual(roundOfStopsSchema.parse(forwards), forwards);
  assert.deepEqual(
    forwards.stops.map(({ rank, metresToNext }) => [rank, metresToNext]),
    [
      [1, 400],
      [3, 800],
      [2, 400],
    ],
  );
  assert.deepEqual([forwards.metres, forwards.bound, forwards.isProven], [1600, 1600, true]);
  const backwards = planRound(
    osmOfStreets({ corners: CORNERS, tags: { ...ROAD, oneway: '-1' } }),
    ...([STOPS, null, 50] as const),
  ).round;
  assert.deepEqual(
    backwards?.stops.map(({ rank }) => rank),
    [1, 2, 3],
  );
  // the corners, the stop it begins at, and that again
  const [west, east] = [0, degreesOf(400)];
  assert.ok(forwards.line.every(([lon]) => lon >= west && lon <= east + 1e-6));
  assert.deepEqual(forwards.line[0], forwards.line.at(-1));
});

test('the round is as long in whatever order the stops are told', () => {
  const osm = osmOfStreets(
    { corners: CORNERS, tags: ROAD },
    {
      corners: [
        [0, 0],
        [400, 400],
      ],
      tags: { ...ROAD, oneway: 'yes' },
    },
  );
  const someStops = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 400)), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(someStops, (spots) => {
      const metresOf = (some: readonly Spot[]): number =>
        planRound(osm, some.map(stopAt), null, 50).round?.metres ?? Number.NaN;
      assert.equal(metresOf(spots), metresOf(spots.toReversed()));
    }),
    { numRuns: 60, seed: 421 },
  );
});

test('without a way to drive there is no round, and the stops cut off are named', () => {
  const far: Spot[] = [
    [0, 900],
    [400, 900],
  ];
  const osm = osmOfStreets({ corners: CORNERS, tags: ROAD }, { corners: far, tags: ROAD });
  const { round, complaints } = planRound(osm, [...STOPS, stopAt([300, 900])], null, 50);
  assert.equal(round, null);
  assert.deepEqual(
    complaints.map(({ code, details }) => [code, details['stops']]),
    [['siting-round-broken', '300米']],
  );
  const onFoot = osmOfStreets({ corners: CORNERS, tags: { highway: 'footway' } });
  assert.equal(planRound(onFoot, STOPS, null, 50).round, null);
});

test('a van keeps off what is closed to it, and bollards stop it where people pass', () => {
  const isDriven = (tags: OsmTags): boolean =>
    drivingNetwork(osmOfStreets({ corners: CORNERS, tags })).edgeCount > 0;
  const open: OsmTags[] = [
    ROAD,
    { highway: 'trunk' },
    { highway: 'service', access: 'destination' },
    { highway: 'residential', access: 'private', motor_vehicle: 'yes' },
  ];
  const shut: OsmTags[] = [
    { highway: 'footway' },
    { highway: 'pedestrian' },
    { ...ROAD, access: 'private' },
    { ...ROAD, motor_vehicle: 'no' },
  ];
  for (const tags of open) assert.ok(isDriven(tags), JSON.stringify(tags));
  for (const tags of shut) assert.ok(!isDriven(tags), JSON.stringify(tags));

  const roundBy = (barrier: OsmTags) => {
    const nodes = {
      1: [0, 0],
      2: [degreesOf(200), 0, barrier],
      3: [degreesOf(400), 0],
    } as const;
    const osm = osmOf({ nodes, ways: [[[1, 2, 3], ROAD]] });
    return planRound(osm, [stopAt([100, 0]), stopAt([300, 0])], null, 50).round;
  };
  assert.equal(roundBy({ barrier: 'bollard' }), null);
  assert.equal(roundBy({ barrier: 'gate', access: 'private' }), null);
  assert.equal(roundBy({ barrier: 'lift_gate' })?.metres, 400);
  assert.equal(roundBy({ barrier: 'bollard', motor_vehicle: 'yes' })?.metres, 400);
});

const WINDOW = { from: 390, to: 450, stopMinutes: null, kmPerHour: 20 };

test('the hours: drives in whole minutes, the rest shared out, the way back outside of the window', () => {
  // 1000 m at 20 km/h are three minutes, 1001 m four
  assert.deepEqual(roundHours(WINDOW, [1000, 1001, 9000]), [
    { arrive: 390, leave: 407 },
    { arrive: 410, leave: 427 },
    { arrive: 431, leave: 448 },
  ]);
  assert.deepEqual(roundHours({ ...WINDOW, stopMinutes: 10 }, [0]), [{ arrive: 390, leave: 400 }]);
});

test('stops that do not fit into the window are refused, with what would', () => {
  const long = problemOf(() => roundHours({ ...WINDOW, stopMinutes: 30 }, [1000, 1000, 0]));
  assert.equal(long.code, 'siting-round-too-long');
  assert.match(long.mend.zh, /减到 18/);
  assert.match(long.text.zh, /08:06/);
  const far = problemOf(() => roundHours(WINDOW, [30_000, 0]));
  assert.equal(far.code, 'siting-round-too-long');
  assert.doesNotMatch(far.mend.en, /stop-minutes/);
});
