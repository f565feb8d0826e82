import { z } from 'zod';
import { bilingual } from './shapes-contract.ts';

export const inputSchema = z
  .object({
    role: z.enum([
      'network',
      'people',
      'facilities',
      'areas',
      'crosswalk',
      'walkers',
      'standard',
      'scenario',
      'candidates',
    ]),
    file: z.string(),
    format: z.string(),
    encoding: z.string().optional(),
    bytes: z.int(),
    sha256: z.string(),
    records: z.int().describe('rows, features, cells or ways found in the file'),
    used: z.int(),
    skipped: z.int(),
    complaints: z.int(),
    columns: z
      .record(z.string(), z.string())
      .optional()
      .describe('what each field was read from: field → column'),
    crs: z
      .object({
        decided: z.string().describe('wgs84, cgcs2000, gcj02, bd09 or an EPSG code'),
        how: z.enum(['given', 'declared', 'column-names', 'evidence', 'format']),
        evidence: bilingual,
      })
      .optional(),
  })
  .meta({ id: 'Input' });

export const walkerSchema = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    unit: z.enum(['seconds', 'metres']),
    metresPerSecond: z.number().nullable(),
    source: bilingual,
  })
  .meta({ id: 'Walker' });

/** What results of every kind open with: what was asked, by which standard, from which files. */
export const headShape = {
  program: z.object({ name: z.literal('yike'), version: z.string() }),
  title: z.string(),
  fictional: z.boolean(),
  standard: z.object({
    id: z.string(),
    version: z.string(),
    zh: z.string(),
    en: z.string(),
    verification: z.string(),
    docNo: z.string().nullable(),
    tierRule: z.object({ id: z.string(), version: z.string(), ownDefinition: z.boolean() }),
  }),
  walkers: z.array(walkerSchema),
  bands: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  types: z.array(
    z.object({
      type: z.string(),
      zh: z.string(),
      en: z.string(),
      theme: z.string(),
      budgetMinutes: z.number().nullable(),
      budgetBasis: bilingual,
      class: z.string().nullable().describe('class in the chosen standard'),
      verification: z
        .string()
        .nullable()
        .describe('how well the row of the standard is known: copy, memory-medium …; null: no row'),
      sources: z.array(z.string()).describe('what that row was read from, by id of the register'),
    }),
  ),
  themes: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  tiers: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  marks: z
    .array(z.object({ id: z.string(), zh: z.string(), en: z.string() }))
    .describe('what each verification mark means'),
  limitSeconds: z.int(),
  at: z.string().nullable().describe('the moment for which gates were judged, ISO 8601'),
  inputs: z.array(inputSchema),
  complaints: z.object({
    total: z.int(),
    skipped: z.int(),
    byCode: z.record(z.string(), z.int()),
  }),
};

export type InputSummary = z.infer<typeof inputSchema>;
