import type { ModuleSchema } from '@yike/kernel';

/** What this module keeps in the database. */
export const DIRECTORY: ModuleSchema = {
  name: 'directory',
  migrations: new URL('../migrations/', import.meta.url).href,
  sharedLists: ['holiday_year'],
  jobs: [],
};
