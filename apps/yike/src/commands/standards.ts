import type { Command } from '../command.ts';

/** `yike standards`: what is judged by, with the source and the mark of every row. */
export const STANDARDS: Command = {
  name: 'standards',
  usage: 'yike standards [show ID] [--json]',
  says: { zh: '列出标准，或显示其中一个', en: 'list the standards, or print one' },
  words: {
    zh: 'show ID    显示一个标准的全部条目',
    en: 'show ID    print every row of a standard',
  },
  options: { json: { kind: 'flag', says: { zh: '输出 JSON', en: 'print JSON' } } },
  run: async (given, surroundings) => {
    const { runStandards } = await import('./run-standards.ts');
    return runStandards(given, surroundings);
  },
};
