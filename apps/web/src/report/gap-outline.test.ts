import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineAround } from './gap-outline.ts';

const METRES_PER_LAT = 111_195;
const METRES_PER_LON = METRES_PER_LAT * Math.cos((31 * Math.PI) / 180);

/** Places given in metres from 120° E 31° N. */
const places = (...metres: readonly (readonly [number, number])[]): Float64Array =>
  Float64Array.from(
    metres.flatMap(([x, y]) => [120 + x / METRES_PER_LON, 31 + y / METRES_PER_LAT]),
  );

const all = (lonLats: Float64Array): Uint32Array =>
  Uint32Array.from({ length: lonLats.length / 2 }, (_, at) => at);

function squareMetres({ coordinates }: GeoJSON.MultiPolygon): number {
  const signed = (ring: readonly GeoJSON.Position[]): number =>
    ring.reduce((sum, [x = 0, y = 0], index) => {
      const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
      return sum + ((x - 120) * (nextY - 31) - (nextX - 120) * (y - 31)) / 2;
    }, 0);
  const degrees = coordinates.flat().reduce((sum, ring) => sum + signed(ring), 0);
  return Math.abs(degrees) * METRES_PER_LON * METRES_PER_LAT;
}

test('one cell is a square of its size', () => {
  const lonLats = places([0, 0]);
  const outline = outlineAround(lonLats, all(lonLats), { shape: 'cell', metres: 50 });
  assert.equal(outline.coordinates.length, 1);
  assert.ok(Math.abs(squareMetres(outline) - 10_000) < 600, String(squareMetres(outline)));
});

test('cells that touch share one outline, cells apart do not', () => {
  const together = places([0, 0], [100, 0], [100, 100]);
  const apart = places([0, 0], [400, 0]);
  const reach = { shape: 'cell', metres: 55 } as const;
  assert.equal(outlineAround(together, all(together), reach).coordinates.length, 1);
  assert.equal(outlineAround(apart, all(apart), reach).coordinates.length, 2);
});

test('a ring of cells leaves its middle open', () => {
  const ring = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x * 100, y * 100] as const));
  const lonLats = places(...ring.filter(([x, y]) => x !== 0 || y !== 0));
  const outline = outlineAround(lonLats, all(lonLats), { shape: 'cell', metres: 52 });
  assert.equal(outline.coordinates.length, 1);
  assert.equal(outline.coordinates[0]?.length, 2);
});

test('a loose place is drawn as a disc', () => {
  const lonLats = places([0, 0]);
  const outline = outlineAround(lonLats, all(lonLats), { shape: 'disc', metres: 60 });
  assert.ok(Math.abs(squareMetres(outline) - Math.PI * 3600) < 1200, String(squareMetres(outline)));
});
