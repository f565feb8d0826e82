import { parseRegionCode, type RegionCode, regionLevel } from '@yike/kernel';
import type { Boundary } from './boundary.ts';
import type { EstateFields } from './estate.ts';
import type { Region } from './region.ts';

/** 北塘社区 of a city that does not exist. */
export const BEITANG = codeOf('990101003001');
export const YUNHE_STREET = codeOf('990101003');
export const LAOCHENG_STREET = codeOf('990101002');

export function codeOf(text: string): RegionCode {
  const code = parseRegionCode(text);
  if (code === null) throw new Error(`${text} is no region code`);
  return code;
}

export function aRegion(code: string, name: string, changes: Partial<Region> = {}): Region {
  const regionCode = codeOf(code);
  return {
    regionCode,
    level: regionLevel(regionCode),
    name,
    nameEn: null,
    validFrom: '2020-01-01',
    validTo: null,
    source: 'test',
    ...changes,
  };
}

/** A district with two streets and three communities, and everything above them. */
export function aDistrict(): Region[] {
  return [
    aRegion('99', '虚构省'),
    aRegion('9901', '江州市'),
    aRegion('990101', '江畔区'),
    aRegion('990101002', '老城街道'),
    aRegion('990101002001', '鼓楼社区'),
    aRegion('990101003', '运河街道'),
    aRegion('990101003001', '北塘社区'),
    aRegion('990101003002', '机床社区'),
  ];
}

export function anEstate(changes: Partial<EstateFields> = {}): EstateFields {
  return { name: '澜庭苑', lon: 121.5, lat: 31.2, households: 320, builtYear: 1998, ...changes };
}

/** A square of half a degree whose south-west corner is this. */
export function aBoundary(code: string, west: number, south: number): Boundary {
  const [east, north] = [west + 0.5, south + 0.5];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    regionCode: codeOf(code),
    validFrom: '2020-01-01',
    geometry: { type: 'Polygon', coordinates: [ring] },
    box: [west, south, east, north],
    squareMetres: 2.4e9,
    source: 'test',
  };
}
