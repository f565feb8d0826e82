import { type Bilingual, Problem } from '@yike/kernel';
import { issueText } from '@yike/standards';
import type { z } from 'zod';
import { nearestWord } from './nearest-word.ts';
import { CHANGE_SCHEMAS } from './scenario-file.ts';
import type { ScenarioText } from './scenario-text.ts';

type Verb = keyof typeof CHANGE_SCHEMAS;

const VERBS = Object.keys(CHANGE_SCHEMAS) as Verb[];

export function isVerb(word: unknown): word is Verb {
  return VERBS.some((verb) => verb === word);
}

/** A change that does not say what to do, or says what nobody can. */
export function unknownVerb(text: ScenarioText, at: number, verb: unknown): Problem {
  const path = ['changes', at];
  const known = VERBS.join(', ');
  if (verb === undefined) {
    const place = { file: text.fileName, line: text.lineOf(path) };
    return new Problem('scenario-verb-missing', place, { number: at + 1, known });
  }
  const word = String(verb);
  const near = nearestWord(word, VERBS);
  const place = { file: text.fileName, line: text.lineOf([...path, 'do']) };
  return new Problem('scenario-verb-unknown', place, {
    verb: word,
    known,
    nearZh: near === null ? '' : `，是不是 ${near}`,
    nearEn: near === null ? '' : `; perhaps ${near}`,
  });
}

/** What is missing of a change, what does not belong to it, and what is not as it should be. */
export function brokenChange(
  text: ScenarioText,
  at: number,
  verb: Verb,
  value: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): Problem {
  const fields = fieldsOf(verb);
  const missing = fields.needed.filter((field) => value[field] === undefined);
  const strange = Object.keys(value).filter((field) => !fields.all.includes(field));
  const isToldAbove = (issue: z.core.$ZodIssue): boolean =>
    issue.code === 'unrecognized_keys' ||
    (issue.path.length === 1 && missing.includes(String(issue.path[0])));
  const others = error.issues.filter((issue) => issue.path.length > 0 && !isToldAbove(issue));
  const rest = others.length === 0 ? null : issueText({ ...error, issues: others } as z.ZodError);
  const parts: Bilingual[] = [
    ...missing.map((field) => ({ zh: `缺少 ${field}`, en: `${field} is missing` })),
    ...strange.map((field) => strangeText(field, fields.all)),
    ...(rest === null ? [] : [rest]),
  ];
  const field = strange[0] ?? others[0]?.path ?? [];
  const place = {
    file: text.fileName,
    line: text.lineOf(['changes', at, ...[field].flat()]),
  };
  return new Problem('scenario-change-invalid', place, {
    number: at + 1,
    verb,
    reasonZh: parts.map(({ zh }) => zh).join('；'),
    reasonEn: parts.map(({ en }) => en).join('; '),
    needed: fields.needed.join(', ') || '–',
    optional: fields.all.filter((one) => !fields.needed.includes(one)).join(', '),
  });
}

function strangeText(field: string, known: readonly string[]): Bilingual {
  const near = nearestWord(field, known);
  return near === null
    ? { zh: `不认识 ${field}`, en: `${field} means nothing here` }
    : { zh: `不认识 ${field}（是不是 ${near}）`, en: `${field} means nothing here (${near}?)` };
}

function fieldsOf(verb: Verb): {
  readonly all: readonly string[];
  readonly needed: readonly string[];
} {
  const shape: Readonly<Record<string, z.ZodType>> = CHANGE_SCHEMAS[verb].shape;
  const all = Object.keys(shape);
  const isNeeded = (field: string): boolean => shape[field]?.safeParse(undefined).success === false;
  return { all, needed: all.filter((field) => field !== 'do' && isNeeded(field)) };
}
