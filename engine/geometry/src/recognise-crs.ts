import type { Bilingual } from '@yike/kernel';
import { type Crs, toWgs84 } from './crs.ts';
import { crsHypotheses, type RawPairs } from './crs-hypotheses.ts';
import { type Judgement, judge, type Reading } from './crs-judgement.ts';
import { verdictText } from './crs-verdict-text.ts';
import { type NamedAreas, nameAgreements } from './name-agreement.ts';
import type { Places } from './shifted-places.ts';
import { type MetresToStreet, streetAgreements } from './street-agreement.ts';

/** What a coordinate system is recognised by. Without streets and areas nothing can be sure. */
export interface CrsEvidence extends RawPairs {
  readonly metresToStreet?: MetresToStreet;
  readonly areas?: NamedAreas;
}

export interface CrsVerdict {
  /** The best reading of the numbers; null where none fits at all. Ask before use unless `sure`. */
  readonly crs: Crs | null;
  readonly sure: boolean;
  /** 0 to 1: how far apart the best reading is from the others. No probability. */
  readonly confidence: number;
  /** The numbers under the two best readings, and what is lacking when not sure. */
  readonly evidence: Bilingual;
  /** Every reading that lands near the evidence, best first. */
  readonly scores: readonly CrsScore[];
}

export interface CrsScore {
  readonly crs: Crs;
  /** Points of the sample that land near streets or areas. */
  readonly landed: number;
  readonly streets: {
    readonly standing: number;
    readonly medianMetres: number;
    readonly points: number;
  } | null;
  readonly names: { readonly agreeing: number; readonly points: number } | null;
  /** Share of the sample that lies in any of the areas. */
  readonly inside: number | null;
}

/** Rows looked at, and of those the rows measured against the streets. */
const ROWS_LOOKED_AT = 3000;
const ROWS_MEASURED = 800;

/** Beyond the box around the areas by this much, a place has nothing to do with them. */
const NEAR_AREAS_DEGREES = 0.02;

/** A reading that lands less than this, compared with the one that lands most, is out. */
const LANDING_SHARE = 0.3;

/**
 * Which system the coordinates of a file are in, by how well each reading agrees with streets and
 * areas. Says that it is not sure rather than guess. The same input gives the same verdict.
 * Method and thresholds: docs/methods/coordinates.md.
 */
export function recogniseCrs(evidence: CrsEvidence): CrsVerdict {
  const rows = sampleRows(evidence);
  const hypotheses = rows.length > 0 ? crsHypotheses(evidence, rows) : [];
  const landings = hypotheses.map((crs) => landingOf(crs, evidence, rows));
  const most = Math.max(0, ...landings.map(({ landed }) => landed));
  const near = landings.filter(({ landed }) => landed > 0 && landed >= LANDING_SHARE * most);

  const judgement = judge(near.length > 0 ? measured(near, evidence, rows) : []);
  const readings = judgement.ranked;
  const crs = readings[0]?.crs ?? (hypotheses.length === 1 ? hypotheses[0] : null);
  return {
    crs,
    sure: judgement.sure,
    confidence: judgement.confidence,
    evidence: verdictText(judgement, lackOf(evidence, rows, hypotheses)),
    scores: readings.map(scoreOf),
  };
}

interface Landing {
  readonly crs: Crs;
  readonly places: Places;
  readonly isNear: Uint8Array;
  readonly landed: number;
}

function landingOf(crs: Crs, evidence: CrsEvidence, rows: readonly number[]): Landing {
  const lons = new Float64Array(rows.length);
  const lats = new Float64Array(rows.length);
  const isNear = new Uint8Array(rows.length);
  let landed = 0;
  rows.forEach((row, i) => {
    const [lon, lat] = toWgs84(crs, evidence.first[row], evidence.second[row]);
    lons[i] = lon;
    lats[i] = lat;
    if (Number.isNaN(lon) || !isNearEvidence(evidence, lon, lat)) return;
    isNear[i] = 1;
    landed++;
  });
  return { crs, places: { lons, lats }, isNear, landed };
}

function isNearEvidence({ metresToStreet, areas }: CrsEvidence, lon: number, lat: number): boolean {
  if (metresToStreet !== undefined && Number.isFinite(metresToStreet(lon, lat))) return true;
  if (areas === undefined) return false;
  const [west, south, east, north] = areas.index.box;
  const margin = NEAR_AREAS_DEGREES;
  return (
    lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin
  );
}

function measured(
  near: readonly Landing[],
  evidence: CrsEvidence,
  rows: readonly number[],
): Reading[] {
  const { metresToStreet, areas } = evidence;
  // rows that land nowhere under any reading say nothing
  const telling = rows
    .map((_, i) => i)
    .filter((i) => near.some(({ isNear }) => isNear[i] === 1))
    .slice(0, ROWS_MEASURED);
  const streetPlaces = near.map(({ places }) => pick(places, telling));
  const streets =
    metresToStreet === undefined ? null : streetAgreements(streetPlaces, metresToStreet);
  const allPlaces = near.map(({ places }) => places);
  const names = areas === undefined ? null : nameAgreements(allPlaces, areas, rows);

  return near.map(({ crs, places, landed }, reading) => ({
    crs,
    landed,
    places,
    streetPlaces: streetPlaces[reading],
    streets: streets?.[reading] ?? null,
    names: names?.[reading] ?? null,
    insideVotes:
      areas === undefined
        ? null
        : places.lons.map((lon, i) => (areas.index.areaOf(lon, places.lats[i]) >= 0 ? 1 : 0)),
  }));
}

function pick({ lons, lats }: Places, positions: readonly number[]): Places {
  return {
    lons: Float64Array.from(positions, (i) => lons[i]),
    lats: Float64Array.from(positions, (i) => lats[i]),
  };
}

function scoreOf({ crs, landed, streets, names, insideVotes }: Reading): CrsScore {
  return {
    crs,
    landed,
    streets: streets && {
      standing: streets.standing,
      medianMetres: streets.medianMetres,
      points: streets.points,
    },
    names: names && { agreeing: names.agreeing, points: names.points },
    inside: insideVotes && insideVotes.reduce((sum, vote) => sum + vote, 0) / insideVotes.length,
  };
}

/** Rows with two numbers, in an order that is shuffled but always the same. */
function sampleRows({ first, second }: RawPairs): number[] {
  const rows: number[] = [];
  for (let row = 0; row < first.length; row++) {
    if (Number.isFinite(first[row]) && Number.isFinite(second[row])) rows.push(row);
  }
  // Fisher-Yates with Knuth's linear congruential generator, only as far as needed
  let seed = 20_260_608;
  const wanted = Math.min(rows.length, ROWS_LOOKED_AT);
  for (let i = 0; i < wanted; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = i + (seed % (rows.length - i));
    [rows[i], rows[other]] = [rows[other], rows[i]];
  }
  return rows.slice(0, wanted);
}

/** Why there may be no reading at all. */
function lackOf(
  { metresToStreet, areas }: CrsEvidence,
  rows: readonly number[],
  hypotheses: readonly Crs[],
): Judgement['doubt'] {
  if (rows.length === 0) return 'no-numbers';
  if (hypotheses.length === 0) return 'no-system';
  if (metresToStreet === undefined && areas === undefined) return 'no-evidence';
  return 'elsewhere';
}
