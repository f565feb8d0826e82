import { type Bilingual, type Complaint, type Language, Problem, placeText } from '@yike/kernel';
import { migrate } from '@yike/postgres';
import type { Given, Surroundings } from '../command.ts';
import { importFile } from '../imports/import-file.ts';
import type { ImportKind, ImportOutcome } from '../imports/import-kind.ts';
import { TERRITORY_IMPORTS } from '../imports/territory-imports.ts';
import { MODULE_SCHEMAS } from '../module-schemas.ts';
import { withDatabase } from '../with-database.ts';

const KINDS: readonly ImportKind[] = [...TERRITORY_IMPORTS];
const SHOWN_COMPLAINTS = 20;

export async function runImport(given: Given, surroundings: Surroundings): Promise<number> {
  const [name = '', path, extra] = given.words;
  const kind = KINDS.find((one) => one.name === name);
  if (kind === undefined || extra !== undefined) {
    throw new Problem('word-unexpected', {}, { word: extra ?? name, command: 'import' });
  }
  if (path === undefined) {
    throw new Problem('option-missing', {}, { option: 'FILE', command: 'import' });
  }
  const isApplied = given.has('apply');
  const outcome = await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    return await importFile(database, kind, path, (option) => given.one(option), isApplied);
  });
  sayComplaints(outcome, surroundings);
  surroundings.print(sumsText(kind, outcome, surroundings.language));
  if (!isApplied) surroundings.print(ONLY_PREVIEWED[surroundings.language]);
  return 0;
}

const ONLY_PREVIEWED: Bilingual = {
  zh: '以上为预览，数据库未作改动；加 --apply 写入',
  en: 'this is a preview and nothing was changed; --apply writes it',
};

function sayComplaints({ complaints }: ImportOutcome, { language, note }: Surroundings): void {
  for (const one of complaints.slice(0, SHOWN_COMPLAINTS)) note(complaintText(one, language));
  const more = complaints.length - SHOWN_COMPLAINTS;
  if (more > 0) note(language === 'zh' ? `…… 另有 ${more} 条` : `… and ${more} more`);
}

function sumsText(kind: ImportKind, outcome: ImportOutcome, language: Language): string {
  const skipped = outcome.complaints.filter(({ severity }) => severity === 'skipped').length;
  const counts = [...outcome.counts, { says: { zh: '跳过', en: 'left out' }, count: skipped }];
  const sums = counts.map(({ says, count }) => `${says[language]} ${count}`);
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
  return `${kind.says[language]}${colon}${sums.join(comma)}`;
}

function complaintText({ place, text, mend }: Complaint, language: Language): string {
  const where = placeText(place)[language];
  const [colon, arrow] = language === 'zh' ? ['：', ' → '] : [': ', ' → '];
  return `${where === '' ? '' : `${where}${colon}`}${text[language]}${arrow}${mend[language]}`;
}
