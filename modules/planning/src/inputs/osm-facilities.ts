import type { OsmData, OsmRelation, OsmTags } from '@yike/kernel';
import type { Crosswalk } from '@yike/standards';
import type { Facility } from './facility.ts';
import { type FacilitiesRead, UnmappedKinds } from './read-facilities.ts';

/** Keys whose values say what a place is. Without any of them a thing is no facility. */
const KIND_KEYS = [
  'amenity',
  'shop',
  'leisure',
  'healthcare',
  'office',
  'craft',
  'railway',
  'station',
  'highway',
  'public_transport',
  'emergency',
  'social_facility',
];
/** Streets, rails and street furniture: not asked about, and not worth listing as unmapped. */
const QUIET_KEYS = new Set(['highway', 'railway', 'public_transport', 'emergency', 'station']);

/** Facilities among the tagged nodes, ways and relations of an OSM file. */
export function readOsmFacilities(osm: OsmData, crosswalk: Crosswalk): FacilitiesRead {
  const facilities: Facility[] = [];
  const unmapped = new UnmappedKinds();
  for (const thing of taggedThings(osm)) {
    const { tags } = thing;
    const kinds = KIND_KEYS.filter((key) => tags[key] !== undefined);
    if (kinds.length === 0) continue;
    const classified = crosswalk.classify({
      name: nameIn(tags),
      amapCodes: [],
      amapTypePath: null,
      gbt4754: null,
      osmTags: tags,
      givenTypes: [],
    });
    if ('label' in classified) {
      const loud = kinds.find((key) => !QUIET_KEYS.has(key));
      if (loud !== undefined) unmapped.add(`${loud}=${tags[loud]}`, nameIn(tags));
      continue;
    }
    const place = thing.at();
    if (place !== null) {
      facilities.push(aFacility(osm.file.name, thing, place, classified.types, classified.by));
    }
  }
  return { facilities, columns: {}, unmapped: unmapped.list() };
}

const nameIn = (tags: OsmTags): string => tags['name:zh'] ?? tags['name'] ?? '';

function aFacility(
  file: string,
  { id, tags }: TaggedThing,
  [lon, lat]: readonly [number, number],
  types: readonly string[],
  typedBy: string,
): Facility {
  const capacity = tags['capacity'] ?? '';
  return {
    id,
    name: nameIn(tags),
    types,
    lon,
    lat,
    address: [tags['addr:street'], tags['addr:housenumber']].filter(Boolean).join(''),
    hours: tags['opening_hours'] ?? '',
    capacity: /^\d+$/.test(capacity) ? Number(capacity) : null,
    typedBy,
    source: { file: `${file}#${id}` },
    alsoIn: [],
  };
}

interface TaggedThing {
  readonly id: string;
  readonly tags: OsmTags;
  /** Mean of its nodes; null when the file has none of them. */
  readonly at: () => readonly [number, number] | null;
}

function* taggedThings(osm: OsmData): Generator<TaggedThing> {
  const { ids, lons, lats, tags: nodeTags } = osm.nodes;
  for (const [node, tags] of nodeTags) {
    yield { id: `node/${ids[node]}`, tags, at: () => [lons[node] ?? 0, lats[node] ?? 0] };
  }
  let indexOf: Map<number, number> | null = null;
  const meanOf = (nodeIds: readonly number[]): readonly [number, number] | null => {
    indexOf ??= new Map(Array.from(ids, (id, index) => [id, index]));
    const lookup = indexOf;
    const known = [...new Set(nodeIds)].flatMap((id) => lookup.get(id) ?? []);
    if (known.length === 0) return null;
    const mean = (column: Float64Array): number =>
      known.reduce((sum, node) => sum + (column[node] ?? 0), 0) / known.length;
    return [mean(lons), mean(lats)];
  };
  for (const way of osm.ways) {
    yield { id: `way/${way.id}`, tags: way.tags, at: () => meanOf(way.nodeIds) };
  }
  const nodesOfWay = new Map(osm.ways.map((way) => [way.id, way.nodeIds]));
  for (const relation of osm.relations) {
    const at = (): readonly [number, number] | null => meanOf(nodesOf(relation, nodesOfWay));
    yield { id: `relation/${relation.id}`, tags: relation.tags, at };
  }
}

function nodesOf(
  relation: OsmRelation,
  nodesOfWay: ReadonlyMap<number, readonly number[]>,
): number[] {
  return relation.members.flatMap(({ kind, id, role }) => {
    if (kind === 'node') return [id];
    return kind === 'way' && role !== 'inner' ? (nodesOfWay.get(id) ?? []) : [];
  });
}
