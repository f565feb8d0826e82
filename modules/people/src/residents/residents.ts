import type { ModuleSchema } from '@yike/kernel';

/** What a city knows of its residents, and who looked. */
export const PEOPLE: ModuleSchema = {
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url).href,
  sharedLists: [],
  jobs: [],
};
