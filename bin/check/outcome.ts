/** What one stage of the checks found. A check such as lint counts as one, a test as one. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skips: readonly Skip[];
}

export interface Failure {
  readonly name: string;
  /** All that is needed to mend it. */
  readonly text: string;
}

export interface Skip {
  readonly name: string;
  readonly reason: string;
}

export const NOTHING: Outcome = { passed: 0, failures: [], skips: [] };

export function sumOf(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    failures: outcomes.flatMap((outcome) => outcome.failures),
    skips: outcomes.flatMap((outcome) => outcome.skips),
  };
}
