import { momentSchema, regionCodeSchema } from '@yike/kernel';
import { z } from 'zod';
import { openingHoursSchema } from '../hours/opening-hours.ts';
import { accessibilitySchema, facilityFields, serviceSchema } from '../places/facility.ts';
import { creditCodeSchema } from '../places/provider.ts';

/** What the ids of a source are called by: `amap`, `civil-affairs-2026`. */
export const SOURCE_NAME = /^[\p{L}\p{N}._-]{1,60}$/u;

/** A place as a file lists it, read and located, before it is known whether we have it. */
export const listingSchema = z.strictObject({
  /** Where it stands: the name of the file, where there are several, and the row. */
  file: z.string().max(200).default(''),
  row: z.int().min(1),
  /** Its id in the file; null: none. */
  sourceId: z.string().min(1).max(100).nullable(),
  /** Where it is listed as well, each with its id there: `amap:B0FFIE4T5P`. */
  sourceIds: z.array(z.string().min(3).max(170)).max(50).default([]),
  /** Null: the region of the import. */
  regionCode: regionCodeSchema.nullable().default(null),
  name: z.string().trim().min(1).max(100),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().min(1).max(60).nullable().default(null),
  services: z.array(serviceSchema).min(1).max(20),
  hours: openingHoursSchema.nullable().default(null),
  accessibility: accessibilitySchema.default({}),
  /** Null: not said; what is listed serves people. */
  status: facilityFields.shape.status.nullable().default(null),
  /** When what is said of this place was true; null: as the whole file. */
  asOf: momentSchema.nullable().default(null),
  provider: z
    .strictObject({
      name: z.string().trim().min(1).max(100),
      creditCode: creditCodeSchema.nullable(),
      isChain: z.boolean(),
    })
    .nullable()
    .default(null),
});
export type Listing = z.infer<typeof listingSchema>;
