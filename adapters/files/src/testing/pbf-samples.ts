import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

export interface SampleNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly visible?: boolean;
}

export interface SampleOsm {
  readonly nodes?: readonly SampleNode[];
  readonly ways?: readonly {
    readonly id: number;
    readonly nodeIds: readonly number[];
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  readonly relations?: readonly {
    readonly id: number;
    readonly members: readonly {
      readonly kind: 'node' | 'way' | 'relation';
      readonly id: number;
      readonly role: string;
    }[];
    readonly tags?: Readonly<Record<string, string>>;
  }[];
}

/** A whole OSM PBF file; nodes go into a dense group, or plain ones where `dense` is false. */
export function aPbf(
  data: SampleOsm,
  options: {
    readonly features?: readonly string[];
    readonly replicationSeconds?: number;
    readonly dense?: boolean;
    readonly packed?: boolean;
  } = {},
): Uint8Array {
  const { features = ['OsmSchema-V0.6', 'DenseNodes'], replicationSeconds, packed } = options;
  const header = message((pbf) => {
    for (const feature of features) pbf.writeStringField(4, feature);
    if (replicationSeconds !== undefined) pbf.writeVarintField(32, replicationSeconds);
  });
  const block = aBlock(data, options.dense ?? true);
  return Buffer.concat([
    aBlob('OSMHeader', header, { packed: false }),
    aBlob('OSMData', block, { packed: packed ?? true }),
  ]);
}

/** One blob with its header; sizes can be made to lie. */
export function aBlob(
  type: string,
  content: Uint8Array,
  options: {
    readonly packed?: boolean;
    readonly rawBytes?: number;
    readonly dataBytes?: number;
  } = {},
): Uint8Array {
  const blob = message((pbf) => {
    if (options.packed === false) pbf.writeBytesField(1, content);
    else {
      pbf.writeVarintField(2, options.rawBytes ?? content.length);
      pbf.writeBytesField(3, deflateSync(content));
    }
  });
  const header = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, options.dataBytes ?? blob.length);
  });
  const lead = Buffer.alloc(4);
  lead.writeUInt32BE(header.length);
  return Buffer.concat([lead, header, blob]);
}

export function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return Uint8Array.from(pbf.finish());
}

function aBlock(data: SampleOsm, dense: boolean): Uint8Array {
  const strings = new StringTable();
  const { nodes = [], ways = [], relations = [] } = data;
  const group = message((pbf) => {
    if (nodes.length > 0 && dense) pbf.writeBytesField(2, denseNodes(nodes, strings));
    if (!dense) for (const node of nodes) pbf.writeBytesField(1, plainNode(node, strings));
    for (const { id, nodeIds, tags = {} } of ways) {
      pbf.writeBytesField(
        3,
        message((way) => {
          way.writeVarintField(1, id);
          writeTags(way, tags, strings);
          way.writePackedSVarint(8, deltas(nodeIds));
        }),
      );
    }
    for (const { id, members, tags = {} } of relations) {
      pbf.writeBytesField(
        4,
        message((relation) => {
          relation.writeVarintField(1, id);
          writeTags(relation, tags, strings);
          relation.writePackedVarint(
            8,
            members.map((m) => strings.indexOf(m.role)),
          );
          relation.writePackedSVarint(9, deltas(members.map((m) => m.id)));
          relation.writePackedVarint(
            10,
            members.map((m) => KINDS.indexOf(m.kind)),
          );
        }),
      );
    }
  });
  return message((pbf) => {
    pbf.writeBytesField(1, strings.encode());
    pbf.writeBytesField(2, group);
  });
}

const KINDS = ['node', 'way', 'relation'];

class StringTable {
  private readonly strings: string[] = [''];

  indexOf(text: string): number {
    const found = this.strings.indexOf(text);
    return found >= 0 ? found : this.strings.push(text) - 1;
  }

  encode(): Uint8Array {
    return message((pbf) => {
      for (const text of this.strings) pbf.writeBytesField(1, new TextEncoder().encode(text));
    });
  }
}

function writeTags(
  pbf: PbfWriter,
  tags: Readonly<Record<string, string>>,
  strings: StringTable,
): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => strings.indexOf(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => strings.indexOf(value)),
  );
}

/** Granularity 100: in units of 1e-7 degrees. */
function stored(degrees: number): number {
  return Math.round(degrees * 1e7);
}

function denseNodes(nodes: readonly SampleNode[], strings: StringTable): Uint8Array {
  const keysValues = nodes.flatMap(({ tags = {} }) => {
    return [
      ...Object.entries(tags)
        .flat()
        .map((text) => strings.indexOf(text)),
      0,
    ];
  });
  return message((pbf) => {
    pbf.writePackedSVarint(1, deltas(nodes.map((n) => n.id)));
    const info = message((i) =>
      i.writePackedVarint(
        6,
        nodes.map((n) => (n.visible === false ? 0 : 1)),
      ),
    );
    pbf.writeBytesField(5, info);
    pbf.writePackedSVarint(8, deltas(nodes.map((n) => stored(n.lat))));
    pbf.writePackedSVarint(9, deltas(nodes.map((n) => stored(n.lon))));
    pbf.writePackedVarint(10, keysValues);
  });
}

function plainNode(node: SampleNode, strings: StringTable): Uint8Array {
  return message((pbf) => {
    pbf.writeSVarintField(1, node.id);
    writeTags(pbf, node.tags ?? {}, strings);
    pbf.writeBytesField(
      4,
      message((info) => info.writeBooleanField(6, node.visible !== false)),
    );
    pbf.writeSVarintField(8, stored(node.lat));
    pbf.writeSVarintField(9, stored(node.lon));
  });
}

function deltas(numbers: readonly number[]): number[] {
  return numbers.map((n, i) => n - (numbers[i - 1] ?? 0));
}
