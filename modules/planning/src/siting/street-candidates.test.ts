import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildNetwork } from '@yike/engine-network';
import type { OsmTags } from '@yike/kernel';
import { osmOfDistrict } from '../testing/small-district.ts';
import { type StreetChoice, streetCandidates } from './street-candidates.ts';

const ANYWHERE: StreetChoice = { spacingMetres: 50, isForVehicles: false, isInside: () => true };

/** Candidates along one street of 200 m with these tags, beside a long street that is always open. */
function candidatesOn(tags: OsmTags, choice = ANYWHERE): number {
  const osm = osmOfDistrict({
    streets: [
      {
        corners: [
          [0, 0],
          [200, 0],
        ],
        tags,
      },
      {
        corners: [
          [0, 0],
          [0, 900],
        ],
      },
    ],
    people: [],
    facilities: [],
    areas: [],
    walkers: [],
  });
  const { network } = buildNetwork(osm);
  const { candidates, from } = streetCandidates(network, osm, choice);
  assert.equal(from, 'streets');
  // the other street runs north from longitude 0
  return candidates.filter(({ lon }) => lon > 1e-6).length;
}

test('a street is cut every 50 m', () => {
  assert.equal(candidatesOn({ highway: 'residential' }), 4);
  assert.equal(candidatesOn({ highway: 'residential' }, { ...ANYWHERE, spacingMetres: 100 }), 2);
});

test('nothing stands on stairs, bridges, piers, in tunnels, on trunk roads or private ways', () => {
  for (const tags of [
    { highway: 'steps' },
    { highway: 'footway', bridge: 'yes' },
    { highway: 'footway', tunnel: 'yes' },
    { highway: 'trunk', sidewalk: 'both' },
    { highway: 'motorway' },
    { highway: 'footway', man_made: 'pier' },
    { highway: 'residential', access: 'private', foot: 'yes' },
    { railway: 'platform' },
  ] as OsmTags[]) {
    assert.equal(candidatesOn(tags), 0, JSON.stringify(tags));
  }
  assert.equal(candidatesOn({ highway: 'footway', access: 'no', foot: 'yes' }), 4);
});

test('a bus of vegetables stops where a van may', () => {
  const onWheels = { ...ANYWHERE, isForVehicles: true };
  assert.equal(candidatesOn({ highway: 'residential' }, onWheels), 4);
  assert.equal(candidatesOn({ highway: 'footway' }, onWheels), 0);
  assert.equal(candidatesOn({ highway: 'living_street', motor_vehicle: 'no' }, onWheels), 0);
});

test('what lies outside the district is no candidate', () => {
  const isInside = (lon: number): boolean => lon < 0.001;
  assert.equal(candidatesOn({ highway: 'residential' }, { ...ANYWHERE, isInside }), 2);
});
