import { Problem } from '@yike/kernel';
import type { ServiceType } from './contract.ts';
import type { Crosswalk } from './crosswalk.ts';
import { findServiceType, listServiceTypes } from './service-types.ts';

const MOST_SUGGESTED = 4;

/**
 * The one service type that a planner's word means: a slug, a Chinese or English name, a common word for
 * it (`canteen`, 食堂, 托育), or what only one type has in its name.
 * @throws Problem `service-type-unknown` with the nearest, `service-type-ambiguous`
 */
export function serviceTypeByWord(word: string, crosswalk: Crosswalk): ServiceType {
  const plain = plainWord(word);
  const forms = [plain, plain.replace(/s$/, '')];
  const named = listServiceTypes().find((type) =>
    namesOf(type).some((name) => forms.includes(name)),
  );
  if (named !== undefined) return named;
  const ofCrosswalk = typesByCrosswalk(word, crosswalk);
  const meant = new Set(ofCrosswalk.length > 0 ? ofCrosswalk : forms.flatMap(typesByPart));
  const [only, ...others] = [...meant].flatMap((one) => findServiceType(one) ?? []);
  if (only === undefined) throw unknown(word, plain);
  if (others.length === 0) return only;
  throw new Problem(
    'service-type-ambiguous',
    {},
    {
      type: word,
      known: suggested([only, ...others], 'zh'),
      knownEn: suggested([only, ...others], 'en'),
    },
  );
}

function unknown(word: string, plain: string): Problem {
  const near = listServiceTypes()
    .map((type) => ({ type, likeness: likenessOf(plain, type) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ type }) => type);
  const shown = near.length > 0 ? near : listServiceTypes();
  const details = { type: word, near: suggested(shown, 'zh'), nearEn: suggested(shown, 'en') };
  return new Problem('service-word-unknown', {}, details);
}

function suggested(types: readonly ServiceType[], language: 'zh' | 'en'): string {
  return types
    .slice(0, MOST_SUGGESTED)
    .map((type) => `${type.slug}${language === 'zh' ? `（${type.zh}）` : ` (${type.en})`}`)
    .join(language === 'zh' ? '、' : ', ');
}

/** What the crosswalk makes of the word, as the type or as a word in a name. */
function typesByCrosswalk(word: string, crosswalk: Crosswalk): readonly string[] {
  const nothing = { amapCodes: [], amapTypePath: null, gbt4754: null, osmTags: null };
  const { types } = crosswalk.classify({ ...nothing, name: '', givenTypes: [word] });
  if (types.length > 0) return types;
  return crosswalk.classify({ ...nothing, name: word, givenTypes: [] }).types;
}

/** Types with the whole word in their slug or name, where nothing shorter than a word is one. */
function typesByPart(plain: string): string[] {
  if (plain === '') return [];
  const isChinese = /\p{Script=Han}/u.test(plain);
  return listServiceTypes().flatMap((type) => {
    const names = namesOf(type);
    const isIn = isChinese
      ? names.some((name) => name.includes(plain))
      : names.some((name) => ` ${name} `.includes(` ${plain} `));
    return isIn ? type.slug : [];
  });
}

function namesOf({ slug, zh, en }: ServiceType): string[] {
  const [short = '', more = ''] = zh.split(/[（）]/);
  return [slug.replaceAll('-', ' '), short, ...more.split('、'), plainWord(en)];
}

/** Pairs of letters that the word shares with the closest name, as a share of both. */
function likenessOf(plain: string, type: ServiceType): number {
  const own = pairsOf(plain);
  return Math.max(
    ...namesOf(type).map((name) => {
      const others = pairsOf(name);
      let shared = 0;
      for (const pair of own) if (others.has(pair)) shared++;
      return (2 * shared) / Math.max(1, own.size + others.size);
    }),
  );
}

function pairsOf(text: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)),
  );
}

function plainWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
}
