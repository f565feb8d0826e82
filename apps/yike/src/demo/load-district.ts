import { join } from 'node:path';
import type { Database } from '@yike/postgres';
import { importFile } from '../platform/imports/import-file.ts';
import type { ImportKind } from '../platform/imports/import-kind.ts';
import { BOUNDARIES, POPULATION, REGIONS } from '../platform/imports/territory-imports.ts';
import { type ActorOfRole, loadDirectory } from './load-directory.ts';

/** Files of the fictional district and what they are, in the order in which they are brought in. */
const FILES: readonly (readonly [ImportKind, string])[] = [
  [REGIONS, 'regions.csv'],
  [BOUNDARIES, 'areas.geojson'],
  [POPULATION, 'population.csv'],
];

/** What the district says of itself where no file does. */
const FACTS: Readonly<Record<string, string>> = { from: '2020-01-01', source: '虚构 fictional' };

/** Brings the fictional district into the database; what is there already stays as it is. */
export async function loadDistrict(
  database: Database,
  folder: string,
  actorOf: ActorOfRole,
): Promise<void> {
  for (const [kind, name] of FILES) {
    await importFile(database, kind, join(folder, name), (option) => FACTS[option], true);
  }
  await loadDirectory(database, join(folder, 'directory.csv'), actorOf);
}
