import { haversineMetres } from '@yike/engine-geometry';
import type { Bilingual } from '@yike/kernel';

/** What two listings are compared by. */
export interface MatchTraits {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly serviceTypes: readonly string[];
  readonly phone: string | null;
  /** 统一社会信用代码; all shops of a chain share one. */
  readonly creditCode: string | null;
  /** Where it was listed before, and under which id: `amap:B0FFIE4T5P`. */
  readonly sourceIds: readonly string[];
}

export interface Match {
  /** 0 … 1. */
  readonly score: number;
  readonly verdict: 'same' | 'doubtful' | 'different';
  readonly reasons: readonly Bilingual[];
}

/** Two listings farther apart are not one place, whatever else they share, save the same id. */
export const MATCH_METRES = 250;
const SAME_FROM = 0.75;
const DOUBTFUL_FROM = 0.55;

/** Own definition 自定: what each trait can add. */
const WEIGHTS = { name: 0.55, distance: 0.2, type: 0.1, phone: 0.15, code: 0.1 } as const;
/** What other services say against it. */
const OTHER_TYPE = -0.25;
const OTHER_NAME_BELOW = 0.34;

/**
 * Are two listings the same place? Every trait adds what it is worth; a name that is quite another
 * speaks against it whatever the rest says, as neighbours share doors and switchboards.
 */
export function matchFacility(known: MatchTraits, listed: MatchTraits): Match {
  const sharedId = listed.sourceIds.find((id) => known.sourceIds.includes(id));
  if (sharedId !== undefined) {
    const reason = {
      zh: `来源编号相同：${sharedId}`,
      en: `the same id at its source: ${sharedId}`,
    };
    return { score: 1, verdict: 'same', reasons: [reason] };
  }
  const metres = haversineMetres(known.lon, known.lat, listed.lon, listed.lat);
  const apart = { zh: `相距 ${Math.round(metres)} 米`, en: `${Math.round(metres)} m apart` };
  if (metres > MATCH_METRES) return { score: 0, verdict: 'different', reasons: [apart] };
  const name = nameSimilarity(known.name, listed.name);
  const alike = {
    zh: `名称相似度 ${percent(name)}（${known.name} / ${listed.name}）`,
    en: `names ${percent(name)} alike (${known.name} / ${listed.name})`,
  };
  const reasons: Bilingual[] = [alike, apart];
  // most that are near are something else altogether
  if (name < OTHER_NAME_BELOW) return { score: 0, verdict: 'different', reasons };
  let score = WEIGHTS.name * name + WEIGHTS.distance * (1 - metres / MATCH_METRES);
  for (const trait of [typeTrait, phoneTrait, codeTrait]) {
    const said = trait(known, listed);
    score += said.worth;
    if (said.reason !== null) reasons.push(said.reason);
  }
  const bounded = Math.min(Math.max(score, 0), 1);
  return { score: bounded, verdict: verdictOf(bounded), reasons };
}

function verdictOf(score: number): Match['verdict'] {
  if (score < DOUBTFUL_FROM) return 'different';
  return score >= SAME_FROM ? 'same' : 'doubtful';
}

/** Quickly: is there any use in comparing them? Where not, `matchFacility` calls them different. */
export function mayBeSame(known: MatchTraits, listed: MatchTraits): boolean {
  if (listed.sourceIds.some((id) => known.sourceIds.includes(id))) return true;
  return (
    nameSimilarity(known.name, listed.name) >= OTHER_NAME_BELOW &&
    haversineMetres(known.lon, known.lat, listed.lon, listed.lat) <= MATCH_METRES
  );
}

interface TraitSaid {
  readonly worth: number;
  readonly reason: Bilingual | null;
}

const NOTHING: TraitSaid = { worth: 0, reason: null };

function typeTrait(known: MatchTraits, listed: MatchTraits): TraitSaid {
  const shared = known.serviceTypes.filter((type) => listed.serviceTypes.includes(type));
  if (shared.length > 0) {
    const reason = {
      zh: `同类服务：${shared.join('、')}`,
      en: `same service: ${shared.join(', ')}`,
    };
    return { worth: WEIGHTS.type, reason };
  }
  const isBoth = known.serviceTypes.length > 0 && listed.serviceTypes.length > 0;
  return isBoth
    ? { worth: OTHER_TYPE, reason: { zh: '服务类型不同', en: 'other services' } }
    : NOTHING;
}

function phoneTrait(known: MatchTraits, listed: MatchTraits): TraitSaid {
  const [a, b] = [phoneDigits(known.phone), phoneDigits(listed.phone)];
  if (a === '' || a !== b) return NOTHING;
  return { worth: WEIGHTS.phone, reason: { zh: '电话相同', en: 'the same phone' } };
}

function codeTrait(known: MatchTraits, listed: MatchTraits): TraitSaid {
  if (known.creditCode === null || listed.creditCode === null) return NOTHING;
  if (known.creditCode === listed.creditCode) {
    const reason = { zh: '统一社会信用代码相同', en: 'the same unified social credit code' };
    return { worth: WEIGHTS.code, reason };
  }
  const reason = { zh: '统一社会信用代码不同', en: 'other unified social credit codes' };
  return { worth: -WEIGHTS.code, reason };
}

/** Digits without the country's and the area's prefix nought. */
function phoneDigits(phone: string | null): string {
  return (phone ?? '')
    .replaceAll(/\D/g, '')
    .replace(/^(?:0086|86(?=\d{10,}))/, '')
    .replace(/^0/, '');
}

/** Words that tell nothing of a place: 上海市, 有限公司, (… 店) in brackets stays. */
const EMPTY_WORDS = /有限责任公司|股份有限公司|有限公司|个体工商户|[()（）·\-—\s.,，、]/g;

/** A name without what tells nothing, and its pairs of neighbouring characters with their counts. */
interface ComparedName {
  readonly plain: string;
  readonly pairs: ReadonlyMap<string, number>;
}

/** Names are compared with all that are near, so each is taken apart once. */
const comparedNames = new Map<string, ComparedName>();
const MOST_NAMES = 50_000;

function comparedName(name: string): ComparedName {
  const known = comparedNames.get(name);
  if (known !== undefined) return known;
  const plain = name.normalize('NFKC').toLowerCase().replaceAll(EMPTY_WORDS, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at < plain.length - 1; at++) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  if (comparedNames.size >= MOST_NAMES) comparedNames.clear();
  const compared = { plain, pairs };
  comparedNames.set(name, compared);
  return compared;
}

/** 0 … 1: Dice's share of common pairs of neighbouring characters; a name within the other counts. */
export function nameSimilarity(a: string, b: string): number {
  const [one, other] = [comparedName(a), comparedName(b)];
  if (one.plain === '' || other.plain === '') return 0;
  if (one.plain === other.plain) return 1;
  const [short, long] = one.plain.length <= other.plain.length ? [one, other] : [other, one];
  // 邻里食堂 and 江畔区邻里食堂
  const isPart = short.plain.length >= 4 && long.plain.includes(short.plain);
  return Math.max(dice(short, long), isPart ? 0.8 : 0);
}

function dice(short: ComparedName, long: ComparedName): number {
  let common = 0;
  for (const [pair, count] of short.pairs) common += Math.min(count, long.pairs.get(pair) ?? 0);
  const all = short.plain.length + long.plain.length - 2;
  return all <= 0 ? 0 : (2 * common) / all;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
