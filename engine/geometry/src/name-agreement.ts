import type { AreaIndex } from './area-index.ts';
import { pairedZ } from './paired-difference.ts';
import { compassShifts, type Places, shiftedPlaces } from './shifted-places.ts';

/** Areas that the file's own words can be held against. */
export interface NamedAreas {
  readonly index: AreaIndex;
  /** Name of each area of the index. */
  readonly names: readonly string[];
  /** For each row of the file the area it says it is in; null where it says nothing. */
  readonly expected?: readonly (string | null)[];
}

export interface NameAgreement {
  /** Share of the rows that name an area and lie where they say. */
  readonly agreeing: number;
  /** Rows that name an area. */
  readonly points: number;
  /**
   * Standard errors by which the rows agree better here than after any move of 200 or 400 m.
   * Negative where some move makes them agree better: then the reading is not the truth.
   */
  readonly overShifts: number;
  /** 1 for each row that lies where it says, else 0. */
  readonly votes: Float64Array;
}

/**
 * The nearer moves tell apart systems that nearly agree: who reads Xi'an 80 as CGCS2000 is some
 * 100 m off, and then some move of 200 m is no worse.
 */
const SHIFTS = [...compassShifts(200), ...compassShifts(400)];

/** A row of the file that says nothing, and one that names a place outside all areas. */
const SILENT = -2;
const ELSEWHERE = -1;

/**
 * Compares readings of one file by the areas its rows say they are in. A name that no area bears
 * means: outside all of them. Null when the column plainly speaks of other areas than these.
 */
export function nameAgreements(
  readings: readonly Places[],
  areas: NamedAreas,
  rows: readonly number[],
): NameAgreement[] | null {
  const { index, names, expected } = areas;
  if (expected === undefined) return null;
  const ids = new Map<string, number>();
  const areaIds = names.map((name) => {
    const key = nameKey(name);
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  });
  const wanted = rows.map((row) => {
    const name = expected[row];
    if (name === null || name === undefined || name.trim() === '') return SILENT;
    return ids.get(nameKey(name)) ?? ELSEWHERE;
  });
  if (!speaksOfThese(wanted)) return null;

  const points = wanted.filter((id) => id !== SILENT).length;
  const votesOf = ({ lons, lats }: Places): Float64Array =>
    lons.map((lon, i) => {
      if (wanted[i] === SILENT || Number.isNaN(lon)) return 0;
      const area = index.areaOf(lon, lats[i]);
      return (area === -1 ? ELSEWHERE : areaIds[area]) === wanted[i] ? 1 : 0;
    });

  return readings.map((places) => {
    const votes = votesOf(places);
    const gains = SHIFTS.map((shift) => {
      const moved = votesOf(shiftedPlaces(places, shift));
      return pairedZ(
        votes.map((vote, i) => vote - moved[i]),
        places.lons,
        places.lats,
      );
    });
    return {
      agreeing: votes.reduce((sum, vote) => sum + vote, 0) / points,
      points,
      overShifts: Math.min(...gains),
      votes,
    };
  });
}

/** A fifth of the names, or thirty rows, must be names of these areas. */
function speaksOfThese(wanted: readonly number[]): boolean {
  const named = wanted.filter((id) => id !== SILENT).length;
  const known = wanted.filter((id) => id >= 0).length;
  return known > 0 && (known >= 30 || known >= named / 5);
}

/** 瑞金二路街道, 瑞金二路 and “瑞金二路 ” are one. */
function nameKey(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase();
  const short = plain.replace(/(街道办事处|街道|地区|镇|乡|区|县|市)$/, '');
  return short.length >= 2 ? short : plain;
}
