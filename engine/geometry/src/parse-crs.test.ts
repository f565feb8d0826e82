import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yike/kernel';
import { crsHintOfColumn } from './column-crs.ts';
import { crsName, crsText, getProjectedCrs } from './crs.ts';
import { GAUSS_KRUGER_ZONES } from './gauss-kruger.ts';
import { findCrs, parseCrs } from './parse-crs.ts';

test('systems are found by the names that people and files give them', () => {
  const rows = [
    ['gcj02', 'gcj02'],
    ['GCJ-02', 'gcj02'],
    ['高德', 'gcj02'],
    ['bd09ll', 'bd09'],
    ['WGS 84', 'wgs84'],
    ['EPSG:4326', 'wgs84'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['http://www.opengis.net/def/crs/EPSG/0/4547', 'EPSG:4547'],
    ['epsg:4490', 'cgcs2000'],
    ['EPSG:4547', 'EPSG:4547'],
    ['urn:ogc:def:crs:EPSG::4547', 'EPSG:4547'],
    ['cgcs2000-3-117e', 'EPSG:4548'],
    ['CGCS2000-3-zone40', 'EPSG:4528'],
    ['cgcs2000-6-123e', 'EPSG:4510'],
    ['cgcs2000-6-zone21', 'EPSG:4499'],
    ['gcj02:north-first', 'gcj02:north-first'],
  ] as const;
  for (const [text, expected] of rows) assert.equal(crsText(parseCrs(text)), expected, text);
});

test('what crsText writes, parseCrs reads', () => {
  for (const epsg of GAUSS_KRUGER_ZONES.keys()) {
    const crs = getProjectedCrs(epsg);
    assert.deepEqual(parseCrs(crsText(crs)), crs);
  }
});

test('an unknown system is a problem that lists the accepted ones', () => {
  assert.throws(
    () => parseCrs('EPSG:32651'),
    (error) =>
      error instanceof Problem &&
      error.code === 'crs-unknown' &&
      error.text.zh.includes('EPSG:32651') &&
      error.mend.zh.includes('gcj02'),
  );
  assert.equal(findCrs('cgcs2000-3-118e'), null);
  assert.equal(findCrs(''), null);
});

test('a projected system is called by its meridian', () => {
  assert.equal(
    crsName(getProjectedCrs(4528)).zh,
    'CGCS2000 3 度带，中央经线 120°E，带号 40（EPSG:4528）',
  );
});

test('coordinate columns hint at their system only where they name it', () => {
  const rows = [
    ['lon_gcj02', 'gcj02'],
    ['高德经度', 'gcj02'],
    ['lat_wgs84', 'wgs84'],
    ['WGS84_X', 'wgs84'],
    ['经度_百度', 'bd09'],
    ['bd09_lng', 'bd09'],
    ['CGCS2000纬度', 'cgcs2000'],
    ['经度', undefined],
    ['lon', undefined],
    ['百度评分', undefined],
    ['1984', undefined],
  ] as const;
  for (const [name, expected] of rows) assert.equal(crsHintOfColumn(name)?.id, expected, name);
});
