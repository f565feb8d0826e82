import type { SourceRecord } from '@yike/kernel';
import { isObject } from '../parse-json.ts';

export type Geometry = NonNullable<SourceRecord['geometry']>;
type Position = number[];

/** Why a feature cannot be used; becomes a complaint. */
export class BadGeometry extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

/**
 * Checks the shape of a geometry: known type, numbers where numbers belong, lines of two or more
 * positions, rings of four or more. Open rings are closed. Whether rings cross is not looked at.
 * @throws BadGeometry
 */
export function checkGeometry(value: unknown): { geometry: Geometry; ringsClosed: boolean } {
  const check = new GeometryCheck();
  const geometry = check.geometry(value);
  return { geometry, ringsClosed: check.ringsClosed };
}

class GeometryCheck {
  ringsClosed = false;

  geometry(value: unknown): Geometry {
    if (!isObject(value))
      throw new BadGeometry('geometry 不是对象', 'its geometry is not an object');
    const { type, coordinates } = value;
    switch (type) {
      case 'Point':
        return { type, coordinates: position(coordinates) };
      case 'MultiPoint':
        return { type, coordinates: listOf(coordinates, 1, position) };
      case 'LineString':
        return { type, coordinates: line(coordinates) };
      case 'MultiLineString':
        return { type, coordinates: listOf(coordinates, 1, line) };
      case 'Polygon':
        return { type, coordinates: this.polygon(coordinates) };
      case 'MultiPolygon':
        return { type, coordinates: listOf(coordinates, 1, (rings) => this.polygon(rings)) };
      case 'GeometryCollection':
        return { type, geometries: listOf(value['geometries'], 0, (part) => this.geometry(part)) };
      default:
        throw new BadGeometry(`几何类型“${shown(type)}”未知`, `"${shown(type)}" is no geometry`);
    }
  }

  private polygon(value: unknown): Position[][] {
    return listOf(value, 1, (ring) => this.ring(ring));
  }

  private ring(value: unknown): Position[] {
    const ring = listOf(value, 3, position);
    const [first] = ring;
    const last = ring.at(-1);
    if (first === undefined || last === undefined) throw emptyGeometry();
    if (first[0] !== last[0] || first[1] !== last[1]) {
      this.ringsClosed = true;
      ring.push([...first]);
    }
    if (ring.length >= 4) return ring;
    throw new BadGeometry('多边形的边界不足三个点', 'a ring has fewer than three corners');
  }
}

function line(value: unknown): Position[] {
  return listOf(value, 2, position);
}

function listOf<T>(value: unknown, least: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) {
    throw new BadGeometry('坐标的层次不对', 'its coordinates nest wrongly');
  }
  if (value.length === 0 && least > 0) throw emptyGeometry();
  if (value.length < least) {
    throw new BadGeometry(`坐标少于 ${least} 个点`, `it has fewer than ${least} positions`);
  }
  return value.map(read);
}

function emptyGeometry(): BadGeometry {
  return new BadGeometry('几何是空的', 'its geometry is empty');
}

function position(value: unknown): Position {
  if (!Array.isArray(value) || value.length < 2) {
    throw new BadGeometry('坐标不是一对数字', 'a position is not a pair of numbers');
  }
  const numbers: unknown[] = value.slice(0, 3);
  if (!numbers.every((n) => typeof n === 'number' && Number.isFinite(n))) {
    throw new BadGeometry('坐标中有非数字', 'a position has something that is not a number');
  }
  return numbers.map(Number);
}

function shown(type: unknown): string {
  return String(typeof type === 'string' ? type : JSON.stringify(type)).slice(0, 40);
}
