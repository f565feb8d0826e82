import { createHash } from 'node:crypto';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@yike/kernel';
import { ROLE_TABLE } from '@yike/people';
import { reportTemplatePath } from '@yike/web';
import { DEFAULT_PORT, DEFAULT_REQUESTS_PER_MINUTE } from '../defaults.ts';
import { type DemoAccount, demoActor, makeDemoAccounts } from '../demo/demo-accounts.ts';
import { loadDistrict } from '../demo/load-district.ts';
import { listen } from '../http/listen.ts';
import { reportPages } from '../http/report-pages.ts';
import { openPlatform } from '../platform/compose.ts';
import { consoleMessages } from '../platform/console-messages.ts';
import { keyFileIn } from '../platform/key-ring-file.ts';
import { waitForEnd } from '../platform/wait-for-end.ts';
import { programVersion } from '../program-version.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const STAMP = 'made-from.txt';

export async function runDemo(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print, note } = surroundings;
  const folder = resolve(given.one('out') ?? join(ROOT, '.yike', 'demo'));
  const port = numberOption(given, 'port', DEFAULT_PORT, 0, 65535);
  const names = await demoFiles(folder, surroundings);
  if (given.has('no-serve')) {
    print(folder);
    return 0;
  }
  const ended = waitForEnd();
  const platform = await openPlatform(
    { dataFolder: folder, role: 'keeper' },
    {
      // what is asked of a demonstration is not worth a line in its terminal
      log: { write() {} },
      requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
      keySource: { path: keyFileIn(folder) },
      messages: consoleMessages(note, language),
      plugins: [reportPages(folder, names)],
    },
  );
  try {
    const accounts = await makeDemoAccounts(platform.database, platform.keys);
    await loadDistrict(platform.database, join(folder, 'input'), (role) =>
      demoActor(accounts, role),
    );
    await listen(platform.app, { port, host: '127.0.0.1' });
    const address = `http://localhost:${(platform.app.server.address() as AddressInfo).port}`;
    for (const line of welcome(address)[language]) print(line);
    for (const line of accountLines(accounts, language)) print(line);
    await ended;
  } finally {
    await platform.close();
  }
  return 0;
}

/** The passwords are told when the accounts are made, and kept nowhere. */
function accountLines(accounts: readonly DemoAccount[], language: Language): readonly string[] {
  const made = accounts.filter(({ password }) => password !== null);
  if (made.length === 0) return [];
  const head =
    language === 'zh'
      ? '各角色的演示账号（密码只显示这一次；删除演示目录可重新生成）：'
      : 'An account for each role (passwords are shown this once; delete the folder for new ones):';
  const lines = made.map(({ role, region, contact, password }) => {
    const name = language === 'zh' ? ROLE_TABLE[role].zh : ROLE_TABLE[role].en;
    return `  ${contact}  ${password}  ${region}  ${name}`;
  });
  return [head, ...lines];
}

const COBBLERS = `/api/v1/regions/990107000000/facilities?words=${encodeURIComponent('修鞋')}&openNow=true`;

const welcome = (address: string) => ({
  zh: [
    `江畔区（虚构）的报告：${address}  （Ctrl-C 结束）`,
    `服务平台的接口：${address}/api/v1/regions ，说明：${address}/api`,
    `谁现在开门、会修鞋：${address}${COBBLERS}`,
  ],
  en: [
    `The report of Jiangpan (fictional): ${address}  (Ctrl-C ends it)`,
    `The API of the platform: ${address}/api/v1/regions, described at ${address}/api`,
    `Who mends shoes and is open now: ${address}${COBBLERS}`,
  ],
});

const RESULT_NAMES = [
  'facilities.geojson',
  'people.geojson',
  'gaps.geojson',
  'areas.geojson',
  'complaints.csv',
  'report.xlsx',
  'report.html',
  'summary.json',
];

/** Generates and judges the district unless the folder already holds just that. Gives the files to serve. */
async function demoFiles(folder: string, surroundings: Surroundings): Promise<readonly string[]> {
  const stamp = await stampOf(surroundings.language);
  const made = await readFile(join(folder, STAMP), 'utf8').catch(() => '');
  if (made === stamp && (await allExist(folder, RESULT_NAMES))) return RESULT_NAMES;

  const { makeDemo } = await import('../demo/make-demo.ts');
  await makeDemo(folder, { name: STAMP, content: stamp }, surroundings);
  return RESULT_NAMES;
}

/** Equal as long as our sources, the report page, the language and the machine's Node are the same. */
async function stampOf(language: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(`${programVersion()} ${process.version} ${language}`);
  hash.update(await readFile(reportTemplatePath()).catch(() => ''));
  for (const line of await sourceLines()) hash.update(line);
  return hash.digest('hex');
}

const SOURCES = ['kernel', 'engine', 'modules', 'adapters', 'demo', 'apps/yike'];

/** Every source file with its size and time of change: reading them all would take longer. */
async function sourceLines(): Promise<string[]> {
  const lines: string[] = [];
  for (const folder of SOURCES) {
    const entries = await readdir(join(ROOT, folder), { recursive: true });
    for (const entry of entries.filter((name) =>
      /^(?!.*node_modules).*\.(?:ts|json)$/.test(name),
    )) {
      const { size, mtimeMs } = await stat(join(ROOT, folder, entry));
      lines.push(`${folder}/${entry} ${size} ${mtimeMs}`);
    }
  }
  return lines.sort();
}

async function allExist(folder: string, names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    names.map((name) =>
      access(join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
