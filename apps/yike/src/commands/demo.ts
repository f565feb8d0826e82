import { DEFAULT_PORT } from '../defaults.ts';
import type { Command } from '../terminal/command.ts';

/** `yike demo`, which is `npm start`: judges the fictional district and shows the report. */
export const DEMO: Command = {
  name: 'demo',
  usage: 'yike demo [--port N] [--out DIR] [--no-serve]',
  says: {
    zh: '评估虚构的江畔区，并在浏览器中查看报告',
    en: 'judge the fictional district of Jiangpan and look at the report in a browser',
  },
  words: null,
  options: {
    port: {
      kind: 'one',
      value: 'N',
      says: { zh: `端口，默认 ${DEFAULT_PORT}`, en: `port, ${DEFAULT_PORT} unless given` },
    },
    out: {
      kind: 'one',
      value: 'DIR',
      says: {
        zh: '数据与结果目录，默认 .yike/demo',
        en: 'folder for data and results, .yike/demo unless given',
      },
    },
    'no-serve': {
      kind: 'flag',
      says: { zh: '只生成，不启动网页', en: 'make the files, serve nothing' },
    },
  },
  run: async (given, surroundings) => {
    const { runDemo } = await import('./run-demo.ts');
    return runDemo(given, surroundings);
  },
};
