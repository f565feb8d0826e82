import type { Language } from '@yike/kernel';
import type { Summary } from '@yike/planning';
import { type AssessedDistrict, assessDistrict } from '../planning/assess-district.ts';
import { assessmentRequest } from '../planning/assessment-request.ts';
import { assessmentFiles } from '../planning/outputs/assessment-files.ts';
import { findings } from '../planning/outputs/findings.ts';
import { tryOutputFolder, writeOutputs } from '../planning/outputs/output-folder.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { type PhaseTime, showProgress } from '../terminal/progress-bar.ts';

export async function runAssess(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet } = surroundings;
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const out = given.one('out') ?? '';
  let district: AssessedDistrict;
  let summary: Summary;
  let times: readonly PhaseTime[];
  try {
    tryOutputFolder(out);
    district = await assessDistrict(assessmentRequest(given), progress);
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    const written = await assessmentFiles(district, language);
    await writeOutputs(out, written.files);
    summary = written.summary;
  } finally {
    times = progress.finish();
  }
  for (const line of findings(district, summary, out, language)) surroundings.print(line);
  if (given.has('timings'))
    for (const line of timingLines(times, language)) surroundings.note(line);
  return 0;
}

export function timingLines(times: readonly PhaseTime[], language: Language): string[] {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return [
    ...times.map(({ name, seconds }) => `${seconds.toFixed(2).padStart(8)} s  ${name[language]}`),
    `${total.toFixed(2).padStart(8)} s  ${language === 'zh' ? '合计' : 'in all'}`,
    `${peakMegabytes.toFixed(0).padStart(8)} MB ${language === 'zh' ? '内存峰值' : 'peak memory'}`,
  ];
}
