import type { Language } from './words.ts';

/** Numbers as a reader of the language expects them, always with their unit. */
export interface Figures {
  count(value: number): string;
  people(value: number): string;
  share(value: number | null | undefined): string;
  /** Whole per cent; what is there but rounds to nothing is `<1%`. */
  roughShare(value: number): string;
  /** `71` for 0.71: where the unit stands in the heading */
  percentOnly(value: number | null | undefined): string;
  points(difference: number): string;
  /** without its unit, where the heading has it */
  pointsOnly(difference: number): string;
  seconds(value: number): string;
  minutes(seconds: number): string;
  metres(value: number): string;
  kilometres(metres: number): string;
  squareKilometres(squareMetres: number): string;
  decimal(value: number | null | undefined, digits?: number): string;
  bytes(value: number): string;
  /** seconds or metres, as the walker counts; null: beyond the limit */
  cost(value: number | null | undefined, unit: 'seconds' | 'metres'): string;
}

const NOTHING = '–';

export function figuresIn(language: Language): Figures {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const isChinese = language === 'zh';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fixed = (value: number, digits: number): string =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const unit = (text: string, zh: string, en: string): string => `${text} ${isChinese ? zh : en}`;
  const minutes = (seconds: number): string => {
    const isRound = seconds >= 600 || Math.round(seconds / 6) % 10 === 0;
    return unit(fixed(seconds / 60, isRound ? 0 : 1), '分钟', 'min');
  };
  const metres = (value: number): string => unit(whole.format(value), '米', 'm');
  const signed = (difference: number): string =>
    `${difference > 0 ? '+' : ''}${fixed(difference * 100, 1)}`.replace('-', '−');
  const share = (value: number | null | undefined): string =>
    value === null || value === undefined ? NOTHING : `${fixed(value * 100, 1)}%`;
  return {
    count: (value) => whole.format(value),
    people: (value) => unit(whole.format(Math.round(value)), '人', 'people'),
    share,
    roughShare: (value) => (value > 0 && value < 0.005 ? '<1%' : `${whole.format(value * 100)}%`),
    percentOnly: (value) =>
      value === null || value === undefined ? NOTHING : whole.format(value * 100),
    points: (difference) => unit(signed(difference), '个百分点', 'points'),
    pointsOnly: signed,
    seconds: (value) => clockText(value, isChinese),
    minutes,
    metres,
    kilometres: (value) => unit(fixed(value / 1000, value < 10_000 ? 1 : 0), '公里', 'km'),
    squareKilometres: (value) => unit(fixed(value / 1e6, 2), '平方公里', 'km²'),
    decimal: (value, digits = 1) =>
      value === null || value === undefined ? NOTHING : fixed(value, digits),
    bytes: (value) => (value < 1e6 ? `${fixed(value / 1e3, 0)} kB` : `${fixed(value / 1e6, 1)} MB`),
    cost: (value, of) => {
      if (value === null || value === undefined) return NOTHING;
      return of === 'seconds' ? minutes(value) : metres(value);
    },
  };
}

function clockText(value: number, isChinese: boolean): string {
  const minutes = Math.floor(value / 60);
  const seconds = Math.round(value % 60);
  if (isChinese) return seconds === 0 ? `${minutes} 分钟` : `${minutes} 分 ${seconds} 秒`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
}
