import { EDGE_KIND, type WalkingNetwork } from '@yike/engine-network';
import type { OsmData } from '@yike/kernel';
import type { ReportData } from '../contract.ts';

const MAIN_ROADS = /^(?:trunk|primary|secondary)(?:_link)?$/;

/** Ways that the map draws as main roads. */
export function mainRoadWays(osm: OsmData): Set<number> {
  return new Set(
    osm.ways.flatMap(({ id, tags }) => (MAIN_ROADS.test(tags['highway'] ?? '') ? [id] : [])),
  );
}

/** The shape of every edge, as small as whole micro-degrees allow. */
export function packStreets(
  network: WalkingNetwork,
  mainWays: ReadonlySet<number>,
  pack: (array: ArrayBufferView) => string,
): ReportData['streets'] {
  const { edgeCount, firstShape, shapeLon, shapeLat, edgeKind, edgeWay } = network;
  const pointCounts = new Uint32Array(edgeCount);
  const kinds = new Uint8Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    pointCounts[edge] = (firstShape[edge + 1] ?? 0) - (firstShape[edge] ?? 0);
    if (edgeKind[edge] === EDGE_KIND.stairs) kinds[edge] = 1;
    else if (mainWays.has(edgeWay[edge] ?? 0)) kinds[edge] = 2;
  }
  const deltas = new Int32Array(2 * shapeLon.length);
  let lonBefore = 0;
  let latBefore = 0;
  for (let at = 0; at < shapeLon.length; at++) {
    const lon = Math.round((shapeLon[at] ?? 0) * 1e6);
    const lat = Math.round((shapeLat[at] ?? 0) * 1e6);
    deltas[2 * at] = lon - lonBefore;
    deltas[2 * at + 1] = lat - latBefore;
    lonBefore = lon;
    latBefore = lat;
  }
  return { pointCounts: pack(pointCounts), kinds: pack(kinds), deltas: pack(deltas) };
}
