import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yike/kernel';
import { Client, type ClientConfig } from 'pg';
import { type Cluster, DATABASE_USER, prepareCluster } from './cluster.ts';
import { ensureRunning, stopServer } from './server-control.ts';

const DATABASE_NAME = 'yike';
const MOST_CALLS = 5;
const PAUSE_MILLISECONDS = 200;
const DUPLICATE_DATABASE = '42P04';

/*
 * Two advisory locks, held by one connection of every process that uses the server, say who is
 * there. They go when the process goes, however it ends, so nothing stale has to be recognised.
 */
const KEEPING = "hashtextextended('yike:keeper', 0)";
const PRESENCE = "hashtextextended('yike:presence', 0)";

/**
 * keeper: the one program that serves from this data folder, and watches over the server;
 * guest: a command that needs the database for a while, beside a keeper or alone.
 */
export type ServerRole = 'keeper' | 'guest';

export interface EmbeddedOptions {
  readonly role: ServerRole;
  readonly isLasting: boolean;
}

/**
 * PostgreSQL in a data folder. Whoever comes first starts it; whoever leaves last stops it. A server
 * that outlived its killed process is taken over as it is.
 */
export class EmbeddedServer {
  readonly #cluster: Cluster;
  readonly #role: ServerRole;
  readonly #port: number;
  #session: Client;
  #isClosing = false;
  /** The server being started again; settles, and never fails. */
  #revival: Promise<void> = Promise.resolve();

  private constructor(cluster: Cluster, role: ServerRole, port: number, session: Client) {
    this.#cluster = cluster;
    this.#role = role;
    this.#port = port;
    this.#session = session;
    this.#watch();
  }

  /** @throws Problem `database-in-use` when another program keeps this folder, and as the parts do */
  static async open(
    dataFolder: string,
    { role, isLasting }: EmbeddedOptions,
  ): Promise<EmbeddedServer> {
    const cluster = await prepareCluster(dataFolder, { isLasting });
    for (let call = 1; ; call++) {
      const port = await ensureRunning(cluster);
      try {
        await createDatabase(cluster, port);
        const session = await enter(cluster, port, role, dataFolder);
        return new EmbeddedServer(cluster, role, port, session);
      } catch (error) {
        // the one who left last may be stopping the server that we just found running
        if (error instanceof Problem || call === MOST_CALLS) throw error;
        await sleep(PAUSE_MILLISECONDS);
      }
    }
  }

  /** Where to connect to. Stays the same when the server is killed and started again. */
  get connection(): ClientConfig {
    return connectionTo(this.#cluster, this.#port, DATABASE_NAME);
  }

  /** Leaves; the last one out stops the server and waits until it has stopped. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    // or it would start what we stop
    await this.#revival;
    const isLast = await this.#leave().catch(() => true);
    if (isLast) await stopServer(this.#cluster);
    await this.#session.end().catch(() => undefined);
  }

  /** Who gets the exclusive lock is alone, and keeps newcomers waiting until the server is down. */
  async #leave(): Promise<boolean> {
    await this.#session.query(`select pg_advisory_unlock_shared(${PRESENCE})`);
    const { rows } = await this.#session.query<{ alone: boolean }>(
      `select pg_try_advisory_lock(${PRESENCE}) as alone`,
    );
    return rows[0]?.alone ?? false;
  }

  /** A keeper whose connection breaks finds the server dead, starts it again and goes on. */
  #watch(): void {
    this.#session.once('end', () => {
      if (!this.#isClosing && this.#role === 'keeper') this.#revival = this.#revive();
    });
  }

  async #revive(): Promise<void> {
    while (!this.#isClosing) {
      try {
        await ensureRunning(this.#cluster, this.#port);
        this.#session = await enter(this.#cluster, this.#port, 'keeper', this.#cluster.dataFolder);
        this.#watch();
        return;
      } catch {
        // a full disk, say: whoever asks meanwhile is told so, and we try until it is mended
        await sleep(PAUSE_MILLISECONDS);
      }
    }
  }
}

function connectionTo({ password }: Cluster, port: number, database: string): ClientConfig {
  return { host: '127.0.0.1', port, user: DATABASE_USER, password, database };
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = await connect(connectionTo(cluster, port, 'postgres'));
  try {
    const name = [DATABASE_NAME];
    const { rowCount } = await client.query('select from pg_database where datname = $1', name);
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.end();
  }
}

async function connect(config: ClientConfig): Promise<Client> {
  const client = new Client(config);
  // without a listener a broken connection would end the process; `end` follows, and is heard
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Takes the locks of the role. */
async function enter(
  cluster: Cluster,
  port: number,
  role: ServerRole,
  dataFolder: string,
): Promise<Client> {
  const session = await connect({
    ...connectionTo(cluster, port, DATABASE_NAME),
    application_name: `yike ${role} ${process.pid}`,
    keepAlive: true,
  });
  await session.query(`select pg_advisory_lock_shared(${PRESENCE})`);
  if (role === 'guest') return session;
  const { rows } = await session.query<{ kept: boolean }>(
    `select pg_try_advisory_lock(${KEEPING}) as kept`,
  );
  if (rows[0]?.kept === true) return session;
  const pid = await keeperPid(session);
  await session.end();
  throw new Problem('database-in-use', { file: dataFolder }, { pid });
}

async function keeperPid(session: Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `select application_name as name from pg_stat_activity where application_name like 'yike keeper %'
     and pid <> pg_backend_pid()`,
  );
  return rows[0]?.name.split(' ').at(-1) ?? '?';
}
