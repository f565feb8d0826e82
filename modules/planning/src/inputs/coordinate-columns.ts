import { type Crs, crsHintOfColumn } from '@yike/engine-geometry';
import { plainName } from '@yike/kernel';

/** Two columns that together are a place, and the system their names speak of, if any. */
export interface CoordinatePair {
  readonly lon: number;
  readonly lat: number;
  readonly hint: Crs | null;
}

const LON = new Set(
  'lon lng long longitude x 经度 东经 横坐标 东坐标 easting xcoord coordx x坐标 pointx'.split(' '),
);
const LAT = new Set(
  'lat latitude y 纬度 北纬 纵坐标 北坐标 northing ycoord coordy y坐标 pointy'.split(' '),
);
/** Words about the system, to be left out when a name is compared with the lists above. */
const SYSTEM_WORDS =
  /wgs84|wgs|gcj02|gcj|bd09ll|bd09|cgcs2000|cgcs|2000|火星|高德|amap|百度|baidu|腾讯|国家|gps|84|坐标系|坐标/g;

/**
 * The coordinate pairs among the columns, WGS 84 and CGCS2000 ones first: a file that carries several
 * is read by the one that needs no conversion.
 */
export function findCoordinatePairs(columns: readonly string[]): CoordinatePair[] {
  const pairs: CoordinatePair[] = [];
  columns.forEach((column, lon) => {
    if (!isAxis(column, LON)) return;
    const hint = crsHintOfColumn(column);
    const lat = columns.findIndex(
      (other) =>
        isAxis(other, LAT) &&
        crsHintOfColumn(other)?.id === hint?.id &&
        (hint !== null || systemWords(other) === systemWords(column)) &&
        isPlane(other) === isPlane(column),
    );
    if (lat >= 0) pairs.push({ lon, lat, hint });
  });
  return pairs.sort((a, b) => rank(a.hint) - rank(b.hint));
}

function isAxis(column: string, names: ReadonlySet<string>): boolean {
  const name = plainName(column);
  return names.has(name) || names.has(name.replaceAll(SYSTEM_WORDS, ''));
}

/** `lon_2000` goes with `lat_2000`, not with `lat`. */
function systemWords(column: string): string {
  const words = plainName(column).match(SYSTEM_WORDS) ?? [];
  return words.filter((word) => !word.startsWith('坐标')).join();
}

/** `x` goes with `y`, not with `lat`. */
function isPlane(column: string): boolean {
  return /^(?:x|y|东坐标|北坐标|横坐标|纵坐标|easting|northing|point)/.test(plainName(column));
}

function rank(hint: Crs | null): number {
  if (hint?.id === 'wgs84') return 0;
  if (hint?.id === 'cgcs2000') return 1;
  return hint === null ? 3 : 2;
}
