import { EDGE_KIND, UNREACHED, type WalkingNetwork } from '@yike/engine-network';
import type { OsmData, OsmTags } from '@yike/kernel';
import type { FeatureCollection, Position } from 'geojson';
import type { Assessment } from './assess.ts';
import type { ReportData, Summary } from './contract.ts';

/** Packs typed arrays as text; handed in, because machines differ in how. */
export type ToBase64 = (bytes: Uint8Array) => string;

const NONE = 0xffff;

/** What the report page draws: the summary, the streets, and every walk of every point. */
export function reportData(
  assessment: Assessment,
  summary: Summary,
  language: 'zh' | 'en',
  osm: OsmData,
  toBase64: ToBase64,
): ReportData {
  const { input, people, columnIds, grid, answers, gaps } = assessment;
  const pack = (array: ArrayBufferView): string =>
    toBase64(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const byType = (value: (walk: (typeof answers)[number]['types'][number]) => ArrayBufferView) =>
    Object.fromEntries(
      answers.map(({ walker, types }) => [
        walker.id,
        Object.fromEntries(types.map((answer) => [answer.type.slug, pack(value(answer))])),
      ]),
    );
  return {
    summary,
    language,
    streets: packStreets(input.network, mainRoadWays(osm), pack),
    demand: {
      lonLats: pack(interleave(people.lons, people.lats)),
      people: Object.fromEntries(
        columnIds.map((id, column) => [id, pack(Float32Array.from(people.columns[column] ?? []))]),
      ),
      areas: pack(Int16Array.from(people.area)),
      gridCellMetres: grid === null ? null : Math.round((grid.latStep * 111_194.9) / 2),
    },
    facilities: input.facilities.map((facility) => ({
      id: facility.id,
      name: facility.name,
      types: facility.types,
      at: [facility.lon, facility.lat],
      ...(facility.address === '' ? {} : { address: facility.address }),
      ...(facility.hours === '' ? {} : { hours: facility.hours }),
    })),
    nearest: byType(({ ticks }) =>
      Uint16Array.from(ticks, (walk) =>
        walk === UNREACHED ? NONE : Math.min(NONE - 1, Math.round(walk / 10)),
      ),
    ),
    nearestFacility: byType(({ facility }) =>
      Uint16Array.from(facility, (number) => (number < 0 ? NONE : number)),
    ),
    areas: areaCollection(assessment),
    backdrop: backdropOf(osm),
    gapMembers: Object.fromEntries(
      gaps.map(({ gap, points }) => [gap.id, pack(Uint16Array.from(points))]),
    ),
  };
}

function interleave(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(2 * a.length);
  for (let at = 0; at < a.length; at++) {
    both[2 * at] = a[at] ?? 0;
    both[2 * at + 1] = b[at] ?? 0;
  }
  return both;
}

const MAIN_ROADS = /^(?:trunk|primary|secondary)(?:_link)?$/;

function mainRoadWays(osm: OsmData): Set<number> {
  return new Set(
    osm.ways.flatMap(({ id, tags }) => (MAIN_ROADS.test(tags['highway'] ?? '') ? [id] : [])),
  );
}

function packStreets(
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

function areaCollection({ input }: Assessment): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: input.areas.map(({ id, name, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: { id, name },
    })),
  };
}

function backdropKind(tags: OsmTags): 'water' | 'green' | null {
  if (tags['natural'] === 'water' || tags['waterway'] === 'riverbank') return 'water';
  if (/^(?:park|garden|nature_reserve)$/.test(tags['leisure'] ?? '')) return 'green';
  const isGreen = /^(?:grass|forest|recreation_ground|village_green)$/.test(tags['landuse'] ?? '');
  return isGreen || tags['natural'] === 'wood' ? 'green' : null;
}

/** Water and green of the network file: closed ways, and multipolygons whose rings are whole ways. */
function backdropOf(osm: OsmData): FeatureCollection {
  const { ids, lons, lats } = osm.nodes;
  const indexOf = new Map(Array.from(ids, (id, index) => [id, index]));
  const wayNodes = new Map(osm.ways.map((way) => [way.id, way.nodeIds]));
  const ringOf = (nodeIds: readonly number[] | undefined): Position[] | null => {
    if (nodeIds === undefined || nodeIds.length < 4 || nodeIds[0] !== nodeIds.at(-1)) return null;
    const ring = nodeIds.flatMap((id): Position[] => {
      const index = indexOf.get(id);
      return index === undefined ? [] : [[lons[index] ?? 0, lats[index] ?? 0]];
    });
    return ring.length === nodeIds.length ? ring : null;
  };
  const features: FeatureCollection['features'] = [];
  const add = (kind: string, rings: readonly Position[][]): void => {
    const geometry = { type: 'Polygon' as const, coordinates: [...rings] };
    features.push({ type: 'Feature', geometry, properties: { kind } });
  };
  for (const { tags, nodeIds } of osm.ways) {
    const kind = backdropKind(tags);
    const ring = kind === null ? null : ringOf(nodeIds);
    if (kind !== null && ring !== null) add(kind, [ring]);
  }
  for (const { tags, members } of osm.relations) {
    const kind = tags['type'] === 'multipolygon' ? backdropKind(tags) : null;
    if (kind === null) continue;
    const outer: Position[][] = [];
    const inner: Position[][] = [];
    for (const { kind: member, id, role } of members) {
      const ring = member === 'way' ? ringOf(wayNodes.get(id)) : null;
      if (ring !== null) (role === 'inner' ? inner : outer).push(ring);
    }
    // holes go with the first outer ring: exact where there is one, as in almost all of them
    outer.forEach((ring, at) => {
      add(kind, at === 0 ? [ring, ...inner] : [ring]);
    });
  }
  return { type: 'FeatureCollection', features };
}
