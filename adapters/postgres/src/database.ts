import type { Reading, Transaction } from '@yike/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import { type Client, type ClientConfig, Pool } from 'pg';
import { checkServer } from './check-server.ts';
import { columnTypes } from './column-types.ts';
import { connectionAt } from './connection-url.ts';
import { EmbeddedServer, type ServerRole } from './embedded/embedded-server.ts';
import { JobSender } from './job-sender.ts';
import { OpenTransaction } from './open-transaction.ts';
import { isWorthRepeating, pauseBefore, problemOfDatabase } from './postgres-errors.ts';

/** Where the database is: a server that somebody else runs, or our own in a folder. */
export type DatabaseLocation =
  | { readonly url: string }
  | {
      readonly dataFolder: string;
      readonly role: ServerRole;
      /** false: for tests; nothing is waited for to reach the disk. */
      readonly isLasting?: boolean;
    };

export interface DatabaseOptions {
  /** Most connections at once. */
  readonly connections?: number;
  /** The time, for those who must not use the machine's. */
  readonly clock?: () => Date;
}

const CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 10_000;
const MOST_ATTEMPTS = 8;
/** Times and dates arrive in one form, whatever the server, the database or the role prefer. */
const READABLE = '-c DateStyle=ISO -c TimeZone=UTC';

/** An open database. @throws Problem `database-…` from all that asks it something */
export class Database {
  readonly pool: Pool;
  readonly #kysely: Kysely<unknown>;
  readonly #server: EmbeddedServer | null;
  readonly #clock: () => Date;
  readonly #jobs: JobSender;
  readonly #busy = new Set<Client>();

  private constructor(pool: Pool, server: EmbeddedServer | null, clock: () => Date) {
    this.pool = pool;
    this.#server = server;
    this.#clock = clock;
    this.#jobs = new JobSender(pool);
    this.#kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
    pool.on('acquire', (client) => this.#busy.add(client as unknown as Client));
    pool.on('release', (_, client) => this.#busy.delete(client as unknown as Client));
  }

  static async open(
    location: DatabaseLocation,
    { connections = CONNECTIONS, clock = () => new Date() }: DatabaseOptions = {},
  ): Promise<Database> {
    const server =
      'url' in location
        ? null
        : await EmbeddedServer.open(location.dataFolder, { isLasting: true, ...location });
    const where = whereTo(location, server);
    const pool = new Pool({
      ...where,
      options: [where.options, READABLE].join(' '),
      max: connections,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      application_name: 'yike',
      types: columnTypes,
    });
    // a connection that breaks while nobody uses it is replaced; whoever uses one is told
    pool.on('error', () => undefined);
    // the pool listens to idle connections only; one in use whose server dies would end our process,
    // while whoever uses it is told by the failing query anyway
    pool.on('connect', (client) => client.on('error', () => undefined));
    const database = new Database(pool, server, clock);
    await checkServer(pool).catch(async (error: unknown) => {
      await database.close();
      throw problemOfDatabase(error);
    });
    return database;
  }

  /** What is committed, as it is when each question is asked. */
  get reading(): Reading {
    const kysely = this.#kysely;
    return {
      tables: <Tables>() => kysely as unknown as Kysely<Tables>,
      now: this.#clock(),
    };
  }

  /** Asks what is committed. @throws Problem `database-…` */
  async read<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.reading);
    } catch (error) {
      throw problemOfDatabase(error);
    }
  }

  /**
   * Does the work in one transaction, and again from its beginning when it failed because of others
   * who worked at the same time.
   *
   * @param isolation `read committed` sees, after waiting for a lock, what its last holder wrote;
   *   that is why locks and constraints are our way. `serializable` is for work that cannot name
   *   beforehand what it depends on.
   */
  async transaction<Result>(
    work: (tx: Transaction) => Promise<Result>,
    isolation: 'read committed' | 'serializable' = 'read committed',
  ): Promise<Result> {
    const now = this.#clock();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#kysely
          .transaction()
          .setIsolationLevel(isolation)
          .execute((trx) => work(new OpenTransaction(trx, now, this.#jobs)));
      } catch (error) {
        if (!isWorthRepeating(error) || attempt === MOST_ATTEMPTS) throw problemOfDatabase(error);
        await pauseBefore(attempt);
      }
    }
  }

  /** Breaks off what is under way: whoever waits for it gets `database-away`, and its transaction is undone. */
  interrupt(): void {
    for (const client of this.#busy) void client.end();
  }

  /** Ends when everything that was under way has; an embedded server stops with its last user. */
  async close(): Promise<void> {
    await this.#jobs.stop();
    await this.#kysely.destroy();
    // Kysely ends the pool only where it was asked something
    if (!this.pool.ending) await this.pool.end();
    await this.#server?.close();
  }
}

function whereTo(location: DatabaseLocation, server: EmbeddedServer | null): ClientConfig {
  return 'url' in location ? connectionAt(location.url) : (server?.connection ?? {});
}
