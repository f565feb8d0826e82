import { areaNounKey } from './area-noun.ts';
import type { Figures } from './figures.ts';
import type { Report } from './report.ts';
import { type Language, nameIn, shortNameIn, wordsIn } from './words.ts';

/** What the assessment found, in two or three plain sentences. */
export function verdictSentences(
  report: Report,
  walker: string,
  language: Language,
  figures: Figures,
): string[] {
  return [
    tierSentence(report, walker, language, figures),
    gapSentence(report, walker, language, figures),
    absenceSentence(report, language, figures),
  ].filter((sentence) => sentence !== '');
}

function tierSentence(
  report: Report,
  walker: string,
  language: Language,
  figures: Figures,
): string {
  const { summary } = report;
  const words = wordsIn(language);
  const gap = language === 'en' ? ' ' : '';
  const tierName = (id: string): string => {
    const tier = summary.tiers.find((one) => one.id === id);
    return tier === undefined ? id : nameIn(language, tier);
  };
  if (summary.areas.length < 2) {
    const tier = summary.whole.walkers[walker]?.tier ?? null;
    return words.verdictWhole(tier === null ? null : tierName(tier));
  }
  const peopled = summary.areas.filter(({ people }) => (people['total'] ?? 0) > 0);
  const reached = peopled.flatMap((area) => area.walkers[walker]?.tier ?? []);
  const lowest = summary.tiers[0];
  if (lowest === undefined) return '';
  const said = {
    areas: figures.count(peopled.length),
    noun: words.areaNouns[areaNounKey(summary.areas.map(({ name }) => name))],
    reached: figures.count(reached.length),
    tier: nameIn(language, lowest),
  };
  const empty = summary.areas.length - peopled.length;
  const lacking = empty === 0 ? '' : gap + words.verdictUnpeopled(figures.count(empty));
  if (reached.length === 0) return words.verdictNone(said) + lacking;
  const first = reached.length === peopled.length ? words.verdictAll(said) : words.verdict(said);
  const higher = summary.tiers.slice(1).flatMap(({ id }) => {
    const count = reached.filter((tier) => tier === id).length;
    return count === 0 ? [] : [words.tierCount(tierName(id), figures.count(count))];
  });
  const more = higher.length === 0 ? '' : gap + words.verdictHigher(higher);
  return first + more + lacking;
}

function gapSentence(report: Report, walker: string, language: Language, figures: Figures): string {
  const words = wordsIn(language);
  const gap = report.largestGap(walker);
  const type = gap === undefined ? undefined : report.findType(gap.type);
  if (gap === undefined || type === undefined) return words.noGap;
  const area = report.findArea(gap.areaIds[0] ?? null);
  return words.largestGap({
    className: type.class === null ? '' : (words.classes[type.class] ?? type.class),
    people: figures.people(gap.people['total'] ?? 0),
    area: area?.name ?? report.summary.title,
    type: shortNameIn(language, type),
    budget: figures.cost(report.budget(walker, gap.type), report.getWalker(walker).unit),
  });
}

function absenceSentence(report: Report, language: Language, figures: Figures): string {
  const absent = report.types.filter(({ type }) => report.isNoneInInput(type)).length;
  return absent === 0 ? '' : wordsIn(language).noneInInputCount(figures.count(absent));
}
