import { tryOutputFolder, writeOutputs } from '../planning/outputs/output-folder.ts';
import { siteFiles } from '../planning/outputs/site-files.ts';
import { siteFindings } from '../planning/outputs/site-findings.ts';
import { type SitedDistrict, siteDistrict } from '../planning/site-district.ts';
import { siteRequest } from '../planning/site-request.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { type PhaseTime, showProgress } from '../terminal/progress-bar.ts';
import { timingLines } from './run-assess.ts';

/** What shells give a program that Ctrl-C ended. */
const INTERRUPTED = 130;

export async function runSite(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet, print, note } = surroundings;
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const out = given.one('out') ?? '';
  let sited: SitedDistrict;
  let times: readonly PhaseTime[];
  try {
    tryOutputFolder(out);
    const request = siteRequest(given);
    sited = await siteDistrict(request, progress, () =>
      note(
        language === 'zh'
          ? '正在停下，写出已找到的最好方案 …'
          : 'stopping; writing the best found so far …',
      ),
    );
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    await writeOutputs(out, await siteFiles(sited, language));
  } finally {
    times = progress.finish();
  }
  for (const line of siteFindings(sited, out, language)) print(line);
  if (given.has('timings')) for (const line of timingLines(times, language)) note(line);
  return sited.sites.isStopped ? INTERRUPTED : 0;
}
