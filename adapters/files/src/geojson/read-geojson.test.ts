import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../read-records.ts';
import { realData } from '../testing/real-data.ts';
import { refused } from '../testing/refusals.ts';
import { sampleFolder } from '../testing/sample-files.ts';

const folder = sampleFolder();

function reading(value: unknown, name = 'areas.geojson') {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readRecords(folder.write(name, text));
}

const point = { type: 'Point', coordinates: [121.5, 31.2] };
const square = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ],
];

function feature(properties: unknown, geometry: unknown = point, more: object = {}) {
  return { type: 'Feature', properties, geometry, ...more };
}

function collection(...features: unknown[]) {
  return { features, type: 'FeatureCollection' };
}

test('properties become columns in the order they first appear', async () => {
  const { columns, records } = await reading(
    collection(
      feature({ name: ' 瑞金 ', people: 54445 }),
      feature({ open: true, name: '', hours: { mon: [8, 17] } }, point, { id: 'x9' }),
      feature(null),
    ),
  );
  assert.deepEqual(columns, ['name', 'people', 'id', 'open', 'hours']);
  assert.deepEqual(
    records.map((record) => record.values),
    [
      ['瑞金', 54445, null, null, null],
      [null, null, 'x9', true, '{"mon":[8,17]}'],
      [null, null, null, null, null],
    ],
  );
  assert.deepEqual(records[0]?.geometry, point);
});

test('a feature, a bare geometry, and one feature per line are read too', async () => {
  assert.equal((await reading(feature({ a: 1 }))).records.length, 1);
  const bare = await reading({ type: 'Polygon', coordinates: square });
  assert.deepEqual(bare.records, [
    { row: 1, values: [], geometry: { type: 'Polygon', coordinates: square } },
  ]);
  const lines = [feature({ a: 1 }), feature({ a: 2 })].map((f) => JSON.stringify(f));
  for (const text of [
    lines.join('\n'),
    `${lines.join('\r\n')}\n`,
    `\u001e${lines.join('\n\u001e')}\n`,
  ]) {
    const { records } = await reading(text, 'lines.geojsonl');
    assert.deepEqual(
      records.map((record) => record.values),
      [[1], [2]],
    );
  }
});

test('coordinate systems of old GeoJSON are told', async () => {
  const systems = {
    'urn:ogc:def:crs:EPSG::4547': 'EPSG:4547',
    'urn:ogc:def:crs:EPSG:6.9:4490': 'EPSG:4490',
    'EPSG:3857': 'EPSG:3857',
    'http://www.opengis.net/def/crs/EPSG/0/4326': 'EPSG:4326',
    'urn:ogc:def:crs:OGC:1.3:CRS84': 'OGC:CRS84',
    'Shanghai 2000': 'Shanghai 2000',
  };
  for (const [name, declared] of Object.entries(systems)) {
    const crs = { type: 'name', properties: { name } };
    const { declaredCrs } = await reading({ ...collection(feature({})), crs });
    assert.equal(declaredCrs, declared);
  }
  assert.equal((await reading(collection(feature({})))).declaredCrs, undefined);
});

test('features that make no sense are skipped and named', async () => {
  const wrong = [
    null,
    { type: 'Thing' },
    feature({}, { type: 'Circle', coordinates: [1, 2] }),
    feature({}, { type: 'Point', coordinates: [1] }),
    feature({}, { type: 'Point', coordinates: ['121', '31'] }),
    feature({}, { type: 'LineString', coordinates: [[1, 2]] }),
    feature({}, { type: 'Polygon', coordinates: [] }),
    feature({}, { type: 'Polygon', coordinates: [[]] }),
    feature(
      {},
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ),
    feature({}, { type: 'MultiPolygon', coordinates: square }),
    feature({}, { type: 'GeometryCollection', geometries: [{ type: 'Point' }] }),
  ];
  const { records, complaints } = await reading(collection(feature({ a: 1 }), ...wrong));
  assert.equal(records.length, 1);
  assert.deepEqual(
    complaints.map((c) => [c.severity, c.code, c.place.row]),
    wrong.map((_, i) => ['skipped', 'geojson-feature-broken', i + 2]),
  );
});

test('an open ring is closed with a warning; a missing geometry is allowed', async () => {
  const open = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  ];
  const { records, complaints } = await reading(
    collection(feature({}, { type: 'Polygon', coordinates: open }), feature({ a: 1 }, null)),
  );
  const closed = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];
  assert.deepEqual(records[0]?.geometry, { type: 'Polygon', coordinates: closed });
  assert.equal(records[1]?.geometry, undefined);
  assert.deepEqual(
    complaints.map((c) => [c.severity, c.code]),
    [['warning', 'geojson-ring-open']],
  );
});

test('a file cut off, ill-formed, too deep or of another kind is refused with the place', async () => {
  const text = JSON.stringify(collection(feature({ a: 1 })), null, 1);
  await refused(reading(text.slice(0, -3)), 'file-truncated');
  const problem = await refused(reading(text.replace('"a": 1', '"a" 1')), 'json-broken');
  assert.match(problem.text.en, /line 6, character 9/);
  const line = JSON.stringify(feature({}));
  const second = await refused(reading(`${line}\n{"type":!}\n`), 'json-broken');
  assert.match(second.text.en, /line 2, character 9/);
  await refused(reading(`{"type":"Point","coordinates":${'['.repeat(500)}`), 'file-dangerous');
  await refused(reading({ settings: {} }), 'json-kind-unknown');
  await refused(reading([1, 2]), 'json-kind-unknown');
  await refused(reading({ elements: [] }), 'file-wrong-kind');
});

test('thousands of different properties are refused before they fill the memory', async () => {
  const features = Array.from({ length: 3000 }, (_, i) => feature({ [`p${i}`]: i }));
  await refused(reading(collection(...features)), 'file-too-much');
});

const subdistricts = realData('huangpu/boundary/huangpu_subdistricts.derived.geojson');

test('the ten subdistricts of Huangpu read as polygons', { skip: subdistricts.skip }, async () => {
  const { records, complaints, columns } = await readRecords(subdistricts.path);
  assert.equal(records.length, 10);
  assert.deepEqual(complaints, []);
  assert.equal(columns[0], 'name');
  assert.ok(records.every((record) => record.geometry?.type.endsWith('Polygon')));
});
