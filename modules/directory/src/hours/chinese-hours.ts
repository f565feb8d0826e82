import type { Place } from '@yike/kernel';
import { type HoursRead, readHours, type WordFinder } from './hours-read.ts';
import { bitsFromTo, EVERY_DAY, type HoursWord, monthsFromTo } from './hours-words.ts';
import { MINUTES_A_DAY, parseDay } from './local-day.ts';
import { hoursRuleSchema, type TimeSpan } from './opening-hours.ts';
import { WEEKDAY_CODES } from './recurrence.ts';

const DAY = '(?:周|星期|礼拜)';
const NUMERAL = '[一二三四五六日天]';
const TO = '(?:至|到|-)';
const PART_OF_DAY = '(上午|早上|早晨|早|下午|午后|晚上|傍晚|晚|夜间|中午|凌晨)?';
const CLOCK = '(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2})?|[点时](?:(半)|(\\d{1,2})分?)?)';
const NEXT_DAY = '(次日|翌日|第二天|隔日)?';
const HOLIDAY = '(?:国家)?(?:法定)?(?:节假日|假日|节日|公众假期|公共假期)';

/** What may stand in a text about hours, tried in this order at every place. */
const WORDS: readonly WordFinder[] = [
  [/^[;。\n]+/, () => [{ kind: 'stop' }]],
  [/^[\s,、:/|()[\]]+/, () => []],
  [/^(?:营业|开放|服务|办公|接诊|门诊|上班|对外开放|工作)?时间(?:为|是)?/, () => []],
  [
    /^规则\{([A-Z0-9=;,-]+)(?: 自(\d{4}-\d\d-\d\d))?(?: 至(\d{4}-\d\d-\d\d))?(?: 限([a-z-]+))?\}/,
    ([, rule = '', starts, until, days]) => ruleWord(rule, starts, until, days),
  ],
  [
    /^(\d{4}-\d\d-\d\d)(?:[/至到](\d{4}-\d\d-\d\d))?/,
    ([, from = '', to = from]) => datesWord(from, to),
  ],
  [
    new RegExp(`^${PART_OF_DAY}${CLOCK}${TO}${NEXT_DAY}${PART_OF_DAY}${CLOCK}`),
    (found) => spanWord(found),
  ],
  [/^(?:24小时|二十四小时|全天候|全天)/, () => [span(0, MINUTES_A_DAY)]],
  [new RegExp(`^(?:${HOLIDAY}除外|除${HOLIDAY}(?:以)?外)`), () => [{ kind: 'but-not-holidays' }]],
  [
    /^(?:全年无休|无休|节假日(?:也)?不休(?:息)?)/,
    () => [
      weekdays(EVERY_DAY),
      { kind: 'days', days: { kind: 'meant', meant: 'public-holidays' } },
    ],
  ],
  [/^(?:每天|每日|天天|每周七天|一周七天|全年)/, () => [weekdays(EVERY_DAY)]],
  [/^(?:补班日?|调休(?:上班|工作)?日|调休上班)/, () => [meant('make-up-workdays')]],
  [/^(?:工作日|上班日)/, () => [meant('workdays')]],
  [/^(?:双休日|周末)/, () => [weekdays(0b1100000)]],
  [new RegExp(`^${HOLIDAY}`), () => [meant('public-holidays')]],
  [
    new RegExp(`^每月(?:的)?(?:第([一二三四五])个?|(最后)(?:一)?个?)${DAY}(${NUMERAL})`),
    ([, nth, last, day = '']) => [
      recurrence(
        `FREQ=MONTHLY;BYDAY=${last === undefined ? '一二三四五'.indexOf(nth ?? '') + 1 : -1}${WEEKDAY_CODES[weekdayAt(day)]}`,
      ),
    ],
  ],
  [/^每月(\d{1,2})[日号]/, ([, day]) => ruleWord(`FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`)],
  [
    new RegExp(`^每?${DAY}(${NUMERAL})${TO}${DAY}?(${NUMERAL})`),
    ([, first = '', last = '']) => [weekdays(bitsFromTo(weekdayAt(first), weekdayAt(last)))],
  ],
  [
    new RegExp(`^每?${DAY}(${NUMERAL}(?:[、,和及]?${NUMERAL})*)(?!${TO}${NUMERAL})`),
    ([, days = '']) => [
      weekdays(
        [...days.matchAll(new RegExp(NUMERAL, 'g'))].reduce(
          (bits, [day]) => bits | (1 << weekdayAt(day)),
          0,
        ),
      ),
    ],
  ],
  [
    new RegExp(`^(\\d{1,2})月?${TO}(?:次年)?(\\d{1,2})月(?!\\d)`),
    ([, first, last]) => monthsWord(Number(first), Number(last)),
  ],
  [/^(\d{1,2})月(?!\d)/, ([, month]) => monthsWord(Number(month), Number(month))],
  [
    /^(?:不营业|不开放|不对外|不接诊|不办公|休息|闭馆|休馆|关闭|停业|停诊|休诊|歇业|休)/,
    () => [{ kind: 'closed' }],
  ],
  [/^(?:照常|正常)(?:营业|开放|上班|接诊|办公)?/, () => [{ kind: 'as-usual' }]],
  [/^(?:营业|开放|开门|接诊|对外|服务|办公|上班|均|都|和|及|与|的|为)/, () => []],
];

/**
 * Hours as people write them: `周一至周五 8:00-11:30,13:30-17:00；节假日休息`. Nothing is guessed: a text
 * of which one part is not understood gives no hours and a complaint that names the part.
 */
export function readChineseHours(text: string, place: Place = {}): HoursRead {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[~～—–―−〜]+|--+/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/：/g, ':')
    .trim();
  return readHours(text, plain, WORDS, place);
}

const LATER = new Set(['下午', '午后', '晚上', '傍晚', '晚', '夜间']);
const EARLIER = new Set(['上午', '早上', '早晨', '早', '凌晨']);

interface Clock {
  readonly part: string;
  readonly hour: number;
  /** Of the day; null: no clock shows that. */
  readonly minute: number | null;
}

function spanWord(found: RegExpExecArray): readonly HoursWord[] | null {
  const from = clockIn(found.slice(1, 6));
  const to = clockIn(found.slice(7, 12));
  const isNextDay = found[6] !== undefined;
  if (from.minute === null || to.minute === null || from.minute >= MINUTES_A_DAY) return null;
  const end = isNextDay ? to.minute + MINUTES_A_DAY : endOf(from, to);
  if (end === null || end - from.minute > MINUTES_A_DAY) return null;
  return [span(from.minute, end)];
}

/** When it ends, though the text does not say on which half of the day; null: it could be either. */
function endOf(from: Clock, to: Clock): number | null {
  const [start, end] = [from.minute ?? 0, to.minute ?? 0];
  if (end > start) return end;
  const isBare = to.part === '' && to.hour < 12;
  // 上午9:00-5:00 may mean five in the afternoon or in the morning
  if (end === start || (isBare && EARLIER.has(from.part))) return null;
  // 下午1:00-5:00
  const isLater = isBare && LATER.has(from.part) && from.hour < 12;
  const later = end + MINUTES_A_DAY / 2;
  return isLater && later > start ? later : end + MINUTES_A_DAY;
}

/** 24:00 is midnight at the end of the day. */
function clockIn([part = '', hourText, colonMinutes, half, minutes]: (
  | string
  | undefined
)[]): Clock {
  const hour = Number(hourText);
  const minute = half === undefined ? Number(colonMinutes ?? minutes ?? 0) : 30;
  const isShown = hour <= 24 && minute <= 59 && (hour < 24 || minute === 0);
  const isLater = (hour < 12 && LATER.has(part)) || (hour < 6 && part === '中午');
  return { part, hour, minute: isShown ? (hour + (isLater ? 12 : 0)) * 60 + minute : null };
}

const span = (fromMinute: number, toMinute: number): HoursWord => {
  const word: TimeSpan = { fromMinute, toMinute };
  return { kind: 'span', span: word };
};
const weekdays = (bits: number): HoursWord => ({ kind: 'days', days: { kind: 'weekdays', bits } });
const recurrence = (rule: string): HoursWord => ({
  kind: 'days',
  days: { kind: 'recurrence', rule: { recurrence: rule, meant: 'any' } },
});
const meant = (days: 'workdays' | 'public-holidays' | 'make-up-workdays'): HoursWord => ({
  kind: 'days',
  days: { kind: 'meant', meant: days },
});

function weekdayAt(numeral: string): number {
  return numeral === '天' ? 6 : '一二三四五六日'.indexOf(numeral);
}

function monthsWord(first: number, last: number): readonly HoursWord[] | null {
  const are = [first, last].every((month) => month >= 1 && month <= 12);
  return are ? [{ kind: 'months', months: monthsFromTo(first, last) }] : null;
}

function ruleWord(
  rule: string,
  starts?: string,
  until?: string,
  days: string = 'any',
): readonly HoursWord[] | null {
  const read = hoursRuleSchema.safeParse({
    recurrence: rule,
    ...(starts === undefined ? {} : { starts }),
    ...(until === undefined ? {} : { until }),
    meant: days,
    spans: [],
  });
  if (!read.success) return null;
  const { spans: _, ...said } = read.data;
  return [{ kind: 'days', days: { kind: 'recurrence', rule: said } }];
}

function datesWord(from: string, to: string): readonly HoursWord[] | null {
  const are = [from, to].every((day) => parseDay(day) !== null) && from <= to;
  return are ? [{ kind: 'dates', from, to }] : null;
}
