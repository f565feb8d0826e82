const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends with Ctrl-C, with its terminal, or when the machine asks the program to. Whoever asks again while
 * it ends is heard already: an end cut short would leave the database running.
 */
export function waitForEnd(): Promise<void> {
  return new Promise((done) => {
    for (const signal of SIGNALS) process.on(signal, () => done());
  });
}
