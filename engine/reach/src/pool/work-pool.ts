import type { SharedArrays } from './shared-arrays.ts';
import type { Report, Thread } from './thread.ts';
import type { Trade } from './trade.ts';

/** Work for a pool: a question of a trade, and who gathers the pieces. */
export interface PooledWork<What, Piece> {
  readonly trade: Trade<What, Piece>;
  readonly what: What;
  readonly partCount: number;
  /** How many parts are handed out in one go; some milliseconds of work. */
  readonly partsAtATime: number;
  /** Called once for every range, in no particular order. */
  readonly take: (piece: Piece, begin: number, end: number) => void;
}

export interface Watching {
  /** Called now and then with the share that is done; may throw to stop. */
  readonly isAt?: (share: number) => void;
  readonly signal?: AbortSignal;
}

interface OpenWork {
  readonly number: number;
  readonly trade: string;
  readonly what: unknown;
  readonly partCount: number;
  readonly partsAtATime: number;
  readonly take: (piece: unknown, begin: number, end: number) => void;
  readonly isAt: (share: number) => void;
  readonly finish: () => void;
  readonly fail: (why: unknown) => void;
  /** All parts below are handed out. */
  next: number;
  doneCount: number;
}

interface Hand {
  readonly thread: Thread;
  /** Numbers of the works it was told of. */
  readonly knows: Set<number>;
  isReady: boolean;
  /** What it is at; null: it waits for an order. */
  at: { readonly work: number; readonly begin: number; readonly end: number } | null;
}

/**
 * Threads that share out the parts of works among themselves: whoever is done gets the next range.
 * Several works may be open at once; an earlier one goes first.
 *
 * A thread that dies ends all open works, and the pool, with an error that says so. Nothing is left
 * running when `close` is done.
 */
export class WorkPool {
  readonly #hands: readonly Hand[];
  readonly #shared: SharedArrays | null;
  #works: OpenWork[] = [];
  #workCount = 0;
  #ended: Error | null = null;

  /** @param shared null where threads cannot share memory: each gets a copy of what is asked */
  constructor(threads: readonly Thread[], shared: SharedArrays | null) {
    this.#shared = shared;
    this.#hands = threads.map((thread) => {
      const hand: Hand = { thread, knows: new Set(), isReady: false, at: null };
      thread.listen(
        (report) => this.#heard(hand, report),
        (why) => this.#end(new Error(`A thread of the pool ended: ${why.message}`, { cause: why })),
      );
      return hand;
    });
  }

  get threadCount(): number {
    return this.#hands.length;
  }

  /**
   * Done when every part is done and taken. The typed arrays of the question must not change, now or
   * later: docs/methods/worker-pool.md.
   *
   * @throws whatever a part, `take` or `isAt` threw; the signal's reason; Error when the pool has ended
   */
  do<What, Piece>(
    { trade, what, partCount, partsAtATime, take }: PooledWork<What, Piece>,
    { isAt = () => {}, signal }: Watching = {},
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) throw this.#ended;
      signal?.throwIfAborted();
      if (partCount === 0) return resolve();
      const stop = (): void => work.fail(signal?.reason);
      const leave = (): void => {
        signal?.removeEventListener('abort', stop);
        this.#forget(work);
      };
      const work: OpenWork = {
        number: this.#workCount++,
        trade: trade.name,
        what: this.#shared === null ? what : this.#shared.of(what),
        ...{ partCount, partsAtATime, isAt, next: 0, doneCount: 0 },
        take: (piece, begin, end) => take(piece as Piece, begin, end),
        finish: () => {
          leave();
          resolve();
        },
        fail: (why) => {
          leave();
          reject(why);
        },
      };
      signal?.addEventListener('abort', stop);
      this.#works.push(work);
      for (const hand of this.#hands) this.#giveOrder(hand);
    });
  }

  /** Ends all threads, and open works with them; done when they are gone. */
  async close(): Promise<void> {
    this.#end(new Error('The pool is closed.'));
    await Promise.all(this.#hands.map(({ thread }) => thread.end()));
  }

  #end(why: Error): void {
    this.#ended ??= why;
    for (const work of this.#works) work.fail(this.#ended);
  }

  #forget(work: OpenWork): void {
    this.#works = this.#works.filter((other) => other !== work);
    for (const { thread, knows } of this.#hands) {
      if (knows.delete(work.number)) thread.post({ type: 'forget', work: work.number });
    }
  }

  #giveOrder(hand: Hand): void {
    const work = this.#works.find(({ next, partCount }) => next < partCount);
    if (work === undefined || !hand.isReady || hand.at !== null || this.#ended !== null) return;
    const begin = work.next;
    const end = Math.min(begin + work.partsAtATime, work.partCount);
    const { number, trade, what } = work;
    try {
      if (!hand.knows.has(number)) {
        hand.thread.post({ type: 'keep', work: number, trade, what });
        hand.knows.add(number);
      }
      hand.at = { work: number, begin, end };
      work.next = end;
      hand.thread.post({ type: 'answer', ...hand.at });
    } catch (error) {
      // what is asked cannot be sent: a fault of whoever asks
      work.fail(error);
    }
  }

  #heard(hand: Hand, report: Report): void {
    if (report.type === 'ready') hand.isReady = true;
    else {
      const done = hand.at;
      hand.at = null;
      const work = this.#works.find(({ number }) => number === report.work);
      if (work !== undefined && done !== null) this.#took(work, done, report);
    }
    this.#giveOrder(hand);
  }

  #took(
    work: OpenWork,
    { begin, end }: { readonly begin: number; readonly end: number },
    report: Exclude<Report, { type: 'ready' }>,
  ): void {
    if (report.type === 'failed') {
      work.fail(report.error);
      return;
    }
    try {
      work.take(report.piece, begin, end);
      work.doneCount += end - begin;
      work.isAt(work.doneCount / work.partCount);
    } catch (error) {
      work.fail(error);
      return;
    }
    if (work.doneCount === work.partCount) work.finish();
  }
}
