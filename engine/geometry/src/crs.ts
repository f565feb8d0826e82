import type { Bilingual } from '@yike/kernel';
import { bd09OfGcj02, gcj02OfBd09 } from './bd09.ts';
import {
  GAUSS_KRUGER_ZONES,
  type GaussKrugerZone,
  gaussKrugerOf,
  lonLatOfGaussKruger,
} from './gauss-kruger.ts';
import { gcj02OfWgs84, wgs84OfGcj02 } from './gcj02.ts';
import type { LonLat } from './lon-lat.ts';

/** Which number of a pair comes first. In Chinese surveying X is the northing and stands first. */
export type CrsAxes = 'east-first' | 'north-first';

/** A coordinate system and the order of its two numbers. Plain data. */
export type Crs = GeographicCrs | ProjectedCrs;

export interface GeographicCrs {
  readonly kind: 'geographic';
  /** wgs84 and cgcs2000 are taken as equal: they differ by decimetres. */
  readonly id: 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09';
  readonly axes: CrsAxes;
}

export interface ProjectedCrs {
  readonly kind: 'projected';
  /** `EPSG:4549`. */
  readonly id: string;
  readonly axes: CrsAxes;
  readonly zone: GaussKrugerZone;
}

export const WGS84 = { kind: 'geographic', id: 'wgs84', axes: 'east-first' } as const;
export const CGCS2000 = { kind: 'geographic', id: 'cgcs2000', axes: 'east-first' } as const;
export const GCJ02 = { kind: 'geographic', id: 'gcj02', axes: 'east-first' } as const;
export const BD09 = { kind: 'geographic', id: 'bd09', axes: 'east-first' } as const;

/** The projected CGCS2000 system of an EPSG code from 4491 to 4554, easting first. */
export function getProjectedCrs(epsg: number): ProjectedCrs {
  const zone = GAUSS_KRUGER_ZONES.get(epsg);
  if (zone === undefined) throw new Error(`EPSG:${epsg} is no CGCS2000 Gauss-Kruger zone`);
  return { kind: 'projected', id: `EPSG:${epsg}`, axes: 'east-first', zone };
}

/** The same system with its numbers the other way round. */
export function withAxes<Some extends Crs>(crs: Some, axes: CrsAxes): Some {
  return crs.axes === axes ? crs : { ...crs, axes };
}

/**
 * WGS 84 degrees of a pair of coordinates as it stands in a file: `first` and `second` are lon and
 * lat, or easting and northing in metres, in the order that `crs.axes` says. Inverts GCJ-02 and
 * BD-09 to less than a millimetre. NaN for numbers that no place has.
 */
export function toWgs84(crs: Crs, first: number, second: number): LonLat {
  const east = crs.axes === 'east-first' ? first : second;
  const north = crs.axes === 'east-first' ? second : first;
  if (crs.kind === 'projected') {
    // a strip is some 400 km wide; far beyond it the projection means nothing
    const offMeridian = Math.abs(east - crs.zone.falseEastingMetres);
    if (!(offMeridian < 1_000_000 && Math.abs(north) < 10_000_000)) return [Number.NaN, Number.NaN];
    return lonLatOfGaussKruger(crs.zone, east, north);
  }
  if (!(Math.abs(east) <= 180 && Math.abs(north) <= 90)) return [Number.NaN, Number.NaN];
  switch (crs.id) {
    case 'wgs84':
    case 'cgcs2000':
      return [east, north];
    case 'gcj02':
      return wgs84OfGcj02(east, north);
    case 'bd09':
      return wgs84OfGcj02(...gcj02OfBd09(east, north));
  }
}

/** The pair of coordinates, in the order that `crs.axes` says, of a WGS 84 place in degrees. */
export function fromWgs84(crs: Crs, lon: number, lat: number): [first: number, second: number] {
  const [east, north] = eastNorthOf(crs, lon, lat);
  return crs.axes === 'east-first' ? [east, north] : [north, east];
}

function eastNorthOf(crs: Crs, lon: number, lat: number): [east: number, north: number] {
  if (crs.kind === 'projected') return gaussKrugerOf(crs.zone, lon, lat);
  switch (crs.id) {
    case 'wgs84':
    case 'cgcs2000':
      return [lon, lat];
    case 'gcj02':
      return gcj02OfWgs84(lon, lat);
    case 'bd09':
      return bd09OfGcj02(...gcj02OfWgs84(lon, lat));
  }
}

/** What `parseCrs` reads back: `gcj02`, `EPSG:4549`, `wgs84:north-first`. */
export function crsText(crs: Crs): string {
  return crs.axes === 'east-first' ? crs.id : `${crs.id}:north-first`;
}

const NAMES = { wgs84: 'WGS 84', cgcs2000: 'CGCS2000', gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** How people call it: `CGCS2000 3 度带，中央经线 120°E，带号 40`. */
export function crsName(crs: Crs): Bilingual {
  const swapped = crs.axes === 'north-first';
  if (crs.kind === 'geographic') {
    return {
      zh: NAMES[crs.id] + (swapped ? '（纬度在前）' : ''),
      en: NAMES[crs.id] + (swapped ? ' (latitude first)' : ''),
    };
  }
  const { zoneDegrees, centralMeridian, prefix } = crs.zone;
  return {
    zh:
      `CGCS2000 ${zoneDegrees} 度带，中央经线 ${centralMeridian}°E` +
      `${prefix === null ? '' : `，带号 ${prefix}`}（${crs.id}${swapped ? '，北坐标在前' : ''}）`,
    en:
      `CGCS2000 ${zoneDegrees}-degree Gauss-Kruger, ${centralMeridian}°E` +
      `${prefix === null ? '' : `, zone ${prefix}`} (${crs.id}${swapped ? ', northing first' : ''})`,
  };
}
