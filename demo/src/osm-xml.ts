import type { OsmTags } from '@yike/kernel';
import { lonLat } from './geographic.ts';
import type { OsmMap } from './osm-map.ts';

/** The map as OSM XML 0.6, with a note in its head that it shows no real place. */
export function osmXml(map: OsmMap, notice: string): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<osm version="0.6" generator="yike fictional district 虚构">',
    ` <note>${escaped(notice)}</note>`,
  ];
  for (const { id, at, tags } of map.nodes) {
    const [lon, lat] = lonLat(at);
    const head = ` <node id="${id}" version="1" lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}"`;
    const tagged = tagLines(tags);
    lines.push(tagged.length === 0 ? `${head}/>` : `${head}>`, ...tagged);
    if (tagged.length > 0) lines.push(' </node>');
  }
  for (const { id, nodeIds, tags } of map.ways) {
    lines.push(` <way id="${id}" version="1">`);
    for (const ref of nodeIds) lines.push(`  <nd ref="${ref}"/>`);
    lines.push(...tagLines(tags), ' </way>');
  }
  for (const { id, members, tags } of map.relations) {
    lines.push(` <relation id="${id}" version="1">`);
    for (const { id: ref, role } of members)
      lines.push(`  <member type="way" ref="${ref}" role="${role}"/>`);
    lines.push(...tagLines(tags), ' </relation>');
  }
  lines.push('</osm>', '');
  return lines.join('\n');
}

function tagLines(tags: OsmTags): string[] {
  return Object.entries(tags)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `  <tag k="${escaped(key)}" v="${escaped(value)}"/>`);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
