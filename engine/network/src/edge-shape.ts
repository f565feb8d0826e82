import type { WalkingNetwork } from './walking-network.ts';

export type LonLat = readonly [lon: number, lat: number];

/** The line along an edge from one point of it to another, in the direction asked for. */
export function partOfShape(
  network: WalkingNetwork,
  edge: number,
  fromDm: number,
  toDm: number,
): LonLat[] {
  const low = Math.min(fromDm, toDm);
  const high = Math.max(fromDm, toDm);
  const { firstShape, shapeLon, shapeLat, shapeAlongDm } = network;
  const line: LonLat[] = [pointOnEdge(network, edge, low)];
  for (let at = firstShape[edge]; at < firstShape[edge + 1]; at++) {
    if (shapeAlongDm[at] <= low || shapeAlongDm[at] >= high) continue;
    line.push([shapeLon[at], shapeLat[at]]);
  }
  line.push(pointOnEdge(network, edge, high));
  return fromDm <= toDm ? line : line.reverse();
}

/** The point that lies `alongDm` from the start of an edge. */
export function pointOnEdge(network: WalkingNetwork, edge: number, alongDm: number): LonLat {
  const { firstShape, shapeLon, shapeLat, shapeAlongDm } = network;
  let at = firstShape[edge];
  while (at < firstShape[edge + 1] - 2 && shapeAlongDm[at + 1] < alongDm) at++;
  const length = shapeAlongDm[at + 1] - shapeAlongDm[at];
  const t = length === 0 ? 0 : (alongDm - shapeAlongDm[at]) / length;
  return [
    shapeLon[at] + t * (shapeLon[at + 1] - shapeLon[at]),
    shapeLat[at] + t * (shapeLat[at + 1] - shapeLat[at]),
  ];
}
