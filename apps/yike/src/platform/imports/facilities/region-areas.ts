import { AreaIndex } from '@yike/engine-geometry';
import {
  type Complaint,
  complaint,
  type Day,
  isWithinRegion,
  type ProblemCode,
  type Reading,
  type RegionCode,
  regionLevel,
} from '@yike/kernel';
import type { CoordinateEvidence } from '@yike/planning';
import { listBoundaries, listRegions, type Region } from '@yike/territory';

type DrawnRegion = Region & Pick<Awaited<ReturnType<typeof boundariesOf>>[number], 'geometry'>;

/** Where the regions inside of one lie, as far as their boundaries are known. */
export interface RegionAreas {
  /** What coordinates of a file can be held against. */
  readonly evidence: CoordinateEvidence;
  /** The smallest of them that a point lies in; null: none is known to. */
  find(lon: number, lat: number): RegionCode | null;
  /** Is the point known to lie outside of the whole? */
  isOutside(lon: number, lat: number): boolean;
}

const REGIONS_AT_ONCE = 2000;
/** The level whose names tables give beside coordinates, if its boundaries are there. */
const NAMED_LEVELS = ['township', 'county', 'community'] as const;

export async function regionAreas(
  reading: Reading,
  region: RegionCode,
  on: Day,
): Promise<RegionAreas> {
  const drawn = await boundariesOf(reading, region, on);
  // the smallest first: of areas that overlap, the index names the first
  const inner = drawn
    .filter(({ regionCode }) => regionCode !== region)
    .sort((a, b) => (a.level === b.level ? 0 : depth(b) - depth(a)));
  const index = new AreaIndex(inner.map(({ geometry }) => geometry));
  const whole = drawn.find(({ regionCode }) => regionCode === region);
  const outline = whole === undefined ? null : new AreaIndex([whole.geometry]);
  return {
    evidence: evidenceOf(drawn),
    find: (lon, lat) => inner[index.areaOf(lon, lat)]?.regionCode ?? null,
    isOutside: (lon, lat) =>
      outline !== null && outline.areaOf(lon, lat) < 0 && index.areaOf(lon, lat) < 0,
  };
}

const DEPTHS = ['nation', 'province', 'city', 'county', 'township', 'community'];
const depth = ({ level }: Region): number => DEPTHS.indexOf(level);

async function boundariesOf(reading: Reading, region: RegionCode, on: Day) {
  const regions: Region[] = [];
  let cursor: string | undefined;
  do {
    const asked = { within: region, level: null, on, cursor, limit: REGIONS_AT_ONCE };
    const { items, next } = await listRegions(reading, asked);
    regions.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  const boundaries = await listBoundaries(
    reading,
    regions.map(({ regionCode }) => regionCode),
    on,
  );
  return regions.flatMap((one) => {
    const boundary = boundaries.get(one.regionCode);
    return boundary === undefined ? [] : [{ ...one, geometry: boundary.geometry }];
  });
}

function evidenceOf(drawn: readonly DrawnRegion[]): CoordinateEvidence {
  const level = NAMED_LEVELS.find((one) => drawn.some((region) => region.level === one));
  const areas = drawn.filter((region) => region.level === level);
  if (areas.length === 0) return {};
  const index = new AreaIndex(areas.map(({ geometry }) => geometry));
  return { areas: { index, names: areas.map(({ name }) => name) } };
}

interface Placed {
  readonly file: string;
  readonly row: number;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly regionCode: RegionCode | null;
}

const TOO_WIDE = new Set(['nation', 'province', 'city']);

/**
 * Gives every place the region that its row names, else the smallest one it lies in, else the whole.
 * Those that stand elsewhere are left out, each with a complaint.
 */
export function placeInRegions<Place extends Placed>(
  places: readonly Place[],
  region: RegionCode,
  areas: RegionAreas,
): { readonly placed: readonly Place[]; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const placed: Place[] = [];
  for (const place of places) {
    const found = regionOf(place, region, areas);
    if (found.fault === null) {
      placed.push({ ...place, regionCode: found.regionCode });
      continue;
    }
    const { file, row, name } = place;
    const details = { name, region: place.regionCode ?? region };
    complaints.push(complaint('skipped', found.fault, { file, row }, details));
  }
  return { placed, complaints };
}

function regionOf(
  { lon, lat, regionCode }: Placed,
  region: RegionCode,
  areas: RegionAreas,
): { readonly regionCode: RegionCode; readonly fault: ProblemCode | null } {
  // a code above the region says no more than that it may be here
  const isVague = regionCode === null || isWithinRegion(region, regionCode);
  if (!isVague) {
    return {
      regionCode,
      fault: isWithinRegion(regionCode, region) ? null : 'listing-out-of-region',
    };
  }
  if (areas.isOutside(lon, lat)) return { regionCode: region, fault: 'listing-outside' };
  const found = areas.find(lon, lat) ?? region;
  return {
    regionCode: found,
    fault: TOO_WIDE.has(regionLevel(found)) ? 'facility-region-too-wide' : null,
  };
}
