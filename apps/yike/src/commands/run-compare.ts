import { assessmentRequest } from '../planning/assessment-request.ts';
import { type ComparedDistrict, compareScenarios } from '../planning/compare-scenarios.ts';
import { comparisonFiles } from '../planning/outputs/comparison-files.ts';
import { comparisonFindings } from '../planning/outputs/comparison-findings.ts';
import { tryOutputFolder, writeOutputs } from '../planning/outputs/output-folder.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { type PhaseTime, showProgress } from '../terminal/progress-bar.ts';
import { timingLines } from './run-assess.ts';

export async function runCompare(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet } = surroundings;
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const out = given.one('out') ?? '';
  let compared: ComparedDistrict;
  let times: readonly PhaseTime[];
  try {
    tryOutputFolder(out);
    const request = assessmentRequest(given);
    compared = await compareScenarios(request, given.many('scenario'), progress);
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    await writeOutputs(out, await comparisonFiles(compared, language));
  } finally {
    times = progress.finish();
  }
  for (const line of comparisonFindings(compared, out, language)) surroundings.print(line);
  if (given.has('timings')) {
    for (const line of timingLines(times, language)) surroundings.note(line);
  }
  return 0;
}
