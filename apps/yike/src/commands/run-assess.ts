import { DEFAULT_SNAP_LIMIT_METRES } from '@yike/engine-network';
import type { Language } from '@yike/kernel';
import type { Summary } from '@yike/planning';
import { type AssessedDistrict, assessDistrict } from '../assess-district.ts';
import type { Given, Surroundings } from '../command.ts';
import { numberOption } from '../command-line.ts';
import { DEFAULT_STANDARD, DEFAULT_WALKERS } from '../defaults.ts';
import { assessmentFiles } from '../outputs/assessment-files.ts';
import { findings } from '../outputs/findings.ts';
import { tryOutputFolder, writeOutputs } from '../outputs/output-folder.ts';
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
    district = await assessDistrict(
      {
        network: given.one('network') ?? '',
        people: given.many('people'),
        facilities: given.many('facilities'),
        areas: given.one('areas'),
        standard: given.one('standard') ?? DEFAULT_STANDARD,
        walkerIds: walkerIds(given),
        at: given.one('at'),
        crs: given.many('crs'),
        map: given.many('map'),
        crosswalk: given.one('crosswalk'),
        limitMinutes: numberOption(given, 'limit-minutes', 30, 1, 50),
        snapMetres: numberOption(given, 'snap-metres', DEFAULT_SNAP_LIMIT_METRES, 1, 2000),
        maxComplaints: numberOption(given, 'max-complaints', 5, 0, 100) / 100,
        title: given.one('title'),
        isFictional: false,
      },
      progress,
    );
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

/** Walkers in the order given, each once. */
function walkerIds(given: Given): readonly string[] {
  const ids = given.many('walker').flatMap((value) => value.split(','));
  return ids.length === 0 ? DEFAULT_WALKERS : [...new Set(ids)];
}

function timingLines(times: readonly PhaseTime[], language: Language): string[] {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return [
    ...times.map(({ name, seconds }) => `${seconds.toFixed(2).padStart(8)} s  ${name[language]}`),
    `${total.toFixed(2).padStart(8)} s  ${language === 'zh' ? '合计' : 'in all'}`,
    `${peakMegabytes.toFixed(0).padStart(8)} MB ${language === 'zh' ? '内存峰值' : 'peak memory'}`,
  ];
}
