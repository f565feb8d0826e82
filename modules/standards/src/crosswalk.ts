import type { OsmTags } from '@yike/kernel';
import type { CrosswalkFile } from './crosswalk-file.ts';
import { type CrosswalkRules, compileRules, type NamedType, type Rule } from './crosswalk-rules.ts';
import { endIn, holdsIn, type PlaceName, placeName } from './name-pattern.ts';

/** What a source says a place is, each part as far as it is known. */
export interface PlaceFacts {
  readonly name: string | null;
  readonly amapCodes: readonly string[];
  /** `大类;中类;小类`, several joined by `|`. */
  readonly amapTypePath: string | null;
  readonly gbt4754: string | null;
  readonly osmTags: OsmTags | null;
  /** Slugs, or names of our types, that the file itself gives. */
  readonly givenTypes: readonly string[];
}

export type ClassifiedBy = 'given' | 'amap-code' | 'amap-type' | 'gbt4754' | 'osm' | 'keyword';

export type Classification =
  | { readonly types: readonly string[]; readonly by: ClassifiedBy }
  /** No type of ours; `label` is how the source calls it, `rejectedBy` the words that spoke against it. */
  | { readonly types: readonly []; readonly label: string; readonly rejectedBy?: string };

export interface Crosswalk {
  readonly classify: (facts: PlaceFacts) => Classification;
}

/**
 * The way from what a source calls a place to our service types. The first of these that says
 * anything gives candidates: the given types, AMap codes, AMap type path, GB/T 4754, OSM tags. The name
 * then refines them: it can strike a candidate, replace it by a closer type, or be required. Alone a
 * name counts where no provider has a code for the type, where the code says nothing, or where there
 * is no code at all. Entries of `extra` come before ours.
 */
export function compileCrosswalk(extra?: CrosswalkFile): Crosswalk {
  const rules = compileRules(extra);
  return { classify: (facts) => classify(rules, facts) };
}

interface Evidence {
  readonly by: ClassifiedBy;
  readonly rules: readonly Rule[];
}

function classify(rules: CrosswalkRules, facts: PlaceFacts): Classification {
  const given = [...new Set(facts.givenTypes.flatMap((text) => rules.given(text)))];
  if (given.length > 0) return { types: given, by: 'given' };

  const name = placeName(facts.name ?? '');
  const never = rules.neverAnything.find((pattern) => holdsIn(pattern, name));
  if (never !== undefined) return { types: [], label: labelOf(facts), rejectedBy: never.text };

  const evidence = findEvidence(rules, facts);
  const struck = new Struck();
  const candidates = new Set(evidence?.rules.flatMap((rule) => rule.types));
  const kept = (evidence?.rules ?? []).flatMap((rule) => acceptedTypes(rules, rule, name, struck));

  const maySpeak = whoMaySpeak(rules, facts, evidence, candidates, kept.length > 0);
  const named = typesByName(rules, name, maySpeak, struck);
  if (evidence !== undefined && kept.length > 0 && !saysMore(named, kept)) {
    return { types: closest(named, kept), by: evidence.by };
  }
  if (named.length > 0) return withNamed(named, kept);
  const label = labelOf(facts);
  return struck.by === undefined
    ? { types: [], label }
    : { types: [], label, rejectedBy: struck.by };
}

/** Remembers the first words that spoke against a type. */
class Struck {
  by: string | undefined;
  note(text: string): void {
    this.by ??= text;
  }
}

function findEvidence(rules: CrosswalkRules, facts: PlaceFacts): Evidence | undefined {
  const lookups: [ClassifiedBy, () => readonly Rule[]][] = [
    ['amap-code', () => facts.amapCodes.flatMap((code) => rules.byAmapCode(code))],
    ['amap-type', () => amapPaths(facts).flatMap((path) => rules.byAmapPath(path))],
    ['gbt4754', () => (facts.gbt4754 === null ? [] : rules.byGbt4754(facts.gbt4754))],
    ['osm', () => (facts.osmTags === null ? [] : rules.byOsmTags(facts.osmTags))],
  ];
  for (const [by, look] of lookups) {
    const found = look();
    if (found.length > 0) return { by, rules: found };
  }
  return undefined;
}

function acceptedTypes(
  rules: CrosswalkRules,
  rule: Rule,
  name: PlaceName,
  struck: Struck,
): readonly string[] {
  if (rule.needs.length > 0 && !rule.needs.some((pattern) => holdsIn(pattern, name))) return [];
  const against = rule.reject.find((pattern) => holdsIn(pattern, name));
  if (against !== undefined) {
    struck.note(against.text);
    return [];
  }
  return rule.types.filter((type) => {
    const rejected = rules.rejectsOf(type).find((pattern) => holdsIn(pattern, name));
    if (rejected !== undefined) struck.note(rejected.text);
    return rejected === undefined;
  });
}

/** Which types a name may speak for, given what the codes say. */
function whoMaySpeak(
  rules: CrosswalkRules,
  facts: PlaceFacts,
  evidence: Evidence | undefined,
  candidates: ReadonlySet<string>,
  anyKept: boolean,
): (named: NamedType) => boolean {
  const saysNothing = evidence !== undefined && candidates.size === 0;
  const codes = facts.amapCodes;
  const paths = amapPaths(facts);
  if (saysNothing || (!anyKept && rules.isNameless(codes, paths))) return (named) => named.always;

  const touches = (types: readonly string[]): boolean => types.some((type) => candidates.has(type));
  const closer = (named: NamedType): boolean =>
    named.always || touches(named.types) || touches(named.over) || touches(named.beside);
  if (anyKept) return closer;
  if (isCodeless(facts) || rules.isGeneric(codes, paths)) return () => true;
  return (named) => named.byName || closer(named);
}

function isCodeless(facts: PlaceFacts): boolean {
  return (
    facts.amapCodes.length === 0 &&
    amapPaths(facts).length === 0 &&
    facts.gbt4754 === null &&
    facts.osmTags === null
  );
}

interface Hit {
  readonly named: NamedType;
  readonly end: number;
}

/**
 * The types whose keyword ends last in the name. When all outside the brackets is silent, the
 * brackets are asked for what no provider has a code for: they hold where a place is as often as what.
 */
function typesByName(
  rules: CrosswalkRules,
  name: PlaceName,
  maySpeak: (named: NamedType) => boolean,
  struck: Struck,
): readonly NamedType[] {
  const accept = ({ named }: Hit): boolean => {
    if (!maySpeak(named)) return false;
    const against = named.reject.find((pattern) => holdsIn(pattern, name));
    if (against !== undefined) struck.note(against.text);
    return against === undefined;
  };
  const byMain = lastOf(hitsIn(rules, name.main).filter(accept));
  if (byMain.length > 0) return byMain;
  return lastOf(
    name.asides
      .flatMap((aside) => hitsIn(rules, aside))
      .filter(({ named }) => named.byName)
      .filter(accept),
  );
}

function hitsIn(rules: CrosswalkRules, text: string): readonly Hit[] {
  return [...new Set(text)]
    .flatMap((character) => rules.namedFrom(character))
    .map((named) => ({ named, end: endIn(named.pattern, text) }))
    .filter(({ end }) => end >= 0);
}

/** A user's keyword before ours, then the one that ends last, then the longest. */
function lastOf(hits: readonly Hit[]): readonly NamedType[] {
  const byUser = hits.filter(({ named }) => named.always);
  const pool = byUser.length > 0 ? byUser : hits;
  const last = Math.max(...pool.map(({ end }) => end));
  const atLast = pool.filter(({ end }) => end === last).map(({ named }) => named);
  const longest = Math.max(...atLast.map(({ pattern }) => pattern.text.length));
  return atLast.filter(({ pattern }) => pattern.text.length === longest);
}

/** Whether a name tells more than that the codes are right. */
function saysMore(named: readonly NamedType[], kept: readonly string[]): boolean {
  return named.some(({ types, always }) => always || types.some((type) => !kept.includes(type)));
}

function withNamed(named: readonly NamedType[], kept: readonly string[]): Classification {
  const types = [...closest(named, kept), ...named.flatMap((each) => each.types)];
  return { types: [...new Set(types)], by: 'keyword' };
}

/** What is left of the codes' types when the name has given closer ones their place. */
function closest(named: readonly NamedType[], kept: readonly string[]): readonly string[] {
  const replaced = new Set(named.flatMap((each) => (each.always ? kept : each.over)));
  return [...new Set(kept)].filter((type) => !replaced.has(type));
}

function amapPaths(facts: PlaceFacts): readonly string[] {
  return facts.amapTypePath === null ? [] : facts.amapTypePath.split('|').filter((path) => path);
}

const TELLING_TAGS = ['shop', 'amenity', 'office', 'craft', 'leisure', 'healthcare', 'tourism'];

/** How the source calls it, for the list of what could not be mapped. */
function labelOf(facts: PlaceFacts): string {
  const givenText = facts.givenTypes.join('|');
  if (givenText !== '') return givenText;
  if (facts.amapTypePath) return facts.amapTypePath;
  if (facts.amapCodes.length > 0) return facts.amapCodes.join('|');
  if (facts.gbt4754 !== null) return `GB/T 4754 ${facts.gbt4754}`;
  const tags = facts.osmTags ?? {};
  const key = TELLING_TAGS.find((tag) => tags[tag] !== undefined);
  return key === undefined ? '—' : `${key}=${tags[key]}`;
}
