import { z } from 'zod';

/*
 * The file a planner writes, in YAML or JSON: docs/guides/compare-plans.md explains it. Every change
 * says what to `do`; what else it needs depends on that.
 */

const text = z.string().trim().min(1);
const position = z.tuple([z.number(), z.number()]);
const oneOrMore = z.union([text, z.array(text).min(1)]);
const capacity = z.number().min(0);
const facility = z.union([text, z.number(), z.strictObject({ name: text, type: text.optional() })]);
const note = z.string().optional();

const streetKind = z.enum(['path', 'stairs', 'ramp']);
const slopePercent = z.number().min(-100).max(100).optional();
/** Which streets: by name or OSM way, and of those the stretch at a position or between two. */
const streets = {
  street: text.optional(),
  way: z.int().positive().optional(),
  at: position.optional(),
  from: position.optional(),
  to: position.optional(),
};

export const scenarioFileSchema = z.strictObject({
  $schema: z.string().optional(),
  title: text,
  note,
  crs: text.optional(),
  changes: z.array(z.looseObject({})),
});

export const CHANGE_SCHEMAS = {
  'add-facility': z.strictObject({
    do: z.literal('add-facility'),
    name: text,
    types: oneOrMore,
    at: position,
    id: text.optional(),
    capacity: capacity.optional(),
    address: z.string().optional(),
    hours: z.string().optional(),
    note,
  }),
  'move-facility': z.strictObject({
    do: z.literal('move-facility'),
    facility,
    to: position,
    note,
  }),
  'remove-facility': z.strictObject({ do: z.literal('remove-facility'), facility, note }),
  'resize-facility': z.strictObject({
    do: z.literal('resize-facility'),
    facility,
    capacity,
    note,
  }),
  'add-people': z.strictObject({
    do: z.literal('add-people'),
    name: text,
    at: position,
    people: z.record(z.string(), z.number().min(0)),
    note,
  }),
  'add-path': z.strictObject({
    do: z.literal('add-path'),
    name: text.optional(),
    from: position.optional(),
    to: position.optional(),
    line: z.array(position).min(2).optional(),
    kind: streetKind.optional(),
    slopePercent,
    note,
  }),
  'add-lift': z.strictObject({ do: z.literal('add-lift'), ...streets, note }),
  'close-street': z.strictObject({ do: z.literal('close-street'), ...streets, note }),
  'rebuild-street': z.strictObject({
    do: z.literal('rebuild-street'),
    ...streets,
    as: streetKind,
    slopePercent,
    note,
  }),
  'open-gate': z.strictObject({
    do: z.literal('open-gate'),
    gate: text.optional(),
    node: z.int().positive().optional(),
    ...streets,
    note,
  }),
  'put-up-gate': z.strictObject({
    do: z.literal('put-up-gate'),
    at: position,
    kind: z.enum(['locked', 'turnstile']).optional(),
    note,
  }),
} as const;

export type ChangeInFile = z.infer<(typeof CHANGE_SCHEMAS)[keyof typeof CHANGE_SCHEMAS]>;
