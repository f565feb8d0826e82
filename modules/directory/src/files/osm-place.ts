import type { OsmData, OsmTags, RecordSet } from '@yike/kernel';
import { osmTagsFor } from '@yike/standards';
import { osmHours } from '../hours/osm-hours.ts';
import { tagsOfAccess } from './access-words.ts';
import type { ExportedPlace } from './exported-place.ts';
import { placeTableRow, placeTableTitles } from './place-table.ts';

/** What OpenStreetMap has no key for is said by the title of the table's column behind this. */
const OWN = 'yike:';
/** Every place of ours has it, and no other. */
const MARK = `${OWN}service_types`;

const KEYS: Readonly<Record<string, string>> = {
  name: 'name',
  address: 'addr:full',
  phone: 'phone',
  provider: 'operator',
};

/** An element of OSM XML. Its id is negative: OpenStreetMap itself does not know the place. */
export function placeNode(place: ExportedPlace, number: number): string {
  const { lon, lat } = place.facility;
  const tags = Object.entries(tagsOf(place)).map(
    ([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`,
  );
  return `<node id="-${number}" lat="${lat}" lon="${lon}">${tags.join('')}</node>`;
}

function tagsOf(place: ExportedPlace): OsmTags {
  const { services, hours, accessibility } = place.facility;
  const tags: Record<string, string> = tagsOfAccess(accessibility);
  for (const { serviceType } of services.toReversed()) Object.assign(tags, osmTagsFor(serviceType));
  const row = placeTableRow(place, 'en');
  for (const [at, title] of placeTableTitles('en').entries()) {
    const cell = row[at] ?? null;
    if (cell !== null && !title.endsWith('_wgs84')) tags[KEYS[title] ?? OWN + title] = String(cell);
  }
  const said = hours === null ? null : osmHours(hours);
  if (said === null) return tags;
  const { [`${OWN}opening_hours`]: _, ...others } = tags;
  return { ...others, opening_hours: said };
}

const isOurs = (tags: OsmTags): boolean => tags[MARK] !== undefined;

/** The same file without what `ownPlaces` gives. */
export function otherPlaces(osm: OsmData): OsmData {
  const tags = new Map([...osm.nodes.tags].filter(([, ofNode]) => !isOurs(ofNode)));
  return { ...osm, nodes: { ...osm.nodes, tags } };
}

/** The places that `placeNode` wrote, as the table they would be; the rest of the file is left. */
export function ownPlaces({ file, nodes }: OsmData): RecordSet {
  const columns = placeTableTitles('en');
  const records = [...nodes.tags].flatMap(([node, tags]) => {
    if (!isOurs(tags)) return [];
    const position: Readonly<Record<string, number>> = {
      lon_wgs84: nodes.lons[node] ?? Number.NaN,
      lat_wgs84: nodes.lats[node] ?? Number.NaN,
    };
    const values = columns.map(
      (title) => position[title] ?? tags[KEYS[title] ?? title] ?? tags[OWN + title] ?? null,
    );
    return [{ row: node + 1, values }];
  });
  return { file, columns, records, complaints: [] };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
