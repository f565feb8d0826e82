import {
  type DaysMeant,
  type HoursRule,
  joinSpans,
  type OpeningHours,
  type TimeSpan,
} from './opening-hours.ts';
import { weekly } from './recurrence.ts';

/** Which days a statement speaks of. */
export type DaySelector =
  | { readonly kind: 'weekdays'; readonly bits: number }
  | { readonly kind: 'recurrence'; readonly rule: Omit<HoursRule, 'spans'> }
  | { readonly kind: 'meant'; readonly meant: Exclude<DaysMeant, 'any'> };

/** One thing that a text says, as its reader found it. */
export type HoursWord =
  | { readonly kind: 'days'; readonly days: DaySelector }
  | { readonly kind: 'months'; readonly months: readonly number[] }
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'span'; readonly span: TimeSpan }
  | { readonly kind: 'closed' }
  /** Open as on working days 照常. */
  | { readonly kind: 'as-usual' }
  /** What was just said does not hold on public holidays. */
  | { readonly kind: 'but-not-holidays' }
  | { readonly kind: 'stop' };

interface Statement {
  readonly days: DaySelector[];
  readonly dates: { readonly from: string; readonly to: string }[];
  readonly months: readonly number[] | null;
  readonly spans: TimeSpan[];
  closed: boolean;
  asUsual: boolean;
  notOnHolidays: boolean;
}

export const EVERY_DAY = 0b1111111;

/** Hours from words in their order; null where they say nothing, or `as-usual` has no usual. */
export function hoursOfWords(words: readonly HoursWord[]): OpeningHours | null {
  const rules: HoursRule[] = [];
  const exceptions: OpeningHours['exceptions'] = [];
  const closedButHolidays: HoursRule[] = [];
  for (const statement of statementsOf(words)) {
    const spans = spansOf(statement, rules);
    if (spans === null) return null;
    exceptions.push(...statement.dates.map(({ from, to }) => ({ from, to, spans })));
    if (statement.dates.length > 0) continue;
    const said = rulesOf(statement, spans);
    rules.push(...said);
    if (statement.closed && statement.notOnHolidays) closedButHolidays.push(...said);
  }
  if (rules.length + exceptions.length === 0) return null;
  return { rules: [...holidaysOf(closedButHolidays, rules), ...rules], exceptions };
}

/**
 * 周一闭馆（法定节假日除外）: on a holiday that is a Monday one is open as on other days, though no other
 * statement speaks of Mondays.
 */
function holidaysOf(closed: readonly HoursRule[], rules: readonly HoursRule[]): HoursRule[] {
  const usual = usualSpans(rules);
  return closed.flatMap((rule) =>
    usual === null || isOpenOtherwise(rule, rules)
      ? []
      : [{ recurrence: rule.recurrence, meant: 'any', spans: [...usual] }],
  );
}

/** Is it said when one is open on the days of a rule that closes them? */
export function isOpenOtherwise({ recurrence }: HoursRule, rules: readonly HoursRule[]): boolean {
  return rules.some(
    (other) =>
      other.meant === 'any' &&
      other.spans.length > 0 &&
      (other.recurrence === 'FREQ=DAILY' || other.recurrence === recurrence),
  );
}

function statementsOf(words: readonly HoursWord[]): Statement[] {
  const reader = new StatementReader();
  for (const word of words) reader.take(word);
  return reader.end();
}

class StatementReader {
  readonly #statements: Statement[] = [];
  #months: readonly number[] | null = null;
  #isStopped = false;
  #now: Statement = this.#empty();

  take(word: HoursWord): void {
    switch (word.kind) {
      case 'days':
        this.#begin();
        this.#now.days.push(word.days);
        return;
      case 'dates':
        this.#begin();
        this.#now.dates.push(word);
        return;
      case 'months':
        this.#begin();
        this.#months = word.months;
        this.#now = { ...this.#now, months: word.months };
        return;
      case 'span':
        if (this.#now.closed || this.#now.asUsual) this.#flush();
        this.#now.spans.push(word.span);
        return;
      case 'closed':
        if (isSaid(this.#now)) this.#flush();
        this.#now.closed = true;
        return;
      case 'as-usual':
        // 周一至周五8:00-17:00照常 says no more than the times before it
        if (!isSaid(this.#now)) this.#now.asUsual = true;
        return;
      case 'but-not-holidays':
        this.#now.notOnHolidays = true;
        return;
      case 'stop':
        this.#isStopped = true;
        return;
      default:
        word satisfies never;
    }
  }

  end(): Statement[] {
    this.#flush();
    return this.#statements;
  }

  /** New days begin a new statement once the last has said something. */
  #begin(): void {
    if (!isSaid(this.#now)) return;
    this.#flush();
    if (this.#isStopped) this.#months = null;
    this.#isStopped = false;
    this.#now = this.#empty();
  }

  #flush(): void {
    if (isSaid(this.#now)) this.#statements.push(this.#now);
    this.#now = this.#empty();
  }

  #empty(): Statement {
    return {
      days: [],
      dates: [],
      months: this.#months,
      spans: [],
      closed: false,
      asUsual: false,
      notOnHolidays: false,
    };
  }
}

function isSaid({ spans, closed, asUsual }: Statement): boolean {
  return spans.length > 0 || closed || asUsual;
}

function spansOf(
  { spans, closed, asUsual }: Statement,
  before: readonly HoursRule[],
): TimeSpan[] | null {
  if (closed) return [];
  const open = asUsual ? usualSpans(before) : spans;
  return open === null ? null : joinSpans(open);
}

function rulesOf(
  { days, months, closed, notOnHolidays }: Statement,
  spans: TimeSpan[],
): HoursRule[] {
  const rules = selectionsOf(days).map(
    (rule): HoursRule => ({
      ...rule,
      recurrence: inMonths(rule.recurrence, months),
      meant: notOnHolidays && closed && rule.meant === 'any' ? 'ordinary-days' : rule.meant,
      spans,
    }),
  );
  if (notOnHolidays && !closed) {
    rules.push({ recurrence: inMonths('FREQ=DAILY', months), meant: 'public-holidays', spans: [] });
  }
  return rules;
}

function selectionsOf(days: readonly DaySelector[]): Omit<HoursRule, 'spans'>[] {
  if (days.length === 0) return [{ recurrence: weekly(EVERY_DAY), meant: 'any' }];
  let bits = 0;
  const selections: Omit<HoursRule, 'spans'>[] = [];
  for (const selector of days) {
    if (selector.kind === 'weekdays') bits |= selector.bits;
    else if (selector.kind === 'recurrence') selections.push(selector.rule);
    else selections.push({ recurrence: 'FREQ=DAILY', meant: selector.meant });
  }
  return bits === 0 ? selections : [{ recurrence: weekly(bits), meant: 'any' }, ...selections];
}

/** What the rules before say of Wednesdays: the middle of the working week. */
function usualSpans(rules: readonly HoursRule[]): readonly TimeSpan[] | null {
  const rule = rules.findLast(
    ({ recurrence, meant }) =>
      (meant === 'any' &&
        (recurrence === 'FREQ=DAILY' || /^FREQ=WEEKLY;BYDAY=[A-Z,]*WE/.test(recurrence))) ||
      meant === 'workdays',
  );
  return rule === undefined || rule.spans.length === 0 ? null : rule.spans;
}

function inMonths(recurrence: string, months: readonly number[] | null): string {
  return months === null ? recurrence : `${recurrence};BYMONTH=${months.join()}`;
}

/** All from the first to the last, going round the end of the week or year. */
export function bitsFromTo(first: number, last: number): number {
  let bits = 0;
  for (let at = first; ; at = (at + 1) % 7) {
    bits |= 1 << at;
    if (at === last) return bits;
  }
}

export function monthsFromTo(first: number, last: number): number[] {
  const months = [first];
  for (let month = first; month !== last; ) {
    month = (month % 12) + 1;
    months.push(month);
  }
  return months.sort((a, b) => a - b);
}
