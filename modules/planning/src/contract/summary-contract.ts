import { z } from 'zod';
import { areaResultSchema, gapSchema } from './areas-contract.ts';
import { headShape } from './head-contract.ts';

export const summarySchema = z
  .object({
    schema: z.literal('yike-summary/1'),
    ...headShape,
    unmapped: z.array(
      z.object({
        file: z.string(),
        label: z.string(),
        count: z.int(),
        examples: z.array(z.string()),
      }),
    ),
    duplicatesMerged: z.int(),
    network: z.object({
      dataTime: z.string().nullable(),
      nodes: z.int(),
      edges: z.int(),
      metres: z.number(),
      stairsMetres: z.number(),
      components: z
        .array(z.object({ nodes: z.int(), metres: z.number(), people: z.number() }))
        .describe('largest first; those under 1 % of the metres are only counted'),
      smallerComponents: z.int(),
    }),
    people: z.object({
      demandPoints: z.int(),
      total: z.number(),
      outsideAreas: z.number(),
      offNetwork: z.number().describe('people farther from any street than the snap limit'),
    }),
    facilities: z.object({ used: z.int(), offNetwork: z.int() }),
    whole: areaResultSchema,
    areas: z.array(areaResultSchema),
    gaps: z.array(gapSchema),
  })
  .meta({ id: 'Summary' });

export type Summary = z.infer<typeof summarySchema>;
