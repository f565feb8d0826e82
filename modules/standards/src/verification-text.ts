import type { Bilingual, Language } from '@yike/kernel';
import type { Verification } from './contract.ts';

const MARKS: Readonly<Record<Verification, Bilingual>> = {
  'official-text': { zh: '原文', en: 'official text' },
  seed: { zh: '报道', en: 'news report' },
  copy: { zh: '转载', en: 'copy' },
  'memory-high': { zh: '凭记忆·待核', en: 'from memory, to be verified' },
  'memory-medium': { zh: '凭记忆·须核', en: 'from memory, unsure' },
  'memory-low': { zh: '凭记忆·存疑', en: 'from memory, doubtful' },
  own: { zh: '自定', en: 'own definition' },
  user: { zh: '使用者', en: 'the user' },
};

/** How well a row is known, in words for people. */
export function verificationText(verification: Verification, language: Language): string {
  return MARKS[verification][language];
}

/** Every mark there is, for whoever shows rows. */
export function listVerificationMarks(): (Bilingual & { readonly id: Verification })[] {
  return Object.entries(MARKS).map(([id, text]) => ({ id: id as Verification, ...text }));
}
