import type { Bilingual } from './language.ts';

/** How long work reports itself and hears that it should stop. */
export interface Progress {
  /** A new phase begins; the one before it has ended. */
  phase(name: Bilingual): void;
  /** Share of the current phase that is done, 0 to 1. Cheap enough to call in a loop. */
  share(done: number): void;
  /** Throws when the user has asked to stop. */
  throwIfStopped(): void;
}

/** For callers that show nothing and cannot be stopped. */
export const SILENT: Progress = {
  phase() {},
  share() {},
  throwIfStopped() {},
};
