import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OsmTags } from '@yike/kernel';
import { isMainRoad, walkableWay } from './walkable-ways.ts';
import { EDGE_KIND } from './walking-network.ts';

/** Tags as OSM writes them: `highway=footway foot=no`. */
function tagsOf(text: string): OsmTags {
  return Object.fromEntries(text.split(' ').map((tag) => tag.split('=')));
}

const WALKED = `
  highway=residential
  highway=living_street
  highway=service
  highway=primary
  highway=primary_link
  highway=trunk
  highway=trunk sidewalk=both
  highway=trunk sidewalk=no foot=yes
  highway=trunk motorroad=yes foot=designated
  highway=primary sidewalk=no
  highway=primary sidewalk=separate
  highway=road
  highway=busway
  highway=footway
  highway=path
  highway=pedestrian area=yes
  highway=track
  highway=cycleway
  highway=bridleway
  highway=corridor indoor=yes
  highway=steps
  highway=footway bridge=yes layer=1
  highway=footway tunnel=yes layer=-1
  highway=service access=private foot=yes
  highway=service access=no foot=permissive
  highway=footway access=customers
  highway=residential access=destination
  highway=service service=parking_aisle
  railway=platform
  public_transport=platform
  man_made=pier
`;

const NOT_WALKED = `
  highway=motorway
  highway=motorway foot=yes
  highway=motorway_link
  highway=trunk motorroad=yes
  highway=primary motorroad=yes
  highway=trunk sidewalk=no
  highway=trunk_link sidewalk=none
  highway=construction construction=residential
  highway=proposed
  highway=raceway
  highway=elevator
  highway=residential foot=no
  highway=residential foot=private
  highway=primary foot=use_sidepath
  highway=footway access=no
  highway=footway access=private
  highway=service service=private
  highway=track access=agricultural
  highway=track access=forestry
  highway=service access=military
  railway=platform access=private
  railway=rail
  waterway=river
  building=yes
`;

const rowsOf = (table: string): string[] => table.trim().split(/\s*\n\s*/);

for (const row of rowsOf(WALKED)) {
  test(`one may walk on ${row}`, () => {
    assert.notEqual(walkableWay(tagsOf(row)), null);
  });
}

for (const row of rowsOf(NOT_WALKED)) {
  test(`one may not walk on ${row}`, () => {
    assert.equal(walkableWay(tagsOf(row)), null);
  });
}

test('a way without any tag is not walked on', () => {
  assert.equal(walkableWay({}), null);
});

test('steps are stairs unless a wheelchair has a ramp there', () => {
  const kindOf = (text: string) => walkableWay(tagsOf(text))?.kind;
  assert.equal(kindOf('highway=steps'), EDGE_KIND.stairs);
  assert.equal(kindOf('highway=steps ramp=yes'), EDGE_KIND.stairs);
  assert.equal(kindOf('highway=steps ramp:wheelchair=yes'), EDGE_KIND.flat);
  assert.equal(kindOf('highway=steps wheelchair=yes'), EDGE_KIND.flat);
  assert.equal(kindOf('highway=steps wheelchair=no'), EDGE_KIND.stairs);
});

test('what is marked wheelchair=no is rough', () => {
  const kindOf = (text: string) => walkableWay(tagsOf(text))?.kind;
  assert.equal(kindOf('highway=footway wheelchair=no'), EDGE_KIND.rough);
  assert.equal(kindOf('highway=footway wheelchair=limited'), EDGE_KIND.flat);
  assert.equal(kindOf('highway=via_ferrata'), EDGE_KIND.rough);
});

test('only what is one-way on foot is one-way', () => {
  const oneWayOf = (text: string) => walkableWay(tagsOf(`highway=footway ${text}`))?.oneWay;
  assert.equal(oneWayOf('oneway=yes'), 0);
  assert.equal(oneWayOf('oneway:foot=yes'), 1);
  assert.equal(oneWayOf('oneway:foot=-1'), 2);
  assert.equal(oneWayOf('oneway:foot=no'), 0);
  assert.equal(oneWayOf('foot:oneway=yes'), 1);
  assert.equal(oneWayOf('conveying=forward'), 1);
  assert.equal(oneWayOf('conveying=backward'), 2);
  assert.equal(oneWayOf('conveying=reversible'), 0);
});

test('an incline is read in per cent and degrees; words carry no number', () => {
  const inclineOf = (incline: string) =>
    walkableWay({ highway: 'footway', incline })?.inclinePermille;
  assert.equal(inclineOf('8%'), 80);
  assert.equal(inclineOf('-8.5 %'), -85);
  assert.equal(inclineOf('+3'), 30);
  assert.equal(inclineOf('5°'), 87);
  assert.equal(inclineOf('45°'), 1000);
  assert.equal(inclineOf('400%'), 1000);
  assert.equal(inclineOf('-400%'), -1000);
  assert.equal(inclineOf('up'), 0);
  assert.equal(inclineOf('down'), 0);
  assert.equal(inclineOf('1:12'), 0);
  assert.equal(inclineOf('steep 8%'), 0);
});

test('roads down to tertiary are main roads, motorways too, whether walked on or not', () => {
  for (const highway of ['motorway', 'trunk', 'primary', 'secondary', 'tertiary_link']) {
    assert.equal(isMainRoad({ highway }), true, highway);
  }
  for (const highway of ['residential', 'unclassified', 'service', 'footway']) {
    assert.equal(isMainRoad({ highway }), false, highway);
  }
  assert.equal(isMainRoad({}), false);
});
