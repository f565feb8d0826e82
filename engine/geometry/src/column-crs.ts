import { BD09, CGCS2000, type Crs, GCJ02, WGS84 } from './crs.ts';

/**
 * What the name of a coordinate column says of its system: `lon_gcj02`, `经度_百度`, `wgs84_lat`,
 * `CGCS2000纬度`. Null for names that only say which axis they are (`lon`, `经度`), and for names
 * that mean no coordinate at all (`百度评分`).
 */
export function crsHintOfColumn(name: string): Crs | null {
  const plain = name
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[\s_\-.()（）]/g, '');
  if (!AXIS.test(plain)) return null;
  return SYSTEMS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const AXIS = /lon|lng|lat|经|纬|經|緯|坐标|坐標|coord|point|location|[xy]$|^[xy]/;

const SYSTEMS: readonly (readonly [RegExp, Crs])[] = [
  [/bd0?9|baidu|bmap|百度/, BD09],
  [/gcj|amap|gaode|autonavi|tencent|qqmap|高德|腾讯|騰訊|火星|mars/, GCJ02],
  [/cgcs|国家2000|2000国家|大地2000/, CGCS2000],
  [/wgs|gps|84/, WGS84],
];
