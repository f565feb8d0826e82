import type { z } from 'zod';
import type { Bilingual } from './language.ts';

/** For a `refine` of a contract: what is wrong, in the words of both languages. */
export function saying(zh: string, en: string) {
  return { error: `${zh} / ${en}`, params: { says: { zh, en } } };
}

/** What a check of our own said of a fault; null where it is zod's to say. */
export function findSaid(issue: z.core.$ZodIssue): Bilingual | null {
  if (issue.code !== 'custom') return null;
  const { says } = (issue.params ?? {}) as { readonly says?: Bilingual };
  return says ?? { zh: issue.message, en: issue.message };
}
