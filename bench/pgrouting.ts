/**
 * pgRouting, where Debian's postgresql-15-pgrouting is: T1 to T3 from node to node, on a server of its own
 * in a temporary folder, spoken to over a socket there. Answers are compared one by one, and missing ones
 * counted; seconds are those of the server's clock.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { UNREACHED } from '@yike/engine-network';
import type { City } from './city.ts';
import { compare } from './contest.ts';
import { LIMIT_TICKS, placesByType } from './measured-town.ts';
import { PLAIN_CPP, plainContestants } from './plain-contestants.ts';
import { type PlainQuestion, plainGraph, sourcesAtNodes } from './plain-question.ts';
import { PlainSearch } from './plain-search.ts';
import { placesAtNodes, placesOnStreets, questionOfEach, questionOfTypes } from './questions.ts';
import { type Report, type Row, row } from './row.ts';

const PROGRAMS = '/usr/lib/postgresql/15/bin';
const EXTENSION = '/usr/share/postgresql/15/extension/pgrouting.control';
const STARTS = 1000;

/** One question: rows of whole numbers, of which the last is the answer and the others say to what. */
interface Asked {
  readonly name: string;
  readonly sql: readonly string[];
  readonly plain: PlainQuestion;
  /** The same from a plain search, as text. */
  readonly expected: () => Set<string>;
}

export function measurePgRouting(city: City): Report {
  if (!existsSync(EXTENSION)) {
    return {
      rows: [],
      megabytes: null,
      notes: ['not here: Debian has it as postgresql-15-pgrouting'],
    };
  }
  const server = new Server();
  // whoever interrupts the bench must not leave a server behind
  process.once('SIGINT', () => {
    server.end();
    process.exit(130);
  });
  try {
    server.start();
    server.run(`
      CREATE EXTENSION pgrouting CASCADE;
      CREATE TABLE street (id int, source int, target int, cost float8, reverse_cost float8);
      COPY street FROM STDIN;\n${streetsOf(city)}\\.
      ANALYZE street;`);
    const asked = [nearest(city), counts(city), reach(city)];
    return { rows: asked.map((one) => measure(city, server, one)), megabytes: null, notes: [] };
  } finally {
    server.end();
  }
}

function measure({ scratch }: City, server: Server, { name, sql, plain, expected }: Asked): Row {
  const told = server.rowsOf(sql);
  const right = expected();
  const wrong = [...told.rows].filter((one) => !right.has(one)).length;
  const missing = [...right].filter((one) => !told.rows.has(one)).length;
  const cpp = plainContestants(scratch, plain).filter((one) => one.name === PLAIN_CPP);
  const [standing] = cpp.length > 0 ? compare(cpp) : [];
  const note = `${missing} of ${right.size} answers missing or other, ${wrong} told that are not so`;
  const timesCpp = standing === undefined ? null : standing.seconds / told.seconds;
  return { ...row(name, told.seconds, note), timesCpp };
}

function streetsOf({ network, weights }: City): string {
  const lines = Array.from(network.edgeFrom, (from, edge) => {
    const ticks = (walk = UNREACHED) => (walk === UNREACHED ? -1 : walk);
    const [there, back] = [ticks(weights.forwardTicks[edge]), ticks(weights.backwardTicks[edge])];
    return `${edge}\t${from}\t${network.edgeTo[edge]}\t${there}\t${back}\n`;
  });
  return lines.join('');
}

const STREETS = `'SELECT id, source, target, cost, reverse_cost FROM street'`;

function drivingDistance(nodes: Iterable<number>, options: string): string {
  return `pgr_drivingDistance(${STREETS}, ARRAY[${[...nodes].join()}], ${LIMIT_TICKS}, false${options})`;
}

function nearest({ network, weights }: City): Asked {
  const { nodes } = placesAtNodes(network);
  const graph = plainGraph(network, weights, 'towards');
  const plain = questionOfTypes('nearest', graph, sourcesAtNodes(nodes));
  const sql = placesByType().map((places, type) => {
    const from = drivingDistance(
      places.map((place) => nodes[place] ?? 0),
      ', equicost => true',
    );
    return `SELECT ${type}, node, agg_cost::int FROM ${from}`;
  });
  const expected = () =>
    new Set(
      eachOf(new PlainSearch(plain).answer(), 2).flatMap(([ticks], at) =>
        ticks === UNREACHED ? [] : [ofType(at, network.nodeCount, ticks)],
      ),
    );
  return { name: 'T1 nearest', sql, plain, expected };
}

function counts({ network, weights }: City): Asked {
  const { nodes } = placesAtNodes(network);
  const graph = plainGraph(network, weights, 'towards');
  const plain = questionOfTypes('counts', graph, sourcesAtNodes(nodes));
  const sql = placesByType().map((places, type) => {
    const from = drivingDistance(
      places.map((place) => nodes[place] ?? 0),
      '',
    );
    return `SELECT ${type}, node, count(*) FROM ${from} GROUP BY node`;
  });
  const expected = () =>
    new Set(
      eachOf(new PlainSearch(plain).answer(), 1).flatMap(([count], at) =>
        count === 0 ? [] : [ofType(at, network.nodeCount, count)],
      ),
    );
  return { name: 'T2 counts', sql, plain, expected };
}

function reach({ network, weights }: City): Asked {
  const places = placesOnStreets(network, STARTS);
  const starts = [...new Set(Array.from(places.edge, (edge) => network.edgeFrom[edge] ?? 0))];
  const nodes = Uint32Array.from(starts);
  const graph = plainGraph(network, weights, 'away');
  const plain = questionOfEach('reach', graph, sourcesAtNodes(nodes));
  const sql = [`SELECT from_v, count(*) FROM ${drivingDistance(nodes, '')} GROUP BY from_v`];
  const expected = () =>
    new Set(
      eachOf(new PlainSearch(plain).answer(), 2).map(([count], at) => `${nodes[at]}\t${count}`),
    );
  return { name: `T3 reach of ${nodes.length} nodes`, sql, plain, expected };
}

function ofType(at: number, nodeCount: number, answer = 0): string {
  return `${Math.floor(at / nodeCount)}\t${at % nodeCount}\t${answer}`;
}

function eachOf(words: Uint32Array, size: number): number[][] {
  return Array.from({ length: words.length / size }, (_, at) => [
    ...words.subarray(at * size, (at + 1) * size),
  ]);
}

/** Nobody else can reach it, and it is gone when it ends. */
class Server {
  readonly #folder = mkdtempSync(join(tmpdir(), 'yike-pgrouting-'));
  /** PostgreSQL refuses to run as root: Debian's own account does then. */
  readonly #as = userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];

  start(): void {
    if (this.#as.length > 0) chownSync(this.#folder, ...idsOf('postgres'));
    const data = join(this.#folder, 'data');
    this.#call(['initdb', '-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--no-sync']);
    const options = `-c listen_addresses='' -k ${this.#folder} -c fsync=off`;
    const log = join(this.#folder, 'log');
    this.#call(['pg_ctl', '-D', data, '-w', '-l', log, '-o', options, 'start']);
  }

  run(sql: string): string {
    const script = join(this.#folder, 'script.sql');
    writeFileSync(script, sql);
    const set = ['-v', 'ON_ERROR_STOP=1', '-q', '-A', '-t', '-F', '\t', '-f', script];
    return this.#call(['psql', '-h', this.#folder, '-U', 'bench', '-d', 'postgres', ...set]);
  }

  /** The rows of all queries, and what they took together. */
  rowsOf(queries: readonly string[]): { rows: Set<string>; seconds: number } {
    const all = queries.map((sql) => `INSERT INTO told ${sql};`).join('\n');
    const columns = queries[0]?.includes(', node,')
      ? 'a bigint, b bigint, c bigint'
      : 'a bigint, b bigint';
    const out = this.run(`
      CREATE TEMP TABLE told (${columns});
      SELECT clock_timestamp() AS began \\gset
      ${all}
      SELECT extract(epoch FROM clock_timestamp() - :'began');
      SELECT * FROM told;`);
    const [first, ...rows] = out.trimEnd().split('\n');
    return { rows: new Set(rows), seconds: Number(first) };
  }

  /** Also where it never came to run. */
  end(): void {
    const data = join(this.#folder, 'data');
    const stop = [join(PROGRAMS, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop'];
    const [runner = '', ...options] = [...this.#as, ...stop];
    if (existsSync(data)) spawnSync(runner, options, { cwd: this.#folder, stdio: 'ignore' });
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #call([program = '', ...options]: readonly string[]): string {
    const [runner = '', ...rest] = [...this.#as, join(PROGRAMS, program), ...options];
    const out = program === 'pg_ctl' ? 'ignore' : 'pipe';
    const done = spawnSync(runner, rest, {
      cwd: this.#folder,
      encoding: 'utf8',
      stdio: ['ignore', out, 'pipe'],
      maxBuffer: 1 << 30,
    });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
    return done.stdout ?? '';
  }
}

function idsOf(user: string): [uid: number, gid: number] {
  const id = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
  return [id('-u'), id('-g')];
}
