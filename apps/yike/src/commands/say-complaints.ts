import { type Complaint, type Language, placeText } from '@yike/kernel';
import type { Surroundings } from '../terminal/command.ts';

const SHOWN_OF_A_KIND = 5;
const ORDER: readonly Complaint['severity'][] = ['skipped', 'warning', 'note'];

/** Some complaints of each kind and how many more there are; rows that were left out come first. */
export function sayComplaints(
  complaints: readonly Complaint[],
  { language, note }: Pick<Surroundings, 'language' | 'note'>,
): void {
  const kinds = [
    ...Map.groupBy(complaints, ({ severity, code }) => `${severity} ${code}`).values(),
  ];
  const rank = ([first]: readonly Complaint[]): number =>
    first === undefined ? 0 : ORDER.indexOf(first.severity);
  for (const same of kinds.sort((a, b) => rank(a) - rank(b))) {
    for (const one of same.slice(0, SHOWN_OF_A_KIND)) note(complaintText(one, language));
    const more = same.length - SHOWN_OF_A_KIND;
    if (more > 0) {
      note(language === 'zh' ? `  …… 另有同类 ${more} 条` : `  … and ${more} more of this kind`);
    }
  }
}

function complaintText({ place, text, mend }: Complaint, language: Language): string {
  const where = placeText(place)[language];
  const [colon, arrow] = language === 'zh' ? ['：', ' → '] : [': ', ' → '];
  return `${where === '' ? '' : `${where}${colon}`}${text[language]}${arrow}${mend[language]}`;
}
