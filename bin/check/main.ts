import { findOrInstallBrowser } from './browser.ts';
import { NOTHING, type Outcome, sumOf } from './outcome.ts';
import { countsText, failuresText, stageText } from './report.ts';
import { buildReportPage } from './report-page.ts';
import { runTests } from './run-tests.ts';
import { ARCHITECTURE_TEST, listTestFiles } from './test-files.ts';
import { FORMAT_AND_LINT, runTool, TYPES, UNUSED } from './tools.ts';

const QUICK_LIMIT_SECONDS = 300;
const BROWSER_LIMIT_SECONDS = 600;
const LONG_LIMIT_SECONDS = 3_600;

const USAGE = `npm test                     every check, cheap ones first
npm test -- WORD…            only the tests whose path contains a word
npm run test:long -- [WORD…] the tests that take minutes
`;

interface Stage {
  readonly name: string;
  readonly work: () => Promise<Outcome>;
}

/** Runs all stages, whatever becomes of the ones before: one run tells all. */
async function runStages(stages: readonly Stage[]): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const { name, work } of stages) {
    const began = performance.now();
    const outcome = await work();
    say(stageText(name, outcome, (performance.now() - began) / 1000));
    outcomes.push(outcome);
  }
  const total = sumOf(outcomes);
  say(`${failuresText(total)}\n${countsText(total)}\n`);
  process.exitCode = total.failures.length === 0 ? 0 : 1;
}

function everyStage(): Stage[] {
  return [
    ...[FORMAT_AND_LINT, ...TYPES].map((tool) => ({ name: tool.name, work: () => runTool(tool) })),
    { name: 'architecture', work: () => runTests([ARCHITECTURE_TEST], QUICK_LIMIT_SECONDS) },
    { name: UNUSED.name, work: () => runTool(UNUSED) },
    { name: 'report page', work: buildReportPage },
    ...testStages([]),
  ];
}

function testStages(words: readonly string[]): Stage[] {
  // Among all the stages the architecture has its own, before the tests.
  const quick = listTestFiles('quick', words).filter(
    (file) => words.length > 0 || file !== ARCHITECTURE_TEST,
  );
  const browser = listTestFiles('browser', words);
  const stages: Stage[] = [];
  if (quick.length > 0) {
    stages.push({ name: 'tests', work: () => runTests(quick, QUICK_LIMIT_SECONDS) });
  }
  if (browser.length > 0) {
    stages.push({ name: 'browser tests', work: () => runBrowserTests(browser) });
  }
  return stages;
}

/** Without a browser each file counts as one that was skipped. */
async function runBrowserTests(files: readonly string[]): Promise<Outcome> {
  const browser = await findOrInstallBrowser((text) => say(`· ${text} …\n`));
  if ('missing' in browser) {
    return { ...NOTHING, skips: files.map((name) => ({ name, reason: browser.missing })) };
  }
  process.env['YIKE_BROWSER'] = browser.path;
  return await runTests(files, BROWSER_LIMIT_SECONDS);
}

/** Words that match no file are a mistake, and no reason to be green. */
function onlyTests(words: readonly string[]): Stage[] {
  const stages = testStages(words);
  const missing = { name: words.join(' '), text: 'no test file has this in its path' };
  const complaint = { name: 'tests', work: async () => ({ ...NOTHING, failures: [missing] }) };
  const page = { name: 'report page', work: buildReportPage };
  return stages.length === 0 ? [complaint] : [page, ...stages];
}

function longStages(words: readonly string[]): Stage[] {
  const files = listTestFiles('long', words);
  return [
    { name: 'report page', work: buildReportPage },
    { name: 'long tests', work: () => runTests(files, LONG_LIMIT_SECONDS) },
  ];
}

function say(text: string): void {
  process.stdout.write(text);
}

function stagesFor(commandLine: readonly string[]): Stage[] {
  const words = commandLine.filter((word) => !word.startsWith('--'));
  if (commandLine.includes('--long')) {
    return longStages(words);
  }
  return words.length > 0 ? onlyTests(words) : everyStage();
}

const commandLine = process.argv.slice(2);
if (commandLine.includes('--help')) {
  say(USAGE);
} else {
  await runStages(stagesFor(commandLine));
}
