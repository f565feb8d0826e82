import type { CityCode } from '@yike/kernel';

export const CHANNELS = ['app', 'phone', 'paper', 'family'] as const;

/** How somebody agreed: in person with the app, by phone or on paper to staff, through family. */
export type Channel = (typeof CHANNELS)[number];

/** What one can agree to so far; modules that come add their own. */
export const PURPOSES = ['resident-record', 'proxy', 'health-data', 'location-in-alarm'] as const;

export type Purpose = (typeof PURPOSES)[number];

/** A line of the ledger: agreed, or taken back. */
export interface Consent {
  readonly cityCode: CityCode;
  readonly consentId: string;
  readonly personId: string;
  readonly step: 'given' | 'withdrawn';
  readonly withdraws: string | null;
  readonly purpose: Purpose;
  readonly textVersion: string;
  /** Of the text that was agreed to, byte by byte. */
  readonly textSha256: string;
  readonly channel: Channel;
  readonly at: Date;
  readonly recordedBy: string;
}

/** What was agreed to and not taken back, by a ledger in whatever order. */
export function listConsentsInForce(ledger: readonly Consent[]): readonly Consent[] {
  const withdrawn = new Set(ledger.map(({ withdraws }) => withdraws));
  return ledger.filter(({ step, consentId }) => step === 'given' && !withdrawn.has(consentId));
}

/** As whom somebody writes down that a person agreed. */
export type Writer = 'self' | 'proxy' | 'staff';

/**
 * `app` is what somebody agreed to with own hands, and `family` what a proxy did; staff write down
 * what reached them by phone or on paper. Nobody writes an agreement down as somebody else's.
 */
export function fitsChannel(writer: Writer, channel: Channel): boolean {
  switch (writer) {
    case 'self':
      return channel === 'app';
    case 'proxy':
      return channel === 'family';
    case 'staff':
      return channel === 'phone' || channel === 'paper';
  }
}
