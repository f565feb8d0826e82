import fc from 'fast-check';

/**
 * How many random networks a law is tried on: a few, or as many as a `*.long.test.ts` has asked for by
 * `fc.configureGlobal({ numRuns })` before it imports the tests of the law.
 */
export function networksEach(few: number): number {
  return fc.readConfigureGlobal().numRuns ?? few;
}
