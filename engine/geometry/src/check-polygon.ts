import type { ProblemCode, ProblemDetails } from '@yike/kernel';
import type { Geometry, Position } from 'geojson';
import { boundaryCrossings } from './boundary-crossings.ts';
import { planeAt } from './local-plane.ts';
import type { LonLat } from './lon-lat.ts';
import { forEachEdge, polygonsOf } from './rings.ts';
import { haversineMetres } from './ruler.ts';

/** One thing wrong with a polygon: a code of the problem table, what it says, and the place. */
export interface PolygonFault {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /** Where it shows, in the numbers of the file. */
  readonly at: LonLat | null;
}

/** Less than this is no area anyone lives in, only rounding. */
const NO_AREA_SQUARE_METRES = 1;

/**
 * What is wrong with a polygon in degrees, longitude first; empty when all is well. A geometry
 * without numbers, or beyond the world, is not looked at further. Self-crossings and missing areas
 * are judged as if unclosed rings were closed, so an area that is only unclosed can still be used.
 */
export function checkPolygon(geometry: Geometry): PolygonFault[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
    return [{ code: 'polygon-not-polygon', details: { type: geometry.type }, at: null }];
  }
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0)
    return [{ code: 'polygon-empty', details: { ...ringName(0, 1, 0) }, at: null }];

  const faults = polygons.flatMap((rings, part) => shapeFaults(rings, part, polygons.length));
  const stops = faults.some(({ code }) => code !== 'polygon-unclosed');
  return stops ? faults : [...faults, ...crossingFaults(polygons), ...areaFaults(polygons)];
}

/** Which ring of which part, as it stands behind the word polygon: nothing where there is only one. */
interface RingName {
  readonly ringZh: string;
  readonly ringEn: string;
}

function ringName(part: number, parts: number, hole: number): RingName {
  const zh = [parts > 1 ? `第 ${part + 1} 部分` : '', hole > 0 ? `第 ${hole} 个洞` : ''];
  const en = [parts > 1 ? `part ${part + 1}` : '', hole > 0 ? `hole ${hole}` : ''];
  const name = en.filter((word) => word !== '').join(', ');
  return { ringZh: zh.join(''), ringEn: name === '' ? '' : ` (${name})` };
}

function shapeFaults(rings: readonly Position[][], part: number, parts: number): PolygonFault[] {
  if (rings.length === 0) {
    return [{ code: 'polygon-empty', details: { ...ringName(part, parts, 0) }, at: null }];
  }
  return rings.flatMap((ring, hole) => ringFaults(ring, ringName(part, parts, hole)));
}

function ringFaults(ring: readonly Position[], name: RingName): PolygonFault[] {
  if (ring.length === 0) return [{ code: 'polygon-empty', details: { ...name }, at: null }];
  const bad = ring.findIndex((point) => !isPair(point));
  if (bad >= 0) {
    const details = { ...name, point: bad + 1 };
    return [{ code: 'polygon-not-numbers', details, at: null }];
  }
  const beyond = ring.find(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90);
  if (beyond !== undefined) return [beyondWorld(beyond, name)];

  const faults: PolygonFault[] = [];
  const [first, last] = [ring[0], ring[ring.length - 1]];
  const isClosed = first[0] === last[0] && first[1] === last[1];
  // a forgotten last point is one fault, not two
  const points = isClosed ? ring.length : ring.length + 1;
  if (points < 4) {
    const details = { ...name, points: ring.length };
    faults.push({ code: 'polygon-too-few-points', details, at: pairOf(first) });
  }
  if (!isClosed) {
    const metres = Math.round(haversineMetres(first[0], first[1], last[0], last[1]));
    const details = { ...name, at: placeOf(first), end: placeOf(last), metres };
    faults.push({ code: 'polygon-unclosed', details, at: pairOf(last) });
  }
  return faults;
}

/** Latitude first is by far the most frequent cause, and has another remedy. */
function beyondWorld(point: Position, name: RingName): PolygonFault {
  const isSwapped = Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180;
  return {
    code: isSwapped ? 'polygon-axes-swapped' : 'polygon-outside-world',
    details: { ...name, at: placeOf(point) },
    at: pairOf(point),
  };
}

function crossingFaults(polygons: readonly Position[][][]): PolygonFault[] {
  const places = polygons.flatMap(boundaryCrossings);
  if (places.length === 0) return [];
  const details = { at: placeOf(places[0]), count: places.length };
  return [{ code: 'polygon-self-crossing', details, at: places[0] }];
}

function areaFaults(polygons: readonly Position[][][]): PolygonFault[] {
  return polygons
    .filter(([outer]) => flatSquareMetres(outer) < NO_AREA_SQUARE_METRES)
    .map(([outer]) => ({
      code: 'polygon-no-area',
      details: { at: placeOf(outer[0]) },
      at: pairOf(outer[0]),
    }));
}

/** As if degrees were a plane: points in a row, as the file draws them, must give nothing. */
function flatSquareMetres(ring: readonly Position[]): number {
  const [originLon, originLat] = ring[0];
  let doubled = 0;
  forEachEdge(ring, (aLon, aLat, bLon, bLat) => {
    doubled += (aLon - originLon) * (bLat - originLat) - (bLon - originLon) * (aLat - originLat);
  });
  const { metresPerDegreeLon, metresPerDegreeLat } = planeAt(originLat);
  return Math.abs((doubled / 2) * metresPerDegreeLon * metresPerDegreeLat);
}

/** Files hold what they hold, whatever the type says. */
function isPair(point: unknown): boolean {
  return Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}

function pairOf(point: Position): LonLat {
  return [point[0], point[1]];
}

/** `121.4737, 31.2304`: seven digits, a centimetre. */
function placeOf(point: Position): string {
  return `${Number(point[0].toFixed(7))}, ${Number(point[1].toFixed(7))}`;
}
