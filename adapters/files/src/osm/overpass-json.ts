import { type OsmData, type OsmRelation, Problem, type Progress } from '@yike/kernel';
import { broken } from '../file-problems.ts';
import { type InspectedFile, readWhole } from '../opened-file.ts';
import {
  checkJsonShape,
  isObject,
  type JsonObject,
  parseJson,
  unknownJson,
} from '../parse-json.ts';
import { decodeText } from '../text-encoding.ts';
import { OsmCollector } from './osm-collector.ts';

/**
 * Reads Overpass JSON. `out geom` gives positions to nodes that are not in the file; where
 * `out center` gives nothing but a centre, a node with a large negative id stands there, as the
 * only node of the way or as a member of the relation with the role `center`.
 * @throws Problem json-broken, json-kind-unknown, file-broken (which element), osm-incomplete
 */
export async function readOverpass(file: InspectedFile, progress: Progress): Promise<OsmData> {
  const { content, source } = await readWhole(file, 'overpass-json');
  progress.throwIfStopped();
  const place = { file: file.name };
  const { text, encoding } = decodeText(content, file.name);
  checkJsonShape(text, place);
  const answer = parseJson(text, place);
  if (!isObject(answer) || !Array.isArray(answer['elements'])) throw unknownJson(answer, place);
  refuseIncomplete(answer, file.name);

  const collector = new OsmCollector(file.name);
  const elements: unknown[] = answer['elements'];
  elements.forEach((element, i) => {
    if (i % 65_536 === 0) progress.share(i / elements.length);
    new OverpassElement(element, i + 1, file.name).addTo(collector);
  });
  const osm3s = answer['osm3s'];
  if (isObject(osm3s)) collector.setDataTime(String(osm3s['timestamp_osm_base'] ?? ''));
  return collector.finish({ ...source, encoding });
}

function refuseIncomplete(answer: JsonObject, file: string): void {
  const remark = answer['remark'];
  if (typeof remark === 'string' && /error/i.test(remark)) {
    throw new Problem('osm-incomplete', { file }, { remark });
  }
}

/** One entry of `elements`; `ordinal` counts from 1 and is named when the entry is wrong. */
class OverpassElement {
  private readonly element: JsonObject;
  private readonly ordinal: number;
  private readonly fileName: string;

  constructor(element: unknown, ordinal: number, fileName: string) {
    this.ordinal = ordinal;
    this.fileName = fileName;
    if (!isObject(element)) throw this.wrong('不是对象', 'is not an object');
    this.element = element;
  }

  addTo(collector: OsmCollector): void {
    const { element } = this;
    const id = this.wholeNumber(element['id']);
    if (element['type'] === 'node') this.addNode(id, collector);
    else if (element['type'] === 'way') this.addWay(id, collector);
    else if (element['type'] === 'relation') this.addRelation(id, collector);
    // others, such as areas, timelines and counts, are not part of OSM data
  }

  private addNode(id: number, collector: OsmCollector): void {
    const [lon, lat] = this.position(this.element);
    const tags = this.tags();
    collector.addNode(id, lon, lat, Object.keys(tags).length > 0 ? tags : undefined);
  }

  private addWay(id: number, collector: OsmCollector): void {
    const nodeIds = this.list('nodes').map((node) => this.wholeNumber(node));
    const points = this.list('geometry');
    if (points.length === nodeIds.length) {
      nodeIds.forEach((nodeId, i) => {
        // null where the point lies outside the box that was asked for
        if (points[i] !== null) collector.addWayPoint(nodeId, ...this.position(points[i]));
      });
    }
    this.addCentre('way', id, collector);
    collector.addWay({ id, nodeIds, tags: this.tags() });
  }

  private addRelation(id: number, collector: OsmCollector): void {
    const members = this.list('members').map((member): OsmRelation['members'][number] => {
      const { type: kind, ref, role } = isObject(member) ? member : {};
      if (kind !== 'node' && kind !== 'way' && kind !== 'relation') {
        throw this.wrong('成员类型无效', 'has a member of unknown type');
      }
      return { kind, id: this.wholeNumber(ref), role: String(role ?? '') };
    });
    this.addCentre('relation', id, collector);
    collector.addRelation({ id, members, tags: this.tags() });
  }

  private addCentre(kind: 'way' | 'relation', id: number, collector: OsmCollector): void {
    const centre = this.element['center'];
    if (centre !== undefined) collector.addCentre(kind, id, ...this.position(centre));
  }

  private position(value: unknown): readonly [lon: number, lat: number] {
    const { lon, lat } = isObject(value) ? value : {};
    if (typeof lon === 'number' && typeof lat === 'number') return [lon, lat];
    throw this.wrong('缺少 lon、lat', 'lacks lon and lat');
  }

  private tags(): Record<string, string> {
    const { tags } = this.element;
    const texts: Record<string, string> = {};
    if (!isObject(tags)) return texts;
    for (const [key, value] of Object.entries(tags)) texts[key] = String(value);
    return texts;
  }

  private list(key: string): unknown[] {
    const value = this.element[key] ?? [];
    if (Array.isArray(value)) return value;
    throw this.wrong(`的 ${key} 不是列表`, `has a "${key}" that is no list`);
  }

  private wholeNumber(value: unknown): number {
    if (Number.isSafeInteger(value)) return Number(value);
    throw this.wrong('缺少整数编号', 'lacks a whole-number id');
  }

  private wrong(zh: string, en: string): Problem {
    const place = { file: this.fileName };
    return broken(place, `第 ${this.ordinal} 个元素${zh}`, `element ${this.ordinal} ${en}`);
  }
}
