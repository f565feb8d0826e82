import { z } from 'zod';
import { areaResultSchema, gapSchema } from './areas-contract.ts';
import { headShape } from './head-contract.ts';
import { bilingual, lonLat, peopleByBand } from './shapes-contract.ts';

export const changeMadeSchema = z
  .object({
    do: z.string(),
    text: bilingual.describe('the change as a sentence'),
    note: z.string(),
    line: z.int().nullable().describe('line of the file of the scenario'),
    facilityId: z.string().nullable(),
    from: lonLat.nullable().describe('where it was; null: nowhere before'),
    to: lonLat.nullable().describe('where it is; null: nowhere any more, or see lines'),
    lines: z.array(z.array(lonLat)).describe('the streets that are changed or laid; else empty'),
  })
  .meta({ id: 'ChangeMade' });

export const differenceSchema = z
  .object({
    area: z.string().describe('id of the area; whole: all areas together'),
    walker: z.string(),
    type: z.string(),
    gained: peopleByBand.describe('people who lived there, were not covered and are'),
    lost: peopleByBand.describe('people who were covered and are not'),
    movedIn: peopleByBand.describe('people who move in'),
    movedInCovered: peopleByBand,
    nearer: z.number().describe('people who lived there and walk less to the nearest'),
    farther: z.number().describe('people who lived there and walk more, or find none any more'),
    capacityBefore: z.number().describe('of the facilities standing in the area, as far as known'),
    capacityAfter: z.number(),
  })
  .meta({ id: 'Difference' });

const scenarioResultSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    file: z.string(),
    changes: z.array(changeMadeSchema),
    whole: areaResultSchema,
    areas: z.array(areaResultSchema),
    gaps: z
      .object({ closed: z.array(gapSchema), opened: z.array(gapSchema) })
      .describe('gaps of before that are no more, and gaps that are new; another size is both'),
    differences: z
      .array(differenceSchema)
      .describe('area by area, then the whole; only where something differs'),
  })
  .meta({ id: 'ScenarioResult' });

export const comparisonSchema = z
  .object({
    schema: z.literal('yike-compare/1'),
    ...headShape,
    before: z.object({ whole: areaResultSchema, areas: z.array(areaResultSchema) }),
    scenarios: z.array(scenarioResultSchema),
  })
  .meta({ id: 'Comparison' });

export type ChangeMade = z.infer<typeof changeMadeSchema>;
export type Difference = z.infer<typeof differenceSchema>;
export type ScenarioResult = z.infer<typeof scenarioResultSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
