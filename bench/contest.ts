/**
 * Programs that answer one question are compared: first their answers, by a checksum, and only then their
 * times, in turn, round after round, so that a machine that is busy for a while is so for all. Seconds are
 * those of one thread's own work, so that waiting for others is not told.
 */
const ROUNDS = 7;
/** Rounds of slow contestants are fewer: so long they shall take, in seconds. */
const ROUNDS_SECONDS = 6;
/** Some systems count a thread's work in steps of 4 ms, so a turn is of many runs. */
const TURN_SECONDS = 0.12;

/** One of those that are compared: the checksum of its answers, and the mean seconds of its runs in a turn. */
export interface Contestant {
  readonly name: string;
  /** Null for one that is asked for more than the others, and is only timed beside them. */
  readonly checksum: number | null;
  /** What one round of it will take, nearly. */
  readonly roundSeconds: number;
  readonly run: () => number;
}

export interface Standing {
  readonly name: string;
  /** Median of all rounds. */
  readonly seconds: number;
  /** By contestant: how many times as fast as that one; medians of the ratios round by round. */
  readonly ratios: readonly number[];
}

/**
 * Work of this thread.
 *
 * @param share of the question that is answered; what the whole would take is told
 */
export function contestant<Answer>(
  name: string,
  work: () => Answer,
  checksumOf: ((answer: Answer) => number) | null,
  share = 1,
): Contestant {
  let answer: Answer | undefined;
  const firstSeconds = threadSeconds(() => {
    answer = work();
  });
  const times = runsInATurn(firstSeconds);
  const run = (): number => {
    const seconds = threadSeconds(() => {
      for (let count = 0; count < times; count++) work();
    });
    return seconds / times / share;
  };
  const checksum = checksumOf?.(answer as Answer) ?? null;
  return { name, checksum, roundSeconds: times * firstSeconds, run };
}

/** A contestant of another process that measures its own seconds. */
export function foreignContestant(
  name: string,
  ask: (runs: number) => { checksum: number; seconds: readonly number[] },
  share = 1,
): Contestant {
  const {
    checksum,
    seconds: [firstSeconds = 0],
  } = ask(1);
  const times = runsInATurn(firstSeconds);
  const run = (): number => mean(ask(times).seconds) / share;
  return { name, checksum, roundSeconds: times * firstSeconds, run };
}

function runsInATurn(firstSeconds: number): number {
  return Math.max(1, Math.ceil(TURN_SECONDS / Math.max(firstSeconds, 0.001)));
}

/** Seconds that this thread worked. */
export function threadSeconds(work: () => void): number {
  const began = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1e6;
}

/**
 * Compares answers, then times.
 *
 * @throws Error when the answers are not all the same
 */
export function compare(contestants: readonly Contestant[]): Standing[] {
  const compared = contestants.filter(({ checksum }) => checksum !== null);
  if (new Set(compared.map(({ checksum }) => checksum)).size > 1) {
    const sums = compared.map(({ checksum, name }) => `${checksum} ${name}`);
    throw new Error(`The answers differ:\n${sums.join('\n')}`);
  }
  const roundSeconds = contestants.reduce((sum, one) => sum + one.roundSeconds, 0);
  const roundCount = Math.max(2, Math.min(ROUNDS, Math.floor(ROUNDS_SECONDS / roundSeconds)));
  const rounds = Array.from({ length: roundCount }, () => contestants.map(({ run }) => run()));
  const timeOf = (round: readonly number[], at: number): number => round[at] ?? Number.NaN;
  return contestants.map(({ name }, at) => ({
    name,
    seconds: median(rounds.map((round) => timeOf(round, at))),
    ratios: contestants.map((_, other) =>
      median(rounds.map((round) => timeOf(round, other) / timeOf(round, at))),
    ),
  }));
}

/** FNV-1a over whole numbers of 32 bits. */
export function checksumOfWords(words: Iterable<number>): number {
  let sum = 2_166_136_261;
  for (const word of words) sum = Math.imul(sum ^ word, 16_777_619);
  return sum >>> 0;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
