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

  const mayName = whoMaySpeak(rules, facts, candidates, kept.length > 0);
  const named = typesByName(rules.named.filter(mayName), name, struck);
  if (named.length > 0) return withNamed(named, kept);
  if (kept.length > 0 && evidence !== undefined) {
    return { types: [...new Set(kept)], by: evidence.by };
  }
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
  candidates: ReadonlySet<string>,
  anyKept: boolean,
): (named: NamedType) => boolean {
  const touches = (types: readonly string[]): boolean => types.some((type) => candidates.has(type));
  const closer = (named: NamedType): boolean =>
    named.always || touches(named.over) || touches(named.beside);
  if (anyKept) return closer;
  const codes = facts.amapCodes;
  const paths = amapPaths(facts);
  if (rules.isNameless(codes, paths)) return (named) => named.always;
  const codeless =
    codes.length === 0 && paths.length === 0 && facts.gbt4754 === null && facts.osmTags === null;
  if (codeless || rules.isGeneric(codes, paths)) return () => true;
  return (named) => named.byName || closer(named);
}

/** The types whose keyword ends last in the name; brackets are asked only when the rest is silent. */
function typesByName(
  who: readonly NamedType[],
  name: PlaceName,
  struck: Struck,
): readonly NamedType[] {
  for (const text of [name.main, ...name.asides]) {
    const hits = who
      .map((named) => ({ named, end: endIn(named.pattern, text) }))
      .filter(({ end }) => end >= 0)
      .filter(({ named }) => {
        const against = named.reject.find((pattern) => holdsIn(pattern, name));
        if (against !== undefined) struck.note(against.text);
        return against === undefined;
      });
    const last = Math.max(...hits.map(({ end }) => end));
    const atLast = hits.filter(({ end }) => end === last).map(({ named }) => named);
    const always = atLast.filter((named) => named.always);
    const pool = always.length > 0 ? always : atLast;
    const longest = Math.max(...pool.map((named) => named.pattern.text.length));
    if (pool.length > 0) return pool.filter((named) => named.pattern.text.length === longest);
  }
  return [];
}

function withNamed(named: readonly NamedType[], kept: readonly string[]): Classification {
  const replaced = new Set(named.flatMap((each) => (each.always ? kept : each.over)));
  const types = kept.filter((type) => !replaced.has(type));
  for (const { types: more } of named) types.push(...more);
  return { types: [...new Set(types)], by: 'keyword' };
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
