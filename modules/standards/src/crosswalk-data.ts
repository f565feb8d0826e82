import { z } from 'zod';
import crosswalkJson from '../data/crosswalk.json' with { type: 'json' };
import { ownData } from './own-data.ts';

const pattern = z.string().min(1);
const patterns = z.array(pattern).optional();

/** A code counts only when the name has one of `needs` and none of `reject`. */
const nameConditions = { needs: patterns, reject: patterns };

/** Tag conditions, all of which must hold: a value, several values, or `*`; `!key` turns it round. */
export const osmConditionsSchema = z.record(
  z.string().min(1),
  z.union([z.string(), z.array(z.string())]),
);

export const amapCodeSchema = z.string().regex(/^(\d{2}|\d{4}|\d{6})$/);
export const gbt4754Schema = z.string().regex(/^\d{2,4}$/);

const typeMappingSchema = z.strictObject({
  amap: z
    .array(z.strictObject({ code: amapCodeSchema, path: pattern, ...nameConditions }))
    .describe('a code of 2 or 4 digits stands for all below it; so does a shorter path'),
  gbt4754: z.array(z.strictObject({ code: gbt4754Schema, ...nameConditions })),
  osm: z.array(z.strictObject({ tags: osmConditionsSchema, ...nameConditions })),
  keywords: z.array(pattern),
  byName: z
    .boolean()
    .optional()
    .describe('no provider has a code for it: keywords count although the code says nothing'),
  over: z.array(z.string()).optional().describe('types a keyword takes the place of'),
  beside: z.array(z.string()).optional().describe('types a keyword joins'),
  reject: patterns,
  rejectLists: z.array(z.string()).optional(),
});

const crosswalkSchema = z.strictObject({
  version: z.string(),
  notes: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
  source: z.array(z.string()).min(1),
  genericAmap: z
    .array(z.strictObject({ code: amapCodeSchema, path: pattern }))
    .describe('codes that say nothing: any keyword counts'),
  namelessAmap: z
    .array(z.strictObject({ code: amapCodeSchema, path: pattern }))
    .describe('codes under which a name is no evidence: addresses, gates, transport, companies'),
  rejectLists: z.record(z.string(), z.array(pattern)),
  types: z.record(z.string(), typeMappingSchema),
});

export type OsmConditions = z.infer<typeof osmConditionsSchema>;
export type TypeMapping = z.infer<typeof typeMappingSchema>;

/** How codes, tags and names of places map to our service types. */
export const readCrosswalk = ownData('crosswalk.json', crosswalkSchema, crosswalkJson);
