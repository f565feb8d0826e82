import { listServiceTypes } from '@yike/standards';
import { z } from 'zod';
import own from '../../data/synonyms.json' with { type: 'json' };
import { plainText } from './search-keys.ts';

const SYNONYMS = z.record(z.string(), z.array(z.string())).parse(own);

/** Words that people say, and the service type they mean. */
const WORDS: readonly (readonly [word: string, serviceType: string])[] = [
  ...listServiceTypes().flatMap(({ slug, zh, en }) => [
    [plainText(zh), slug] as const,
    [plainText(en), slug] as const,
    [plainText(slug), slug] as const,
  ]),
  ...Object.entries(SYNONYMS).flatMap(([type, words]) =>
    words.map((word) => [plainText(word), type] as const),
  ),
];

/** Types that the words name: 修鞋, 补鞋的, `repair`. A word of one character names none. */
export function typesInWords(plain: string): string[] {
  if (plain.length < 2) return [];
  const types = WORDS.filter(
    ([word]) =>
      word === plain || (word.length >= 2 && plain.includes(word)) || word.startsWith(plain),
  ).map(([, type]) => type);
  return [...new Set(types)];
}
