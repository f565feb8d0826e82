import type { Kysely } from 'kysely';

/** What can be read now, in or outside of a transaction. */
export interface Reading {
  /** The tables of a module, by its generated types. A module asks for its own and no other's. */
  tables<Tables>(): Kysely<Tables>;
  /** The moment of the request: one for all that is done in it, so that nothing falls between two. */
  readonly now: Date;
}

/**
 * One change of the database: all that is written through it is there when the work ends well, and
 * nothing of it when it throws. The work may be repeated from its beginning where others were in
 * the way, so it does nothing but read, decide and write here.
 */
export interface Transaction extends Reading {
  /**
   * Waits until nobody else holds any of these names, and holds them to the end. Once in a
   * transaction and with all names: they are taken in one order by everybody, so nobody waits in a
   * circle.
   */
  lock(names: readonly string[]): Promise<void>;
  /** Work for later. It exists if, and only if, the transaction ends well. */
  enqueue(job: Job): Promise<void>;
}

/**
 * For use cases of several steps, between which something slow is done that must not keep a
 * transaction open: deriving a key from a password, asking another server.
 */
export interface Transactions {
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
}

/** Work that a worker does some time after the transaction that asked for it. */
export interface Job {
  /** One of the kinds that modules declare: `territory.roll-up`. */
  readonly kind: string;
  /** What the worker needs to know; ids, not copies. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** Not before this moment. */
  readonly notBefore?: Date;
}

/** A kind of job. Work may be done twice, when a worker dies before it could say that it was done. */
export interface JobKind {
  readonly kind: string;
  /** A worker that has not ended after so long is taken for dead, and another begins. */
  readonly expireSeconds: number;
  /** How often it is tried again, each time after a longer pause, before it is left as failed. */
  readonly retries: number;
}

/** What a module keeps in the database: a schema of its name, made by its migrations. */
export interface ModuleSchema {
  readonly name: string;
  /** Address (`file:`) of the folder of `001-….sql`, `002-….sql` … */
  readonly migrations: string;
  /**
   * Tables that every city shares, such as the list of regions. All others have `city_code` first in
   * every key.
   */
  readonly sharedLists: readonly string[];
  readonly jobs: readonly JobKind[];
}
