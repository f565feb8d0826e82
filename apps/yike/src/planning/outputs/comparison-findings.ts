import type { Language } from '@yike/kernel';
import type { Comparison, Difference, ScenarioResult, ServiceResult } from '@yike/planning';
import { textTable } from '@yike/standards';
import type { ComparedDistrict } from '../compare-scenarios.ts';
import { loudComplaints } from './loud-complaints.ts';

/** What a planner wants to know at once: what each plan does, and what it does to whom. */
export function comparisonFindings(
  { comparison, provenance }: ComparedDistrict,
  out: string,
  language: Language,
): string[] {
  const isChinese = language === 'zh';
  return [
    ...loudComplaints(provenance.complaints, language),
    ...comparison.scenarios.flatMap((scenario) => scenarioLines(scenario, language)),
    ...coverageTable(comparison, language),
    ...tierTable(comparison, language),
    isChinese ? `结果：${out}/report.html` : `Written to ${out}/report.html`,
  ];
}

function scenarioLines({ id, title, changes }: ScenarioResult, language: Language): string[] {
  const head = language === 'zh' ? `方案 ${id}：${title}` : `Scenario ${id}: ${title}`;
  return [head, ...changes.map(({ text }, at) => `  ${at + 1}. ${text[language]}`)];
}

/** Everybody's coverage now and in each scenario, for what changes for somebody who lived there. */
function coverageTable(comparison: Comparison, language: Language): string[] {
  const isChinese = language === 'zh';
  const pairs = comparison.types.flatMap((type) =>
    comparison.walkers.map((walker): Pair => {
      const differences = comparison.scenarios.map(({ differences: all }) =>
        all.find(
          (one) => one.area === 'whole' && one.walker === walker.id && one.type === type.type,
        ),
      );
      return { type, walker, differences };
    }),
  );
  const different = pairs.filter(({ differences }) => differences.some((one) => one !== undefined));
  if (different.length === 0) return [isChinese ? '没有任何差别' : 'Nothing differs'];
  const told = different.filter(({ differences }) => differences.some(changesForStayers));
  const kinds = new Set(different.map(({ type }) => type.type));
  for (const { type } of told) kinds.delete(type.type);
  const rest = isChinese
    ? `另有 ${kinds.size} 种服务没有人新覆盖或失去覆盖，只是远近或分母有变，见 compare.xlsx`
    : `${kinds.size} more services: nobody gains or loses coverage, only walks or totals change; see compare.xlsx`;
  const heads = isChinese ? ['服务', '步行者', '现状'] : ['service', 'walker', 'now'];
  const flow = isChinese ? '新覆盖/失去（人）' : 'gain/lose';
  const table = textTable([
    [...heads, ...comparison.scenarios.flatMap(({ id }) => [id, flow])],
    ...told.map((pair) => coverageRow(comparison, pair, language)),
  ]);
  return [
    ...(told.length === 0
      ? []
      : [isChinese ? '覆盖率（全体）：' : 'Coverage of everybody:', ...table.split('\n')]),
    ...(kinds.size === 0 ? [] : [rest]),
  ];
}

/** A type and a walker, with what each scenario changes for them. */
interface Pair {
  readonly type: Comparison['types'][number];
  readonly walker: Comparison['walkers'][number];
  readonly differences: readonly (Difference | undefined)[];
}

/** Who moves in changes every share; whom a plan covers or uncovers of those who live there is worth a line. */
function changesForStayers(one: Difference | undefined): boolean {
  if (one === undefined) return false;
  const { gained, lost, capacityBefore, capacityAfter } = one;
  const moved = (gained['total'] ?? 0) + (lost['total'] ?? 0);
  return moved >= 0.5 || capacityBefore !== capacityAfter;
}

function coverageRow(
  { before, scenarios }: Comparison,
  { type, walker, differences }: Pair,
  language: Language,
): string[] {
  const shareIn = ({ whole }: Pick<ScenarioResult, 'whole'>): string =>
    shareText(whole.walkers[walker.id]?.services.find((one) => one.type === type.type));
  return [
    type[language],
    walker[language],
    shareIn(before),
    ...scenarios.flatMap((scenario, at) => [shareIn(scenario), flowText(differences[at])]),
  ];
}

/** Areas whose tier some scenario changes. */
function tierTable(comparison: Comparison, language: Language): string[] {
  const { before, scenarios, walkers, tiers } = comparison;
  const nameOf = (tier: string | null | undefined): string =>
    tiers.find(({ id }) => id === tier)?.[language] ?? '–';
  const rows = before.areas.flatMap((area, at) =>
    walkers.flatMap((walker): string[][] => {
      const reached = [before, ...scenarios].map(
        ({ areas }) => areas[at]?.walkers[walker.id]?.tier ?? null,
      );
      if (reached.every((tier) => tier === reached[0])) return [];
      return [[area.name, walker[language], ...reached.map(nameOf)]];
    }),
  );
  if (rows.length === 0) return [];
  const isChinese = language === 'zh';
  const heads = isChinese ? ['区域', '步行者', '现状'] : ['area', 'walker', 'now'];
  return [
    isChinese ? '档次变化：' : 'Tiers that change:',
    ...textTable([[...heads, ...scenarios.map(({ id }) => id)], ...rows]).split('\n'),
  ];
}

function shareText(service: ServiceResult | undefined): string {
  const share = service?.coverage['total'] ?? null;
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

function flowText(difference: Difference | undefined): string {
  if (difference === undefined) return '';
  const { gained, lost } = difference;
  const count = (people: number | undefined): string =>
    Math.round(people ?? 0).toLocaleString('en-US');
  return `+${count(gained['total'])} −${count(lost['total'])}`;
}
