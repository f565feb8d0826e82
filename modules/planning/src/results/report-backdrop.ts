import type { OsmData, OsmRelation, OsmTags } from '@yike/kernel';
import type { Feature, FeatureCollection, Position } from 'geojson';

type BackdropKind = 'water' | 'green';

/** Water and green of the network file: closed ways, and multipolygons whose rings are whole ways. */
export function backdropOf(osm: OsmData): FeatureCollection {
  const ringOf = ringReader(osm);
  const wayNodes = new Map(osm.ways.map((way) => [way.id, way.nodeIds]));
  const ofWays = osm.ways.flatMap(({ tags, nodeIds }) => {
    const kind = backdropKind(tags);
    const ring = kind === null ? null : ringOf(nodeIds);
    return kind === null || ring === null ? [] : [polygon(kind, [ring])];
  });
  const ofRelations = osm.relations.flatMap((relation) => {
    const kind = relation.tags['type'] === 'multipolygon' ? backdropKind(relation.tags) : null;
    return kind === null ? [] : polygonsOf(kind, relation, (id) => ringOf(wayNodes.get(id)));
  });
  return { type: 'FeatureCollection', features: [...ofWays, ...ofRelations] };
}

function backdropKind(tags: OsmTags): BackdropKind | null {
  if (tags['natural'] === 'water' || tags['waterway'] === 'riverbank') return 'water';
  if (/^(?:park|garden|nature_reserve)$/.test(tags['leisure'] ?? '')) return 'green';
  const isGreen = /^(?:grass|forest|recreation_ground|village_green)$/.test(tags['landuse'] ?? '');
  return isGreen || tags['natural'] === 'wood' ? 'green' : null;
}

/** The closed line through some nodes; null when it is open or the file lacks a node. */
function ringReader({ nodes: { ids, lons, lats } }: OsmData) {
  const indexOf = new Map(Array.from(ids, (id, index) => [id, index]));
  return (nodeIds: readonly number[] | undefined): Position[] | null => {
    if (nodeIds === undefined || nodeIds.length < 4 || nodeIds[0] !== nodeIds.at(-1)) return null;
    const ring = nodeIds.flatMap((id): Position[] => {
      const index = indexOf.get(id);
      return index === undefined ? [] : [[lons[index] ?? 0, lats[index] ?? 0]];
    });
    return ring.length === nodeIds.length ? ring : null;
  };
}

/** Holes go with the first outer ring: exact where there is one, as in almost all of them. */
function polygonsOf(
  kind: BackdropKind,
  { members }: OsmRelation,
  ringOfWay: (id: number) => Position[] | null,
): Feature[] {
  const ringsOf = (isInner: boolean): Position[][] =>
    members.flatMap(({ kind: member, id, role }) => {
      const ring = member === 'way' && (role === 'inner') === isInner ? ringOfWay(id) : null;
      return ring === null ? [] : [ring];
    });
  const holes = ringsOf(true);
  return ringsOf(false).map((ring, at) => polygon(kind, at === 0 ? [ring, ...holes] : [ring]));
}

function polygon(kind: BackdropKind, rings: Position[][]): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: rings },
    properties: { kind },
  };
}
