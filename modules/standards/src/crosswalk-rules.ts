import type { OsmTags } from '@yike/kernel';
import { type OsmConditions, readCrosswalk, type TypeMapping } from './crosswalk-data.ts';
import type { CrosswalkEntry, CrosswalkFile } from './crosswalk-file.ts';
import { type NamePattern, namePattern } from './name-pattern.ts';
import { listServiceTypes } from './service-types.ts';

/** What a code or tag stands for. */
export interface Rule {
  readonly types: readonly string[];
  readonly needs: readonly NamePattern[];
  readonly reject: readonly NamePattern[];
}

/** What a keyword stands for, and against which codes it may speak. */
export interface NamedType {
  readonly types: readonly string[];
  readonly pattern: NamePattern;
  readonly reject: readonly NamePattern[];
  readonly over: readonly string[];
  readonly beside: readonly string[];
  readonly byName: boolean;
  /** A user's keyword: speaks whatever the code says. */
  readonly always: boolean;
}

export interface CrosswalkRules {
  readonly given: (text: string) => readonly string[];
  readonly byAmapCode: (code: string) => readonly Rule[];
  readonly byAmapPath: (path: string) => readonly Rule[];
  readonly byGbt4754: (code: string) => readonly Rule[];
  readonly byOsmTags: (tags: OsmTags) => readonly Rule[];
  /** Keywords that begin with this character. */
  readonly namedFrom: (character: string) => readonly NamedType[];
  readonly rejectsOf: (type: string) => readonly NamePattern[];
  readonly neverAnything: readonly NamePattern[];
  /** A code says nothing (餐饮相关, 生活服务场所): any keyword counts. */
  readonly isGeneric: (codes: readonly string[], paths: readonly string[]) => boolean;
  /** A code under which names are no evidence: an address, a gate, a bus stop called after a school. */
  readonly isNameless: (codes: readonly string[], paths: readonly string[]) => boolean;
}

interface OsmRule {
  readonly conditions: OsmConditions;
  readonly rule: Rule;
}

/** Our crosswalk with a user's entries before it, made ready for look-ups. */
export function compileRules(extra?: CrosswalkFile): CrosswalkRules {
  const data = readCrosswalk();
  const entries = extra?.entries ?? [];
  const own = Object.entries(data.types);
  const rejects = rejectPatterns(own, data.rejectLists, entries);
  const amapRules = own.flatMap(([type, { amap }]) => amap.map((each) => ({ ...each, type })));
  const codes = tableOf(amapRules.map((each) => [each.code, ruleOf(each.type, each)]));
  const paths = tableOf(amapRules.map((each) => [each.path, ruleOf(each.type, each)]));
  const gbt = tableOf(
    own.flatMap(([type, { gbt4754 }]) =>
      gbt4754.map((each) => [each.code, ruleOf(type, each)] as const),
    ),
  );
  overrule(codes, entries, 'amap-code');
  overrule(paths, entries, 'amap-type');
  overrule(gbt, entries, 'gbt4754');

  return {
    given: givenTypes(entries),
    byAmapCode: (code) => findLongest(codes, [code, code.slice(0, 4), code.slice(0, 2)]),
    byAmapPath: (path) => findLongest(paths, pathPrefixes(path)),
    byGbt4754: (code) => findLongest(gbt, digitPrefixes(code)),
    byOsmTags: osmLookup(own, entries),
    namedFrom: byFirstCharacter([...userNamed(entries), ...ownNamed(own, rejects)]),
    rejectsOf: (type) => rejects.get(type) ?? [],
    neverAnything: entries
      .filter(({ kind, types }) => kind === 'reject' && types.length === 0)
      .map(({ match }) => namePattern(match)),
    isGeneric: (code, path) => underAny(data.genericAmap, code, path).includes(true),
    isNameless: (code, path) => {
      const under = underAny(data.namelessAmap, code, path);
      return under.length > 0 && !under.includes(false);
    },
  };
}

function ruleOf(type: string, { needs, reject }: { needs?: unknown; reject?: unknown }): Rule {
  return { types: [type], needs: patternsOf(needs), reject: patternsOf(reject) };
}

function patternsOf(texts: unknown): readonly NamePattern[] {
  return Array.isArray(texts) ? texts.map((text) => namePattern(String(text))) : [];
}

type Table = Map<string, Rule[]>;

function tableOf(pairs: readonly (readonly [string, Rule])[]): Table {
  const table: Table = new Map();
  for (const [key, rule] of pairs) table.set(key, [...(table.get(key) ?? []), rule]);
  return table;
}

/** A user's entry takes the place of ours at the same code; a longer code still says more. */
function overrule(
  table: Table,
  entries: readonly CrosswalkEntry[],
  kind: CrosswalkEntry['kind'],
): void {
  const given = entries.filter((entry) => entry.kind === kind);
  for (const { match } of given) table.set(match, []);
  for (const entry of given) table.get(entry.match)?.push(userRule(entry));
}

function userRule(entry: CrosswalkEntry): Rule {
  return { types: entry.types, needs: [], reject: patternsOf(entry.reject) };
}

function findLongest(table: Table, keys: readonly string[]): readonly Rule[] {
  for (const key of keys) {
    const rules = table.get(key);
    if (rules !== undefined) return rules;
  }
  return [];
}

/** `a;b;c`, `a;b`, `a`. */
function pathPrefixes(path: string): readonly string[] {
  const parts = path.split(';').map((part) => part.trim());
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(';'));
}

/** Some files put the section's letter before the code: F5251. */
function digitPrefixes(code: string): readonly string[] {
  const digits = code.trim().replace(/^[A-Ta-t]/, '');
  return [digits, digits.slice(0, 3), digits.slice(0, 2)];
}

function givenTypes(entries: readonly CrosswalkEntry[]): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  for (const { slug, zh, en } of listServiceTypes()) {
    for (const text of [slug, zh, zh.replace(/（.*/, ''), en]) known.set(fold(text), [slug]);
  }
  for (const { kind, match, types } of entries) {
    if (kind === 'given') known.set(fold(match), types);
  }
  return (text) => known.get(fold(text)) ?? [];
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function osmLookup(
  own: readonly (readonly [string, TypeMapping])[],
  entries: readonly CrosswalkEntry[],
): (tags: OsmTags) => readonly Rule[] {
  const ours: OsmRule[] = own.flatMap(([type, { osm }]) =>
    osm.map((each) => ({ conditions: each.tags, rule: ruleOf(type, each) })),
  );
  const users: OsmRule[] = entries
    .filter(({ kind }) => kind === 'osm')
    .map((entry) => ({ conditions: conditionsOf(entry.match), rule: userRule(entry) }));
  const matching = (rules: readonly OsmRule[], tags: OsmTags): readonly Rule[] =>
    rules.filter(({ conditions }) => holdFor(conditions, tags)).map(({ rule }) => rule);
  return (tags) => {
    const byUser = matching(users, tags);
    return byUser.length > 0 ? byUser : matching(ours, tags);
  };
}

/** `amenity=parking&access!=private` as conditions. */
function conditionsOf(match: string): OsmConditions {
  return Object.fromEntries(
    match.split('&').map((part) => {
      const at = part.indexOf('=');
      const isNot = part[at - 1] === '!';
      const key = part.slice(0, isNot ? at - 1 : at).trim();
      return [isNot ? `!${key}` : key, part.slice(at + 1).trim()];
    }),
  );
}

function holdFor(conditions: OsmConditions, tags: OsmTags): boolean {
  return Object.entries(conditions).every(([key, wanted]) => {
    const isNot = key.startsWith('!');
    return isAmong(tags[isNot ? key.slice(1) : key], wanted) !== isNot;
  });
}

/** OSM joins several values by `;`. */
function isAmong(value: string | undefined, wanted: string | readonly string[]): boolean {
  if (value === undefined) return false;
  const values = value.split(';').map((part) => part.trim());
  return [wanted].flat().some((want) => want === '*' || values.includes(want));
}

function rejectPatterns(
  own: readonly (readonly [string, TypeMapping])[],
  lists: Readonly<Record<string, readonly string[]>>,
  entries: readonly CrosswalkEntry[],
): ReadonlyMap<string, readonly NamePattern[]> {
  return new Map(
    own.map(([type, { reject = [], rejectLists = [] }]) => {
      const byUser = entries.filter((each) => each.kind === 'reject' && each.types.includes(type));
      const texts = [
        ...byUser.map(({ match }) => match),
        ...reject,
        ...rejectLists.flatMap((list) => lists[list] ?? []),
      ];
      return [type, texts.map(namePattern)];
    }),
  );
}

function ownNamed(
  own: readonly (readonly [string, TypeMapping])[],
  rejects: ReadonlyMap<string, readonly NamePattern[]>,
): readonly NamedType[] {
  return own.flatMap(([type, { keywords, over = [], beside = [], byName = false }]) =>
    keywords.map((text) => ({
      types: [type],
      pattern: namePattern(text),
      reject: rejects.get(type) ?? [],
      over,
      beside,
      byName,
      always: false,
    })),
  );
}

function userNamed(entries: readonly CrosswalkEntry[]): readonly NamedType[] {
  return entries
    .filter(({ kind }) => kind === 'keyword')
    .map((entry) => ({
      types: entry.types,
      pattern: namePattern(entry.match),
      reject: patternsOf(entry.reject),
      over: [],
      beside: [],
      byName: true,
      always: true,
    }));
}

/** So that a name is held only against the few keywords that can occur in it. */
function byFirstCharacter(
  named: readonly NamedType[],
): (character: string) => readonly NamedType[] {
  const index = new Map<string, NamedType[]>();
  for (const each of named) {
    const first = [...(each.pattern.parts[0]?.text ?? '')][0] ?? '';
    index.set(first, [...(index.get(first) ?? []), each]);
  }
  return (character) => index.get(character) ?? [];
}

interface AmapKey {
  readonly code: string;
  readonly path: string;
}

/** For each code, or where there are none each path, whether it lies under one of the keys. */
function underAny(
  keys: readonly AmapKey[],
  codes: readonly string[],
  paths: readonly string[],
): readonly boolean[] {
  if (codes.length > 0) {
    return codes.map((code) => keys.some((key) => code.startsWith(key.code)));
  }
  return paths.map((path) => keys.some((key) => `${path};`.startsWith(`${key.path};`)));
}
