import type { OsmRelation, OsmTags } from '@yike/kernel';
import { PbfReader } from 'pbf';
import type { OsmCollector } from './osm-collector.ts';
import { bytesField, eachField, endOfField, packedSigned, packedUnsigned } from './pbf-message.ts';

/**
 * Decodes one PrimitiveBlock into the collector. Field numbers are those of osmformat.proto:
 * https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto
 */
export function decodeBlock(content: Uint8Array, collector: OsmCollector): void {
  const pbf = new PbfReader(content);
  const block: Block = { strings: [], granularity: 100, lonOffset: 0, latOffset: 0 };
  eachField(pbf, pbf.length, (field) => {
    if (field === 1) block.strings = readStrings(pbf);
    else if (field === 17) block.granularity = pbf.readVarint();
    else if (field === 19) block.latOffset = pbf.readVarint(true);
    else if (field === 20) block.lonOffset = pbf.readVarint(true);
  });
  // a second walk, since strings and granularity may stand behind the groups that need them
  const again = new PbfReader(content);
  eachField(again, again.length, (field) => {
    if (field === 2) decodeGroup(again, block, collector);
  });
}

interface Block {
  strings: string[];
  granularity: number;
  lonOffset: number;
  latOffset: number;
}

function readStrings(pbf: PbfReader): string[] {
  const strings: string[] = [];
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) strings.push(utf8(bytesField(pbf)));
  });
  return strings;
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function decodeGroup(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) decodeNode(pbf, block, collector);
    else if (field === 2) decodeDenseNodes(pbf, block, collector);
    else if (field === 3) decodeWay(pbf, block, collector);
    else if (field === 4) decodeRelation(pbf, block, collector);
  });
}

/** Degrees of a coordinate as stored. Whole nanodegrees divide to the nearest double. */
function degrees(stored: number, offset: number, block: Block): number {
  return (offset + block.granularity * stored) / 1e9;
}

function stringAt(block: Block, index: number): string {
  const found = block.strings[index];
  if (found === undefined) throw new RangeError('a string index points nowhere');
  return found;
}

function pairTags(block: Block, keys: readonly number[], values: readonly number[]): OsmTags {
  if (keys.length !== values.length) throw new RangeError('tags without values');
  const tags: Record<string, string> = {};
  keys.forEach((key, i) => {
    tags[stringAt(block, key)] = stringAt(block, values[i] ?? -1);
  });
  return tags;
}

function readVisible(pbf: PbfReader): boolean {
  let visible = true;
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 6) visible = pbf.readBoolean();
  });
  return visible;
}

function decodeNode(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const node = { id: Number.NaN, lon: Number.NaN, lat: Number.NaN, visible: true };
  const keys: number[] = [];
  const values: number[] = [];
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) node.id = pbf.readSVarint();
    else if (field === 2) packedUnsigned(pbf, keys);
    else if (field === 3) packedUnsigned(pbf, values);
    else if (field === 4) node.visible = readVisible(pbf);
    else if (field === 8) node.lat = degrees(pbf.readSVarint(), block.latOffset, block);
    else if (field === 9) node.lon = degrees(pbf.readSVarint(), block.lonOffset, block);
  });
  if (!node.visible) {
    collector.addDeletedNode(node.id);
    return;
  }
  const tags = keys.length === 0 ? undefined : pairTags(block, keys, values);
  collector.addNode(node.id, node.lon, node.lat, tags);
}

function decodeDenseNodes(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const ids: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const keysValues: number[] = [];
  const visible: number[] = [];
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) packedSigned(pbf, ids);
    else if (field === 5) readDenseVisible(pbf, visible);
    else if (field === 8) packedSigned(pbf, lats);
    else if (field === 9) packedSigned(pbf, lons);
    else if (field === 10) packedUnsigned(pbf, keysValues);
  });
  if (ids.length !== lats.length || ids.length !== lons.length) {
    throw new RangeError('dense nodes with columns of different lengths');
  }
  const nextTags = denseTags(block, keysValues);
  let id = 0;
  let lat = 0;
  let lon = 0;
  for (let i = 0; i < ids.length; i++) {
    id += ids[i] ?? 0;
    lat += lats[i] ?? 0;
    lon += lons[i] ?? 0;
    const tags = nextTags();
    if (visible[i] === 0) collector.addDeletedNode(id);
    else {
      const lonDegrees = degrees(lon, block.lonOffset, block);
      collector.addNode(id, lonDegrees, degrees(lat, block.latOffset, block), tags);
    }
  }
}

function readDenseVisible(pbf: PbfReader, visible: number[]): void {
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 6) packedUnsigned(pbf, visible);
  });
}

/** Each call gives the tags of the next node: key, value, key, value … 0. */
function denseTags(block: Block, keysValues: readonly number[]): () => OsmTags | undefined {
  let at = 0;
  return () => {
    let tags: Record<string, string> | undefined;
    while (at < keysValues.length && keysValues[at] !== 0) {
      tags ??= {};
      tags[stringAt(block, keysValues[at] ?? -1)] = stringAt(block, keysValues[at + 1] ?? -1);
      at += 2;
    }
    at++;
    return tags;
  };
}

function decodeWay(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const way = { id: Number.NaN, visible: true };
  const keys: number[] = [];
  const values: number[] = [];
  const nodeIds: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const unsigned: Columns = { 2: keys, 3: values };
  const signed: Columns = { 8: nodeIds, 9: lats, 10: lons };
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) way.id = pbf.readVarint(true);
    else if (field === 4) way.visible = readVisible(pbf);
    else readColumns(pbf, field, unsigned, signed);
  });
  for (const column of [nodeIds, lats, lons]) undoDeltas(column);
  const tags = pairTags(block, keys, values);
  collector.addWay({ id: way.id, nodeIds, tags }, !way.visible);
  // "locations on ways": files without untagged nodes carry the coordinates here
  if (lats.length !== nodeIds.length || lons.length !== nodeIds.length) return;
  nodeIds.forEach((id, i) => {
    const lon = degrees(lons[i] ?? 0, block.lonOffset, block);
    collector.addWayPoint(id, lon, degrees(lats[i] ?? 0, block.latOffset, block));
  });
}

/** Packed fields, by their number, and the arrays they are read into. */
type Columns = Readonly<Record<number, number[]>>;

function readColumns(pbf: PbfReader, field: number, unsigned: Columns, signed: Columns): void {
  const plain = unsigned[field];
  const zigzag = signed[field];
  if (plain !== undefined) packedUnsigned(pbf, plain);
  if (zigzag !== undefined) packedSigned(pbf, zigzag);
}

function undoDeltas(numbers: number[]): void {
  let sum = 0;
  numbers.forEach((delta, i) => {
    sum += delta;
    numbers[i] = sum;
  });
}

const MEMBER_KINDS = ['node', 'way', 'relation'] as const;

function decodeRelation(pbf: PbfReader, block: Block, collector: OsmCollector): void {
  const relation = { id: Number.NaN, visible: true };
  const keys: number[] = [];
  const values: number[] = [];
  const roles: number[] = [];
  const memberIds: number[] = [];
  const kinds: number[] = [];
  const unsigned: Columns = { 2: keys, 3: values, 8: roles, 10: kinds };
  const signed: Columns = { 9: memberIds };
  eachField(pbf, endOfField(pbf), (field) => {
    if (field === 1) relation.id = pbf.readVarint(true);
    else if (field === 4) relation.visible = readVisible(pbf);
    else readColumns(pbf, field, unsigned, signed);
  });
  undoDeltas(memberIds);
  const members = memberIds.map((id, i): OsmRelation['members'][number] => {
    const kind = MEMBER_KINDS[kinds[i] ?? -1];
    if (kind === undefined) throw new RangeError('a member of unknown kind');
    return { kind, id, role: stringAt(block, roles[i] ?? -1) };
  });
  const tags = pairTags(block, keys, values);
  collector.addRelation({ id: relation.id, members, tags }, !relation.visible);
}
