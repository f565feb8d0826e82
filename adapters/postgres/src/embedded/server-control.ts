import { readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yike/kernel';
import type { Cluster } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';
import { runBinary } from './run-binary.ts';

const START_SECONDS = 60;
const STOP_SECONDS = 60;
const MOST_STARTS = 6;
const LOOK_MILLISECONDS = 50;

/**
 * Sees to it that the cluster's server runs, whoever started it, and gives its port.
 * @param wantedPort the port it had before, for those who still call there
 * @throws Problem `database-start-failed`
 */
export async function ensureRunning(cluster: Cluster, wantedPort?: number): Promise<number> {
  let reason = '';
  await turnLogOver(cluster);
  // More than one try: after a killed server its children may hold its memory for a moment, another
  // process may take the port that was free, or another Yike may start the same cluster.
  for (let attempt = 0; attempt < MOST_STARTS; attempt++) {
    const running = await readyPort(cluster);
    if (running !== null) return running;
    const port = wantedPort ?? (await freePort());
    const { exitCode, output } = await start(cluster, port);
    if (exitCode === 0) return port;
    reason = `${output.trim()}\n${await lastOfLog(cluster)}`;
    await sleep(2 ** attempt * LOOK_MILLISECONDS);
  }
  throw new Problem('database-start-failed', {}, { reason });
}

/** Ends the server and waits until it has: open transactions are rolled back, the rest is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const { exitCode, output } = await control(cluster, [
    'stop',
    '--mode=fast',
    '--wait',
    `--timeout=${STOP_SECONDS}`,
  ]);
  const isGone = exitCode === 0 || (await findPostmaster(cluster.dataFolder)) === null;
  if (!isGone) throw new Error(`the database server did not stop: ${output.trim()}`);
}

/** The port of a running server, once it takes connections; null: none runs. */
async function readyPort({ dataFolder }: Cluster): Promise<number | null> {
  const deadline = performance.now() + START_SECONDS * 1000;
  for (;;) {
    const postmaster = await findPostmaster(dataFolder);
    if (postmaster === null) return null;
    if (postmaster.isReady) return postmaster.port;
    if (performance.now() > deadline) return null;
    await sleep(LOOK_MILLISECONDS);
  }
}

function start(cluster: Cluster, port: number) {
  return control(cluster, [
    'start',
    '--wait',
    `--timeout=${START_SECONDS}`,
    `--log=${cluster.logFile}`,
    `--options=-p ${port}`,
  ]);
}

function control({ binaries, dataFolder, account }: Cluster, words: readonly string[]) {
  const program = join(binaries, 'bin', 'pg_ctl');
  return runBinary(program, [...words, '--silent', `--pgdata=${dataFolder}`], account);
}

const LOG_LINES = 5;
const MOST_LOG_BYTES = 10_000_000;

/** Keeps one old log; a server that runs goes on writing to the one it opened. */
async function turnLogOver({ logFile }: Cluster): Promise<void> {
  const bytes = await stat(logFile).then(
    ({ size }) => size,
    () => 0,
  );
  if (bytes > MOST_LOG_BYTES) await rename(logFile, `${logFile}.1`).catch(() => undefined);
}

async function lastOfLog({ logFile }: Cluster): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return log.trimEnd().split('\n').slice(-LOG_LINES).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
