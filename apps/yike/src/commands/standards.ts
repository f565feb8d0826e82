import { Problem } from '@yike/kernel';
import { catalogueTable, getCatalogue, listCatalogues, standardsTable } from '@yike/standards';
import type { Command, Given, Surroundings } from '../command.ts';

/** `yike standards`: what is judged by, with the source and the mark of every row. */
export const STANDARDS: Command = {
  name: 'standards',
  usage: 'yike standards [show ID] [--json]',
  says: { zh: '列出标准，或显示其中一个', en: 'list the standards, or print one' },
  words: {
    zh: 'show ID    显示一个标准的全部条目',
    en: 'show ID    print every row of a standard',
  },
  options: { json: { kind: 'flag', says: { zh: '输出 JSON', en: 'print JSON' } } },
  run: runStandards,
};

async function runStandards(given: Given, { language, print }: Surroundings): Promise<number> {
  const [verb, id, ...rest] = given.words;
  if (verb === undefined) {
    print(given.has('json') ? JSON.stringify(listCatalogues(), null, 2) : standardsTable(language));
    return 0;
  }
  if (verb !== 'show' || id === undefined || rest.length > 0) {
    throw new Problem('word-unexpected', {}, { word: given.words.join(' '), command: 'standards' });
  }
  const catalogue = getCatalogue(id);
  print(
    given.has('json') ? JSON.stringify(catalogue, null, 2) : catalogueTable(catalogue, language),
  );
  return 0;
}
