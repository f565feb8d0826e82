import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fillReport, type PageData, reportTemplatePath } from '../fill-report.ts';

/** The browser that tests of pages look with; without it they are skipped, and say so. */
export const CHROMIUM = '/usr/bin/chromium';
export const skip: string | false = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}`;
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const PATIENCE_MS = 60_000;

export interface Sitting {
  readonly page: Page;
  /** what the page should not have done: errors, warnings, requests to anywhere */
  readonly complaints: readonly string[];
}

/** A page in a file, and a browser to sit down before. */
export interface Sittings {
  readonly address: string;
  sit(
    hash: string,
    use: (sitting: Sitting) => Promise<void>,
    options?: BrowserContextOptions,
  ): Promise<void>;
  close(): Promise<void>;
}

/** @param last selector of what stands there when the page is whole */
export async function openSittings(data: PageData, last: string): Promise<Sittings> {
  if (!existsSync(reportTemplatePath())) {
    const { build } = await import('vite');
    const configFile = new URL('../../vite.config.ts', import.meta.url).pathname;
    await build({ configFile, logLevel: 'error' });
  }
  const folder = await mkdtemp(join(tmpdir(), 'yike-report-'));
  const file = join(folder, 'report.html');
  const template = await readFile(reportTemplatePath(), 'utf8');
  await writeFile(file, fillReport(template, data));
  const address = pathToFileURL(file).href;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  return {
    address,
    sit: async (hash, use, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1200, height: 720 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!/^(file|blob|data):/.test(request.url())) complaints.push(request.url());
      });
      await page.goto(address + hash);
      await page.waitForSelector(last);
      await use({ page, complaints });
      await context.close();
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** How many colours the map shows, and a sum by which two pictures differ. */
export async function picture(page: Page): Promise<{ colours: number; sum: number }> {
  await page.waitForSelector('.map-box[data-drawn="true"]');
  // a choice is painted in the next frames
  await page.waitForTimeout(1200);
  return page.evaluate(() => {
    const map = document.querySelector<HTMLCanvasElement>('.map-box canvas');
    const copy = document.createElement('canvas');
    copy.width = 300;
    copy.height = 200;
    const brush = copy.getContext('2d');
    if (map === null || brush === null) return { colours: 0, sum: 0 };
    brush.drawImage(map, 0, 0, 300, 200);
    const colours = new Set<number>();
    let sum = 0;
    new Uint32Array(brush.getImageData(0, 0, 300, 200).data.buffer).forEach((pixel, at) => {
      colours.add(pixel);
      sum = (sum + pixel * ((at % 251) + 1)) % 2 ** 48;
    });
    return { colours: colours.size, sum };
  });
}

export const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allTextContents()).join('\n');

/** What axe finds against the page. It is put in as a script, which needs `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await checker.run({ runOnly: { type: 'tag', values: tags } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
