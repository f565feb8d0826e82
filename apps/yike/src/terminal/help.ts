import type { Language } from '@yike/kernel';
import { COMMON_OPTIONS, type Command } from './command.ts';

const OPTION_WIDTH = 28;

/** `yike --help`: every command in a line. */
export function programHelp(commands: readonly Command[], language: Language): string {
  const title =
    language === 'zh'
      ? '一刻：谁能走到哪些日常服务，缺什么，补什么。'
      : 'Yike: who can walk to which daily service, what is missing, and what to add.';
  const usage = language === 'zh' ? '用法' : 'Usage';
  const more =
    language === 'zh'
      ? '各命令的选项：yike 命令 --help'
      : 'Options of a command: yike COMMAND --help';
  const lines = commands.map(({ name, says }) => `  ${name.padEnd(12)}${says[language]}`);
  const words = language === 'zh' ? '命令 …' : 'COMMAND …';
  return [title, '', `${usage}: yike ${words}`, '', ...lines, '', more].join('\n');
}

/** `yike assess --help`: what a command does, and its options. */
export function commandHelp(command: Command, language: Language): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, { kind, value, says }]) => {
      const dots = kind === 'many' ? '…' : '';
      const left = `  --${name}${value === undefined ? '' : ` ${value}${dots}`}`;
      const gap =
        left.length < OPTION_WIDTH
          ? ' '.repeat(OPTION_WIDTH - left.length)
          : '\n'.padEnd(OPTION_WIDTH + 1);
      return `${left}${gap}${says[language]}`;
    },
  );
  const words = command.words === null ? [] : [`  ${command.words[language]}`, ''];
  return [command.says[language], '', command.usage, '', ...words, ...options].join('\n');
}
