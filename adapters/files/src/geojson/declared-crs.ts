import { isObject } from '../parse-json.ts';

/**
 * The system that the `crs` member of old GeoJSON names: `EPSG:4547`, `OGC:CRS84`, or its own
 * words where it is neither. Undefined where there is none.
 */
export function declaredCrs(crs: unknown): string | undefined {
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : undefined;
  if (typeof name === 'number') return `EPSG:${name}`;
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  if (/CRS:?84/i.test(name)) return 'OGC:CRS84';
  const epsg = /EPSG[:/]+(?:[\d.]*[:/])?(\d+)/i.exec(name)?.[1];
  return epsg === undefined ? name.trim() : `EPSG:${epsg}`;
}
