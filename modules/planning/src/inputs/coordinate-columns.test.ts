import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCoordinatePairs } from './coordinate-columns.ts';

/** Every pair as `lon/lat (system)`. */
function pairsIn(...columns: string[]): string[] {
  return findCoordinatePairs(columns).map(
    ({ lon, lat, hint }) => `${columns[lon]}/${columns[lat]} (${hint?.id ?? '?'})`,
  );
}

test('coordinates are found by their names', () => {
  assert.deepEqual(pairsIn('name', 'lon', 'lat'), ['lon/lat (?)']);
  assert.deepEqual(pairsIn('Longitude', 'Latitude'), ['Longitude/Latitude (?)']);
  assert.deepEqual(pairsIn('经度', '纬度'), ['经度/纬度 (?)']);
  assert.deepEqual(pairsIn('ＬＮＧ', 'ＬＡＴ'), ['ＬＮＧ/ＬＡＴ (?)']);
  assert.deepEqual(pairsIn('纬度', '经度'), ['经度/纬度 (?)']);
  assert.deepEqual(pairsIn('X', 'Y'), ['X/Y (?)']);
  assert.deepEqual(pairsIn('东坐标', '北坐标'), ['东坐标/北坐标 (?)']);
});

test('their names may tell the system', () => {
  assert.deepEqual(pairsIn('lon_gcj02', 'lat_gcj02'), ['lon_gcj02/lat_gcj02 (gcj02)']);
  assert.deepEqual(pairsIn('百度经度', '百度纬度'), ['百度经度/百度纬度 (bd09)']);
  assert.deepEqual(pairsIn('经度（火星坐标系）', '纬度（火星坐标系）'), [
    '经度（火星坐标系）/纬度（火星坐标系） (gcj02)',
  ]);
  assert.deepEqual(pairsIn('CGCS2000经度', 'CGCS2000纬度'), [
    'CGCS2000经度/CGCS2000纬度 (cgcs2000)',
  ]);
  assert.deepEqual(pairsIn('wgs84_lng', 'wgs84_lat'), ['wgs84_lng/wgs84_lat (wgs84)']);
});

test('of several pairs the one that needs no conversion comes first', () => {
  const columns = ['lon', 'lat', 'lon_bd09', 'lat_bd09', 'lon_cgcs2000', 'lat_cgcs2000'];
  assert.deepEqual(pairsIn('lon_gcj02', 'lat_gcj02', 'lon_wgs84', 'lat_wgs84'), [
    'lon_wgs84/lat_wgs84 (wgs84)',
    'lon_gcj02/lat_gcj02 (gcj02)',
  ]);
  assert.deepEqual(pairsIn(...columns), [
    'lon_cgcs2000/lat_cgcs2000 (cgcs2000)',
    'lon_bd09/lat_bd09 (bd09)',
    'lon/lat (?)',
  ]);
});

test('x goes with y, and one half of a pair is none', () => {
  assert.deepEqual(pairsIn('x', 'lat'), []);
  assert.deepEqual(pairsIn('lon', 'y'), []);
  assert.deepEqual(pairsIn('lon_wgs84', 'lat_gcj02'), []);
  assert.deepEqual(pairsIn('lon'), []);
  assert.deepEqual(pairsIn('lon', 'lat', 'lon_2000', 'lat_2000'), [
    'lon/lat (?)',
    'lon_2000/lat_2000 (?)',
  ]);
});

test('words that only sound like coordinates are none', () => {
  assert.deepEqual(pairsIn('belong', 'platform', '位置', '百度评分', 'flat'), []);
});
