import type { OsmData, OsmNodes, OsmRelation, OsmTags, OsmWay, SourceFile } from '@yike/kernel';
import { broken, tooMuch } from '../file-problems.ts';
import { MOST_NODES, MOST_REFERENCES } from '../limits.ts';

type Position = readonly [lon: number, lat: number];

/**
 * Gathers what the readers of the three OSM formats decode, in the order of the file, and puts it
 * in order at the end: ascending ids, the last version of each, deleted ones left out.
 */
export class OsmCollector {
  private readonly fileName: string;
  private ids = new Float64Array(1024);
  private lons = new Float64Array(1024);
  private lats = new Float64Array(1024);
  private nodeCount = 0;
  private readonly nodeTags = new Map<number, OsmTags>();
  private readonly ways: OsmWay[] = [];
  private readonly relations: OsmRelation[] = [];
  private readonly deletedWays = new Set<OsmWay>();
  private readonly deletedRelations = new Set<OsmRelation>();
  private readonly wayPoints = new Map<number, Position>();
  private readonly centres = {
    way: new Map<number, Position>(),
    relation: new Map<number, Position>(),
  };
  private referenceCount = 0;
  private dataTime: string | undefined;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /** Coordinates in degrees; a deleted node has none. */
  addNode(id: number, lon: number, lat: number, tags?: OsmTags): void {
    this.checkPosition(id, lon, lat);
    this.pushNode(id, lon, lat);
    if (tags === undefined) return;
    this.countMemory(0, tags);
    this.nodeTags.set(this.nodeCount - 1, tags);
  }

  /** A position that a way gives for one of its nodes; counts only where the node itself is absent. */
  addWayPoint(id: number, lon: number, lat: number): void {
    this.checkPosition(id, lon, lat);
    this.checkId(id);
    this.wayPoints.set(id, [lon, lat]);
    if (this.wayPoints.size > MOST_WAY_POINTS) throw this.tooManyNodes(MOST_WAY_POINTS);
  }

  /** Where Overpass `out center` puts a way or relation whose nodes it leaves out. */
  addCentre(kind: 'way' | 'relation', id: number, lon: number, lat: number): void {
    this.checkPosition(id, lon, lat);
    this.centres[kind].set(id, [lon, lat]);
  }

  private checkPosition(id: number, lon: number, lat: number): void {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      throw this.broken(
        `节点 ${id} 的坐标不在地球上（${lon}, ${lat}）`,
        `node ${id} has coordinates off the Earth (${lon}, ${lat})`,
      );
    }
  }

  addDeletedNode(id: number): void {
    this.pushNode(id, Number.NaN, Number.NaN);
  }

  private pushNode(id: number, lon: number, lat: number): void {
    this.checkId(id);
    if (this.nodeCount === this.ids.length) this.growNodes();
    this.ids[this.nodeCount] = id;
    this.lons[this.nodeCount] = lon;
    this.lats[this.nodeCount] = lat;
    this.nodeCount++;
  }

  addWay(way: OsmWay, deleted = false): void {
    this.checkId(way.id);
    this.countMemory(way.nodeIds.length, way.tags);
    this.ways.push(way);
    if (deleted) this.deletedWays.add(way);
  }

  addRelation(relation: OsmRelation, deleted = false): void {
    this.checkId(relation.id);
    this.countMemory(relation.members.length * MEMBER_WEIGHT, relation.tags);
    this.relations.push(relation);
    if (deleted) this.deletedRelations.add(relation);
  }

  /** Seconds since 1970; 0 and what no calendar holds are no time. */
  setDataTimeSeconds(seconds: number): void {
    if (seconds > 0 && seconds < 1e11) this.dataTime = isoSeconds(new Date(seconds * 1000));
  }

  /** Any text that names a moment; others are passed over. */
  setDataTime(text: string): void {
    const moment = new Date(text);
    if (!Number.isNaN(moment.getTime())) this.dataTime = isoSeconds(moment);
  }

  finish(file: SourceFile): OsmData {
    this.fillInWayPoints();
    let nodes = this.orderedNodes();
    if (this.fillInCentres(nodes.ids)) nodes = this.orderedNodes();
    return {
      file,
      nodes,
      ways: lastVersions(this.ways, this.deletedWays),
      relations: lastVersions(this.relations, this.deletedRelations),
      ...(this.dataTime === undefined ? {} : { dataTime: this.dataTime }),
    };
  }

  private fillInWayPoints(): void {
    if (this.wayPoints.size === 0) return;
    for (let i = 0; i < this.nodeCount; i++) this.wayPoints.delete(this.ids[i] ?? Number.NaN);
    for (const [id, [lon, lat]] of this.wayPoints) this.pushNode(id, lon, lat);
  }

  /** Gives whether there were any. */
  private fillInCentres(nodeIds: Float64Array): boolean {
    const { way: wayCentres, relation: relationCentres } = this.centres;
    if (wayCentres.size + relationCentres.size === 0) return false;
    const knownNodes = { has: (id: number) => isAmong(nodeIds, id) };
    const placedWays = new Set<number>();
    this.ways.forEach((way, i) => {
      const centre = wayCentres.get(way.id);
      if (way.nodeIds.some((id) => knownNodes.has(id))) placedWays.add(way.id);
      else if (centre !== undefined) {
        const id = CENTRE_OF_WAY - way.id;
        this.pushNode(id, ...centre);
        this.ways[i] = { ...way, nodeIds: [id] };
      }
    });
    this.relations.forEach((relation, i) => {
      const centre = relationCentres.get(relation.id);
      const placed = relation.members.some(
        (m) => (m.kind === 'way' ? placedWays : knownNodes).has(m.id) && m.kind !== 'relation',
      );
      if (placed || centre === undefined) return;
      const id = CENTRE_OF_RELATION - relation.id;
      this.pushNode(id, ...centre);
      const members = [...relation.members, { kind: 'node' as const, id, role: 'center' }];
      this.relations[i] = { ...relation, members };
    });
    return true;
  }

  private orderedNodes(): OsmNodes {
    const order = lastVersionOrder(this.ids, this.lons, this.nodeCount);
    if (order === undefined) {
      return {
        ids: this.ids.slice(0, this.nodeCount),
        lons: this.lons.slice(0, this.nodeCount),
        lats: this.lats.slice(0, this.nodeCount),
        tags: this.nodeTags,
      };
    }
    const tags = new Map<number, OsmTags>();
    order.forEach((from, to) => {
      const found = this.nodeTags.get(from);
      if (found !== undefined) tags.set(to, found);
    });
    return {
      ids: gather(this.ids, order),
      lons: gather(this.lons, order),
      lats: gather(this.lats, order),
      tags,
    };
  }

  private growNodes(): void {
    if (this.nodeCount >= MOST_NODES) throw this.tooManyNodes(MOST_NODES);
    this.ids = grown(this.ids);
    this.lons = grown(this.lons);
    this.lats = grown(this.lats);
  }

  private tooManyNodes(limit: number): Error {
    return tooMuch(
      { file: this.fileName },
      `节点超过 ${limit / 1e4} 万个`,
      `more than ${limit / 1e6} million nodes`,
    );
  }

  /** Elements and tags count as so many references as take the same memory. */
  private countMemory(references: number, tags: OsmTags): void {
    this.referenceCount += references + ELEMENT_WEIGHT + Object.keys(tags).length * TAG_WEIGHT;
    if (this.referenceCount > MOST_REFERENCES) {
      throw tooMuch({ file: this.fileName }, '道路和关系过多', 'too many ways and relations');
    }
  }

  private checkId(id: number): void {
    if (!Number.isSafeInteger(id)) throw this.broken(`编号无效（${id}）`, `"${id}" is not an id`);
  }

  private broken(zh: string, en: string): Error {
    return broken({ file: this.fileName }, zh, en);
  }
}

/** Way points wait in a map, which takes far more memory than the columns of nodes do. */
const MOST_WAY_POINTS = 5_000_000;

const ELEMENT_WEIGHT = 24;
const MEMBER_WEIGHT = 8;
const TAG_WEIGHT = 2;

/**
 * Ids of the nodes that stand for centres: far below the negative ids that editors give to what
 * they have not uploaded yet.
 */
const CENTRE_OF_WAY = -(2 ** 50);
const CENTRE_OF_RELATION = -(2 ** 51);

function isoSeconds(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

function grown(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.min(column.length * 2, MOST_NODES));
  larger.set(column);
  return larger;
}

/** A search by halves: a Set does not hold as many ids as a file may have. */
function isAmong(ascending: Float64Array, id: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.NaN) < id) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === id;
}

function gather(column: Float64Array, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (from) => column[from] ?? Number.NaN);
}

/** Which nodes to keep, in what order; undefined when the file has them right already. */
function lastVersionOrder(
  ids: Float64Array,
  lons: Float64Array,
  count: number,
): Uint32Array | undefined {
  let inOrder = !Number.isNaN(lons[0] ?? 0);
  for (let i = 1; i < count && inOrder; i++) {
    inOrder = (ids[i] ?? 0) > (ids[i - 1] ?? 0) && !Number.isNaN(lons[i]);
  }
  if (inOrder || count === 0) return undefined;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
  return order.filter((at, i) => {
    const next = order[i + 1];
    return (next === undefined || ids[next] !== ids[at]) && !Number.isNaN(lons[at]);
  });
}

function lastVersions<T extends { readonly id: number }>(
  elements: readonly T[],
  deleted: ReadonlySet<T>,
): T[] {
  const last = new Map(elements.map((element) => [element.id, element]));
  return [...last.values()].filter((e) => !deleted.has(e)).sort((a, b) => a.id - b.id);
}
