import { regionCodeSchema } from '@yike/kernel';
import { z } from 'zod';
import { openingHoursSchema } from '../hours/opening-hours.ts';
import { accessibilitySchema, serviceSchema } from '../places/facility.ts';
import { creditCodeSchema } from '../places/provider.ts';

/** A place as a file lists it, read and located, before it is known whether we have it. */
export const listingSchema = z.strictObject({
  /** Where in the file it stands. */
  row: z.int().min(1),
  /** Its id in the file; null: none. */
  sourceId: z.string().min(1).max(100).nullable(),
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
