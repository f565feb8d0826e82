import type { Bilingual, Language, Progress } from '@yike/kernel';

/** A phase and how long it took. */
export interface PhaseTime {
  readonly name: Bilingual;
  readonly seconds: number;
}

export interface ShownProgress extends Progress {
  /** Ends the last phase and clears the line. */
  finish(): readonly PhaseTime[];
}

const BAR_CELLS = 24;
const REDRAW_MILLISECONDS = 80;

/**
 * One line on standard error that says what is being done and how far it is; nothing when `isShown`
 * is false. Redrawn at most a dozen times a second.
 */
export function showProgress(language: Language, isShown: boolean): ShownProgress {
  const times: PhaseTime[] = [];
  let current: Bilingual | null = null;
  let since = performance.now();
  let drawnAt = 0;

  const draw = (done: number): void => {
    if (!isShown || current === null) return;
    drawnAt = performance.now();
    const full = Math.round(done * BAR_CELLS);
    const bar = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
    process.stderr.write(`\r\u001b[K${bar} ${current[language]}`);
  };
  const end = (): void => {
    if (current === null) return;
    times.push({ name: current, seconds: (performance.now() - since) / 1000 });
    current = null;
  };
  return {
    phase(name) {
      end();
      current = name;
      since = performance.now();
      draw(0);
    },
    share(done) {
      if (performance.now() - drawnAt > REDRAW_MILLISECONDS) draw(done);
    },
    // an interrupt ends the process at once: nothing is on disk before the last phase
    throwIfStopped() {},
    finish() {
      end();
      if (isShown) process.stderr.write('\r\u001b[K');
      return times;
    },
  };
}
