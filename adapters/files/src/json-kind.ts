const GEOJSON_TYPE =
  /^"(?:FeatureCollection|Feature|Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection)"/;

/**
 * Tells GeoJSON from Overpass JSON by the keys at the top of the (perhaps cut off) text. `json`:
 * not decided by then.
 */
export function jsonKind(text: string): 'geojson' | 'overpass-json' | 'json' {
  for (const { key, valueStart } of topLevelKeys(text)) {
    if (key === 'elements' || key === 'osm3s') return 'overpass-json';
    if (key === 'features' || key === 'geometry' || key === 'coordinates') return 'geojson';
    if (key === 'type' && GEOJSON_TYPE.test(text.slice(valueStart, valueStart + 24))) {
      return 'geojson';
    }
  }
  return 'json';
}

/** Keys of the outermost object, each with the place where its value begins. */
function* topLevelKeys(text: string): Generator<{ key: string; valueStart: number }> {
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:\s*)?|[{}[\]]/g;
  let depth = 0;
  for (const match of text.matchAll(token)) {
    const [found, colon] = match;
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else if (depth === 1 && colon !== undefined) {
      yield { key: found.slice(1, found.lastIndexOf('"')), valueStart: match.index + found.length };
    }
    if (depth === 0) return;
  }
}
