import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import gcoordModule from 'gcoord';
import {
  BD09,
  CGCS2000,
  type Crs,
  fromWgs84,
  GCJ02,
  getProjectedCrs,
  toWgs84,
  WGS84,
  withAxes,
} from './crs.ts';
import { GAUSS_KRUGER_ZONES } from './gauss-kruger.ts';
import { isInMainland } from './mainland-outline.ts';
import { haversineMetres } from './ruler.ts';

// its types promise a `default` that its CommonJS does not have
const gcoord = gcoordModule as unknown as {
  transform(place: number[], from: string, to: string): [lon: number, lat: number];
};

// where the half kilometre along the outline is far away
const inChina = fc
  .tuple(
    fc.double({ min: 75, max: 134, noNaN: true }),
    fc.double({ min: 18, max: 53, noNaN: true }),
  )
  .filter(([lon, lat]) =>
    [-0.05, 0.05].every((step) => isInMainland(lon + step, lat) && isInMainland(lon, lat + step)),
  );
const anyAxes = fc.constantFrom('east-first' as const, 'north-first' as const);

function assertReturns(crs: Crs, lon: number, lat: number, metres: number): void {
  const [backLon, backLat] = toWgs84(crs, ...fromWgs84(crs, lon, lat));
  const missed = haversineMetres(lon, lat, backLon, backLat);
  assert.ok(missed < metres, `${crs.id} misses ${lon}, ${lat} by ${missed} m`);
}

test('every geographic system leads back to the same millimetre anywhere in mainland China', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(WGS84, CGCS2000, GCJ02, BD09),
      anyAxes,
      inChina,
      (crs, axes, [lon, lat]) => assertReturns(withAxes<Crs>(crs, axes), lon, lat, 0.001),
    ),
    { numRuns: 1000 },
  );
});

test('every projected zone leads back to the same millimetre within its strip and its neighbours', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...GAUSS_KRUGER_ZONES.values()),
      anyAxes,
      fc.double({ min: -4.5, max: 4.5, noNaN: true }),
      fc.double({ min: 3, max: 54, noNaN: true }),
      (zone, axes, offMeridian, lat) => {
        const crs = withAxes(getProjectedCrs(zone.epsg), axes);
        assertReturns(crs, zone.centralMeridian + offMeridian, lat, 0.001);
      },
    ),
    { numRuns: 1000 },
  );
});

test('GCJ-02 and BD-09 agree with an independent implementation', () => {
  fc.assert(
    fc.property(inChina, ([lon, lat]) => {
      const ours = [fromWgs84(GCJ02, lon, lat), fromWgs84(BD09, lon, lat)];
      const theirs = ['GCJ02', 'BD09'].map((name) => gcoord.transform([lon, lat], 'WGS84', name));
      ours.forEach(([ourLon, ourLat], i) => {
        const [theirLon, theirLat] = theirs[i];
        assert.ok(Math.abs(ourLon - theirLon) < 1e-9 && Math.abs(ourLat - theirLat) < 1e-9);
      });
    }),
  );
});

test('a central meridian is the easting 500 km, its northing the length of the meridian', () => {
  // 3,320,113.398 m from the equator to 30° on GRS 80
  const [east, north] = fromWgs84(getProjectedCrs(4549), 120, 30);
  assert.ok(Math.abs(east - 500_000) < 0.001);
  assert.ok(Math.abs(north - 3_320_113.398) < 0.001);
  assert.ok(Math.abs(fromWgs84(getProjectedCrs(4528), 120, 30)[0] - 40_500_000) < 0.001);
  assert.ok(Math.abs(fromWgs84(getProjectedCrs(4499), 123, 30)[0] - 21_500_000) < 0.001);
});

test('the EPSG codes name the zones that the EPSG dataset names', () => {
  const rows = [
    [4491, 6, 75, 13],
    [4501, 6, 135, 23],
    [4502, 6, 75, null],
    [4513, 3, 75, 25],
    [4526, 3, 114, 38],
    [4533, 3, 135, 45],
    [4547, 3, 114, null],
    [4554, 3, 135, null],
  ] as const;
  assert.equal(GAUSS_KRUGER_ZONES.size, 64);
  for (const [epsg, zoneDegrees, centralMeridian, prefix] of rows) {
    const { zone } = getProjectedCrs(epsg);
    assert.deepEqual(
      [zone.zoneDegrees, zone.centralMeridian, zone.prefix],
      [zoneDegrees, centralMeridian, prefix],
    );
  }
});

test('northing first reads the same pair the other way round', () => {
  const crs = withAxes(getProjectedCrs(4549), 'north-first');
  const [north, east] = fromWgs84(crs, 121.47, 31.23);
  assert.ok(north > 3_000_000 && east < 1_000_000);
});

test('outside mainland China GCJ-02 shifts nothing', () => {
  for (const [lon, lat] of [
    [114.17, 22.3],
    [121.5, 25.03],
    [-8.6, 41.1],
    [127, 37.5],
  ] as const) {
    assert.deepEqual(fromWgs84(GCJ02, lon, lat), [lon, lat]);
    assert.deepEqual(toWgs84(GCJ02, lon, lat), [lon, lat]);
  }
});

test('numbers that no place has become NaN', () => {
  assert.ok(Number.isNaN(toWgs84(WGS84, 31.2, 121.5)[0]));
  assert.ok(Number.isNaN(toWgs84(getProjectedCrs(4549), 121.5, Number.NaN)[0]));
  assert.ok(Number.isNaN(toWgs84(getProjectedCrs(4549), 40_500_000, 3_300_000)[0]));
});
