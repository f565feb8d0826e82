import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Problem } from '@yike/kernel';
import fc from 'fast-check';
import { readOsm } from './osm/read-osm.ts';
import { readRaster } from './raster/read-raster.ts';
import { readRecords } from './read-records.ts';
import { sniffFormat } from './sniff-format.ts';
import { aPbf, type SampleOsm } from './testing/pbf-samples.ts';
import { sampleFolder } from './testing/sample-files.ts';
import { aTiff } from './testing/tiff-samples.ts';
import { anXlsx, aRow, text } from './testing/xlsx-samples.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

const folder = sampleFolder();
const readers = [sniffFormat, readOsm, readRecords, readRaster];

/** Every reader gives a value or a Problem, never another error. */
async function standsUpTo(content: string | Uint8Array, name = 'fuzz.csv'): Promise<void> {
  const path = folder.write(name, content);
  for (const read of readers) {
    await read(path).catch((error: unknown) => {
      assert.ok(error instanceof Problem, `${read.name}: ${String(error)}`);
      assert.doesNotMatch(error.text.en, /\{\w+\}/);
    });
  }
}

const TOWN: SampleOsm = {
  nodes: [
    { id: 1, lon: 121.5, lat: 31.2, tags: { name: '弄堂', barrier: 'gate' } },
    { id: 2, lon: 121.6, lat: 31.3 },
  ],
  ways: [{ id: 3, nodeIds: [1, 2], tags: { highway: 'steps' } }],
  relations: [{ id: 4, members: [{ kind: 'way', id: 3, role: 'outer' }] }],
};
const XML =
  '<?xml version="1.0"?><osm><node id="1" lat="31" lon="121"><tag k="a" v="&lt;"/></node>' +
  '<way id="2"><nd ref="1"/></way><relation id="3"><member type="way" ref="2" role=""/></relation></osm>';
const OVERPASS = JSON.stringify({
  osm3s: { timestamp_osm_base: '2026-06-08T07:47:06Z' },
  elements: [
    { type: 'node', id: 1, lon: 1, lat: 2, tags: { a: 'b' } },
    { type: 'way', id: 2, nodes: [1], geometry: [{ lon: 1, lat: 2 }] },
    { type: 'relation', id: 3, members: [{ type: 'way', ref: 2, role: '' }] },
  ],
});
const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'EPSG:4490' } },
  features: [
    {
      type: 'Feature',
      properties: { 名称: '瑞金' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
});
const GRID = { width: 3, height: 2, values: [1, 2, 3, 4, 5, 6], noData: '-9999' };

const samples: Readonly<Record<string, Uint8Array>> = {
  'packed PBF': aPbf(TOWN, { replicationSeconds: 1.7e9 }),
  'open PBF': aPbf(TOWN, { packed: false }),
  'plain PBF': aPbf(TOWN, { packed: false, dense: false }),
  XML: Buffer.from(XML),
  'gzipped XML': gzipSync(XML),
  'Overpass JSON': Buffer.from(OVERPASS),
  GeoJSON: Buffer.from(GEOJSON),
  CSV: Buffer.from('名称,lon,lat\n"瑞金, ""二路""",121.5,31.2\n,,\n'),
  GB18030: Buffer.from('c3fbb3c62cbdd6b5c00ac8f0bdf0c9e7c7f8cab3ccc32cbbb4baa3d6d0c2b70a', 'hex'),
  'UTF-16': Buffer.from('\uFEFF名称,街道\n甲,乙\n', 'utf16le'),
  'written XLSX': await writeXlsx([
    {
      name: 'a',
      columns: [{ title: '名称' }, { title: 'n' }],
      rows: [
        ['甲', 1],
        [null, 2.5],
      ],
    },
  ]),
  'stored XLSX': anXlsx(
    aRow(1, text('a'), text('b')) + aRow(2, 's="1"><v>46181</v>', 't="b"><v>1</v>'),
  ),
  TIFF: aTiff(GRID),
  'deflated TIFF': aTiff({ ...GRID, compression: 8 }),
  'LZW TIFF': aTiff({ ...GRID, compression: 5, pack: () => Buffer.from('80010203040540', 'hex') }),
};

/** The sample with some bytes changed, some taken out and perhaps its end cut off. */
function damaged(sample: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat({ max: sample.length - 1 });
  const changes = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 4 });
  return fc.tuple(changes, fc.option(place), fc.option(fc.tuple(place, place))).map((damage) => {
    const [changed, end, hole] = damage;
    const bytes = Buffer.from(sample);
    for (const [at, byte] of changed) bytes[at] = byte;
    const [a, b] = hole ?? [0, 0];
    const holed = Buffer.concat([
      bytes.subarray(0, Math.min(a, b)),
      bytes.subarray(Math.max(a, b)),
    ]);
    return holed.subarray(0, Math.max(1, end ?? holed.length));
  });
}

for (const [name, sample] of Object.entries(samples)) {
  test(`a damaged ${name} file is read or refused`, async () => {
    await fc.assert(
      fc.asyncProperty(damaged(sample), (bytes) => standsUpTo(bytes)),
      { numRuns: 60 },
    );
  });
}

test('random bytes, with and without the mark of a format, are read or refused', async () => {
  const marks = Object.values(samples).map((sample) => sample.subarray(0, 24));
  const mark = fc.constantFrom(new Uint8Array(0), ...marks);
  const bytes = fc.tuple(mark, fc.uint8Array({ minLength: 1, maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(bytes, (parts) => standsUpTo(Buffer.concat(parts))),
    { numRuns: 200 },
  );
});

test('any arrangement of separators, quotes and line ends is read or refused', async () => {
  const piece = fc.constantFrom(
    ',',
    ';',
    '\t',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    'a',
    '名',
    ' ',
    '1',
    '=',
  );
  const table = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(table, (csv) => standsUpTo(csv)),
    { numRuns: 200 },
  );
});

/** JSON of any shape that uses the words of GeoJSON and Overpass. */
const { value: jsonish } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', maxDepth: 6 },
    fc.constantFrom(null, true, 0, 1.5, -200, 1e300, '', 'x', '__proto__'),
    fc.constantFrom('Feature', 'FeatureCollection', 'Point', 'Polygon', 'GeometryCollection'),
    fc.constantFrom('node', 'way', 'relation'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'type',
        'features',
        'geometry',
        'coordinates',
        'geometries',
        'properties',
        'crs',
        'name',
        'elements',
        'id',
        'lon',
        'lat',
        'nodes',
        'members',
        'ref',
        'role',
        'tags',
        'center',
        'osm3s',
        '__proto__',
        'constructor',
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
}));

test('JSON of any shape is read or refused', async () => {
  const shapes = fc.oneof(
    jsonish,
    fc.array(jsonish).map((features) => ({ type: 'FeatureCollection', features })),
    fc.array(jsonish).map((elements) => ({ elements })),
    fc
      .tuple(jsonish, jsonish)
      .map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
  );
  await fc.assert(
    fc.asyncProperty(shapes, (value) => standsUpTo(JSON.stringify(value), 'fuzz.json')),
    { numRuns: 300 },
  );
});
