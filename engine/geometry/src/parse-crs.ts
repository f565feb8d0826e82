import { Problem } from '@yike/kernel';
import {
  BD09,
  CGCS2000,
  type Crs,
  type CrsAxes,
  GCJ02,
  getProjectedCrs,
  WGS84,
  withAxes,
} from './crs.ts';
import { GAUSS_KRUGER_ZONES, type GaussKrugerZone } from './gauss-kruger.ts';

/** Shown to the user who named something else. */
export const ACCEPTED_CRS =
  'wgs84 (EPSG:4326), cgcs2000 (EPSG:4490), gcj02, bd09, EPSG:4491 … EPSG:4554, ' +
  'cgcs2000-3-120e, cgcs2000-3-zone40, cgcs2000-6-123e, cgcs2000-6-zone21; + :north-first';

const NAMES: ReadonlyMap<string, Crs> = new Map<string, Crs>([
  ...['wgs84', 'wgs1984', '4326', 'crs84', 'gps', 'ogc84'].map((name) => [name, WGS84] as const),
  ...['cgcs2000', '4490', '国家2000', '2000国家大地坐标系', 'cgcs'].map(
    (name) => [name, CGCS2000] as const,
  ),
  ...['gcj02', 'gcj', 'amap', 'autonavi', 'tencent', '高德', '腾讯', '火星', '火星坐标'].map(
    (name) => [name, GCJ02] as const,
  ),
  ...['bd09', 'bd09ll', 'baidu', '百度'].map((name) => [name, BD09] as const),
]);

/**
 * The system a user or a file names: `gcj02`, `EPSG:4547`, `urn:ogc:def:crs:EPSG::4547`,
 * `cgcs2000-3-117e`, `cgcs2000-3-zone39`, with `:north-first` after it where the northing or the
 * latitude stands first. Throws the problem `crs-unknown`, which lists what is accepted.
 */
export function parseCrs(text: string): Crs {
  const crs = findCrs(text);
  if (crs === null) throw new Problem('crs-unknown', {}, { name: text, known: ACCEPTED_CRS });
  return crs;
}

/** `parseCrs`, or null for what it does not know. */
export function findCrs(text: string): Crs | null {
  const plain = text.trim().toLowerCase();
  const axes: CrsAxes = plain.endsWith(':north-first') ? 'north-first' : 'east-first';
  const name = plain
    .replace(/:(north|east)-first$/, '')
    .replace(/^urn:(ogc|x-ogc):def:crs:(epsg|ogc):[\d.]*:/, '')
    .replace(/^https?:\/\/www\.opengis\.net\/def\/crs\/(epsg|ogc)\/[\d.]+\//, '')
    .replace(/^epsg[: ]*/, '');
  const crs = NAMES.get(name.replaceAll(/[\s_-]/g, '')) ?? projectedCrsOf(name);
  return crs === null ? null : withAxes(crs, axes);
}

function projectedCrsOf(name: string): Crs | null {
  if (/^\d{4}$/.test(name)) {
    return GAUSS_KRUGER_ZONES.has(Number(name)) ? getProjectedCrs(Number(name)) : null;
  }
  const parts =
    /^cgcs2000[-_ /]*(3|6)[-_ ]*(?:degree|度带)?[-_ ]*(?:(\d{2,3})e|(?:zone|带)?[-_ ]*(\d{2})(?:带)?)$/.exec(
      name,
    );
  if (parts === null) return null;
  const [, degrees, meridian, prefix] = parts;
  const isMeant = (zone: GaussKrugerZone): boolean =>
    zone.zoneDegrees === Number(degrees) &&
    (prefix === undefined
      ? zone.prefix === null && zone.centralMeridian === Number(meridian)
      : zone.prefix === Number(prefix));
  const zone = [...GAUSS_KRUGER_ZONES.values()].find(isMeant);
  return zone === undefined ? null : getProjectedCrs(zone.epsg);
}
