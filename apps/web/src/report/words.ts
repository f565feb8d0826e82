import { EN } from './words-en.ts';
import { type Words, ZH } from './words-zh.ts';

export type Language = 'zh' | 'en';

export const wordsIn = (language: Language): Words => (language === 'zh' ? ZH : EN);

/** The name in the reader's language. */
export const nameIn = (
  language: Language,
  named: { readonly zh: string; readonly en: string },
): string => named[language];

/** As a heading: English begins with a capital. */
export const headingIn = (
  language: Language,
  named: { readonly zh: string; readonly en: string },
): string => named[language].replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** Without what the catalogue adds in brackets: for tight places. */
export const shortNameIn = (
  language: Language,
  named: { readonly zh: string; readonly en: string },
): string => named[language].replace(/\s*[（(].*$/, '');
