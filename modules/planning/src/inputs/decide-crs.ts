import { findGrid } from '@yike/engine-access';
import {
  type Crs,
  crsName,
  crsText,
  findCrs,
  recogniseCrs,
  toWgs84,
  WGS84,
  withAxes,
} from '@yike/engine-geometry';
import { type Bilingual, Problem, type SourceRecord } from '@yike/kernel';
import { expectedAreas } from './area-agreement.ts';
import type { CoordinateEvidence } from './coordinate-evidence.ts';

export interface CrsDecision {
  readonly crs: Crs;
  readonly how: 'given' | 'declared' | 'column-names' | 'evidence' | 'format';
  readonly evidence: Bilingual;
}

interface CrsQuestion {
  readonly file: string;
  readonly given: Crs | null;
  /** What the file itself declares, as it writes it. */
  readonly declared: string | null;
  /** What the names of the columns say. */
  readonly hint: Crs | null;
  readonly isGeojson: boolean;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The records of those numbers, to find the column that names areas. */
  readonly records: readonly SourceRecord[];
  readonly columnCount: number;
  readonly evidence: CoordinateEvidence;
}

/**
 * Which system a file's coordinates are in: what the user says, what the file declares, what its
 * columns are called, and only then what streets and areas bear out. GeoJSON is WGS 84 by RFC 7946
 * unless the evidence is sure of something else; a table must be sure, or the user is asked.
 * @throws Problem `crs-unsure`
 */
export function decideCrs(question: CrsQuestion): CrsDecision {
  const { given, hint } = question;
  if (given !== null) {
    return decision(inBestOrder(question, given), 'given', {
      zh: '由命令行指明',
      en: 'given on the command line',
    });
  }
  const declared = question.declared === null ? null : findCrs(question.declared);
  if (declared !== null) {
    return decision(inBestOrder(question, declared), 'declared', {
      zh: '文件自带声明',
      en: 'declared in the file',
    });
  }
  if (hint !== null) {
    return decision(hint, 'column-names', { zh: '列名已注明', en: 'named by its columns' });
  }
  const verdict = recogniseCrs({
    first: question.first,
    second: question.second,
    ...(question.evidence.metresToStreet === undefined
      ? {}
      : { metresToStreet: question.evidence.metresToStreet }),
    ...(question.evidence.areas === undefined
      ? {}
      : {
          areas: {
            ...question.evidence.areas,
            expected: expectedAreas(
              question.records,
              question.columnCount,
              question.evidence.areas.names,
            ),
          },
        }),
  });
  if (verdict.crs !== null && verdict.sure) {
    return { crs: verdict.crs, how: 'evidence', evidence: verdict.evidence };
  }
  const lattice = latticeOf(question);
  if (lattice !== null) return { crs: WGS84, how: 'evidence', evidence: lattice };
  if (question.isGeojson) {
    const rule = { zh: 'GeoJSON 按规定为 WGS 84（RFC 7946）', en: 'GeoJSON is WGS 84 by RFC 7946' };
    return { crs: WGS84, how: 'format', evidence: rule };
  }
  throw new Problem(
    'crs-unsure',
    { file: question.file },
    { file: question.file, evidence: verdict.evidence.zh, evidenceEn: verdict.evidence.en },
  );
}

/**
 * A projected system is named without saying which number stands first; in China X is the northing.
 * The sizes of the numbers tell: an easting is near its meridian's false easting, a northing is not.
 */
function inBestOrder({ first, second }: CrsQuestion, crs: Crs): Crs {
  if (crs.kind !== 'projected') return crs;
  const turned = withAxes(crs, crs.axes === 'east-first' ? 'north-first' : 'east-first');
  const landed = (order: Crs): number => {
    let count = 0;
    for (let at = 0; at < Math.min(first.length, 1000); at++) {
      const [lon] = toWgs84(order, first[at] ?? Number.NaN, second[at] ?? Number.NaN);
      if (Number.isFinite(lon)) count++;
    }
    return count;
  };
  return landed(turned) > landed(crs) ? turned : crs;
}

/** Written degrees are rounded to six decimals at worst: half of the last one either way. */
const WRITTEN_DEGREES = 0.6e-6;
const LEAST_CELLS = 30;

/**
 * Cell centres that lie on an exact grid of degrees have not been through GCJ-02 or BD-09: their shifts
 * change by metres from one kilometre to the next and bend every grid. Grids are made in WGS 84, save
 * for the few drawn on a web map, so this speaks only where streets and areas do not. Null: no grid.
 */
function latticeOf({ first, second }: CrsQuestion): Bilingual | null {
  const isDegrees =
    first.every((x) => Math.abs(x) <= 180) && second.every((y) => Math.abs(y) <= 90);
  if (first.length < LEAST_CELLS || !isDegrees) return null;
  const grid = findGrid(first, second);
  if (grid === null || !isExact(first, grid.west, grid.lonStep)) return null;
  if (!isExact(second, grid.south, grid.latStep)) return null;
  const [east, north] = [grid.lonStep.toFixed(6), grid.latStep.toFixed(6)];
  return {
    zh: `WGS 84：${first.length} 个点恰好排成 ${east}° × ${north}° 的网格，经过 GCJ-02 或 BD-09 偏移的网格不会这样整齐。若网格本来就画在高德或百度地图上，请用 --crs 指明`,
    en: `WGS 84: ${first.length} points lie exactly on a grid of ${east}° × ${north}°; a grid that went through GCJ-02 or BD-09 is bent. If it was drawn on an AMap or Baidu map, say so with --crs`,
  };
}

/** Long enough to show a bend, and straight to the last written decimal. */
function isExact(values: Float64Array, origin: number, step: number): boolean {
  const last = values.reduce((most, value) => Math.max(most, value), origin);
  const steps = Math.round((last - origin) / step);
  // the step is known as exactly as the two ends of the grid allow
  const tolerance = 2 * WRITTEN_DEGREES;
  return (
    steps * step > SHORTEST_LATTICE_DEGREES &&
    values.every((value) => {
      const at = (value - origin) / step;
      return Math.abs(at - Math.round(at)) * step <= tolerance;
    })
  );
}

/** Some 1.5 km: over less, the bend of GCJ-02 hides in the last decimal. */
const SHORTEST_LATTICE_DEGREES = 0.015;

function decision(crs: Crs, how: CrsDecision['how'], why: Bilingual): CrsDecision {
  const name = crsName(crs);
  return {
    crs,
    how,
    evidence: { zh: `${name.zh}：${why.zh}`, en: `${name.en}: ${why.en}` },
  };
}

/** How results name a decided system. */
export function decidedText({ crs }: CrsDecision): string {
  return crsText(crs);
}
