/** The two languages everything we say to people is written in. Chinese comes first. */
export type Language = 'zh' | 'en';

/** One sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
