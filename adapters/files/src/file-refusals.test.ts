import assert from 'node:assert/strict';
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readOsm } from './osm/read-osm.ts';
import { readRaster } from './raster/read-raster.ts';
import { readJsonFile } from './read-json-file.ts';
import { readRecords } from './read-records.ts';
import { sniffFormat } from './sniff-format.ts';
import { aPbf } from './testing/pbf-samples.ts';
import { refused } from './testing/refusals.ts';
import { sampleFolder } from './testing/sample-files.ts';
import { aTiff } from './testing/tiff-samples.ts';
import { anXlsx } from './testing/xlsx-samples.ts';

const folder = sampleFolder();
const readers = [readOsm, readRecords, readRaster, readJsonFile, sniffFormat];

test('a file that is missing, a folder, empty or no file at all is told at once', async () => {
  mkdirSync(join(folder.path, 'sub'));
  folder.write('empty.csv', '');
  for (const read of readers) {
    const missing = await refused(read(join(folder.path, 'none.csv')), 'file-missing');
    assert.equal(missing.place.file, 'none.csv');
    await refused(read(join(folder.path, 'empty.csv', 'x')), 'file-missing');
    await refused(read(join(folder.path, 'sub')), 'file-is-folder');
    await refused(read(join(folder.path, 'empty.csv')), 'file-empty');
    await refused(read('/dev/null'), 'file-unreadable');
  }
});

test('a file without permission is told', {
  skip: process.getuid?.() === 0 ? 'root may read everything' : false,
}, async () => {
  const path = folder.write('secret.csv', 'a,b\n');
  chmodSync(path, 0);
  await refused(readRecords(path), 'file-unreadable');
});

test('every format is known by its content, whatever the name', async () => {
  const tiff = aTiff({ width: 1, height: 1, values: [1] });
  const files: [string | Uint8Array, string][] = [
    [aPbf({}), 'osm-pbf'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- <kml> -->\n<osm/>', 'osm-xml'],
    ['{"version":0.6,"elements":[]}', 'overpass-json'],
    ['{"features":[{"elements":1}]}', 'geojson'],
    ['{"name":"x","crs":{"type":"Feature"},"type":"FeatureCollection"}', 'geojson'],
    ['{"a":"}\\"","b":[{"elements":0}]}', 'json'],
    ['a;b\n1;2\n', 'csv'],
    [anXlsx(''), 'xlsx'],
    [tiff, 'geotiff'],
  ];
  for (const [content, format] of files) {
    assert.equal(await sniffFormat(folder.write('thing.dat', content)), format);
  }
});

test('what we do not read is told by what it is', async () => {
  const files: [string | Uint8Array, RegExp][] = [
    ['%PDF-1.7', /PDF/],
    ['SQLite format 3\0', /GeoPackage/],
    [Buffer.from('0000270a00000000', 'hex'), /shapefile/],
    ['<html><body>404', /<html>/],
    ['<?xml version="1.0"?><kml/>', /<kml>/],
    ['PK\x03\x04 word/document.xml', /Word/],
    ['PK\x03\x04 roads.shp', /unpack/],
    ['just some words', /separators/],
    [' \n ', /white space/],
    [Buffer.from([7, 0, 9]), /binary/],
  ];
  for (const [content, seen] of files) {
    const problem = await refused(
      sniffFormat(folder.write('t.dat', content)),
      'file-format-unknown',
    );
    assert.match(problem.text.en, seen);
    assert.equal(problem.place.file, 't.dat');
  }
});

test('a file of 2 GB gets one clear message at once', async () => {
  const heads: [string, string | Uint8Array, (path: string) => Promise<unknown>][] = [
    ['csv', 'a,b\n', readRecords],
    ['geojson', '{"type":"FeatureCollection","features":[', readRecords],
    ['xlsx', anXlsx(''), readRecords],
    ['geotiff', aTiff({ width: 1, height: 1, values: [1] }), readRaster],
    ['osm-pbf', aPbf({}), readOsm],
    ['osm-xml', '<osm>', readOsm],
    ['overpass-json', '{"elements":[', readOsm],
  ];
  for (const [format, head, read] of heads) {
    const path = join(folder.path, `huge.${format}`);
    const file = openSync(path, 'w');
    writeSync(file, typeof head === 'string' ? Buffer.alloc(70_000, head.padEnd(70_000)) : head);
    ftruncateSync(file, 2 * 2 ** 30);
    closeSync(file);
    const memory = process.memoryUsage.rss();
    const start = performance.now();
    const problem = await refused(read(path), 'file-too-large');
    assert.match(problem.text.en, /^the file has 2048 MB/);
    assert.ok(performance.now() - start < 500);
    assert.ok(process.memoryUsage.rss() - memory < 50 * 2 ** 20);
  }
});

test("a JSON file of one's own is read as it is, or refused with the place", async () => {
  const path = folder.write('own.json', '\uFEFF{"id":"我们的标准"}');
  const { json, file } = await readJsonFile(path);
  assert.deepEqual(json, { id: '我们的标准' });
  assert.equal(file.format, 'json');
  const broken = await refused(readJsonFile(folder.write('b.json', '{"a":1,}')), 'json-broken');
  assert.match(broken.text.en, /line 1, character 8/);
  await refused(readJsonFile(folder.write('d.json', '['.repeat(1e5))), 'file-dangerous');
});
