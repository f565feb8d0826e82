import {
  EDGE_KIND,
  enclosedStreets,
  type LonLat,
  positionsAlongStreets,
  type WalkingNetwork,
} from '@yike/engine-network';
import type { OsmData, OsmTags } from '@yike/kernel';
import type { Candidate, JoinedCandidates } from './candidate.ts';

export interface StreetChoice {
  readonly spacingMetres: number;
  /** Only where a van may stop: for units on wheels. */
  readonly isForVehicles: boolean;
  /** Is a place within the district? */
  isInside(lon: number, lat: number): boolean;
}

/**
 * Spots along the streets where something could stand: on walkable streets that are open to everybody, not on
 * or beside motorways and trunk roads, not on bridges, piers, stairs or in tunnels, not behind closed gates or on private ways.
 */
export function streetCandidates(
  network: WalkingNetwork,
  osm: OsmData,
  choice: StreetChoice,
): JoinedCandidates {
  const isEnclosed = enclosedStreets(network);
  const edges = [...network.edgeLengthDm.keys()].filter(
    (edge) => isEnclosed[edge] === 0 && network.edgeKind[edge] !== EDGE_KIND.stairs,
  );
  const barred = stretchesWhere(
    osm,
    (tags) => !mayStandOn(tags) || (choice.isForVehicles && !isForVehicles(tags)),
  );
  const { shapeLon, shapeLat } = network;
  const stretchAt = (at: number): string =>
    stretchKey(shapeLon[at] ?? 0, shapeLat[at] ?? 0, shapeLon[at + 1] ?? 0, shapeLat[at + 1] ?? 0);
  const { count, edge, alongDm, lon, lat } = positionsAlongStreets(
    network,
    edges,
    choice.spacingMetres,
    (lon, lat, shapePoint) => choice.isInside(lon, lat) && !barred.has(stretchAt(shapePoint)),
  );
  return {
    from: 'streets',
    candidates: Array.from({ length: count }, (_, at) => spot(at, lon[at] ?? 0, lat[at] ?? 0)),
    // right on the street, with one joint each
    joints: {
      count,
      first: Uint32Array.from({ length: count + 1 }, (_, at) => at),
      edge,
      alongDm,
      offDm: new Uint32Array(count),
    },
  };
}

/**
 * Stretches between two neighbours of a way whose tags are asked for. An edge may run over several ways, so
 * the way it begins on does not tell what a point farther along stands on; its shape keeps the places of
 * the nodes as they are, so these do.
 */
function stretchesWhere(osm: OsmData, isAsked: (tags: OsmTags) => boolean): Set<string> {
  const { ids, lons, lats } = osm.nodes;
  const asked = osm.ways.filter(({ tags }) => isAsked(tags));
  const wanted = new Set(asked.flatMap(({ nodeIds }) => nodeIds));
  const places = new Map<number, LonLat>();
  ids.forEach((id, at) => {
    if (wanted.has(id)) places.set(id, [lons[at] ?? 0, lats[at] ?? 0]);
  });
  return new Set(
    asked.flatMap(({ nodeIds }) => {
      // nodes beyond the edge of the file have no place, and no street of ours runs there
      const line = nodeIds.map((id) => places.get(id)).filter((place) => place !== undefined);
      return line.slice(1).map((to, at) => stretchKey(...(line[at] ?? to), ...to));
    }),
  );
}

/** The same both ways. */
function stretchKey(lonA: number, latA: number, lonB: number, latB: number): string {
  const isForward = lonA < lonB || (lonA === lonB && latA <= latB);
  return isForward ? `${lonA},${latA},${lonB},${latB}` : `${lonB},${latB},${lonA},${latA}`;
}

function spot(at: number, lon: number, lat: number): Candidate {
  return {
    id: `street-${at + 1}`,
    name: '',
    lon,
    lat,
    address: '',
    squareMetres: null,
    capacity: null,
    costYuan: null,
    channel: null,
    mayHold: null,
    standing: 'free',
    source: null,
  };
}

const NO_STANDING = new Set([
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'busway',
  'corridor',
]);
const CLOSED_TO_OTHERS = new Set(['private', 'residents', 'permit', 'military', 'employees']);
const ROADS = new Set(
  'primary primary_link secondary secondary_link tertiary tertiary_link unclassified residential living_street service road'.split(
    ' ',
  ),
);

function mayStandOn(tags: OsmTags): boolean {
  const is = (key: string): boolean => tags[key] !== undefined && tags[key] !== 'no';
  if (NO_STANDING.has(tags['highway'] ?? '') || tags['highway'] === undefined) return false;
  if (is('bridge') || is('tunnel') || is('covered') || is('indoor') || is('conveying'))
    return false;
  return !CLOSED_TO_OTHERS.has(tags['access'] ?? '') && tags['man_made'] !== 'pier';
}

/** May a car use the way? */
export function isForVehicles(tags: OsmTags): boolean {
  const isBarred = ['access', 'vehicle', 'motor_vehicle'].some((key) => tags[key] === 'no');
  return ROADS.has(tags['highway'] ?? '') && !isBarred;
}
