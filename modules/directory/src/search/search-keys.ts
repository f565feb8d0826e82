import { pinyin } from 'pinyin-pro';

/** What a place can be found by in words. */
export interface SearchWords {
  readonly plainName: string;
  /** Without tones and blanks: `xingfushitang`. */
  readonly pinyin: string;
  /** `xfst` */
  readonly initials: string;
  /** Pairs of characters, triples of pinyin letters, pairs of initials, and services. */
  readonly keys: readonly string[];
}

/** A text as it is compared: NFKC, small letters, without blanks and punctuation. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function searchWords(name: string, serviceTypes: readonly string[]): SearchWords {
  const plainName = plainText(name);
  const syllables = pinyin(plainName, { toneType: 'none', type: 'array', v: true });
  const letters = plainText(syllables.join(''));
  const initials = plainText(syllables.map((syllable) => syllable.slice(0, 1)).join(''));
  const keys = [
    ...[...new Set(plainName)].map((character) => `w:${character}`),
    ...grams(plainName, 2, 'w'),
    ...grams(letters, 3, 'p'),
    ...grams(initials, 2, 'i'),
    ...serviceTypes.map(serviceKey),
  ];
  return { plainName, pinyin: letters, initials, keys: [...new Set(keys)] };
}

export const serviceKey = (serviceType: string): string => `t:${serviceType}`;

/** Keys that whatever holds the words must have; empty: too short to look up. */
export function wordKeys(plain: string): string[] {
  return plain.length === 1 ? [`w:${plain}`] : grams(plain, 2, 'w');
}
export const pinyinKeys = (letters: string): string[] => grams(letters, 3, 'p');
export const initialKeys = (letters: string): string[] => grams(letters, 2, 'i');

function grams(text: string, length: number, mark: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + length <= text.length; at++) {
    found.push(`${mark}:${text.slice(at, at + length)}`);
  }
  return found;
}
