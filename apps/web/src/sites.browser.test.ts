import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fillReport, reportTemplatePath } from './index.ts';
import { makeUpReport, withMadeUpRound, withMadeUpSites } from './testing.ts';

const CHROMIUM = '/usr/bin/chromium';
const skip = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}`;
const TYPE = 'wet-market';

let browser: Browser;
let folder: string;
let address: string;
let roundAddress: string;

before(async () => {
  if (skip !== false) return;
  if (!existsSync(reportTemplatePath())) {
    const { build } = await import('vite');
    const configFile = new URL('../vite.config.ts', import.meta.url).pathname;
    await build({ configFile, logLevel: 'error' });
  }
  folder = await mkdtemp(join(tmpdir(), 'yike-sites-'));
  const file = join(folder, 'report.html');
  const template = await readFile(reportTemplatePath(), 'utf8');
  const data = withMadeUpSites(makeUpReport(), TYPE);
  await writeFile(file, fillReport(template, data));
  address = pathToFileURL(file).href;
  const roundFile = join(folder, 'round.html');
  await writeFile(roundFile, fillReport(template, withMadeUpRound(data)));
  roundAddress = pathToFileURL(roundFile).href;
  const args = ['--no-sandbox', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
});

after(async () => {
  if (skip !== false) return;
  await browser.close();
  await rm(folder, { recursive: true });
});

async function sit(
  hash: string,
  use: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(address + hash);
  await page.waitForSelector('.sites-map canvas[data-drawn]');
  await use(page);
  await context.close();
}

/** What the map shows, as a number by which two pictures differ. */
const pictureOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector<HTMLCanvasElement>('.sites-map canvas')?.toDataURL() ?? '',
  );

test('the answer, how good it is, the sites in order with whom each adds', { skip }, () =>
  sit('', async (page) => {
    const text = (await page.locator('#view-sites').textContent()) ?? '';
    assert.match(text, /与最优至多相差 1.12%/);
    assert.match(text, /新覆盖（65 岁及以上居民，人）/);
    assert.equal(await page.locator('#view-sites tbody tr').count(), 3);
    assert.match(
      (await page.locator('#view-sites tbody tr').first().textContent()) ?? '',
      /空屋 1[\s\S]*必选/,
    );
    assert.equal(await page.locator('.view-links button').first().textContent(), '补在哪里');
  }),
);

test(
  'a unit on wheels: the stops in the order of its round, with their hours and its line',
  { skip },
  () =>
    sit('', async (page) => {
      const plain = await pictureOf(page);
      await page.goto(roundAddress);
      await page.waitForSelector('.sites-map canvas[data-drawn]');
      const rows = await page.locator('#view-sites tbody tr').allTextContents();
      assert.deepEqual(
        rows.map((row) => /^(\d)(空屋 \d)/.exec(row)?.slice(1)),
        [
          ['1', '空屋 1'],
          ['2', '空屋 3'],
          ['3', '空屋 2'],
        ],
      );
      assert.match(rows[0] ?? '', /06:30–07:00/);
      assert.match((await page.locator('.sites-legend').textContent()) ?? '', /行车路线/);
      assert.equal(await page.getByRole('button', { name: /^第 2 处，空屋 3/ }).textContent(), '2');
      assert.notEqual(await pictureOf(page), plain);
    }),
);

test(
  'by keyboard a site is chosen on the map, shown in the table, and let go again',
  { skip },
  () =>
    sit('#lang=en', async (page) => {
      const before = await pictureOf(page);
      const badge = page.getByRole('button', { name: /^Site 2, room 2, newly covers/ });
      await badge.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('#view-sites tr[data-chosen="true"] >> text=room 2');
      await page.waitForTimeout(300);
      assert.notEqual(await pictureOf(page), before);
      await page.getByRole('button', { name: 'Show the whole' }).press('Enter');
      await page.waitForTimeout(300);
      assert.equal(await page.locator('#view-sites tr[data-chosen="true"]').count(), 0);
    }),
);

for (const [name, hash, options] of [
  ['Chinese', '', {}],
  ['English at night', '#lang=en', { colorScheme: 'dark' }],
  ['a phone', '', { viewport: { width: 360, height: 740 } }],
] as const) {
  test(`no barrier that axe can find, and nothing sticks out: ${name}`, { skip }, () =>
    sit(
      hash,
      async (page) => {
        await page.locator('.site-badge').first().click();
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          // @ts-expect-error the checker put itself there
          const { violations } = await globalThis.axe.run('#view-sites');
          return violations.map((one: { id: string; nodes: { html: string }[] }) => [
            one.id,
            one.nodes.map(({ html }) => html),
          ]);
        });
        assert.deepEqual(found, []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= (page.viewportSize()?.width ?? 0));
      },
      { ...options, bypassCSP: true },
    ),
  );
}
