import { ASSESSMENT_OPTIONS } from '../planning/assessment-request.ts';
import type { Command } from '../terminal/command.ts';

/** `yike compare`: what plans would change, side by side. */
export const COMPARE: Command = {
  name: 'compare',
  usage:
    'yike compare --network FILE --people FILE… --facilities FILE… [--areas FILE] --scenario FILE… --out DIR',
  says: {
    zh: '比较几个方案：设施增设、迁移、撤除，人口迁入，街道新修、封闭、改建之后谁受益、谁受损',
    en: 'compare plans for facilities, people who move in, and streets: who gains and who loses',
  },
  words: null,
  options: {
    ...ASSESSMENT_OPTIONS,
    scenario: {
      kind: 'many',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '方案：YAML 或 JSON，可给多份，并排比较',
        en: 'plans: YAML or JSON; several are compared side by side',
      },
    },
  },
  run: async (given, surroundings) => {
    const { runCompare } = await import('./run-compare.ts');
    return runCompare(given, surroundings);
  },
};
