import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FICTIONAL_NOTICE, generateDistrict } from '@yike/demo';
import { reportTemplatePath } from '@yike/web';
import { assessDistrict } from '../assess-district.ts';
import type { Command, Given, Surroundings } from '../command.ts';
import { numberOption } from '../command-line.ts';
import { assessmentFiles } from '../outputs/assessment-files.ts';
import { writeOutputs } from '../outputs/output-folder.ts';
import { programVersion } from '../program-version.ts';
import { serveReport } from '../report-server.ts';
import { showProgress } from '../terminal/progress-bar.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const DEFAULT_PORT = 8750;
const STAMP = 'made-from.txt';

/** `yike demo`, which is `npm start`: judges the fictional district and shows the report. */
export const DEMO: Command = {
  name: 'demo',
  usage: 'yike demo [--port N] [--out DIR] [--no-serve]',
  says: {
    zh: '评估虚构的江畔区，并在浏览器中查看报告',
    en: 'judge the fictional district of Jiangpan and look at the report in a browser',
  },
  words: null,
  options: {
    port: {
      kind: 'one',
      value: 'N',
      says: { zh: `端口，默认 ${DEFAULT_PORT}`, en: `port, ${DEFAULT_PORT} unless given` },
    },
    out: {
      kind: 'one',
      value: 'DIR',
      says: {
        zh: '数据与结果目录，默认 .yike/demo',
        en: 'folder for data and results, .yike/demo unless given',
      },
    },
    'no-serve': {
      kind: 'flag',
      says: { zh: '只生成，不启动网页', en: 'make the files, serve nothing' },
    },
  },
  run: runDemo,
};

async function runDemo(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print } = surroundings;
  const folder = resolve(given.one('out') ?? join(ROOT, '.yike', 'demo'));
  const port = numberOption(given, 'port', DEFAULT_PORT, 0, 65535);
  const names = await makeDemo(folder, surroundings);
  if (given.has('no-serve')) {
    print(folder);
    return 0;
  }
  const server = await serveReport(folder, names, port);
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  print(
    language === 'zh'
      ? `江畔区（虚构）的报告：${address}  （Ctrl-C 结束）`
      : `The report of Jiangpan (fictional): ${address}  (Ctrl-C ends it)`,
  );
  await new Promise<void>((done) => {
    const stop = (): void => {
      server.closeAllConnections();
      server.close(() => done());
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  return 0;
}

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
async function makeDemo(folder: string, surroundings: Surroundings): Promise<readonly string[]> {
  const { language, isQuiet } = surroundings;
  const stamp = await stampOf(language);
  const made = await readFile(join(folder, STAMP), 'utf8').catch(() => '');
  if (made === stamp && (await allExist(folder, RESULT_NAMES))) return RESULT_NAMES;

  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  progress.phase({ zh: '生成江畔区', en: 'generating Jiangpan' });
  const files = generateDistrict();
  await writeOutputs(
    join(folder, 'input'),
    [...files].map(([name, content]) => ({ name, content })),
  );
  const input = (name: string): string => join(folder, 'input', name);
  const district = await assessDistrict(
    {
      network: input('jiangpan.osm'),
      people: [input('people.csv')],
      facilities: [input('facilities.csv'), input('care.geojson')],
      areas: input('areas.geojson'),
      standard: 'mofcom-2025',
      walkerIds: ['adult', 'elder', 'wheelchair', 'pram', 'gb50180'],
      crs: [],
      map: [],
      limitMinutes: 30,
      snapMetres: 200,
      maxComplaints: 0.05,
      title: language === 'zh' ? '江畔区（虚构）' : 'Jiangpan (fictional)',
      isFictional: true,
    },
    progress,
  );
  progress.phase({ zh: '写出结果', en: 'writing the results' });
  const results = await assessmentFiles(district, language);
  await writeOutputs(folder, [...results.files, { name: STAMP, content: stamp }]);
  progress.finish();
  return RESULT_NAMES;
}

/** Equal as long as the program, its report page, the language and the machine's Node are the same. */
async function stampOf(language: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(`${programVersion()} ${process.version} ${language} ${FICTIONAL_NOTICE}`);
  hash.update(await readFile(reportTemplatePath()).catch(() => ''));
  return hash.digest('hex');
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
