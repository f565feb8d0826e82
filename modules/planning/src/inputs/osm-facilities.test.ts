import assert from 'node:assert/strict';
import { test } from 'node:test';
import { osmOf } from '@yike/engine-network/testing';
import type { OsmData } from '@yike/kernel';
import { compileCrosswalk } from '@yike/standards';
import { readOsmFacilities } from './osm-facilities.ts';

const CROSSWALK = compileCrosswalk();
const read = (osm: OsmData) => readOsmFacilities(osm, CROSSWALK);

test('a tagged node is a facility, with what its tags say', () => {
  const tags = {
    amenity: 'pharmacy',
    name: 'Pharmacy',
    'name:zh': '大众药房',
    'addr:street': '中山路',
    'addr:housenumber': '1号',
    opening_hours: '24/7',
    capacity: '8',
  };
  const { facilities } = read(osmOf({ nodes: { 7: [121.47, 31.23, tags] }, ways: [] }));
  assert.deepEqual(facilities, [
    {
      id: 'node/7',
      name: '大众药房',
      types: ['pharmacy'],
      lon: 121.47,
      lat: 31.23,
      address: '中山路1号',
      hours: '24/7',
      capacity: 8,
      typedBy: 'osm',
      source: { file: 'draft.osm#node/7' },
      alsoIn: [],
    },
  ]);
});

const CORNERS = {
  1: [121, 31],
  2: [121.2, 31],
  3: [121.2, 31.4],
  4: [121, 31.4],
} as const;

test('a building stands at the mean of its corners, the closing one counted once', () => {
  const osm = osmOf({ nodes: CORNERS, ways: [[[1, 2, 3, 4, 1], { amenity: 'pharmacy' }]] });
  assert.deepEqual(
    read(osm).facilities.map(({ id, lon, lat }) => [id, lon.toFixed(6), lat.toFixed(6)]),
    [['way/100', '121.100000', '31.200000']],
  );
});

test('a relation stands at the mean of its outer ways and nodes', () => {
  const nodes = { ...CORNERS, 5: [121.05, 31.1], 6: [121.06, 31.1] } as const;
  const draft = osmOf({
    nodes,
    ways: [
      [[1, 2, 3, 4, 1], {}],
      [[5, 6], {}],
    ],
  });
  const osm: OsmData = {
    ...draft,
    relations: [
      {
        id: 9,
        members: [
          { kind: 'way', id: 100, role: 'outer' },
          { kind: 'way', id: 101, role: 'inner' },
          { kind: 'way', id: 999, role: 'outer' },
          { kind: 'relation', id: 9, role: '' },
        ],
        tags: { amenity: 'pharmacy', type: 'multipolygon' },
      },
    ],
  };
  assert.deepEqual(
    read(osm).facilities.map(({ id, lon, lat }) => [id, lon.toFixed(6), lat.toFixed(6)]),
    [['relation/9', '121.100000', '31.200000']],
  );
});

test('a way none of whose nodes is in the file is left out', () => {
  const osm = osmOf({ nodes: CORNERS, ways: [[[77, 78], { amenity: 'pharmacy' }]] });
  assert.deepEqual(read(osm).facilities, []);
});

test('streets, trees and traffic lights are no facilities, and nobody is told of them', () => {
  const osm = osmOf({
    nodes: {
      1: [121, 31, { natural: 'tree' }],
      2: [121, 31, { highway: 'traffic_signals' }],
      3: [121, 31, { name: 'Somewhere' }],
    },
    ways: [[[1, 2], { highway: 'residential', name: '中山路' }]],
  });
  assert.deepEqual([read(osm).facilities, read(osm).unmapped], [[], []]);
});

test('shops and offices of no type of ours are listed by their tag', () => {
  const osm = osmOf({
    nodes: {
      1: [121, 31, { shop: 'musical_instrument', name: '乐器行' }],
      2: [121, 31, { shop: 'musical_instrument' }],
    },
    ways: [],
  });
  assert.deepEqual(read(osm).unmapped, [
    { label: 'shop=musical_instrument', count: 2, examples: ['乐器行'] },
  ]);
});
