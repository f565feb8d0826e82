import { ASSESSMENT_OPTIONS } from '../planning/assessment-request.ts';
import type { Command } from '../terminal/command.ts';

/** `yike assess`: from streets, people and outlets to what is missing. */
export const ASSESS: Command = {
  name: 'assess',
  usage: 'yike assess --network FILE --people FILE… --facilities FILE… [--areas FILE] --out DIR',
  says: {
    zh: '评估一个地区：谁步行可达哪些服务，缺什么',
    en: 'judge a district: who reaches which service on foot, and what is missing',
  },
  words: null,
  options: ASSESSMENT_OPTIONS,
  run: async (given, surroundings) => {
    const { runAssess } = await import('./run-assess.ts');
    return runAssess(given, surroundings);
  },
};
