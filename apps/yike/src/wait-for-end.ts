/** Ends with Ctrl-C, or when the machine asks the program to. */
export function waitForEnd(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}
