import { Problem } from '@yike/kernel';
import {
  catalogueTable,
  getCatalogue,
  listCatalogues,
  listServiceTypes,
  listTargets,
  serviceTypeTable,
  standardsTable,
  targetTable,
} from '@yike/standards';
import type { Given, Surroundings } from '../terminal/command.ts';

export async function runStandards(
  given: Given,
  { language, print }: Surroundings,
): Promise<number> {
  const asked = given.words.join(' ');
  const [data, text] = answerTo(given.words) ?? [];
  if (text === undefined) {
    throw new Problem('word-unexpected', {}, { word: asked, command: 'standards' });
  }
  print(given.has('json') ? JSON.stringify(data, null, 2) : text(language));
  return 0;
}

type Answer = readonly [data: unknown, text: (language: 'zh' | 'en') => string];

function answerTo(words: readonly string[]): Answer | null {
  const [verb = '', id] = words;
  if (verb === 'show' && id !== undefined && words.length === 2) {
    const catalogue = getCatalogue(id);
    return [catalogue, (language) => catalogueTable(catalogue, language)];
  }
  if (words.length > 1) return null;
  if (verb === '') return [listCatalogues(), standardsTable];
  if (verb === 'types') return [listServiceTypes(), serviceTypeTable];
  return verb === 'targets' ? [listTargets(), targetTable] : null;
}
