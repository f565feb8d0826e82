/**
 * What-if: one facility of a type moves, and everybody of the town is answered and scored anew; a thousand
 * times, in Node and, where Chromium is, in a worker of a browser. Answers are held against a search from
 * scratch before any time is told.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNetwork, packNetwork, type WalkingNetwork } from '@yike/engine-network';
import { readOsm } from '@yike/files';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { type City, DATA } from './city.ts';
import { type Report, type Row, row, within } from './row.ts';
import { type MoveTimes, timeMoves } from './what-if-moves.ts';

const WORKER = fileURLToPath(new URL('./what-if-worker.ts', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
const HUANGPU = join(DATA, 'huangpu/network/huangpu_walk.osm.pbf');
const FRAME_SECONDS = 0.016;
const CITY_SECONDS = 0.05;

const PAGE = 'http://what-if.test/';

/** Runs in the page. */
const ASK_WORKER = `new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  fetch('/network')
    .then((response) => response.arrayBuffer())
    .then((bytes) => worker.postMessage(new Uint8Array(bytes)));
})`;

export async function measureWhatIf({ network: city }: City): Promise<Report> {
  const rows = [rowOf('a move in the city, Node', timeMoves(city), CITY_SECONDS)];
  const notes: string[] = [];
  if (existsSync(HUANGPU)) {
    const { network } = buildNetwork(await readOsm(HUANGPU));
    rows.push(rowOf('a move in Huangpu, Node', timeMoves(network), FRAME_SECONDS));
    if (existsSync(CHROMIUM)) {
      const times = await timeInBrowser(network);
      rows.push(rowOf('a move in Huangpu, a worker in Chromium', times, FRAME_SECONDS));
    } else notes.push(`no browser at ${CHROMIUM}`);
  } else notes.push(`${HUANGPU} is not here`);
  return { rows, megabytes: null, notes };
}

/** The middle is told; 99 of 100 moves must keep to the target. */
function rowOf(who: string, times: MoveTimes, targetSeconds: number): Row {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const note =
    `${times.people} points; ${ms(times.p99Ms)} at the 99th percentile, ${ms(times.worstMs)} at worst; ` +
    `${(times.fromScratchMs / times.medianMs).toFixed(1)} times as fast as from scratch; begun in ${ms(times.startMs)}`;
  const judgement = within(targetSeconds)(row(who, times.p99Ms / 1000));
  return { ...row(who, times.medianMs / 1000, note), target: judgement };
}

/** Everything that is asked for is answered from here: no server, no network. */
async function timeInBrowser(network: WalkingNetwork): Promise<MoveTimes> {
  const worker = await bundledWorker();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.route(`${PAGE}**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/worker.js') {
        await route.fulfill({ contentType: 'text/javascript', body: worker });
      } else if (pathname === '/network') {
        await route.fulfill({ body: Buffer.from(packNetwork(network)) });
      } else await route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    });
    await page.goto(PAGE);
    return await page.evaluate<MoveTimes>(ASK_WORKER);
  } finally {
    await browser.close();
  }
}

async function bundledWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: WORKER, formats: ['es'] } },
  });
  const [first] = [built].flat() as Rolldown.RolldownOutput[];
  return first?.output[0].code ?? '';
}
