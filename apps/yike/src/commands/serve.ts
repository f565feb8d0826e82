import { DEFAULT_PORT, DEFAULT_REQUESTS_PER_MINUTE } from '../defaults.ts';
import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike serve`: the platform, with its database, until it is stopped. */
export const SERVE: Command = {
  name: 'serve',
  usage: 'yike serve [--port N] [--data DIR | --database URL]',
  says: {
    zh: '运行服务平台：数据库、接口（/api/v1）及其说明（/api）',
    en: 'run the platform: database, API (/api/v1) and what can be asked of it (/api)',
  },
  words: null,
  options: {
    port: {
      kind: 'one',
      value: 'N',
      says: { zh: `端口，默认 ${DEFAULT_PORT}`, en: `port, ${DEFAULT_PORT} unless given` },
    },
    host: {
      kind: 'one',
      value: 'ADDRESS',
      says: {
        zh: '监听地址，默认 127.0.0.1（仅本机）',
        en: 'address to listen on, 127.0.0.1 (this machine alone) unless given',
      },
    },
    ...DATABASE_OPTIONS,
    'requests-per-minute': {
      kind: 'one',
      value: 'N',
      says: {
        zh: `每个来源地址每分钟最多请求数，默认 ${DEFAULT_REQUESTS_PER_MINUTE}`,
        en: `most requests a minute from one address, ${DEFAULT_REQUESTS_PER_MINUTE} unless given`,
      },
    },
  },
  run: async (given, surroundings) => {
    const { runServe } = await import('./run-serve.ts');
    return runServe(given, surroundings);
  },
};
