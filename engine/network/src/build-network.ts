import type { OsmData } from '@yike/kernel';
import { labelComponents } from './components.ts';
import { contractChains } from './contract-chains.ts';
import { isOpenAt, type Moment } from './gate-hours.ts';
import { cutIntoSegments, type StreetSegments } from './street-segments.ts';
import { barrierOf, crossingOf } from './walkable-nodes.ts';
import { BARRIER, CROSSING, EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

export interface NetworkBuild {
  readonly network: WalkingNetwork;
  /** Opening hours of gates that could not be read; those gates count as open. */
  readonly unreadGateHours: readonly string[];
}

/**
 * The walking network in an OSM file. `at` is the moment for which gates with opening hours are
 * open or shut; without it they count as open.
 */
export function buildNetwork(osm: OsmData, at: Moment | null = null): NetworkBuild {
  const segments = cutIntoSegments(osm);
  const { barriers, crossings, unreadGateHours } = nodeEvents(osm, segments, at);
  const edges = contractChains(
    osm.nodes,
    segments,
    (node) => barriers[node] !== BARRIER.none || crossings[node] !== CROSSING.none,
  );
  const { nodeCount, edgeCount, osmNode, edgeFrom, edgeTo, edgeStretch } = edges;
  const edgeKind = new Uint8Array(edgeCount);
  const edgeOneWay = new Uint8Array(edgeCount);
  const edgeInclinePermille = new Int16Array(edgeCount);
  const edgeName = new Uint32Array(edgeCount);
  const edgeCrossingFrom = new Uint8Array(edgeCount);
  const edgeCrossingTo = new Uint8Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const { rule, name } = segments.stretches[edgeStretch[edge]];
    edgeKind[edge] = rule.kind;
    edgeOneWay[edge] = rule.oneWay;
    edgeInclinePermille[edge] = rule.inclinePermille;
    edgeName[edge] = name;
    // who walks along the main road does not cross it
    if (rule.isMainRoad) continue;
    edgeCrossingFrom[edge] = crossings[osmNode[edgeFrom[edge]]];
    edgeCrossingTo[edge] = crossings[osmNode[edgeTo[edge]]];
  }

  const all = labelComponents(nodeCount, edgeFrom, edgeTo, edges.edgeLengthDm, () => true);
  const isOnWheels = (edge: number): boolean => edgeKind[edge] === EDGE_KIND.flat;
  const wheels = labelComponents(nodeCount, edgeFrom, edgeTo, edges.edgeLengthDm, isOnWheels);
  const network: WalkingNetwork = {
    nodeCount,
    nodeLon: Float64Array.from(osmNode, (node) => osm.nodes.lons[node]),
    nodeLat: Float64Array.from(osmNode, (node) => osm.nodes.lats[node]),
    nodeBarrier: Uint8Array.from(osmNode, (node) => barriers[node]),
    edgeCount,
    edgeFrom,
    edgeTo,
    edgeLengthDm: edges.edgeLengthDm,
    edgeKind,
    edgeOneWay,
    edgeInclinePermille,
    edgeCrossingFrom,
    edgeCrossingTo,
    edgeName,
    edgeWay: edges.edgeWay,
    firstShape: edges.firstShape,
    shapeLon: edges.shapeLon,
    shapeLat: edges.shapeLat,
    shapeAlongDm: edges.shapeAlongDm,
    ...arcsOf(nodeCount, edgeFrom, edgeTo),
    edgeComponent: all.edgeComponent,
    edgeWheelComponent: wheels.edgeComponent,
    components: all.components,
    wheelComponents: wheels.components,
    names: segments.names,
    dataTime: osm.dataTime ?? null,
  };
  return { network, unreadGateHours };
}

/** What happens to a walker at the nodes of the file, by their place in it. */
function nodeEvents(osm: OsmData, segments: StreetSegments, at: Moment | null) {
  const barriers = new Uint8Array(osm.nodes.ids.length);
  const crossings = new Uint8Array(osm.nodes.ids.length);
  const unreadGateHours: string[] = [];
  for (const [node, tags] of osm.nodes.tags) {
    barriers[node] = barrierOf(tags, at);
    if (segments.onMainRoad[node] === 1) crossings[node] = crossingOf(tags);
    const hours = tags['opening_hours'];
    const isUnread = at !== null && tags['barrier'] !== undefined && hours !== undefined;
    if (isUnread && isOpenAt(hours, at) === null) unreadGateHours.push(hours);
  }
  return { barriers, crossings, unreadGateHours };
}

/** Both directions of every edge, grouped by the node they leave. */
export function arcsOf(nodeCount: number, edgeFrom: Uint32Array, edgeTo: Uint32Array) {
  const edgeCount = edgeFrom.length;
  const firstArc = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) {
    firstArc[edgeFrom[edge] + 1]++;
    firstArc[edgeTo[edge] + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) firstArc[node + 1] += firstArc[node];

  const nextFree = firstArc.slice(0, nodeCount);
  const arcEdge = new Uint32Array(2 * edgeCount);
  const arcNode = new Uint32Array(2 * edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const forward = nextFree[edgeFrom[edge]]++;
    arcEdge[forward] = 2 * edge;
    arcNode[forward] = edgeTo[edge];
    const backward = nextFree[edgeTo[edge]]++;
    arcEdge[backward] = 2 * edge + 1;
    arcNode[backward] = edgeFrom[edge];
  }
  return { firstArc, arcEdge, arcNode };
}
