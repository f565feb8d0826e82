import type { ModuleSchema } from '@yike/kernel';

/** What this module keeps in the database. */
export const TERRITORY: ModuleSchema = {
  name: 'territory',
  migrations: new URL('../migrations/', import.meta.url).href,
  sharedLists: ['region'],
  jobs: [],
};
