import type { Language } from '@yike/kernel';
import { behindHan, complaintLine, drivingText, roundText, type Sites } from '@yike/planning';
import { textTable } from '@yike/standards';
import type { SitedDistrict } from '../site-district.ts';

const MOST_SAID = 8;

/** What a planner wants to know at once: where, for how many, and how good it is. */
export function siteFindings(
  { sites, provenance }: SitedDistrict,
  out: string,
  language: Language,
): string[] {
  const isChinese = language === 'zh';
  const loud = provenance.complaints.filter(({ severity }) => severity !== 'note');
  const rest = loud.length - MOST_SAID;
  return [
    ...loud.slice(0, MOST_SAID).map((one) => `! ${complaintLine(one, language)}`),
    ...(rest > 0 ? [isChinese ? `! 另有 ${rest} 条` : `! ${rest} more`] : []),
    sites.question[language],
    ...(sites.sites.length === 0
      ? [isChinese ? '不需要补' : 'Nothing need be added']
      : textTable(siteRows(sites, language)).split('\n')),
    ...sites.services.map((service) => coverageLine(sites, service, language)),
    ...fewerLines(sites, language),
    ...(sites.round === null ? [] : [roundText(sites.round, sites.sites)[language]]),
    ...(sites.round?.hours == null ? [] : [drivingText(sites.round.hours)[language]]),
    sites.method[language],
    isChinese ? `结果：${out}/report.html` : `Written to ${out}/report.html`,
  ];
}

/** More were allowed than would have helped. */
function fewerLines({ model, add, sites }: Sites, language: Language): string[] {
  if (model !== 'mclp' || add === null || sites.length >= add) return [];
  return [
    language === 'zh'
      ? `可补 ${add} 处，但再多也不会新覆盖任何人，所以只选了 ${sites.length} 处`
      : `${add} were allowed; more than these ${sites.length} would newly cover nobody`,
  ];
}

function siteRows(sites: Sites, language: Language): string[][] {
  const isChinese = language === 'zh';
  const hasCost = sites.sites.some(({ costYuan }) => costYuan !== null);
  const several = sites.services.length > 1;
  const heads = sites.services.flatMap((service) => {
    const name = several ? `${service[language].split(/[（(]/)[0]} ` : '';
    const who = `(${sites.weightText[language]})`;
    return isChinese ? [`${name}新覆盖${who}`, '累计'] : [`${name}newly covered ${who}`, 'so far'];
  });
  const first = isChinese ? ['', '地点', '经度', '纬度'] : ['', 'place', 'longitude', 'latitude'];
  const cost = hasCost ? [isChinese ? '费用（元）' : 'cost (yuan)'] : [];
  return [
    [...first, ...cost, ...heads],
    ...sites.sites.map((site) => [
      String(site.rank),
      site.label[language],
      site.at[0].toFixed(6),
      site.at[1].toFixed(6),
      ...(hasCost ? [site.costYuan === null ? '–' : count(site.costYuan)] : []),
      ...site.gains.flatMap(({ counted, countedSoFar }) => [
        `+${count(counted)}`,
        `+${count(countedSoFar)}`,
      ]),
    ]),
  ];
}

function coverageLine(
  { counted, weightText }: Sites,
  service: Sites['services'][number],
  language: Language,
): string {
  const { limitMinutes, countedBefore, countedAfter, facilities } = service;
  const share = (covered: number): string => `${((100 * covered) / counted).toFixed(1)} %`;
  const [before, after] = [share(countedBefore), share(countedAfter)];
  return language === 'zh'
    ? `${service.zh}：现有 ${facilities} 处，${limitMinutes} 分钟内走得到的${behindHan(weightText.zh)} ${before} → ${after}`
    : `${service.en}: ${facilities} now; within ${limitMinutes} minutes (${weightText.en}) ${before} → ${after}`;
}

const count = (people: number | undefined): string =>
  Math.round(people ?? 0).toLocaleString('en-US');
