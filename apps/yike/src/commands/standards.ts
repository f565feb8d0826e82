import type { Command } from '../terminal/command.ts';

/** `yike standards`: what is judged by, with the source and the mark of every row. */
export const STANDARDS: Command = {
  name: 'standards',
  usage: 'yike standards [show ID | types | targets] [--json]',
  says: { zh: '列出标准，或显示其中一个', en: 'list the standards, or print one' },
  words: {
    zh: 'show ID    显示一个标准的全部条目\n  types      列出服务类型及步行时限\n  targets    列出各项目标与实际值',
    en: 'show ID    print every row of a standard\n  types      list the service types and their walking budgets\n  targets    list targets and the figures seen beside them',
  },
  options: { json: { kind: 'flag', says: { zh: '输出 JSON', en: 'print JSON' } } },
  run: async (given, surroundings) => {
    const { runStandards } = await import('./run-standards.ts');
    return runStandards(given, surroundings);
  },
};
