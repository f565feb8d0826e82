import type { Language } from '../report/words.ts';
import { COMPARE_EN } from './words-en.ts';
import { COMPARE_ZH, type CompareWords } from './words-zh.ts';

export const compareWordsIn = (language: Language): CompareWords =>
  language === 'zh' ? COMPARE_ZH : COMPARE_EN;
