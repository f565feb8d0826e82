/** What is told of a task: a row for each contestant. */
import { type Contestant, compare } from './contest.ts';
import { PLAIN_CPP, PLAIN_TYPESCRIPT } from './plain-contestants.ts';

export interface Row {
  readonly who: string;
  readonly seconds: number;
  /** How many times as fast as a plain search in C++, and in TypeScript; null where nothing compares. */
  readonly timesCpp: number | null;
  readonly timesTypeScript: number | null;
  readonly target: Target | null;
  readonly note: string;
}

export interface Target {
  readonly text: string;
  readonly isMet: boolean;
}

export interface Report {
  readonly rows: readonly Row[];
  /** Most that the engine came to hold beyond the network; null where others were asked first. */
  readonly megabytes: number | null;
  readonly notes: readonly string[];
}

/** What a contestant must reach; null: nothing to judge by. */
export type Aim = (row: Row) => Target | null;

export const noLess =
  (times: number): Aim =>
  ({ timesCpp }) =>
    timesCpp === null ? null : { text: `≥ ${times}× C++`, isMet: timesCpp >= times };

export const within =
  (seconds: number): Aim =>
  (row) => ({ text: `≤ ${seconds} s`, isMet: row.seconds <= seconds });

export function row(who: string, seconds: number, note = ''): Row {
  return { who, seconds, timesCpp: null, timesTypeScript: null, target: null, note };
}

export function judged(one: Row, aim: Aim | undefined): Row {
  return { ...one, target: aim?.(one) ?? null };
}

/** Compares answers, then times. @param aims by contestant */
export function contestRows(
  contestants: readonly Contestant[],
  aims: Readonly<Record<string, Aim>> = {},
): Row[] {
  const cpp = contestants.findIndex(({ name }) => name === PLAIN_CPP);
  const typeScript = contestants.findIndex(({ name }) => name === PLAIN_TYPESCRIPT);
  return compare(contestants).map(({ name, seconds, ratios }) => {
    const timesCpp = ratios[cpp] ?? null;
    const timesTypeScript = ratios[typeScript] ?? null;
    return judged({ ...row(name, seconds), timesCpp, timesTypeScript }, aims[name]);
  });
}

/** A row that was timed on its own, against the yardsticks among others. */
export function beside(one: Row, others: readonly Row[]): Row {
  const times = (yardstick: string): number | null => {
    const found = others.find(({ who }) => who === yardstick);
    return found === undefined ? null : found.seconds / one.seconds;
  };
  return { ...one, timesCpp: times(PLAIN_CPP), timesTypeScript: times(PLAIN_TYPESCRIPT) };
}
