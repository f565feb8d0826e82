import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type NetworkDraft, networkOf } from '@yike/engine-network/testing';
import {
  blockKernelPath,
  eliminationOrder,
  kernelsOf,
  packOrderedNetwork,
  sumsWithin,
  sweepKernelPath,
} from '@yike/engine-reach';
import { type Browser, chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { PageAnswer } from './testing/pool-page.ts';
import { bytesOf, townQuestion } from './testing/town-question.ts';

const CHROMIUM = '/usr/bin/chromium';
const skip = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}`;
const PAGE = 'http://localhost:9/';
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const bytesAt = (path: URL) => (existsSync(path) ? new Uint8Array(readFileSync(path)) : null);
const kernels = { sweep: bytesAt(sweepKernelPath()), block: bytesAt(blockKernelPath()) };
const network = networkOf(gridOf(40));
const town = { network, order: eliminationOrder(network) };

let browser: Browser;
let scripts: Record<string, string>;

before(async () => {
  if (skip !== false) return;
  scripts = {
    '/page.js': await bundled(new URL('./testing/pool-page.ts', import.meta.url)),
    '/worker.js': await bundled(new URL('./walking-worker.ts', import.meta.url)),
  };
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
});
after(() => browser?.close());

for (const isIsolated of [true, false]) {
  const page = isIsolated ? 'isolated, so that they share memory' : 'not isolated';
  test(`workers of a page that is ${page} sum up to the bytes of one thread`, {
    skip,
  }, async () => {
    const answer = await askPage(isIsolated ? ISOLATION : {});
    assert.equal(answer.isIsolated, isIsolated);
    const { blocks, task } = townQuestion(town);
    const expected = bytesOf(sumsWithin(blocks, task, kernelsOf(kernels).summer));
    assert.ok(expected.length > 10_000);
    assert.equal(answer.here, expected);
    assert.deepEqual(answer.inPool, [expected, expected]);
    assert.equal(answer.calledOff, 'enough');
    assert.match(answer.withoutScript, /^A thread of the pool ended: /);
  });
}

/** Everything that is asked for is answered from here: no server, no network. */
async function askPage(headers: Record<string, string>): Promise<PageAnswer> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const bodies = new Map([
      ['/town', packOrderedNetwork(town)],
      ['/sweep', kernels.sweep],
      ['/block', kernels.block],
    ]);
    await page.route(`${PAGE}**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const body = bodies.get(pathname);
      const script = scripts[pathname];
      if (script !== undefined) {
        await route.fulfill({ headers, contentType: 'text/javascript', body: script });
      } else if (body) await route.fulfill({ headers, body: Buffer.from(body) });
      else if (pathname !== '/') await route.fulfill({ headers, status: 404 });
      else await route.fulfill({ headers, contentType: 'text/html', body: HTML });
    });
    await page.goto(PAGE);
    await page.waitForFunction('typeof ask === "function"');
    return await page.evaluate<PageAnswer>('ask()');
  } finally {
    await context.close();
  }
}

const HTML = '<!doctype html><script type="module" src="/page.js"></script>';

async function bundled(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['es'] },
    },
  });
  const [first] = [built].flat() as Rolldown.RolldownOutput[];
  return first?.output[0].code ?? '';
}

/** Streets of 60 to 120 m, a side of so many crossings. */
function gridOf(side: number): NetworkDraft {
  const edges = Array.from({ length: side * side }, (_, node) => {
    const street = (to: number) => ({ from: node, to, lengthDm: 600 + ((node * 37) % 600) });
    return [
      ...(node % side < side - 1 ? [street(node + 1)] : []),
      ...(node + side < side * side ? [street(node + side)] : []),
    ];
  }).flat();
  const nodes = Array.from({ length: side * side }, (_, node) => ({
    lon: 121 + (node % side) / 1000,
    lat: 31 + Math.floor(node / side) / 1000,
  }));
  return { nodes, edges };
}
