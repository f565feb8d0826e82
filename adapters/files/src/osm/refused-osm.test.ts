import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { aBlob, aPbf, message } from '../testing/pbf-samples.ts';
import { refused } from '../testing/refusals.ts';
import { sampleFolder } from '../testing/sample-files.ts';
import { readOsm } from './read-osm.ts';

const folder = sampleFolder();
const node = { id: 1, lon: 121, lat: 31, tags: { name: '口' } };
const header = aBlob(
  'OSMHeader',
  message((pbf) => pbf.writeStringField(4, 'OSMSchema-V0.6')).slice(0, 0),
);

function reading(name: string, content: string | Uint8Array) {
  return readOsm(folder.write(name, content));
}

test('a PBF cut off anywhere is refused as cut off', async () => {
  const whole = aPbf({ nodes: [node] });
  for (const missing of [1, 10, 40]) {
    await refused(reading('cut.pbf', whole.subarray(0, -missing)), 'file-truncated');
  }
});

test('a PBF that asks for unknown features names them', async () => {
  const path = reading('f.pbf', aPbf({}, { features: ['OsmSchema-V0.6', 'Topology-V9'] }));
  const problem = await refused(path, 'osm-feature-unsupported');
  assert.match(problem.text.en, /Topology-V9/);
});

test('a PBF block whose sizes lie is refused', async () => {
  const content = new Uint8Array(1000);
  const lies = [
    aBlob('OSMData', content, { rawBytes: 999 }),
    aBlob('OSMData', content, { rawBytes: 1001 }),
    aBlob('OSMData', content, { rawBytes: 2 ** 40 }),
    aBlob('OSMData', content, { dataBytes: 2 ** 26 }),
    aBlob('OSMData', new Uint8Array(2 ** 25 + 1)),
  ];
  for (const lie of lies) {
    await refused(reading('lie.pbf', Buffer.concat([header, lie])), 'file-broken');
  }
});

test('a PBF block header beyond 64 KiB is refused before it is read', async () => {
  const long = Buffer.concat([header, Buffer.from([0, 1, 0, 1]), Buffer.alloc(70_000)]);
  await refused(reading('long.pbf', long), 'file-broken');
});

test('positions off the Earth are refused with the node they belong to', async () => {
  const path = reading('off.pbf', aPbf({ nodes: [{ ...node, id: 77, lat: 91 }] }));
  const problem = await refused(path, 'file-broken');
  assert.match(problem.text.en, /node 77/);
});

test('an XML with a document type is refused, so entities never unfold', async () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><osm>&b;</osm>';
  const problem = await refused(reading('bomb.osm', bomb), 'file-dangerous');
  assert.equal(problem.place.row, 1);
});

test('XML that is cut off, ill-formed, foreign or in another encoding says so', async () => {
  await refused(reading('cut.osm', '<osm><node id="1" lat="1" lon="1">'), 'file-truncated');
  const wrong = await refused(reading('ill.osm', '<osm>\n<node id="1"</osm>'), 'file-broken');
  assert.equal(wrong.place.row, 2);
  await refused(reading('gpx.osm', '<gpx></gpx>'), 'file-format-unknown');
  const gbk = '<?xml version="1.0" encoding="GBK"?><osm></osm>';
  await refused(reading('gbk.osm', gbk), 'file-broken');
  const latin = Buffer.from(
    '<osm><node id="1" lat="1" lon="1"><tag k="n" v="\xe9"/></node></osm>',
    'latin1',
  );
  await refused(reading('latin.osm', latin), 'file-broken');
  await refused(reading('nan.osm', '<osm><node id="1" lat="" lon="1"/></osm>'), 'file-broken');
  await refused(reading('id.osm', '<osm><node lat="1" lon="1"/></osm>'), 'file-broken');
  await refused(reading('deep.osm', `<osm>${'<a>'.repeat(99)}`), 'file-broken');
});

test('a gzip bomb is refused, whatever it unfolds to', async () => {
  const spaces = Buffer.concat([Buffer.from('<osm>'), Buffer.alloc(2 ** 25, ' ')]);
  await refused(reading('spaces.osm.gz', gzipSync(spaces, { level: 1 })), 'file-broken');
  const wide = Buffer.from(`<osm>${`<a b="${' '.repeat(2 ** 20)}"/>`.repeat(80)}`);
  await refused(reading('wide.osm.gz', gzipSync(wide)), 'file-dangerous');
});

test('a gzip file that is cut off or damaged says so', async () => {
  const noise = Array.from(
    { length: 3000 },
    (_, i) => `<node id="${i}" lat="${i % 90}" lon="${(i * 7919) % 180}"/>`,
  );
  const whole = gzipSync(`<osm>${noise.join('\n')}</osm>`);
  await refused(reading('cut.osm.gz', whole.subarray(0, -100)), 'file-truncated');
  whole[whole.length - 6] = (whole[whole.length - 6] ?? 0) ^ 0xff;
  await refused(reading('crc.osm.gz', whole), 'file-broken');
});

test('an Overpass answer that stopped half-way is not taken for the whole', async () => {
  const remark = 'runtime error: Query timed out in "query" at line 3 after 26 seconds.';
  const json = JSON.stringify({ elements: [], remark });
  const problem = await refused(reading('remark.json', json), 'osm-incomplete');
  assert.match(problem.text.zh, /timed out/);
  const xml = `<osm><note/><remark> ${remark} </remark></osm>`;
  await refused(reading('remark.osm', xml), 'osm-incomplete');
});

test('Overpass elements that make no sense are named by their place', async () => {
  const wrong = [
    null,
    { type: 'node', id: 1 },
    { type: 'node', id: '1', lon: 1, lat: 1 },
    { type: 'way', id: 1, nodes: 'none' },
    { type: 'way', id: 1, nodes: [1.5] },
    { type: 'relation', id: 1, members: [{ type: 'area', ref: 1 }] },
  ];
  for (const element of wrong) {
    const fine = { type: 'node', id: 1, lon: 1, lat: 1 };
    const json = JSON.stringify({ elements: [fine, element] });
    const problem = await refused(reading('wrong.json', json), 'file-broken');
    assert.match(problem.text.en, /element 2/);
  }
});

test('other files are refused by what they are', async () => {
  await refused(reading('t.osm', 'name,lon,lat\n'), 'file-wrong-kind');
  await refused(reading('f.json', '{"type":"FeatureCollection","features":[]}'), 'file-wrong-kind');
  await refused(reading('j.json', '{"some":{"elements":[]}}'), 'json-kind-unknown');
  const broken = await refused(reading('b.json', '{"version":1,\n"elements":[}'), 'json-broken');
  assert.match(broken.text.en, /line 2, character 13/);
  const deep = `{"elements":${'['.repeat(200)}`;
  await refused(reading('deep.json', deep), 'file-dangerous');
});
