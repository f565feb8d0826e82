import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { OsmData } from '@yike/kernel';
import { aPbf, type SampleOsm } from '../testing/pbf-samples.ts';
import { realData } from '../testing/real-data.ts';
import { sampleFolder } from '../testing/sample-files.ts';
import { readOsm } from './read-osm.ts';

const folder = sampleFolder();

const LANE: SampleOsm = {
  nodes: [
    { id: 7, lon: 121.4941436, lat: 31.2483706 },
    { id: 8, lon: 121.4957655, lat: 31.2490495, tags: { barrier: 'gate', name: '弄堂口' } },
    { id: 5_000_000_009, lon: -0.0000001, lat: -89.9999999 },
  ],
  ways: [{ id: 3, nodeIds: [8, 7, 5_000_000_009], tags: { highway: 'steps' } }],
  relations: [
    { id: 2, members: [{ kind: 'way', id: 3, role: 'outer' }], tags: { leisure: 'park' } },
  ],
};

const LANE_XML = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" timestamp="2026-06-08T07:47:06Z">
 <bounds minlat="31" minlon="121" maxlat="32" maxlon="122"/>
 <node id="7" lat="31.2483706" lon="121.4941436"/>
 <node id="8" lat="31.2490495" lon="121.4957655">
  <tag k="barrier" v="gate"/><tag k="name" v="弄堂口"/>
 </node>
 <node id="5000000009" lat="-89.9999999" lon="-0.0000001"/>
 <way id="3"><nd ref="8"/><nd ref="7"/><nd ref="5000000009"/><tag k="highway" v="steps"/></way>
 <relation id="2"><member type="way" ref="3" role="outer"/><tag k="leisure" v="park"/></relation>
</osm>`;

function overpass(elements: readonly unknown[], more: object = {}): string {
  return JSON.stringify({
    version: 0.6,
    osm3s: { timestamp_osm_base: '2026-06-08T07:47:06Z' },
    elements,
    ...more,
  });
}

const LANE_OVERPASS = overpass([
  ...(LANE.nodes ?? []).map((node) => ({ type: 'node', ...node })),
  { type: 'way', id: 3, nodes: [8, 7, 5_000_000_009], tags: { highway: 'steps' } },
  {
    type: 'relation',
    id: 2,
    members: [{ type: 'way', ref: 3, role: 'outer' }],
    tags: { leisure: 'park' },
  },
]);

function contentOf({ nodes, ways, relations }: OsmData) {
  return { ...nodes, ways, relations };
}

test('the same lane reads the same from PBF, XML, gzipped XML and Overpass JSON', async () => {
  const files = {
    'a.osm.pbf': aPbf(LANE, { replicationSeconds: 1780904826 }),
    'plain.pbf': aPbf(LANE, { dense: false, packed: false }),
    'a.osm': LANE_XML,
    'misnamed.csv': gzipSync(LANE_XML),
    'a.json': LANE_OVERPASS,
  };
  const all = await Promise.all(
    Object.entries(files).map(([name, content]) => readOsm(folder.write(name, content))),
  );
  const [pbf] = all;
  assert.ok(pbf);
  assert.deepEqual([...pbf.nodes.ids], [7, 8, 5_000_000_009]);
  assert.deepEqual([...pbf.nodes.lons], [121.4941436, 121.4957655, -0.0000001]);
  assert.deepEqual(pbf.nodes.tags, new Map([[1, { barrier: 'gate', name: '弄堂口' }]]));
  assert.deepEqual(pbf.ways, LANE.ways);
  assert.deepEqual(pbf.relations, LANE.relations);
  for (const other of all) assert.deepEqual(contentOf(other), contentOf(pbf));
  assert.deepEqual(
    all.map((data) => data.file.format),
    ['osm-pbf', 'osm-pbf', 'osm-xml', 'osm-xml', 'overpass-json'],
  );
  const times = all.map((data) => data.dataTime);
  const time = '2026-06-08T07:47:06Z';
  assert.deepEqual(times, [time, undefined, time, time, time]);
});

test('nodes come in ascending order, each once with its last version, deleted ones not', async () => {
  const history: SampleOsm = {
    nodes: [
      { id: 9, lon: 1, lat: 1, tags: { old: 'yes' } },
      { id: 4, lon: 2, lat: 2 },
      { id: 6, lon: 3, lat: 3 },
      { id: 9, lon: 4, lat: 4, tags: { new: 'yes' } },
      { id: 4, lon: 0, lat: 0, visible: false },
    ],
    ways: [
      { id: 2, nodeIds: [9] },
      { id: 1, nodeIds: [6, 9] },
      { id: 2, nodeIds: [6] },
    ],
  };
  for (const dense of [true, false]) {
    const data = await readOsm(folder.write('history.pbf', aPbf(history, { dense })));
    assert.deepEqual([...data.nodes.ids], [6, 9]);
    assert.deepEqual([...data.nodes.lons], [3, 4]);
    assert.deepEqual(data.nodes.tags, new Map([[1, { new: 'yes' }]]));
    assert.deepEqual(
      data.ways.map((way) => [way.id, ...way.nodeIds]),
      [
        [1, 6, 9],
        [2, 6],
      ],
    );
  }
});

test('what an editor has deleted in XML is not there', async () => {
  const xml =
    '<osm><node id="-1" lat="1" lon="2"/><node id="2" visible="false" lat="1" lon="2"/>' +
    '<way id="3" action="delete"><nd ref="-1"/></way></osm>';
  const data = await readOsm(folder.write('editor.osm', xml));
  assert.deepEqual([...data.nodes.ids], [-1]);
  assert.deepEqual(data.ways, []);
});

test('Overpass "out geom" gives positions to nodes that are not in the file', async () => {
  const json = overpass([
    { type: 'node', id: 1, lon: 10, lat: 20, tags: { ford: 'yes' } },
    {
      type: 'way',
      id: 5,
      nodes: [1, 2, 3],
      geometry: [{ lon: 99, lat: 0 }, { lon: 30, lat: 40 }, null],
    },
  ]);
  const xml =
    '<osm><node id="1" lon="10" lat="20"><tag k="ford" v="yes"/></node>' +
    '<way id="5"><nd ref="1" lon="99" lat="0"/><nd ref="2" lon="30" lat="40"/><nd ref="3"/></way></osm>';
  for (const [name, content] of [['g.json', json] as const, ['g.osm', xml] as const]) {
    const { nodes, ways } = await readOsm(folder.write(name, content));
    assert.deepEqual([...nodes.ids], [1, 2]);
    assert.deepEqual([...nodes.lons], [10, 30]);
    assert.deepEqual(nodes.tags.get(0), { ford: 'yes' });
    assert.deepEqual(ways[0]?.nodeIds, [1, 2, 3]);
  }
});

test('Overpass "out center" leaves a node where the way or relation has its centre', async () => {
  const json = overpass([
    { type: 'way', id: 5, center: { lon: 30, lat: 40 }, tags: { amenity: 'clinic' } },
    { type: 'relation', id: 6, center: { lon: 50, lat: 60 }, tags: { leisure: 'park' } },
  ]);
  const { nodes, ways, relations } = await readOsm(folder.write('center.json', json));
  const [wayNode] = ways[0]?.nodeIds ?? [];
  const member = relations[0]?.members[0];
  assert.deepEqual(member?.role, 'center');
  const positionOf = (id: number | undefined) => nodes.lons[nodes.ids.indexOf(id ?? 0)];
  assert.equal(positionOf(wayNode), 30);
  assert.equal(positionOf(member?.id), 50);
});

test('progress rises to one, and a stop ends the reading', async () => {
  const path = folder.write('progress.pbf', aPbf(LANE));
  const shares: number[] = [];
  const progress = { phase() {}, share: (done: number) => shares.push(done), throwIfStopped() {} };
  await readOsm(path, progress);
  assert.equal(shares.at(-1), 1);
  const stopped = new Error('stopped');
  const stop = {
    ...progress,
    throwIfStopped() {
      throw stopped;
    },
  };
  for (const name of ['progress.pbf', 'a.osm', 'misnamed.csv', 'a.json']) {
    await assert.rejects(readOsm(`${folder.path}/${name}`, stop), stopped);
  }
});

const huangpuPbf = realData('huangpu/network/huangpu_walk.osm.pbf');
const huangpuJson = realData('huangpu/network/huangpu_walk.overpass.json');

test('Huangpu is the same as PBF and as Overpass JSON, to seven decimals', {
  skip: huangpuPbf.skip || huangpuJson.skip,
}, async () => {
  const pbf = await readOsm(huangpuPbf.path);
  const json = await readOsm(huangpuJson.path);
  assert.equal(pbf.nodes.ids.length, 21_367);
  assert.equal(pbf.ways.length, 5_477);
  assert.deepEqual(contentOf(pbf), contentOf(json));
});

const monaco = realData('monaco/monaco.osm.gz');

test('Monaco reads from gzipped XML', { skip: monaco.skip }, async () => {
  const { nodes, ways, file } = await readOsm(monaco.path);
  assert.equal(nodes.ids.length, 13_739);
  assert.equal(ways.length, 1_944);
  assert.match(file.sha256, /^cca67724/);
});
