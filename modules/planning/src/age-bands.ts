/** Ages from `from` up to and including `to`; null is no upper end. */
export interface AgeBand {
  /** `age0_14`, `age65plus`: what results call it. */
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly zh: string;
  readonly en: string;
}

const FROM_TO =
  /^(?:人口|pop(?:ulation)?|age|年龄)?(\d{1,3})(?:岁)?(?:[-–—~～_至到]|to)(\d{1,3})(?:岁|years?|人口|人数|人)*$/;
const AND_OVER =
  /^(?:人口|pop(?:ulation)?|age|年龄)?(\d{1,3})(?:岁)?(?:\+|plus|above|over|及以上|以上|andover)(?:岁|人口|人数|人)*$/;
const UNDER =
  /^(?:age|年龄)?(?:under|below)?(\d{1,3})(?:岁)?(?:以下|under)(?:人口|人数|人)*$|^(?:age)?(?:under|below)(\d{1,3})$/;
const OLDEST = 130;

/**
 * The age band a column is about, from its name: `age0_14`, `65岁及以上`, `0-2岁`, `80+`,
 * `population_age65above`. Null: it is not about ages.
 */
export function findAgeBand(columnName: string): AgeBand | null {
  const name = columnName
    .toLowerCase()
    .replace(/[\s（）()]/g, '')
    .replace(/^(?:population|pop|人口)_?(?=age|\d|年龄)/, '')
    .replace(/^age_(?=\d)/, 'age');
  const fromTo = FROM_TO.exec(name);
  if (fromTo !== null) return aBand(Number(fromTo[1]), Number(fromTo[2]));
  const over = AND_OVER.exec(name);
  if (over !== null) return aBand(Number(over[1]), null);
  const under = UNDER.exec(name);
  return under === null ? null : aBand(0, Number(under[1] ?? under[2]) - 1);
}

function aBand(from: number, to: number | null): AgeBand | null {
  if (from > OLDEST || (to !== null && (to > OLDEST || to < from))) return null;
  return to === null
    ? { id: `age${from}plus`, from, to, zh: `${from} 岁及以上`, en: `${from} and over` }
    : { id: `age${from}_${to}`, from, to, zh: `${from}–${to} 岁`, en: `${from}–${to}` };
}
