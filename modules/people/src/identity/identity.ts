import type { ModuleSchema } from '@yike/kernel';

/** Accounts, sessions and roles: national, on one machine, without a city. */
export const IDENTITY: ModuleSchema = {
  name: 'identity',
  migrations: new URL('./migrations/', import.meta.url).href,
  sharedLists: [],
  jobs: [],
};
