import { regionCodeSchema, saying } from '@yike/kernel';
import { z } from 'zod';
import {
  betterConfirmation,
  type Confirmation,
  FACT_KINDS,
  type FactKind,
  staleMoment,
} from '../facts/freshness.ts';
import { openingHoursSchema } from '../hours/opening-hours.ts';
import { canonicalText } from './canonical-text.ts';
import { roundDegrees } from './round-degrees.ts';

export const ACCESS_ATTRIBUTES = [
  'step-free-entrance',
  'ramp',
  'lift',
  'accessible-toilet',
  'tactile-paving',
  'low-counter',
  'hearing-loop',
  'seats',
] as const;

export const accessibilitySchema = z.partialRecord(
  z.enum(ACCESS_ATTRIBUTES),
  z.enum(['yes', 'limited', 'no']),
);

/** Slug of a service type of the standards. */
export const serviceTypeSchema = z
  .string()
  .regex(
    /^[a-z0-9-]{2,60}$/,
    saying('应为服务类型代码，如 pharmacy', 'it is a service type, such as pharmacy'),
  );

export const serviceSchema = z.strictObject({
  serviceType: serviceTypeSchema,
  /** Seats, beds, places: how many at once; null: not known or not countable. */
  capacity: z.int().min(0).max(1_000_000).nullable(),
});

/** What is known of a place, without how it is known. */
export const facilityFields = z.strictObject({
  regionCode: regionCodeSchema,
  name: z.string().trim().min(1).max(100),
  /** WGS 84. */
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  address: z.string().trim().max(200),
  phone: z.string().trim().min(1).max(60).nullable(),
  services: z
    .array(serviceSchema)
    .min(1)
    .max(20)
    .refine(
      (services) =>
        new Set(services.map(({ serviceType }) => serviceType)).size === services.length,
      saying('同一服务写了两次', 'a service stands twice'),
    ),
  hours: openingHoursSchema.nullable(),
  accessibility: accessibilitySchema,
  status: z.enum(['open', 'paused', 'closed']),
  providerId: z.uuid().nullable(),
});
export type FacilityFields = z.infer<typeof facilityFields>;

/** A place that serves people, and who confirmed what of it. */
export interface Facility extends FacilityFields {
  readonly facilityId: string;
  /** Where it was listed, with its id there: `amap:B0FFIE4T5P`. */
  readonly sourceIds: readonly string[];
  readonly facts: Readonly<Partial<Record<FactKind, Confirmation>>>;
  /** Counts its changes, from 1; never goes back. */
  readonly version: number;
  readonly changedAt: Date;
}

/** What each fact is about. */
const VALUES: Readonly<Record<FactKind, (fields: FacilityFields) => unknown>> = {
  name: ({ name }) => name,
  position: ({ lon, lat }) => [lon, lat],
  address: ({ address }) => address || null,
  hours: ({ hours }) => hours,
  phone: ({ phone }) => phone,
  services: ({ services }) => services.map(({ serviceType }) => serviceType).sort(),
  accessibility: ({ accessibility }) =>
    Object.keys(accessibility).length === 0 ? null : Object.entries(accessibility).sort(),
  capacity: ({ services }) => {
    const counted = services.filter(({ capacity }) => capacity !== null);
    return counted.length === 0
      ? null
      : counted.map((one) => `${one.serviceType} ${one.capacity}`).sort();
  },
  provider: ({ providerId }) => providerId,
  status: ({ status }) => status,
};

/** Facts of which the two say something else. */
export function changedFacts(before: FacilityFields, after: FacilityFields): FactKind[] {
  const text = (fields: FacilityFields, kind: FactKind): string =>
    canonicalText(VALUES[kind](fields));
  return FACT_KINDS.filter((kind) => text(before, kind) !== text(after, kind));
}

/** Facts of which something is said. */
export function knownFacts(fields: FacilityFields): FactKind[] {
  return FACT_KINDS.filter((kind) => VALUES[kind](fields) !== null);
}

export function newFacility(
  facilityId: string,
  fields: FacilityFields,
  sourceIds: readonly string[],
  confirmation: Confirmation,
  now: Date,
): Facility {
  const facts = Object.fromEntries(knownFacts(fields).map((kind) => [kind, confirmation]));
  return { ...placed(fields), facilityId, sourceIds, facts, version: 1, changedAt: now };
}

function placed<Fields extends FacilityFields>(fields: Fields): Fields {
  return { ...fields, lon: roundDegrees(fields.lon), lat: roundDegrees(fields.lat) };
}

/** Some of the fields; what is left out or undefined stays as it is. */
export type SomeFields = {
  readonly [Field in keyof FacilityFields]?: FacilityFields[Field] | undefined;
};

/** Takes over what is given; what is then known otherwise is confirmed by it. */
export function changeFacility(
  before: Facility,
  given: SomeFields,
  confirmation: Confirmation,
  now: Date,
): Facility {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const after = placed({ ...before, ...(Object.fromEntries(said) as Partial<FacilityFields>) });
  const changed = changedFacts(before, after);
  const known = new Set(knownFacts(after));
  const facts = { ...before.facts };
  for (const kind of changed) {
    if (known.has(kind)) facts[kind] = confirmation;
    else delete facts[kind];
  }
  return { ...after, facts, version: before.version + 1, changedAt: now };
}

/** Says of some facts that they are as written. A weaker confirmation leaves a stronger one. */
export function confirmFacts(
  before: Facility,
  kinds: readonly FactKind[],
  confirmation: Confirmation,
  now: Date,
): Facility {
  const facts = { ...before.facts };
  for (const kind of kinds) {
    const known = facts[kind];
    facts[kind] =
      known === undefined ? confirmation : betterConfirmation(kind, known, confirmation);
  }
  return { ...before, facts, version: before.version + 1, changedAt: now };
}

/** When the first of its facts is stale. */
export function firstStale({ facts, changedAt }: Facility): Date {
  const moments = FACT_KINDS.flatMap((kind) => {
    const confirmation = facts[kind];
    return confirmation === undefined ? [] : [staleMoment(kind, confirmation).getTime()];
  });
  return moments.length === 0 ? changedAt : new Date(Math.min(...moments));
}
