import { z } from 'zod';
import { lonLat, peopleByBand, share, shareByBand } from './shapes-contract.ts';

export const serviceResultSchema = z
  .object({
    type: z.string().describe('slug of the service type'),
    facilities: z.int().describe('facilities of the type that stand in the area'),
    budgetSeconds: z.int().optional().describe('timed walkers'),
    budgetMetres: z.number().optional().describe('walkers that count metres'),
    covered: peopleByBand.describe('people whose walk to the nearest is within the budget'),
    coverage: shareByBand.describe('covered ÷ people; null where the band has nobody'),
    radiusCoverage: share
      .nullable()
      .describe('share of all people within the same metres in a straight line'),
    medianSeconds: z
      .int()
      .nullable()
      .optional()
      .describe('over people, rounded up; null: beyond the limit'),
    p90Seconds: z.int().nullable().optional(),
    medianMetres: z.number().nullable().optional(),
    p90Metres: z.number().nullable().optional(),
    reachableMean: z
      .number()
      .describe('facilities of the type within the budget, mean over people'),
  })
  .meta({ id: 'ServiceResult' });

export const themeResultSchema = z
  .object({
    theme: z.string(),
    density: z
      .number()
      .nullable()
      .describe('facilities of the theme in the area per 10,000 people'),
    depth: z.number().nullable().describe('facilities within budget, mean over people'),
    breadth: share
      .nullable()
      .describe("share of the theme's types within budget, mean over people"),
  })
  .meta({ id: 'ThemeResult' });

export const missingSchema = z
  .object({
    row: z.string().describe('code of the row in the standard'),
    type: z.string().describe('the first of `types`'),
    types: z.array(z.string()).describe('any one of these would do'),
    class: z.string().describe('class in the standard: required, basic, quality …'),
    reason: z.enum(['coverage-below-threshold', 'none-in-input']),
    coverage: share.nullable(),
    threshold: share,
    uncoveredPeople: z.number(),
    verification: z.string().describe('how well the row of the standard is known'),
  })
  .meta({ id: 'Missing' });

export const walkerResultSchema = z
  .object({
    services: z.array(serviceResultSchema),
    themes: z.array(themeResultSchema),
    tier: z.string().nullable().describe('id of the tier reached; null: below the lowest'),
    nextTier: z.string().nullable().describe('null: the highest is reached'),
    missing: z
      .array(missingSchema)
      .describe('types short of what the next tier asks; enough of them must be mended'),
    missingAtLeast: z.int().describe('how many of the missing must be mended to reach nextTier'),
  })
  .meta({ id: 'WalkerResult' });

export const areaResultSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    squareMetres: z.number().nullable(),
    people: peopleByBand,
    facilities: z.int(),
    walkers: z.record(z.string(), walkerResultSchema),
  })
  .meta({ id: 'AreaResult' });

export const gapSchema = z
  .object({
    id: z.string(),
    walker: z.string(),
    type: z.string(),
    areaIds: z.array(z.string()).describe('areas its people live in, most people first'),
    at: lonLat.describe('weighted medoid of its demand points'),
    people: peopleByBand,
    demandPoints: z.int(),
    nearestSeconds: z
      .int()
      .nullable()
      .optional()
      .describe('mean over those of its people who reach one; null: nobody does'),
    nearestMetres: z.number().nullable().optional(),
    noneInInput: z.boolean().describe('true: the input has no facility of this type at all'),
  })
  .meta({ id: 'Gap' });

export type ServiceResult = z.infer<typeof serviceResultSchema>;
export type ThemeResult = z.infer<typeof themeResultSchema>;
export type WalkerResult = z.infer<typeof walkerResultSchema>;
export type AreaResult = z.infer<typeof areaResultSchema>;
export type Missing = z.infer<typeof missingSchema>;
export type Gap = z.infer<typeof gapSchema>;
