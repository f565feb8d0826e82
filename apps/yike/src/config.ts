import type { Language } from '@yike/kernel';

/** What the surroundings say. The only place that reads the environment. */
export interface Config {
  /** From LC_ALL, LC_MESSAGES or LANG; Chinese unless they ask for English. */
  readonly language: Language;
  /** DATABASE_URL: the database to use instead of our own in the data folder. */
  readonly databaseUrl: string | null;
  /** YIKE_KEYS: the ring of keys itself, as JSON, or the path of its file. */
  readonly keys: string | null;
  /** YIKE_SSO_SECRET: what a provider of single sign-on knows us by. */
  readonly signOnSecret: string | null;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return {
    language: /^en/i.test(locale) ? 'en' : 'zh',
    databaseUrl: environment['DATABASE_URL'] || null,
    keys: environment['YIKE_KEYS'] || null,
    signOnSecret: environment['YIKE_SSO_SECRET'] || null,
  };
}
