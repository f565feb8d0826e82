/**
 * What-if: one facility of a type moves, and everybody of the town is answered and scored anew; a thousand
 * times, in Node and, where Chromium is, in a worker of a browser. Answers are held against a search from
 * scratch before any time is printed.
 *
 *   node bin/run.mjs bench/what-if.ts
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildNetwork, packNetwork, type WalkingNetwork } from '@yike/engine-network';
import { readOsm } from '@yike/files';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { type MoveTimes, timeMoves } from './what-if-moves.ts';

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const WORKER = fileURLToPath(new URL('./what-if-worker.ts', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';

const TOWNS = [
  { name: 'Huangpu', file: 'huangpu/network/huangpu_walk.osm.pbf', targetMs: 16 },
  { name: 'Porto', file: 'porto/porto_portugal.osm.pbf', targetMs: 50 },
] as const;

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

for (const { name, file, targetMs } of TOWNS) {
  if (!existsSync(DATA + file)) {
    console.log(`skipped: ${name} is not here`);
    continue;
  }
  const { network } = buildNetwork(await readOsm(DATA + file));
  tell(`${name}, Node`, timeMoves(network), targetMs);
  if (!existsSync(CHROMIUM)) console.log(`no browser at ${CHROMIUM}`);
  else tell(`${name}, a worker in Chromium`, await timeInBrowser(network), targetMs);
}

function tell(where: string, times: MoveTimes, targetMs: number): void {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(
    `${where}, ${times.people} points: a move ${ms(times.medianMs)} in the middle, ${ms(times.p99Ms)} at the ` +
      `99th percentile, ${ms(times.worstMs)} at worst (target ${targetMs} ms); from scratch ${ms(times.fromScratchMs)}; begun in ${ms(times.startMs)}`,
  );
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
