import type { Language } from '@yike/kernel';
import type { InputSummary, Summary } from '@yike/planning';
import type { AssessedDistrict } from '../assess-district.ts';
import { loudComplaints } from './loud-complaints.ts';

/** What a planner wants to know at once: how files were read, what is odd, where to look. */
export function findings(
  { provenance }: AssessedDistrict,
  summary: Summary,
  out: string,
  language: Language,
): string[] {
  return [
    ...summary.inputs.flatMap((input) => inputLines(input, language)),
    ...loudComplaints(provenance.complaints, language, { where: 'complaints.csv' }),
    ...facilityLines(summary, language),
    ...emptyAreaLines(summary, language),
    overall(summary, language),
    language === 'zh' ? `报告：${out}/report.html` : `Report: ${out}/report.html`,
  ];
}

function inputLines(
  { file, used, records, columns, crs }: InputSummary,
  language: Language,
): string[] {
  const fields = Object.entries(columns ?? {}).map(([field, column]) => `${field}←${column}`);
  const head = [`${file}: ${used}/${records}`, ...fields].join('  ');
  if (crs === undefined || crs.how === 'format') return [head];
  return [head, `  ${crs.decided}: ${crs.evidence[language]}`];
}

/** What became of the rows of facilities that are not among those used. */
function facilityLines({ unmapped, duplicatesMerged }: Summary, language: Language): string[] {
  const rows = unmapped.reduce((sum, { count }) => sum + count, 0);
  if (rows === 0 && duplicatesMerged === 0) return [];
  return [
    language === 'zh'
      ? `! 设施：${rows} 行（${unmapped.length} 种）未对应到服务类型，${duplicatesMerged} 处重复已合并；见 complaints.csv`
      : `! Facilities: ${rows} rows (${unmapped.length} kinds) map to no service type, ${duplicatesMerged} duplicates were merged; see complaints.csv`,
  ];
}

function emptyAreaLines({ areas }: Summary, language: Language): string[] {
  const empty = areas.filter(({ people }) => (people['total'] ?? 0) === 0);
  if (empty.length === 0 || areas.length === 1) return [];
  const names = empty.map(({ name }) => name);
  return [
    language === 'zh'
      ? `! ${areas.length} 个区域中有 ${empty.length} 个在输入里没有人口：${names.join('、')}`
      : `! ${empty.length} of ${areas.length} areas have no people in the input: ${names.join(', ')}`,
  ];
}

function overall(summary: Summary, language: Language): string {
  const { title, whole, areas, facilities, gaps } = summary;
  const people = Math.round(whole.people['total'] ?? 0).toLocaleString('en-US');
  const outside = Math.round(summary.people.outsideAreas).toLocaleString('en-US');
  return language === 'zh'
    ? `${title}：${people} 人，${areas.length} 个区域，${facilities.used} 处设施，${gaps.length} 个缺口；区域外另有 ${outside} 人`
    : `${title}: ${people} people, ${areas.length} areas, ${facilities.used} facilities, ${gaps.length} gaps; ${outside} people outside the areas`;
}
