/** Shapes that results of every kind are made of. */
import { z } from 'zod';

export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const lonLat = z.tuple([z.number(), z.number()]);
export const share = z.number().min(0).max(1);

/** Keyed by `total` and by the id of each age band. */
export const peopleByBand = z.record(z.string(), z.number());
export const shareByBand = z.record(z.string(), share.nullable());
