import type { Point } from './made-up-ground.ts';

const ORIGIN: Point = [118.4, 31.6];

export function toLonLat([x, y]: Point): [number, number] {
  return [ORIGIN[0] + x / 94_800, ORIGIN[1] + y / 110_900];
}

export function base64(values: ArrayBufferView): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
