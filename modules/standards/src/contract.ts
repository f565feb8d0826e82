/**
 * What a standard is made of, as data: service types, catalogues of a standard, tier rules, targets
 * and the register of what each row was read from. Light enough for the browser.
 */
import { saying } from '@yike/kernel';
import { z } from 'zod';

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const share = z.number().min(0).max(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const nonEmpty = z.string().min(1);

/**
 * How well a row is known. `official-text`: a person has read the official document; `seed`: read in
 * one of the project's source texts; `copy`: seen in a reprint, excerpt or quotation; `memory-…`: not
 * seen anywhere, to be checked, never shown as official; `own`: this project's definition; `user`:
 * from a file the user brought.
 */
export const verificationSchema = z.enum([
  'official-text',
  'seed',
  'copy',
  'memory-high',
  'memory-medium',
  'memory-low',
  'own',
  'user',
]);

export const themeSchema = z.strictObject({ id: slug, ...bilingual.shape });

export const serviceTypeSchema = z.strictObject({
  slug,
  ...bilingual.shape,
  theme: slug,
  budgetMinutes: z.number().positive().nullable().describe('null: nobody walks to it'),
  budgetBasis: bilingual,
});

/** A document, or a copy of one, that rows refer to by id. Never carries an address. */
export const sourceSchema = z.strictObject({
  id: nonEmpty,
  kind: z.enum(['seed', 'copy', 'memory', 'own', 'user']),
  ...bilingual.shape,
  docNo: z.string().optional(),
});

const walkMinutes = z.number().positive().max(120);
const squareMetres = z.number().positive();

export const catalogueRowSchema = z.strictObject({
  code: nonEmpty.describe('unique in the catalogue'),
  types: z
    .array(slug)
    .describe('any one of these satisfies the row; empty: listed, but not measured on foot'),
  ...bilingual.shape,
  class: slug.describe('required, basic, quality, encouraged, as-needed, priority …'),
  level: slug.optional().describe('level of circle the row belongs to: 15, 10, 5, block'),
  otherLevels: z
    .array(z.strictObject({ level: slug, class: slug }))
    .optional()
    .describe('further levels at which the same facility is listed'),
  walkMinutes: walkMinutes.optional(),
  radiusMetres: z.number().positive().optional(),
  minFloorM2: squareMetres.optional(),
  maxFloorM2: squareMetres.optional(),
  minLandM2: squareMetres.optional(),
  maxLandM2: squareMetres.optional(),
  clause: z.string().optional().describe('to be verified unless the row is official-text'),
  noteZh: z.string().optional(),
  noteEn: z.string().optional(),
  source: z.array(nonEmpty).min(1),
  verification: verificationSchema,
  figuresSource: z.array(nonEmpty).min(1).optional().describe('where radius and areas are from'),
  figuresVerification: verificationSchema.optional(),
});

/** `share` of the rows of these classes, or a `count` of them, must reach `coverageAtLeast` of the people. */
export const tierAskSchema = z
  .strictObject({
    classes: z.array(slug).min(1),
    share: share.optional(),
    count: z.int().nonnegative().optional(),
    coverageAtLeast: share,
  })
  .refine(
    (ask) => (ask.share === undefined) !== (ask.count === undefined),
    saying('share 与 count 须写且只写其一', 'give either share or count'),
  );

export const tierSchema = z.strictObject({
  id: slug,
  ...bilingual.shape,
  asks: z.array(tierAskSchema).min(1),
});

export const tierRuleSchema = z.strictObject({
  id: slug,
  version: nonEmpty,
  ...bilingual.shape,
  ownDefinition: z.boolean().describe('true: a definition of ours, not of any authority'),
  band: nonEmpty.describe('age band whose coverage is judged; `total`: everybody'),
  notes: z.array(bilingual),
  source: z.array(nonEmpty).min(1),
  verification: verificationSchema,
  tiers: z
    .array(tierSchema)
    .min(1)
    .describe('lowest first; cumulative: a tier asks for all that the tiers below it ask'),
});

const catalogueHead = {
  id: slug,
  version: nonEmpty,
  titleZh: nonEmpty,
  titleEn: nonEmpty,
  docNo: z.string().nullable(),
  issuers: z.array(bilingual),
  issued: z.string().nullable(),
  effective: z.string().nullable(),
  status: z.enum(['in-force', 'draft', 'superseded', 'local', 'user']),
  notes: z.array(bilingual),
  verification: verificationSchema,
  sources: z.array(nonEmpty).min(1),
};

export const catalogueSchema = z.strictObject({
  ...catalogueHead,
  rows: z.array(catalogueRowSchema).min(1),
  tierRule: tierRuleSchema,
});

/** How many people a circle is for, and how far they walk, by a standard or by ourselves. */
export const circleLevelSchema = z.strictObject({
  id: slug,
  zh: nonEmpty,
  en: nonEmpty,
  walkMinutes,
  leastPeople: z.int().positive(),
  mostPeople: z.int().positive(),
  clause: z.string().optional().describe('to be verified unless the row is official-text'),
  noteZh: z.string().optional(),
  noteEn: z.string().optional(),
  source: z.array(nonEmpty).min(1),
  verification: verificationSchema,
});

export const targetSchema = z.strictObject({
  id: slug,
  metric: slug,
  ...bilingual.shape,
  kind: z.enum(['target', 'observed']),
  op: z.enum(['>=', '=', '<=']),
  value: z.number(),
  unit: nonEmpty,
  scope: bilingual,
  year: z.int().nullable().describe('by the end of which year; for observed figures the year seen'),
  asOf: z.string().optional(),
  status: z.enum(['active', 'superseded', 'achieved', 'observed', 'unclear']),
  supersededBy: slug.optional(),
  noteZh: z.string().optional(),
  noteEn: z.string().optional(),
  source: z.array(nonEmpty).min(1),
  verification: verificationSchema,
});

/** A row of a catalogue that falls short of what the next tier asks. */
export const missingRowSchema = z.strictObject({
  row: nonEmpty.describe('code of the row in the catalogue'),
  types: z.array(slug).min(1).describe('any one of these would do'),
  type: slug.describe('the first of `types`'),
  class: slug,
  reason: z.enum(['coverage-below-threshold', 'none-in-input']),
  coverage: share.nullable(),
  threshold: share,
  uncoveredPeople: z.number(),
});

export const tierJudgementSchema = z.strictObject({
  tier: slug.nullable().describe('null: below the lowest, or nobody to judge for'),
  nextTier: slug.nullable().describe('null: the highest is reached, or nobody to judge for'),
  missing: z.array(missingRowSchema),
  missingAtLeast: z.int().describe('how many of the missing must be mended to reach nextTier'),
  shortfalls: z
    .array(
      z.strictObject({
        classes: z.array(slug),
        mendAtLeast: z.int(),
        rows: z.array(nonEmpty).describe('codes: any `mendAtLeast` of these settle this demand'),
      }),
    )
    .describe('the demands of nextTier not yet met'),
});

export type Verification = z.infer<typeof verificationSchema>;
export type Theme = z.infer<typeof themeSchema>;
export type ServiceType = z.infer<typeof serviceTypeSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type CatalogueRow = z.infer<typeof catalogueRowSchema>;
export type TierAsk = z.infer<typeof tierAskSchema>;
export type Tier = z.infer<typeof tierSchema>;
export type TierRule = z.infer<typeof tierRuleSchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;
export type CircleLevel = z.infer<typeof circleLevelSchema>;
export type Target = z.infer<typeof targetSchema>;
export type MissingRow = z.infer<typeof missingRowSchema>;
export type TierJudgement = z.infer<typeof tierJudgementSchema>;
