/** A moment on the wall clock of the place: what gates and doors go by. */
export interface Moment {
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MINUTES_PER_DAY = 1440;

/**
 * Is a gate with these OSM `opening_hours` open? Reads the part of the grammar that gates use:
 * `24/7`, `off`, `06:00-22:00`, `Mo-Fr 06:00-22:00,23:00-01:00; Sa,Su 07:00-21:00`. As in OSM, the
 * last rule that names the day decides it. Null: the text is beyond this grammar.
 */
export function isOpenAt(openingHours: string, at: Moment): boolean | null {
  const texts = openingHours.split(';').map((text) => text.trim());
  const rules = texts.filter((text) => text !== '').map(parseRule);
  if (rules.length === 0) return null;
  let today: Rule | undefined;
  let yesterday: Rule | undefined;
  for (const rule of rules) {
    if (rule === null) return null;
    if (rule.days.has(at.weekday)) today = rule;
    if (rule.days.has((at.weekday + 6) % 7)) yesterday = rule;
  }
  const isInside = (rule: Rule | undefined, minute: number): boolean =>
    rule?.spans.some(([from, to]) => minute >= from && minute < to) ?? false;
  return isInside(today, at.minuteOfDay) || isInside(yesterday, at.minuteOfDay + MINUTES_PER_DAY);
}

/** `2026-11-21T18:30` as a moment; the offset, if any, is taken as the place's own. Null: no such time. */
export function momentOf(text: string): Moment | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})/.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || hour > 23 || minute > 59) return null;
  return { weekday: (date.getUTCDay() + 6) % 7, minuteOfDay: hour * 60 + minute };
}

interface Rule {
  readonly days: ReadonlySet<number>;
  /** Minutes from the day's start; a span past midnight ends beyond 1440. */
  readonly spans: readonly (readonly [number, number])[];
}

function parseRule(text: string): Rule | null {
  const match = /^((?:[A-Z][a-z](?:-[A-Z][a-z])?,?\s*)*)(.*)$/.exec(text);
  if (match === null) return null;
  const days = parseDays((match[1] ?? '').replaceAll(' ', ''));
  const spans = parseSpans((match[2] ?? '').trim());
  return days === null || spans === null ? null : { days, spans };
}

function parseDays(text: string): Set<number> | null {
  if (text === '') return new Set(DAYS.keys());
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [from = -1, to = -1] = part.split('-').map((name) => DAYS.indexOf(name));
    if (from < 0 || (part.includes('-') && to < 0)) return null;
    const last = part.includes('-') ? to : from;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}

function parseSpans(text: string): [number, number][] | null {
  if (text === '24/7' || text === '') return [[0, MINUTES_PER_DAY]];
  if (text === 'off' || text === 'closed') return [];
  const spans: [number, number][] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(part);
    if (match === null) return null;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
    if (fromHour > 24 || toHour > 48 || fromMinute > 59 || toMinute > 59) return null;
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    const end = to > from ? to : to + MINUTES_PER_DAY;
    // a span that outlasts the next day would need a look at the day before yesterday
    if (end > 2 * MINUTES_PER_DAY) return null;
    spans.push([from, end]);
  }
  return spans;
}
