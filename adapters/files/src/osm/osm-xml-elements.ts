import { type OsmRelation, Problem } from '@yike/kernel';
import { broken } from '../file-problems.ts';
import type { OsmCollector } from './osm-collector.ts';

type Attributes = Readonly<Record<string, string>>;

interface OpenElement {
  readonly kind: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly deleted: boolean;
  readonly position: readonly [lon: number, lat: number];
  readonly nodeIds: number[];
  readonly members: OsmRelation['members'][number][];
  readonly tags: Record<string, string>;
  centre?: readonly [lon: number, lat: number];
}

/** Turns the elements of OSM XML, as they open and close, into nodes, ways and relations. */
export class OsmElementReader {
  private readonly fileName: string;
  private readonly collector: OsmCollector;
  private element: OpenElement | undefined;
  private rootSeen = false;
  private inRemark = false;

  constructor(fileName: string, collector: OsmCollector) {
    this.fileName = fileName;
    this.collector = collector;
  }

  open(name: string, attributes: Attributes): void {
    if (!this.rootSeen) this.openRoot(name, attributes);
    else if (name === 'node' || name === 'way' || name === 'relation') {
      this.element = this.openElement(name, attributes);
    } else if (this.element !== undefined) this.openInside(this.element, name, attributes);
    else if (name === 'meta') this.collector.setDataTime(attributes['osm_base'] ?? '');
    this.inRemark = name === 'remark';
  }

  text(text: string): void {
    if (this.inRemark && /error/i.test(text)) {
      throw new Problem('osm-incomplete', { file: this.fileName }, { remark: text.trim() });
    }
  }

  close(name: string): void {
    if (this.element?.kind !== name) return;
    this.collect(this.element);
    this.element = undefined;
  }

  private openRoot(name: string, attributes: Attributes): void {
    if (name !== 'osm') {
      throw this.broken(`最外层是 <${name}>，不是 <osm>`, `the root is <${name}>, not <osm>`);
    }
    this.rootSeen = true;
    this.collector.setDataTime(attributes['timestamp'] ?? '');
  }

  private openElement(kind: OpenElement['kind'], attributes: Attributes): OpenElement {
    if (this.element !== undefined) {
      throw this.broken(`<${kind}> 出现在别的元素内`, `a <${kind}> stands inside another element`);
    }
    return {
      kind,
      id: wholeNumber(attributes['id']),
      deleted: attributes['visible'] === 'false' || attributes['action'] === 'delete',
      position: [decimal(attributes['lon']), decimal(attributes['lat'])],
      nodeIds: [],
      members: [],
      tags: {},
    };
  }

  private openInside(element: OpenElement, name: string, attributes: Attributes): void {
    if (name === 'tag') element.tags[attributes['k'] ?? ''] = attributes['v'] ?? '';
    else if (name === 'nd' && element.kind === 'way') this.addReference(element, attributes);
    else if (name === 'member' && element.kind === 'relation') {
      element.members.push(this.readMember(attributes));
    } else if (name === 'center') {
      element.centre = [decimal(attributes['lon']), decimal(attributes['lat'])];
    }
  }

  /** Overpass `out geom` writes the position of the node beside its id. */
  private addReference(way: OpenElement, attributes: Attributes): void {
    const id = wholeNumber(attributes['ref']);
    way.nodeIds.push(id);
    if (attributes['lon'] === undefined) return;
    this.collector.addWayPoint(id, decimal(attributes['lon']), decimal(attributes['lat']));
  }

  private readMember(attributes: Attributes): OsmRelation['members'][number] {
    const kind = attributes['type'];
    if (kind !== 'node' && kind !== 'way' && kind !== 'relation') {
      throw this.broken(`关系成员类型“${kind}”无效`, `"${kind}" is no kind of member`);
    }
    return { kind, id: wholeNumber(attributes['ref']), role: attributes['role'] ?? '' };
  }

  private collect(element: OpenElement): void {
    const { collector } = this;
    const { kind, id, deleted, nodeIds, members, tags, centre } = element;
    if (kind === 'node') {
      if (deleted) collector.addDeletedNode(id);
      else
        collector.addNode(id, ...element.position, Object.keys(tags).length > 0 ? tags : undefined);
      return;
    }
    if (centre !== undefined) collector.addCentre(kind, id, ...centre);
    if (kind === 'way') collector.addWay({ id, nodeIds, tags }, deleted);
    else collector.addRelation({ id, members, tags }, deleted);
  }

  private broken(zh: string, en: string): Problem {
    return broken({ file: this.fileName }, zh, en);
  }
}

/** NaN, which the collector refuses, for what is not written as a number. */
function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
}

function decimal(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text);
}
