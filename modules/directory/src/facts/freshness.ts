import { type Bilingual, momentSchema } from '@yike/kernel';
import { z } from 'zod';

/** What is known of a place, each confirmed and growing old by itself. */
export const FACT_KINDS = [
  'name',
  'position',
  'address',
  'hours',
  'phone',
  'services',
  'accessibility',
  'capacity',
  'provider',
  'status',
] as const;
export const factKindSchema = z.enum(FACT_KINDS);
export type FactKind = z.infer<typeof factKindSchema>;

/** How somebody came to know. */
export const CONFIRMED_BY = ['visit', 'call', 'provider', 'resident', 'import'] as const;
export const confirmedBySchema = z.enum(CONFIRMED_BY);
export type ConfirmedBy = z.infer<typeof confirmedBySchema>;

/** Who confirmed a fact, when and how. */
export const confirmationSchema = z.strictObject({
  at: momentSchema,
  who: z.string().min(1).max(100),
  how: confirmedBySchema,
});
export type Confirmation = z.infer<typeof confirmationSchema>;

/**
 * Days until a fact of the kind is stale when somebody saw it on the spot. Own definition 自定: what
 * changes often grows old soon.
 */
const STALE_DAYS: Readonly<Record<FactKind, number>> = {
  name: 720,
  position: 1440,
  address: 1080,
  hours: 180,
  phone: 360,
  services: 360,
  accessibility: 720,
  capacity: 360,
  provider: 720,
  status: 180,
};

/** How much of that time a confirmation is good for. Own definition 自定. */
const TRUST: Readonly<Record<ConfirmedBy, number>> = {
  visit: 1,
  call: 0.75,
  provider: 0.75,
  resident: 0.5,
  import: 0.5,
};

/** Ageing from this share of its time on. */
const AGEING_FROM = 0.5;
const MILLISECONDS_A_DAY = 86_400_000;

export interface Freshness {
  readonly state: 'fresh' | 'ageing' | 'stale' | 'unconfirmed';
  /** 1 when just confirmed, 0 when stale. */
  readonly share: number;
  /** Whole days since it was confirmed. */
  readonly ageDays: number | null;
  readonly staleAt: Date | null;
}

/** How old a fact is at a moment; `null`: nobody ever confirmed it. */
export function freshnessOf(
  kind: FactKind,
  confirmation: Confirmation | null,
  now: Date,
): Freshness {
  if (confirmation === null) {
    return { state: 'unconfirmed', share: 0, ageDays: null, staleAt: null };
  }
  const staleAt = staleMoment(kind, confirmation);
  const confirmedAt = Date.parse(confirmation.at);
  // a clock that runs ahead elsewhere makes nothing younger than new
  const age = Math.max(now.getTime() - confirmedAt, 0);
  const used = Math.min(age / (staleAt.getTime() - confirmedAt), 1);
  return {
    state: stateOf(used),
    share: 1 - used,
    ageDays: Math.floor(age / MILLISECONDS_A_DAY),
    staleAt,
  };
}

function stateOf(used: number): Freshness['state'] {
  if (used >= 1) return 'stale';
  return used >= AGEING_FROM ? 'ageing' : 'fresh';
}

/** When a fact confirmed so is stale. */
export function staleMoment(kind: FactKind, { at, how }: Confirmation): Date {
  return new Date(Date.parse(at) + STALE_DAYS[kind] * TRUST[how] * MILLISECONDS_A_DAY);
}

/** Of two confirmations the one that holds longer; the later of two that hold as long, the first of equals. */
export function betterConfirmation(kind: FactKind, a: Confirmation, b: Confirmation): Confirmation {
  const difference = staleMoment(kind, a).getTime() - staleMoment(kind, b).getTime();
  if (difference !== 0) return difference > 0 ? a : b;
  return a.at >= b.at ? a : b;
}

export const FACT_NAMES: Readonly<Record<FactKind, Bilingual>> = {
  name: { zh: '名称', en: 'name' },
  position: { zh: '位置', en: 'position' },
  address: { zh: '地址', en: 'address' },
  hours: { zh: '营业时间', en: 'opening hours' },
  phone: { zh: '电话', en: 'phone' },
  services: { zh: '服务', en: 'services' },
  accessibility: { zh: '无障碍', en: 'accessibility' },
  capacity: { zh: '容量', en: 'capacity' },
  provider: { zh: '经营者', en: 'provider' },
  status: { zh: '营业状态', en: 'status' },
};
