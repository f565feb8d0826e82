import { randomInt } from 'node:crypto';
import type { Bilingual } from '@yike/kernel';
import type { Patience } from './attempt.ts';

/** How long a code can be used. */
export const CODE_SECONDS = 300;
/** Wrong codes before it is of no use any more. */
export const CODE_TRIES = 5;

/** Asking for a code: the second one after half a minute, then twice as long each time. */
export const CODE_REQUESTS: Patience = {
  freeFailures: 0,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgetSeconds: 3600,
};

/**
 * The same for one receiver from all places together, but for those from which he or she signed in
 * before: ten messages, then four an hour. That is also how many codes can be guessed at.
 */
export const CODES_TO_ONE: Patience = {
  freeFailures: 9,
  firstWaitSeconds: 60,
  longestWaitSeconds: 900,
  forgetSeconds: 86_400,
};

/** Six digits by chance. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function codeText(code: string): Bilingual {
  const minutes = CODE_SECONDS / 60;
  return {
    zh: `一刻验证码 ${code}，${minutes} 分钟内有效。任何人索要都请勿告知。`,
    en: `Your Yike code is ${code}, good for ${minutes} minutes. Give it to nobody who asks.`,
  };
}
