import { type Bilingual, findSaid } from '@yike/kernel';
import type { z } from 'zod';
import enMessages from 'zod/v4/locales/en.js';
import zhMessages from 'zod/v4/locales/zh-CN.js';

/**
 * What is wrong with a part of a request, for whoever filled in a form or writes a program: what our
 * contract says of it, else words of ours for what is met every day, else zod's own.
 */
export function faultText(issue: z.core.$ZodIssue): Bilingual {
  return (
    findSaid(issue) ?? everydayText(issue) ?? { zh: zodsText(zh, issue), en: zodsText(en, issue) }
  );
}

const zh = zhMessages().localeError;
const en = enMessages().localeError;

function zodsText(say: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const said = say(issue as z.core.$ZodRawIssue);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
}

function everydayText(issue: z.core.$ZodIssue): Bilingual | null {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? { zh: '缺少此项', en: 'it is missing' } : typeText(issue.expected);
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return { zh: `没有这一项：${keys}`, en: `there is no such thing: ${keys}` };
    }
    case 'invalid_value': {
      if (isMissing(issue)) return { zh: '缺少此项', en: 'it is missing' };
      const values = issue.values.map(String);
      return { zh: `应为 ${values.join('、')}`, en: `it is ${values.join(' or ')}` };
    }
    case 'too_small':
      return sizeText(issue.origin, Number(issue.minimum), { zh: '至少', en: 'at least' });
    case 'too_big':
      return sizeText(issue.origin, Number(issue.maximum), { zh: '至多', en: 'at most' });
    case 'invalid_format':
      return FORMATS[issue.format] ?? null;
    default:
      return null;
  }
}

const isMissing = (issue: z.core.$ZodIssue): boolean =>
  'input' in issue && issue.input === undefined;

const typeText = (type: string): Bilingual | null => TYPES[type] ?? null;

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '应为文字', en: 'it is a text' },
  number: { zh: '应为数字', en: 'it is a number' },
  int: { zh: '应为整数', en: 'it is a whole number' },
  boolean: { zh: '应为 true 或 false', en: 'it is true or false' },
  array: { zh: '应为列表 […]', en: 'it is a list, […]' },
  object: { zh: '应为对象 {…}', en: 'it is an object, {…}' },
};

function sizeText(origin: string, size: number, bound: Bilingual): Bilingual | null {
  switch (origin) {
    case 'string':
      return { zh: `${bound.zh} ${size} 个字符`, en: `${bound.en} ${size} characters` };
    case 'array':
      return { zh: `${bound.zh} ${size} 项`, en: `${bound.en} ${size} of them` };
    case 'number':
    case 'int':
      return { zh: `${bound.zh}为 ${size}`, en: `${bound.en} ${size}` };
    default:
      return null;
  }
}

const FORMATS: Readonly<Record<string, Bilingual>> = {
  uuid: { zh: '不是有效的编号（UUID）', en: 'it is no id (a UUID)' },
  date: { zh: '没有这一天；写作 2026-01-31', en: 'no such day; write 2026-01-31' },
  datetime: {
    zh: '没有这一时刻；写作 2026-01-31T08:00:00Z',
    en: 'no such moment; write 2026-01-31T08:00:00Z',
  },
};
