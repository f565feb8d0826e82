/**
 * A mixed-integer program as numbers: the greatest or least Σ objective · x, with every x between its
 * ends, every row Σ factor · x between its ends, and whole numbers where asked.
 */
export interface MipModel {
  readonly isGreatest: boolean;
  readonly objective: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** By column: 1 for whole numbers. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Where the entries of each row begin; one more than there are rows. */
  readonly firstOfRow: Int32Array;
  readonly column: Int32Array;
  readonly factor: Float64Array;
}

export interface MipOutcome {
  /** `optimal` and `impossible` are proven; `stopped`: out of time, or asked to stop. */
  readonly status: 'optimal' | 'impossible' | 'stopped';
  /** By column; null: no solution was found. */
  readonly values: Float64Array | null;
  /** No solution is better. */
  readonly bound: number;
}

export interface MipTerms {
  /** A solution to begin with, by column. */
  readonly start: Float64Array | null;
  /** Of solving; then the best so far is the answer. */
  readonly seconds: number;
  /** Asked now and then while it solves. */
  readonly mayGoOn: () => boolean;
}

/** Solves a program; blocks the thread until it is solved or stopped. */
export type SolveMip = (model: MipModel, terms: MipTerms) => MipOutcome;
