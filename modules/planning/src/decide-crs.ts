import {
  type AreaIndex,
  type Crs,
  crsName,
  crsText,
  findCrs,
  type MetresToStreet,
  recogniseCrs,
  toWgs84,
  WGS84,
  withAxes,
} from '@yike/engine-geometry';
import { type Bilingual, Problem, type SourceRecord } from '@yike/kernel';
import { textIn } from './numbers.ts';

/** What coordinates can be held against. */
export interface CoordinateEvidence {
  readonly metresToStreet?: MetresToStreet;
  readonly areas?: { readonly index: AreaIndex; readonly names: readonly string[] };
}

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
      : { areas: { ...question.evidence.areas, expected: expectedAreas(question) } }),
  });
  if (verdict.crs !== null && verdict.sure) {
    return { crs: verdict.crs, how: 'evidence', evidence: verdict.evidence };
  }
  if (question.isGeojson) {
    const { zh, en } = verdict.evidence;
    return {
      crs: WGS84,
      how: 'format',
      evidence: {
        zh: `GeoJSON 按规定为 WGS 84（RFC 7946）；${zh}`,
        en: `GeoJSON is WGS 84 by RFC 7946; ${en}`,
      },
    };
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

/**
 * The area each row says it lies in: taken from whichever column's words agree best with the areas'
 * names, so that it may be called 街道, adname or anything. Null where no column names areas.
 */
function expectedAreas({ records, columnCount, evidence }: CrsQuestion): (string | null)[] {
  const names = new Set(evidence.areas?.names);
  let best = -1;
  let bestCount = 0;
  for (let column = 0; column < columnCount; column++) {
    const count = records.filter(({ values }) => names.has(textIn(values[column]))).length;
    if (count > bestCount) {
      best = column;
      bestCount = count;
    }
  }
  return records.map(({ values }) => (best < 0 ? null : textIn(values[best]) || null));
}
