import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realData } from '../testing/real-data.ts';
import { refused } from '../testing/refusals.ts';
import { sampleFolder } from '../testing/sample-files.ts';
import { aTiff, type SampleTiff } from '../testing/tiff-samples.ts';
import { readRaster } from './read-raster.ts';

const folder = sampleFolder();
const grid: SampleTiff = { width: 3, height: 2, values: [1, 2, 3, 4.5, -9999, 6] };

function reading(sample: SampleTiff | Uint8Array) {
  return readRaster(
    folder.write('people.tif', sample instanceof Uint8Array ? sample : aTiff(sample)),
  );
}

test('a north-up grid is read with its place and system', async () => {
  const raster = await reading(grid);
  assert.deepEqual([...raster.values], [1, 2, 3, 4.5, -9999, 6]);
  assert.deepEqual(
    [raster.width, raster.height, raster.west, raster.north, raster.cellWidth, raster.cellHeight],
    [3, 2, 121, 31, 0.001, 0.001],
  );
  assert.equal(raster.declaredCrs, 'EPSG:4326');
});

test('the no-data value and what is not finite become NaN', async () => {
  const marked = await reading({ ...grid, noData: '-9999' });
  assert.deepEqual([...marked.values], [1, 2, 3, 4.5, Number.NaN, 6]);
  const values = [Number.NaN, Number.NEGATIVE_INFINITY, 1, -3.4028234663852886e38, 0, 2];
  const most = await reading({ ...grid, values, noData: '-3.4028234663852886e+38' });
  assert.deepEqual([...most.values], [Number.NaN, Number.NaN, 1, Number.NaN, 0, 2]);
  const minusInf = await reading({ ...grid, values, noData: '-inf' });
  assert.equal(minusInf.values.filter(Number.isNaN).length, 2);
});

test('tie points inside the grid, pixels as points, and a matrix give the same corner', async () => {
  const others: Partial<SampleTiff>[] = [
    { tie: [1, 2, 0, 121.001, 30.998, 0] },
    { tie: [0, 0, 0, 121.0005, 30.9995, 0], pixelIsPoint: true },
    { matrix: [0.001, 0, 0, 121, 0, -0.001, 0, 31, 0, 0, 0, 0, 0, 0, 0, 1] },
  ];
  for (const other of others) {
    const raster = await reading({ ...grid, ...other });
    assert.ok(Math.abs(raster.west - 121) < 1e-9);
    assert.ok(Math.abs(raster.north - 31) < 1e-9);
    assert.equal(raster.cellHeight, 0.001);
  }
});

test('a raster that is rotated, upside down or nowhere is refused', async () => {
  const turned = [0.001, 0.0002, 0, 121, 0.0002, -0.001, 0, 31, 0, 0, 0, 0, 0, 0, 0, 1];
  await refused(reading({ ...grid, matrix: turned }), 'raster-rotated');
  const flipped = [0.001, 0, 0, 121, 0, 0.001, 0, 31, 0, 0, 0, 0, 0, 0, 0, 1];
  await refused(reading({ ...grid, matrix: flipped }), 'raster-rotated');
  await refused(reading({ ...grid, scale: null }), 'raster-unplaced');
  await refused(reading({ ...grid, tie: null }), 'raster-unplaced');
});

test('deflated grids are read, and one that unfolds too far is not', async () => {
  const deflated = await reading({ ...grid, compression: 8 });
  assert.deepEqual([...deflated.values], [...grid.values]);
  const bomb = { ...grid, compression: 8, values: Array.from({ length: 1e6 }, () => 0) };
  await refused(reading(bomb), 'file-broken');
});

test('PackBits and LZW are read', async () => {
  const literal = (raw: Uint8Array) => Buffer.concat([Buffer.from([raw.length - 1]), raw]);
  const packed = await reading({ ...grid, compression: 32773, pack: literal });
  assert.deepEqual([...packed.values], [...grid.values]);
  const lzw = await reading({ ...grid, compression: 5, pack: lzwLiterals });
  assert.deepEqual([...lzw.values], [...grid.values]);
});

/** LZW without any repetition: a clear code, the bytes as codes of nine bits, the end code. */
function lzwLiterals(raw: Uint8Array): Uint8Array {
  const codes = [256, ...raw, 257];
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

test('a TIFF cut off, huge by its own account or of an unknown kind is refused', async () => {
  const whole = aTiff(grid);
  await refused(reading(whole.subarray(0, 60)), 'file-truncated');
  await refused(reading(whole.subarray(0, -40)), 'file-truncated');
  await refused(reading({ ...grid, lies: { 279: 5000 } }), 'file-truncated');
  await refused(reading({ ...grid, lies: { 256: 100_000, 257: 100_000 } }), 'file-too-much');
  await refused(reading({ ...grid, lies: { 256: 0 } }), 'file-broken');
  await refused(reading({ ...grid, lies: { 258: 12 } }), 'raster-unsupported');
  await refused(reading({ ...grid, lies: { 259: 7 } }), 'raster-unsupported');
  await refused(readRaster(folder.write('a.tif', 'name,n\n')), 'file-wrong-kind');
});

const population = realData('huangpu/population/population_total_pop.tif');

test('the population grid of Huangpu is read (LZW, no data −inf)', {
  skip: population.skip,
}, async () => {
  const raster = await readRaster(population.path);
  const people = raster.values.filter((value) => !Number.isNaN(value));
  assert.equal(raster.values.length, 124 * 123);
  assert.equal(people.length, 15_006);
  assert.equal(Math.round(people.reduce((sum, value) => sum + value, 0)), 2_577_174);
  assert.equal(raster.declaredCrs, 'EPSG:4326');
});
