import { type Language, Problem } from '@yike/kernel';
import { migrate } from '@yike/postgres';
import { HOLIDAYS } from '../platform/imports/holiday-import.ts';
import { importFile } from '../platform/imports/import-file.ts';
import type { ImportKind, ImportOutcome } from '../platform/imports/import-kind.ts';
import { TERRITORY_IMPORTS } from '../platform/imports/territory-imports.ts';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { runImportFacilities } from './run-import-facilities.ts';
import { listFacilityImports, undoFacilityImport } from './run-import-history.ts';
import { sayComplaints } from './say-complaints.ts';
import { ONLY_PREVIEWED } from './say-preview.ts';

const KINDS: readonly ImportKind[] = [...TERRITORY_IMPORTS, HOLIDAYS];

export async function runImport(given: Given, surroundings: Surroundings): Promise<number> {
  const [name = '', path, extra] = given.words;
  if (name === 'facilities') return await runImportFacilities(given, surroundings);
  if (name === 'list') return await listFacilityImports(given, surroundings);
  if (name === 'undo') return await undoFacilityImport(given, surroundings);
  const kind = KINDS.find((one) => one.name === name);
  if (kind === undefined || extra !== undefined) {
    throw new Problem('word-unexpected', {}, { word: extra ?? name, command: 'import' });
  }
  if (path === undefined) {
    throw new Problem('option-missing', {}, { option: 'FILE', command: 'import' });
  }
  const isApplied = given.has('apply') || given.has('yes');
  const outcome = await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    return await importFile(database, kind, path, (option) => given.one(option), isApplied);
  });
  sayComplaints(outcome.complaints, surroundings);
  surroundings.print(sumsText(kind, outcome, surroundings.language));
  if (!isApplied) surroundings.print(ONLY_PREVIEWED[surroundings.language]);
  return 0;
}

function sumsText(kind: ImportKind, outcome: ImportOutcome, language: Language): string {
  const skipped = outcome.complaints.filter(({ severity }) => severity === 'skipped').length;
  const counts = [...outcome.counts, { says: { zh: '跳过', en: 'left out' }, count: skipped }];
  const sums = counts.map(({ says, count }) => `${says[language]} ${count}`);
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
  return `${kind.says[language]}${colon}${sums.join(comma)}`;
}
