import type { Bilingual, Language } from '@yike/kernel';
import { behindHan, drivingText, roundText, type Sites } from '@yike/planning';
import { textTable } from '@yike/standards';
import type { SitedDistrict } from '../site-district.ts';
import { loudComplaints } from './loud-complaints.ts';

/** What a planner wants to know at once: where, for how many, and how good it is. */
export function siteFindings(
  { sites, provenance }: SitedDistrict,
  out: string,
  language: Language,
): string[] {
  const isChinese = language === 'zh';
  return [
    ...loudComplaints(provenance.complaints, language),
    sites.question[language],
    ...(sites.sites.length === 0
      ? [nothingChosen(sites)[language]]
      : textTable(siteRows(sites, language)).split('\n')),
    ...sites.services.map((service) => coverageLine(sites, service, language)),
    ...walkLines(sites, language),
    ...placesLines(sites, language),
    ...fewerLines(sites, language),
    ...(sites.round === null ? [] : [roundText(sites.round, sites.sites)[language]]),
    ...(sites.round?.hours == null ? [] : [drivingText(sites.round.hours)[language]]),
    sites.method[language],
    isChinese ? `结果：${out}/report.html` : `Written to ${out}/report.html`,
  ];
}

/** The figure that `p-median` and `p-centre` make small, before and after. */
function walkLines(sites: Sites, language: Language): string[] {
  const { model, unit, objective, before, counted } = sites;
  if (objective === null || (model !== 'p-median' && model !== 'p-centre')) return [];
  const isTimed = unit === 'person-seconds' || unit === 'seconds';
  const words = isTimed ? { zh: '分钟', en: 'minutes' } : { zh: '米', en: 'metres' };
  const told = (value: number): string =>
    isTimed ? (value / 60).toFixed(1) : Math.round(value).toLocaleString('en-US');
  if (model === 'p-median') {
    const [was, is] = [told((before ?? 0) / counted), told(objective / counted)];
    return [
      language === 'zh'
        ? `人均步行 ${was} → ${is} ${words.zh}（走不到的按最远步行的两倍计）`
        : `an average walk of ${was} → ${is} ${words.en} (who reaches nothing counts as twice the farthest walk looked at)`,
    ];
  }
  const [wasZh, wasEn] =
    before === null ? ['有人走不到', 'somebody reaches none'] : [told(before), told(before)];
  return [
    language === 'zh'
      ? `走得最远的人：${wasZh} → ${told(objective)} ${words.zh}`
      : `whoever walks farthest: ${wasEn} → ${told(objective)} ${words.en}`,
  ];
}

function placesLines({ places, services }: Sites, language: Language): string[] {
  if (places === null) return [];
  const left = services.flatMap(({ uncovered: { people, full, beyondReach } }) =>
    people < 0.5
      ? []
      : [
          language === 'zh'
            ? `仍有 ${count(people)} 人没有名额：${count(full)} 人时限内的设施已满，${count(people - full - beyondReach)} 人时限内没有设施但有备选点，${count(beyondReach)} 人连备选点也没有`
            : `${count(people)} people stay without a place: ${count(full)} have only full ones within the walking time, ${count(people - full - beyondReach)} have none there but a candidate, ${count(beyondReach)} not even that`,
        ],
  );
  return [places.text[language], ...left];
}

function nothingChosen({ model }: Sites): Bilingual {
  return model === 'lscp'
    ? { zh: '不需要补：现有设施已经做到', en: 'Nothing need be added: what there is does it' }
    : {
        zh: '没有选出地点：在所给的数量和预算之内，补在哪里都不会更好',
        en: 'No site was chosen: within the number and the budget given none would help anybody',
      };
}

/** More were allowed than would have helped, or than the money pays for. */
function fewerLines({ model, add, budgetYuan, sites }: Sites, language: Language): string[] {
  if (model !== 'mclp' || add === null || sites.length >= add) return [];
  const of = sites.length;
  const [whyZh, whyEn] =
    budgetYuan === null
      ? ['再多也不会使任何人受益', 'any more would help nobody']
      : ['再多就会超出预算，或不会使任何人受益', 'any more would pass the budget or help nobody'];
  return [
    language === 'zh'
      ? `可补 ${add} 处，只选了 ${of} 处：${whyZh}`
      : `${add} were allowed and ${of} chosen: ${whyEn}`,
  ];
}

function siteRows(sites: Sites, language: Language): string[][] {
  const isChinese = language === 'zh';
  const hasCost = sites.sites.some(({ costYuan }) => costYuan !== null);
  const several = sites.services.length > 1;
  const heads = sites.services.flatMap((service) => {
    const name = several ? `${service[language].split(/[（(]/)[0]} ` : '';
    return [`${name}${gainHead(sites, language)}`, isChinese ? '累计' : 'so far'];
  });
  const first = isChinese ? ['', '地点', '经度', '纬度'] : ['', 'place', 'longitude', 'latitude'];
  const cost = hasCost ? [isChinese ? '费用（元）' : 'cost (yuan)'] : [];
  const hasPlaces = sites.places !== null;
  const places = hasPlaces ? [isChinese ? '名额用去' : 'places taken'] : [];
  return [
    [...first, ...cost, ...places, ...heads],
    ...sites.sites.map((site) => [
      String(site.rank),
      site.label[language],
      site.at[0].toFixed(6),
      site.at[1].toFixed(6),
      ...(hasCost ? [site.costYuan === null ? '–' : count(site.costYuan)] : []),
      ...(hasPlaces ? [`${count(site.assigned ?? 0)} / ${count(site.capacity ?? 0)}`] : []),
      ...site.gains.flatMap(({ counted, countedSoFar }) => [
        `+${count(counted)}`,
        `+${count(countedSoFar)}`,
      ]),
    ]),
  ];
}

function gainHead({ places, weightText }: Sites, language: Language): string {
  const who = weightText[language];
  if (places === null) return language === 'zh' ? `新覆盖(${who})` : `newly covered (${who})`;
  return language === 'zh' ? '新得名额' : 'newly with a place';
}

function coverageLine(
  { counted, weightText, places }: Sites,
  service: Sites['services'][number],
  language: Language,
): string {
  const { limitMinutes, countedBefore, countedAfter, facilities } = service;
  const share = (covered: number): string => `${((100 * covered) / counted).toFixed(1)} %`;
  const [before, after] = [share(countedBefore), share(countedAfter)];
  const [haveZh, haveEn] = places === null ? ['走得到', ''] : ['有名额', ' a place'];
  return language === 'zh'
    ? `${service.zh}：现有 ${facilities} 处，${limitMinutes} 分钟内${haveZh}的${behindHan(weightText.zh)} ${before} → ${after}`
    : `${service.en}: ${facilities} now;${haveEn} within ${limitMinutes} minutes (${weightText.en}) ${before} → ${after}`;
}

const count = (people: number | undefined): string =>
  Math.round(people ?? 0).toLocaleString('en-US');
