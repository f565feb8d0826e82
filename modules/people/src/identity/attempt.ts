/** What is known of attempts of one kind, on one thing, from one place. */
export interface Attempts {
  readonly failures: number;
  readonly failedAt: Date;
  /** Nobody may try from there before. */
  readonly freeAt: Date;
  /** The last time it went well from there. */
  readonly succeededAt: Date | null;
}

/** How patient we are. */
export interface Patience {
  /** Failures without any wait. */
  readonly freeFailures: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** After so long without failures all is forgotten. */
  readonly forgetSeconds: number;
}

/** With one account from one place. */
export const WITH_ONE: Patience = {
  freeFailures: 4,
  firstWaitSeconds: 2,
  longestWaitSeconds: 900,
  forgetSeconds: 86_400,
};

/** From one place with whatever accounts: a street office has one address for many people. */
export const FROM_ONE_PLACE: Patience = {
  freeFailures: 50,
  firstWaitSeconds: 2,
  longestWaitSeconds: 900,
  forgetSeconds: 3600,
};

/** With one password from all places where nobody signed in before: whoever has many addresses. */
export const PASSWORD_FROM_ALL: Patience = {
  freeFailures: 100,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgetSeconds: 86_400,
};

/** The same with one second factor. It has six digits, and who gets so far knows the password. */
export const SECOND_FACTOR_FROM_ALL: Patience = { ...PASSWORD_FROM_ALL, freeFailures: 20 };

/**
 * May one try now? Never is somebody shut out for good: the wait has a longest. Of two at once the
 * one that began earlier may be counted later, so that without a wait it is free before it failed.
 */
export function mayTry(attempts: Attempts | null, now: Date): boolean {
  return attempts === null || attempts.freeAt <= now || attempts.freeAt <= attempts.failedAt;
}

/** Whole seconds until the next try, at least 1 where one has to wait. */
export function waitSeconds(attempts: Attempts | null, now: Date): number {
  return attempts === null
    ? 0
    : Math.max(0, Math.ceil((attempts.freeAt.getTime() - now.getTime()) / 1000));
}

/** After another failure. The wait doubles with each. */
export function afterFailure(attempts: Attempts | null, now: Date, patience: Patience): Attempts {
  const isForgotten =
    attempts === null ||
    now.getTime() - attempts.failedAt.getTime() >= patience.forgetSeconds * 1000;
  const failures = isForgotten ? 1 : attempts.failures + 1;
  const over = failures - patience.freeFailures;
  const seconds =
    over <= 0
      ? 0
      : Math.min(patience.longestWaitSeconds, patience.firstWaitSeconds * 2 ** (over - 1));
  return {
    failures,
    failedAt: now,
    freeAt: new Date(now.getTime() + seconds * 1000),
    succeededAt: attempts?.succeededAt ?? null,
  };
}
