import { Problem, saying } from '@yike/kernel';
import { z } from 'zod';
import { type FactKind, factKindSchema } from '../facts/freshness.ts';
import { facilityFields } from '../places/facility.ts';

/** What a resident says is otherwise than written; exactly the parts of one fact. */
export const proposalSchema = facilityFields
  .pick({
    name: true,
    lon: true,
    lat: true,
    address: true,
    hours: true,
    phone: true,
    services: true,
    accessibility: true,
    status: true,
  })
  .partial();
export type Proposal = z.infer<typeof proposalSchema>;

/** Facts that residents can see for themselves. */
const reportedFactSchema = factKindSchema.exclude(['provider', 'capacity']);

const PARTS: Readonly<Record<z.infer<typeof reportedFactSchema>, readonly (keyof Proposal)[]>> = {
  name: ['name'],
  position: ['lon', 'lat'],
  address: ['address'],
  hours: ['hours'],
  phone: ['phone'],
  services: ['services'],
  accessibility: ['accessibility'],
  status: ['status'],
};

export const reportSchema = z
  .strictObject({
    fact: reportedFactSchema,
    proposed: proposalSchema,
    note: z.string().trim().max(500).default(''),
  })
  .refine(
    ({ fact, proposed }) => Object.keys(proposed).sort().join() === [...PARTS[fact]].sort().join(),
    saying(
      'proposed 须恰好写出 fact 所指的各项',
      'proposed says the parts of its fact and nothing else',
    ),
  );
export type Report = z.infer<typeof reportSchema>;

export interface Correction {
  readonly correctionId: string;
  readonly facilityId: string;
  readonly fact: FactKind;
  readonly proposed: Proposal;
  readonly note: string;
  readonly reportedBy: string;
  readonly reportedAt: Date;
  readonly state: 'open' | 'approved' | 'refused';
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

export interface Decision {
  readonly verdict: 'approved' | 'refused';
  readonly reason: string;
}

/** Decides what is open, once. @throws Problem `correction-decided` */
export function decide(
  correction: Correction,
  { verdict, reason }: Decision,
  decidedBy: string,
  now: Date,
): Correction {
  if (correction.state !== 'open') {
    throw new Problem('correction-decided', {}, { by: correction.decidedBy ?? '' });
  }
  return { ...correction, state: verdict, decidedBy, decidedAt: now, reason };
}
