import type { z } from 'zod';
import type { Bilingual } from './language.ts';

/** What checks of ours say, by the one text that a fault of zod's can carry. */
const SAID = new Map<string, Bilingual>();

/** For a check of a contract, such as `refine` or `regex`: what is wrong, in both languages. */
export function saying(zh: string, en: string): { readonly error: string } {
  const error = `${zh} / ${en}`;
  SAID.set(error, { zh, en });
  return { error };
}

/** What a check of our own said of a fault; null where it is zod's to say. */
export function findSaid(issue: z.core.$ZodIssue): Bilingual | null {
  const said = SAID.get(issue.message);
  if (said !== undefined) return said;
  return issue.code === 'custom' ? { zh: issue.message, en: issue.message } : null;
}
