import type { ModuleSchema } from '@yike/kernel';

/** What the server itself keeps in the database: answers to requests that may be tried again. */
export const HTTP: ModuleSchema = {
  name: 'http',
  migrations: new URL('./migrations/', import.meta.url).href,
  sharedLists: [],
  jobs: [],
};
