import { readRecords } from '@yike/files';
import { type Language, Problem } from '@yike/kernel';
import {
  type CircleRange,
  type CirclesResult,
  circlesResult,
  drawCircles,
  givenCircles,
  type Provenance,
} from '@yike/planning';
import { type CircleLevel, listCircleLevels, textTable } from '@yike/standards';
import { getWalker, type LoadedDistrict, loadDistrict } from '../planning/assess-district.ts';
import { assessmentRequest } from '../planning/assessment-request.ts';
import { circleFiles } from '../planning/outputs/circle-files.ts';
import { loudComplaints } from '../planning/outputs/loud-complaints.ts';
import { tryOutputFolder, writeOutputs } from '../planning/outputs/output-folder.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import { type PhaseTime, showProgress } from '../terminal/progress-bar.ts';
import { timingLines } from './run-assess.ts';

export async function runCircles(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet } = surroundings;
  const level = levelOption(given);
  const range = rangeOption(given, level);
  const walker = getWalker(given.one('walker') ?? 'adult');
  const out = given.one('out') ?? '';
  tryOutputFolder(out);
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  let result: CirclesResult;
  let provenance: Provenance;
  let times: readonly PhaseTime[];
  try {
    const district = await loadDistrict(assessmentRequest(given), [], progress);
    const drawnByHand = await readGiven(given.one('circles'), district);
    const { input, areaOf, loading } = district;
    const drawn = drawCircles(input, walker, range, areaOf, drawnByHand, progress);
    loading.ledger.complaints.push(...drawn.complaints);
    provenance = district.provenance();
    result = circlesResult(drawn, level, drawnByHand === null ? 'proposed' : 'given', provenance);
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    await writeOutputs(out, circleFiles(drawn, result, provenance, language));
  } finally {
    times = progress.finish();
  }
  for (const line of circleFindings(result, provenance, out, language)) surroundings.print(line);
  if (given.has('timings')) {
    for (const line of timingLines(times, language)) surroundings.note(line);
  }
  return 0;
}

function levelOption(given: Given): CircleLevel {
  const value = given.one('level') ?? 'own';
  const levels = listCircleLevels();
  const level = levels.find(({ id }) => id === value);
  if (level !== undefined) return level;
  const expected = levels.map(({ id }) => id).join(' | ');
  throw new Problem('option-invalid', {}, { option: '--level', value, expected });
}

function rangeOption(given: Given, level: CircleLevel): CircleRange {
  const minutes = numberOption(given, 'minutes', level.walkMinutes, 1, 50);
  const value = given.one('people-range');
  const { leastPeople, mostPeople } = level;
  if (value === undefined) return { leastPeople, mostPeople, minutes };
  const [least = 0, most = 0] = (/^(\d+)\s*[-–]\s*(\d+)$/.exec(value)?.slice(1) ?? []).map(Number);
  if (least >= 1 && most >= least) return { leastPeople: least, mostPeople: most, minutes };
  const expected = '5000-100000';
  throw new Problem('option-invalid', {}, { option: '--people-range', value, expected });
}

async function readGiven(
  path: string | undefined,
  { input, loading }: LoadedDistrict,
): Promise<number[][] | null> {
  if (path === undefined) return null;
  const set = await readRecords(path);
  const circles = givenCircles(set, input.areas);
  loading.ledger.enter('areas', set.file, set.records.length, set.complaints);
  return circles;
}

/** What a planner wants to know at once: the circles, who is inside, and how far from the most it is. */
function circleFindings(
  result: CirclesResult,
  { complaints }: Provenance,
  out: string,
  language: Language,
): string[] {
  const isChinese = language === 'zh';
  const count = (people: number | undefined): string =>
    Math.round(people ?? 0).toLocaleString('en-US');
  const percent = (share: number | null): string =>
    share === null ? '–' : `${(100 * share).toFixed(1)} %`;
  const { circles, minutes, level } = result;
  const range = `${count(result.leastPeople)}–${count(result.mostPeople)}`;
  const heads = isChinese
    ? ['圈', '中心所在社区', '社区数', '人口', `${minutes} 分钟内`, '占', '中心街道', '说明']
    : [
        'circle',
        'core in',
        'communities',
        'people',
        `within ${minutes} min`,
        'share',
        'streets',
        '',
      ];
  return [
    ...loudComplaints(complaints, language),
    ...textTable([
      heads,
      ...circles.map((circle) => [
        circle.id,
        circle.communities.find(({ id }) => id === circle.core?.community)?.name ?? '–',
        String(circle.communities.length),
        count(circle.people['total']),
        count(circle.inside['total']),
        percent(circle.share),
        circle.core?.streets.join(isChinese ? '、' : ', ') ?? '–',
        circle.amiss?.[language] ?? '',
      ]),
    ]).split('\n'),
    isChinese
      ? `${circles.length} 个圈（${level[language]}，${level.mark.zh}；每圈 ${range} 人）；${percent(result.share)} 的人 ${minutes} 分钟内走到自己圈的中心，任何划法不超过 ${percent(result.boundShare)}`
      : `${circles.length} circles (${level[language]}, ${level.mark.en}; ${range} people each); ${percent(result.share)} of the people walk to the core of their own within ${minutes} min, no drawing gets above ${percent(result.boundShare)}`,
    isChinese ? `结果：${out}` : `Written to ${out}`,
  ];
}
