/** Ages from `from` up to and including `to`; null is no upper end. */
export interface AgeBand {
  /** `age0_14`, `age65plus`: what results call it. */
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly zh: string;
  readonly en: string;
}

const BEFORE = '^(?:(?:常住|户籍)?人口数?|population|pop|people|aged|ages?|年龄|_)*';
const YEARS = '(?:周?岁|years?|yrs?)?';
const AFTER = '(?:周?岁|years?|yrs?|old|老年|老人|儿童|婴幼儿|人口数?|人数|人|_)*$';
const FROM_TO = new RegExp(
  `${BEFORE}(\\d{1,3})${YEARS}_?(?:[-–—−~〜_至到]|to)_?(\\d{1,3})${AFTER}`,
);
const AND_OVER = new RegExp(
  `${BEFORE}(?:(\\d{1,3})${YEARS}_?(?:\\+|plus|and_?over|and_?above|above|over|及?以上)|(?:≥|>=)(\\d{1,3}))${AFTER}`,
);
const UNDER = new RegExp(
  `${BEFORE}(?:(\\d{1,3})${YEARS}_?(?:以下|under)|(?:under|below|<)_?(\\d{1,3}))${AFTER}`,
);
const UP_TO = new RegExp(`${BEFORE}(?:(\\d{1,3})${YEARS}及以下|(?:≤|<=)(\\d{1,3}))${AFTER}`);
const OLDEST = 130;

/**
 * The age band a column is about, from its name: `age0_14`, `65岁及以上`, `0-2岁`, `80+`,
 * `population_age65above`. `15岁以下` is read as 0–14, `14岁及以下` too. Null: it is not about ages.
 */
export function findAgeBand(columnName: string): AgeBand | null {
  const name = columnName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
  const [from, to] = FROM_TO.exec(name)?.slice(1).map(Number) ?? [];
  if (from !== undefined && to !== undefined) return aBand(from, to);
  const over = ageIn(AND_OVER, name);
  if (over !== null) return aBand(over, null);
  const under = ageIn(UNDER, name);
  if (under !== null) return aBand(0, under - 1);
  const upTo = ageIn(UP_TO, name);
  return upTo === null ? null : aBand(0, upTo);
}

/**
 * Bands that count nobody twice: those that lie within another (80+ within 65+) are left out. Null
 * where two overlap and neither holds the other.
 */
export function disjointBands(bands: readonly AgeBand[]): AgeBand[] | null {
  const widestFirst = [...bands].sort((a, b) => a.from - b.from || upperEnd(b) - upperEnd(a));
  const kept: AgeBand[] = [];
  let end = -1;
  for (const band of widestFirst) {
    if (upperEnd(band) <= end) continue;
    if (band.from <= end) return null;
    kept.push(band);
    end = upperEnd(band);
  }
  return kept;
}

/** Do the bands, which overlap nowhere, hold everybody from birth on? */
export function coverAllAges(disjoint: readonly AgeBand[]): boolean {
  const isGapless = disjoint.every(
    ({ from }, at) => from === (at === 0 ? 0 : upperEnd(disjoint[at - 1]) + 1),
  );
  return isGapless && disjoint.at(-1)?.to === null;
}

function upperEnd(band: AgeBand | undefined): number {
  return band === undefined || band.to === null ? Number.POSITIVE_INFINITY : band.to;
}

function ageIn(pattern: RegExp, name: string): number | null {
  const found = pattern
    .exec(name)
    ?.slice(1)
    .find((age) => age !== undefined);
  return found === undefined ? null : Number(found);
}

function aBand(from: number, to: number | null): AgeBand | null {
  if (from > OLDEST || (to !== null && (to > OLDEST || to < from))) return null;
  return to === null
    ? { id: `age${from}plus`, from, to, zh: `${from} 岁及以上`, en: `${from} and over` }
    : { id: `age${from}_${to}`, from, to, zh: `${from}–${to} 岁`, en: `${from}–${to}` };
}
