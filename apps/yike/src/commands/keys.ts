import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike keys`: which keys seal what names people, and a new one. */
export const KEYS: Command = {
  name: 'keys',
  usage: 'yike keys [rotate | reseal] [--data DIR | --database URL]',
  says: {
    zh: '查看加密密钥，或更换密钥并重新加密',
    en: 'show the keys that seal what names people, or change to a new one',
  },
  words: {
    zh: '（无）     每把密钥加密了多少行\n  rotate     生成新密钥，并用它重新加密全部内容\n  reseal     用最新密钥重新加密（中断后可继续）',
    en: '(none)     how many rows each key seals\n  rotate     make a new key and seal everything with it\n  reseal     seal everything with the newest key, from where it was broken off',
  },
  options: DATABASE_OPTIONS,
  run: async (given, surroundings) => {
    const { runKeys } = await import('./run-keys.ts');
    return runKeys(given, surroundings);
  },
};
