import { buildNetwork, type Walker, type WalkingNetwork } from '@yike/engine-network';
import type { OsmData, OsmTags } from '@yike/kernel';
import { isForVehicles } from '../street-candidates.ts';

/** A van as whoever counts metres: what it may not enter is not in its network. */
export const VAN: Walker = {
  id: 'van',
  zh: '小货车',
  en: 'van',
  metresPerSecond: null,
  stairsMetresPerSecond: null,
  signalledCrossingSeconds: 0,
  otherCrossingSeconds: 0,
  liftSeconds: 0,
  passesRaisedKerbs: true,
  passesNarrowGates: false,
  passesClosedGates: false,
  usesRoughWays: true,
  maxInclinePermille: null,
  source: { zh: '一刻自定', en: 'our own' },
};

/**
 * The streets a van may use, each way it may use them: roads open to vehicles with their one-way signs, cut
 * where bollards and closed gates stand. Turns that signs forbid are not known.
 */
export function drivingNetwork(osm: OsmData): WalkingNetwork {
  const ways = osm.ways.flatMap((way) =>
    isDriven(way.tags) ? [{ ...way, tags: asDriven(way.tags) }] : [],
  );
  const tags = new Map(
    [...osm.nodes.tags].map(([node, own]) => [node, stopsVan(own) ? SHUT : NOTHING]),
  );
  return buildNetwork({ ...osm, ways, nodes: { ...osm.nodes, tags } }).network;
}

const SHUT: OsmTags = { barrier: 'gate', foot: 'no' };
const NOTHING: OsmTags = {};

/** Roads on which nobody may stop, but everybody may drive. */
const THROUGH_ROADS = new Set(['motorway', 'motorway_link', 'trunk', 'trunk_link']);
const CLOSED = new Set(['no', 'private', 'residents', 'permit', 'military', 'employees']);
const VEHICLE_KEYS = ['motor_vehicle', 'vehicle', 'access'] as const;

function isDriven(tags: OsmTags): boolean {
  const isRoad = isForVehicles(tags) || THROUGH_ROADS.has(tags['highway'] ?? '');
  return isRoad && !isClosedToVans(tags);
}

/** The most particular sign counts. */
function isClosedToVans(tags: OsmTags): boolean {
  const key = VEHICLE_KEYS.find((one) => tags[one] !== undefined);
  return key !== undefined && CLOSED.has(tags[key] ?? '');
}

/** The road as those who build walking networks would have it, with the one-way signs of cars. */
function asDriven(tags: OsmTags): OsmTags {
  const { name } = tags;
  return {
    highway: 'residential',
    foot: 'yes',
    ...(name === undefined ? {} : { name }),
    ...onewayOf(tags),
  };
}

function onewayOf(tags: OsmTags): OsmTags {
  const { oneway, highway, junction } = tags;
  if (oneway === '-1' || oneway === 'reverse') return { 'oneway:foot': '-1' };
  const isSaid = oneway === 'yes' || oneway === 'true' || oneway === '1';
  const isImplied =
    oneway === undefined &&
    (junction === 'roundabout' || junction === 'circular' || highway === 'motorway');
  return isSaid || isImplied ? { 'oneway:foot': 'yes' } : {};
}

/** Barriers that open for cars; all others stand in the way. */
const OPENING = new Set(
  'gate lift_gate swing_gate sliding_gate entrance toll_booth border_control cattle_grid bump_gate height_restrictor kerb sally_port checkpoint hampshire_gate'.split(
    ' ',
  ),
);
const OPEN_TO_VANS = new Set(['yes', 'permissive', 'designated', 'destination', 'delivery']);

function stopsVan(tags: OsmTags): boolean {
  const { barrier, locked } = tags;
  if (barrier === undefined) return false;
  const key = VEHICLE_KEYS.find((one) => tags[one] !== undefined);
  if (key !== undefined && OPEN_TO_VANS.has(tags[key] ?? '')) return false;
  return !OPENING.has(barrier) || locked === 'yes' || isClosedToVans(tags);
}
