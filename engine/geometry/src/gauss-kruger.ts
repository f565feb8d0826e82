import proj4 from 'proj4';
import type { LonLat } from './lon-lat.ts';

/**
 * One way in which CGCS2000 is laid flat: a Gauss–Krüger strip of 3° or 6°, with the number of its
 * zone before the easting or without.
 */
export interface GaussKrugerZone {
  /** 4491 to 4554. */
  readonly epsg: number;
  readonly zoneDegrees: 3 | 6;
  readonly centralMeridian: number;
  /** Number of the zone that stands before the easting, in millions of metres; null without. */
  readonly prefix: number | null;
  readonly falseEastingMetres: number;
}

/** All 64 of them, by EPSG code. Source: the EPSG dataset, CGCS2000 / Gauss-Kruger. */
export const GAUSS_KRUGER_ZONES: ReadonlyMap<number, GaussKrugerZone> = new Map(
  [
    ...zonesFrom(4491, 6, true),
    ...zonesFrom(4502, 6, false),
    ...zonesFrom(4513, 3, true),
    ...zonesFrom(4534, 3, false),
  ].map((zone) => [zone.epsg, zone]),
);

/** One family of zones: central meridians 75° to 135°, codes in a row. */
function zonesFrom(firstEpsg: number, zoneDegrees: 3 | 6, prefixed: boolean): GaussKrugerZone[] {
  const zones: GaussKrugerZone[] = [];
  for (let meridian = 75; meridian <= 135; meridian += zoneDegrees) {
    const number = zoneDegrees === 3 ? meridian / 3 : (meridian + 3) / 6;
    zones.push({
      epsg: firstEpsg + zones.length,
      zoneDegrees,
      centralMeridian: meridian,
      prefix: prefixed ? number : null,
      falseEastingMetres: 500_000 + (prefixed ? number * 1_000_000 : 0),
    });
  }
  return zones;
}

interface Projection {
  forward(lonLat: LonLat): number[];
  inverse(eastNorth: [number, number]): number[];
}

const projections = new Map<number, Projection>();

/** The projection of a central meridian, easting 500,000 m there; proj4 reads its text only once. */
function projectionAt(centralMeridian: number): Projection {
  const known = projections.get(centralMeridian);
  if (known !== undefined) return known;
  const made = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  projections.set(centralMeridian, made);
  return made;
}

/** Easting (with its prefix, where the zone has one) and northing in metres, from degrees. */
export function gaussKrugerOf(
  zone: GaussKrugerZone,
  lon: number,
  lat: number,
): [eastMetres: number, northMetres: number] {
  const [east, north] = projectionAt(zone.centralMeridian).forward([lon, lat]);
  return [east + zone.falseEastingMetres - 500_000, north];
}

/** Degrees from easting and northing in metres. */
export function lonLatOfGaussKruger(
  zone: GaussKrugerZone,
  eastMetres: number,
  northMetres: number,
): LonLat {
  const east = eastMetres - zone.falseEastingMetres + 500_000;
  const [lon, lat] = projectionAt(zone.centralMeridian).inverse([east, northMetres]);
  return [lon, lat];
}
