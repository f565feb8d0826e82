/**
 * What our frame costs: requests to the platform and to the least that could answer them, the same
 * statements behind bare routes, on one database of 1,000 regions and 100,000 estates. Servers are
 * processes of their own and take turns; the processor's time is the server's alone.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Database, migrate } from '../adapters/postgres/src/index.ts';
import { temporaryFolder } from '../adapters/postgres/src/testing.ts';
import { MODULE_SCHEMAS } from '../apps/yike/src/platform/module-schemas.ts';
import { type Report, type Row, row } from './row.ts';

const PROGRAM = fileURLToPath(
  new URL('../apps/yike/src/testing/measured-server.ts', import.meta.url),
);
const ASKERS = 16;
const ROUNDS = 3;
const REGIONS = 1_000;
const ESTATES = 100_000;

/** What was measured of one kind of request. */
interface ServerTimes {
  readonly perSecond: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
  /** Of the server's process, for one request. */
  readonly processorMilliseconds: number;
}

interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: (at: number) => string;
  readonly body?: (at: number) => string;
  readonly count: number;
}

const regionAt = (at: number): string => `990101001${String(at % REGIONS).padStart(3, '0')}`;
const estateAt = (at: number): string =>
  `00000000-0000-4000-8000-${String((at * 7919) % ESTATES).padStart(12, '0')}`;
const anEstate = (at: number): string =>
  JSON.stringify({ name: `新苑${at}`, lon: 118, lat: 39, households: 300, builtYear: 1998 });

const QUESTIONS: Readonly<Record<string, Question>> = {
  'one region': { method: 'GET', path: (at) => `/regions/${regionAt(at)}`, count: 3000 },
  'one estate': {
    method: 'GET',
    path: (at) => `/cities/990100/estates/${estateAt(at)}`,
    count: 3000,
  },
  'a page of 20 estates': {
    method: 'GET',
    path: (at) => `/regions/${regionAt(at)}/estates?limit=20`,
    count: 2000,
  },
  'a page of 100 estates': {
    method: 'GET',
    path: (at) => `/regions/${regionAt(at)}/estates?limit=99`,
    count: 1000,
  },
  'add an estate': {
    method: 'POST',
    path: (at) => `/regions/${regionAt(at)}/estates`,
    body: anEstate,
    count: 1500,
  },
};

/** Seconds are those that the server's processor worked for one request. */
export async function measureServer(): Promise<Report> {
  const folder = await temporaryFolder();
  const database = await Database.open({ dataFolder: folder, role: 'guest', isLasting: true });
  const servers: Server[] = [];
  try {
    await fill(database);
    const { host, port, user, password } = database.pool.options;
    const url = `postgres://${user}:${password}@${host}:${port}/yike`;
    for (const kind of ['platform', 'floor']) servers.push(await start(kind, url, folder));
    const rows: Row[] = [];
    for (const [name, question] of Object.entries(QUESTIONS)) {
      rows.push(...(await takeTurns(servers, name, question)));
    }
    return { rows, megabytes: null, notes: [] };
  } finally {
    for (const { stop } of servers) stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeTurns(
  servers: readonly Server[],
  name: string,
  question: Question,
): Promise<Row[]> {
  const rounds: ServerTimes[][] = servers.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [at, server] of servers.entries()) {
      const times = await ask(server, question);
      // the first round warms up
      if (round > 0) rounds[at]?.push(times);
    }
  }
  const [platform, floor] = rounds.map(medianOf) as [ServerTimes, ServerTimes];
  const times = platform.processorMilliseconds / floor.processorMilliseconds;
  return [
    row(
      name,
      platform.processorMilliseconds / 1000,
      `${spreadText(platform)}, ${times.toFixed(1)} × the floor`,
    ),
    row(`${name}, floor`, floor.processorMilliseconds / 1000, spreadText(floor)),
  ];
}

function spreadText({ perSecond, medianMilliseconds, p99Milliseconds }: ServerTimes): string {
  return `${perSecond.toFixed(0)}/s, median ${medianMilliseconds.toFixed(1)} ms, p99 ${p99Milliseconds.toFixed(0)} ms`;
}

async function fill(database: Database): Promise<void> {
  await migrate(database, MODULE_SCHEMAS);
  await database.pool.query(
    `insert into territory.region (region_code, valid_from, level, name, source)
     select '990101001' || lpad((n % 1000)::text, 3, '0'), '2020-01-01', 'community', '社区' || n, 'bench'
     from generate_series(1, $1::integer) n`,
    [REGIONS - 1],
  );
  await database.pool.query(
    `insert into territory.region (region_code, valid_from, level, name, source)
     values ('990101001000', '2020-01-01', 'township', '街道', 'bench')`,
  );
  await database.pool.query(
    `insert into territory.estate
     select '990100', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
       '990101001' || lpad((n % $2)::text, 3, '0'), '小区' || n, 118, 39, 300, 1998, 1, now(), 'bench'
     from generate_series(0, $1::integer - 1) n`,
    [ESTATES, REGIONS],
  );
  await database.pool.query('analyze');
}

interface Server {
  readonly port: number;
  readonly processorMilliseconds: () => Promise<number>;
  readonly stop: () => void;
}

async function start(kind: string, url: string, folder: string): Promise<Server> {
  const child = fork(PROGRAM, [kind, url, folder]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    stop: () => child.kill('SIGKILL'),
    async processorMilliseconds() {
      child.send('usage');
      const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
      return (user + system) / 1000;
    },
  };
}

async function ask(server: Server, question: Question): Promise<ServerTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: ASKERS });
  const took: number[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < question.count) {
      const began = performance.now();
      await askOnce(server.port, agent, question, next++);
      took.push(performance.now() - began);
    }
  };
  const before = await server.processorMilliseconds();
  const began = performance.now();
  await Promise.all(Array.from({ length: ASKERS }, asker));
  const seconds = (performance.now() - began) / 1000;
  const used = (await server.processorMilliseconds()) - before;
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    perSecond: question.count / seconds,
    medianMilliseconds: took[Math.floor(took.length / 2)] ?? 0,
    p99Milliseconds: took[Math.floor(took.length * 0.99)] ?? 0,
    processorMilliseconds: used / question.count,
  };
}

function askOnce(port: number, agent: Agent, question: Question, at: number): Promise<void> {
  const { method, path, body } = question;
  return new Promise((done, fail) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const asked = request(
      { host: '127.0.0.1', port, agent, method, path: `/api/v1${path(at)}`, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          (answer.statusCode ?? 500) < 300
            ? done()
            : fail(new Error(`${method} ${path(at)}: ${answer.statusCode}`)),
        );
      },
    );
    asked.on('error', fail);
    asked.end(body?.(at));
  });
}

function medianOf(rounds: readonly ServerTimes[]): ServerTimes {
  const median = (of: (times: ServerTimes) => number): number => {
    const sorted = rounds.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    perSecond: median((times) => times.perSecond),
    medianMilliseconds: median((times) => times.medianMilliseconds),
    p99Milliseconds: median((times) => times.p99Milliseconds),
    processorMilliseconds: median((times) => times.processorMilliseconds),
  };
}
