import { Problem } from '@yike/kernel';
import { z } from 'zod';
import { getCatalogue, listCatalogues, listTierRules } from './catalogues.ts';
import {
  type Catalogue,
  catalogueRowSchema,
  catalogueSchema,
  type TierRule,
  tierRuleSchema,
  tierSchema,
} from './contract.ts';
import { issueText } from './issue-text.ts';
import { findServiceType, listServiceTypes } from './service-types.ts';
import { checkTierRule } from './tier-rule-check.ts';

const userMarks = { source: ['USER'], verification: 'user' as const };

/** A row of a known catalogue may be changed by its code and the fields that differ. */
const userRowSchema = z.strictObject({
  ...catalogueRowSchema.partial().shape,
  code: z.string().min(1),
});

/** A rule in a user's file: whole, or the changes to a known one; tiers are matched by id. */
const userRuleSchema = z.strictObject({
  ...tierRuleSchema.partial().shape,
  extends: z.string().optional(),
  tiers: z.array(tierSchema).optional(),
});

/** A user's file: a whole catalogue, or the changes to a known one. */
const catalogueFileSchema = z.strictObject({
  ...catalogueSchema.partial().shape,
  $schema: z.string().optional(),
  extends: z.string().optional(),
  rows: z.array(userRowSchema).optional(),
  removeRows: z.array(z.string()).optional(),
  tierRule: z.union([z.string(), userRuleSchema]).optional(),
});

type CatalogueFile = z.infer<typeof catalogueFileSchema>;

/**
 * A standard from a user's file. With `extends` it names a known standard and gives only what
 * differs: `rows` change those of the same code or are added, `removeRows` drop out, `tierRule` may
 * itself extend a known rule, its tiers matched by id. Without, it must be a whole catalogue.
 * Throws `standard-file-invalid` with the path of the fault, `standard-unknown`.
 */
export function readCatalogueFile(json: unknown, fileName: string): Catalogue {
  const parsed = catalogueFileSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw invalid(fileName, issueText(parsed.error));
  const file = parsed.data;
  const base = file.extends === undefined ? undefined : knownCatalogue(file.extends, fileName);

  const whole = catalogueSchema.safeParse(
    {
      ...wholeHead(file, base),
      rows: mergedRows(file, base, fileName),
      tierRule: mergedRule(file, base, fileName),
    },
    { reportInput: true },
  );
  if (!whole.success) throw invalid(fileName, issueText(whole.error));
  checkTypes(whole.data, fileName);
  checkTierRule(whole.data, fileName);
  return whole.data;
}

function wholeHead(file: CatalogueFile, base: Catalogue | undefined) {
  const { $schema, extends: _, removeRows, rows, tierRule, ...given } = file;
  if (base === undefined) {
    const id = given.id ?? 'user';
    return {
      version: '1',
      titleZh: id,
      titleEn: id,
      docNo: null,
      issuers: [],
      issued: null,
      effective: null,
      notes: [],
      sources: ['USER'],
      status: 'user' as const,
      verification: 'user' as const,
      ...given,
      id,
    };
  }
  // A changed standard must not pass for the one it changes.
  const id = given.id ?? `${base.id}-changed`;
  return {
    ...base,
    version: `${base.version}+user`,
    titleZh: `${base.titleZh}（经使用者修改）`,
    titleEn: `${base.titleEn} (changed by the user)`,
    status: 'user' as const,
    verification: 'user' as const,
    ...given,
    id,
  };
}

function mergedRows(file: CatalogueFile, base: Catalogue | undefined, fileName: string) {
  const rows = new Map((base?.rows ?? []).map((row) => [row.code, row]));
  for (const code of file.removeRows ?? []) {
    if (!rows.delete(code)) {
      throw invalid(fileName, {
        zh: `removeRows：没有编号为“${code}”的行`,
        en: `removeRows: there is no row "${code}"`,
      });
    }
  }
  const given = new Set<string>();
  for (const row of file.rows ?? []) {
    if (given.has(row.code)) {
      throw invalid(fileName, {
        zh: `rows：编号“${row.code}”重复`,
        en: `rows: the code "${row.code}" is given twice`,
      });
    }
    given.add(row.code);
    const whole = catalogueRowSchema.safeParse(
      { ...rows.get(row.code), ...userMarks, ...row },
      { reportInput: true },
    );
    if (!whole.success) throw invalid(fileName, issueText(whole.error, `rows[${row.code}]`));
    rows.set(row.code, whole.data);
  }
  return [...rows.values()];
}

function mergedRule(file: CatalogueFile, base: Catalogue | undefined, fileName: string): unknown {
  const { tierRule } = file;
  if (tierRule === undefined) return base?.tierRule ?? knownRule('yike-tiers-commerce', fileName);
  if (typeof tierRule === 'string') return knownRule(tierRule, fileName);
  const { extends: extended, tiers, ...given } = tierRule;
  const rule = extended === undefined ? base?.tierRule : knownRule(extended, fileName);
  if (rule === undefined) return { ...ruleDefaults, ...given, tiers };
  return {
    ...rule,
    version: `${rule.version}+user`,
    ...given,
    id: given.id ?? `${rule.id}-changed`,
    tiers: mergedTiers(rule, tiers ?? []),
  };
}

const ruleDefaults = {
  version: '1',
  band: 'total',
  notes: [],
  ownDefinition: true,
  ...userMarks,
};

/** Tiers of the same id take the place of the known ones; new ones follow, as the highest. */
function mergedTiers(rule: TierRule, tiers: TierRule['tiers']): TierRule['tiers'] {
  const merged = new Map(rule.tiers.map((tier) => [tier.id, tier]));
  for (const tier of tiers) merged.set(tier.id, tier);
  return [...merged.values()];
}

function knownCatalogue(id: string, fileName: string): Catalogue {
  if (listCatalogues().some((catalogue) => catalogue.id === id)) return getCatalogue(id);
  const known = listCatalogues().map((catalogue) => catalogue.id);
  throw new Problem('standard-unknown', { file: fileName }, { id, known: known.join(', ') });
}

function knownRule(id: string, fileName: string): TierRule {
  const rule = listTierRules().find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  const known = listTierRules().map((candidate) => candidate.id);
  throw invalid(fileName, {
    zh: `tierRule：没有分级规则“${id}”，可选：${known.join('、')}`,
    en: `tierRule: there is no tier rule "${id}"; known: ${known.join(', ')}`,
  });
}

function checkTypes(catalogue: Catalogue, fileName: string): void {
  for (const row of catalogue.rows) {
    const unknown = row.types.find((slug) => findServiceType(slug) === undefined);
    if (unknown === undefined) continue;
    const known = listServiceTypes().map(({ slug }) => slug);
    throw invalid(fileName, {
      zh: `第 ${row.code} 行：没有服务类型“${unknown}”，可选：${known.join('、')}`,
      en: `row ${row.code}: there is no service type "${unknown}"; known: ${known.join(', ')}`,
    });
  }
}

function invalid(fileName: string, reason: { zh: string; en: string }): Problem {
  return new Problem(
    'standard-file-invalid',
    { file: fileName },
    { reasonZh: reason.zh, reasonEn: reason.en },
  );
}
