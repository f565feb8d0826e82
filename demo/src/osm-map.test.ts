import assert from 'node:assert/strict';
import { test } from 'node:test';
import { communities } from './communities.ts';
import { drawDistrict } from './draw-district.ts';
import { osmMapOf } from './osm-map.ts';
import { isInside } from './polygons.ts';
import { crossingsOf } from './street-lines.ts';
import { metresFrom, nearestNodeFinder, type WalkGraph, walkGraph } from './testing.ts';
import { RIVER_LINE } from './waters.ts';

const { drawing } = drawDistrict(15);
const map = osmMapOf(drawing);
const DRUM_TOWER = [2060, 1950] as const;
const graphOfAll = walkGraph(map);
const allReached = reachedFrom(graphOfAll, DRUM_TOWER);

function reachedFrom(graph: WalkGraph, point: readonly [number, number]): Map<number, number> {
  return metresFrom(graph, [nearestNodeFinder(graph)(point)]);
}

test('every way and relation names only what the map holds, ids ascending', () => {
  const nodeIds = new Set(map.nodes.map(({ id }) => id));
  const wayIds = new Set(map.ways.map(({ id }) => id));
  assert.equal(nodeIds.size, map.nodes.length);
  assert.ok(
    map.ways.every(({ nodeIds: refs }) => refs.length > 1 && refs.every((id) => nodeIds.has(id))),
  );
  assert.ok(map.relations.every(({ members }) => members.every(({ id }) => wayIds.has(id))));
  assert.deepEqual(
    [...wayIds],
    [...wayIds].toSorted((a, b) => a - b),
  );
});

test('all streets and paths hang together', () => {
  const left = [...graphOfAll.ways.keys()].filter((id) => !allReached.has(id));
  assert.deepEqual(
    left.map((id) => graphOfAll.nodes.get(id)?.at),
    [],
  );
});

test('only the two bridges join the banks of the river', () => {
  const nodes = new Map(map.nodes.map(({ id, at: point }) => [id, point]));
  const across = map.ways.filter(({ nodeIds, tags }) => {
    if (tags['highway'] === undefined || tags['highway'] === 'proposed') return false;
    const line = nodeIds.map((id) => nodes.get(id) ?? DRUM_TOWER);
    return line.some(([, y]) => y < 1400) && crossingsOf(line, RIVER_LINE).length > 0;
  });
  assert.deepEqual(
    new Set(across.map(({ tags }) => tags['bridge:name'])),
    new Set(['望江大桥', '澜东大桥']),
  );

  const southBank = [2240, 600] as const;
  const joined = (open: (bridge: string) => boolean): boolean => {
    const graph = walkGraph(
      map,
      (tags) => tags['bridge:name'] !== undefined && !open(tags['bridge:name']),
    );
    return reachedFrom(graph, DRUM_TOWER).has(nearestNodeFinder(graph)(southBank));
  };
  assert.equal(
    joined(() => false),
    false,
  );
  assert.equal(
    joined((bridge) => bridge === '望江大桥'),
    true,
  );
  assert.equal(
    joined((bridge) => bridge === '澜东大桥'),
    true,
  );
});

test('estates are entered by their gates and in no other way', () => {
  const shut = walkGraph(map, (tags) => tags['barrier'] === 'gate');
  const outside = reachedFrom(shut, DRUM_TOWER);
  for (const { name, wall } of drawing.estates) {
    const inner = [...shut.ways.keys()].filter((id) =>
      isInside(shut.nodes.get(id)?.at ?? [0, 0], wall),
    );
    assert.ok(inner.length > 10, `${name} has paths`);
    assert.ok(
      inner.every((id) => !outside.has(id)),
      `${name} is walled`,
    );
    assert.ok(
      inner.every((id) => allReached.has(id)),
      `${name} can be entered`,
    );
  }
});

test('some gates never shut, some shut at night, and a few let nobody through', () => {
  const count = (wanted: (tags: Readonly<Record<string, string>>) => boolean): number =>
    drawing.gates.filter(({ tags }) => wanted(tags)).length;
  assert.ok(count((tags) => tags['opening_hours'] === '24/7') > 40);
  assert.ok(count((tags) => tags['opening_hours'] === '05:00-23:00') > 20);
  assert.ok(count((tags) => tags['access'] === 'private') >= 1);
});

test('the homes on the hill are reached by steps alone', () => {
  const stepless = walkGraph(map, (tags) => tags['highway'] === 'steps');
  const reached = reachedFrom(stepless, DRUM_TOWER);
  const nearestNode = nearestNodeFinder(stepless);
  const terraces = drawing.dwellings.filter(({ place }) => place === '半山里');
  assert.ok(terraces.length > 50);
  for (const home of terraces) assert.equal(reached.has(nearestNode(home.at)), false);
  for (const home of terraces) assert.ok(allReached.has(nearestNode(home.at)));
});

test('metro entrances stand on the pavements of a main road', () => {
  const entrances = map.nodes.filter(({ tags }) => tags['railway'] === 'subway_entrance');
  assert.equal(entrances.length, 16);
  assert.ok(entrances.every(({ id }) => allReached.has(id)));
});

test('渡口 looks at the health centre across the river and walks to it for over half an hour', () => {
  const centre = drawing.grounds.find(({ name }) => name === '老城街道社区卫生服务中心');
  const ferry = communities().find(({ name }) => name === '渡口社区');
  assert.ok(centre !== undefined && ferry !== undefined);
  const walks = reachedFrom(graphOfAll, [centre.at[0], centre.at[1]]);
  const nearestNode = nearestNodeFinder(graphOfAll);
  const homes = drawing.dwellings.filter((home) => isInside(home.at, ferry.ring));
  const nearest = Math.min(...homes.map((home) => walks.get(nearestNode(home.at)) ?? 0));
  assert.ok(nearest > 2000, `${Math.round(nearest)} m`);
  assert.ok(
    homes.some((home) => Math.hypot(home.at[0] - centre.at[0], home.at[1] - centre.at[1]) < 600),
  );
});

test('every home and every public ground lies in exactly one community', () => {
  const rings = communities().map(({ ring }) => ring);
  for (const { at: place } of [...drawing.dwellings, ...drawing.grounds]) {
    assert.equal(rings.filter((ring) => isInside(place, ring)).length, 1, String(place));
  }
});
