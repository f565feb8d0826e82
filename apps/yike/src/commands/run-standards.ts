import { Problem } from '@yike/kernel';
import { catalogueTable, getCatalogue, listCatalogues, standardsTable } from '@yike/standards';
import type { Given, Surroundings } from '../command.ts';

export async function runStandards(
  given: Given,
  { language, print }: Surroundings,
): Promise<number> {
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
