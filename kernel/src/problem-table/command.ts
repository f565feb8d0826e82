/** The command line itself. */
export const COMMAND_PROBLEMS = {
  'command-unknown': {
    fault: 'usage',
    zh: '没有“{command}”这个命令',
    en: 'there is no command "{command}"',
    mendZh: '运行 yike --help 查看所有命令',
    mendEn: 'run yike --help for the list of commands',
  },
  'option-unknown': {
    fault: 'usage',
    zh: '不认识选项 {option}',
    en: 'unknown option {option}',
    mendZh: '运行 yike {command} --help 查看可用选项',
    mendEn: 'run yike {command} --help for its options',
  },
  'option-missing': {
    fault: 'usage',
    zh: '缺少必需的选项 {option}',
    en: 'the option {option} is required',
    mendZh: '运行 yike {command} --help 查看用法',
    mendEn: 'run yike {command} --help for usage',
  },
  'option-invalid': {
    fault: 'usage',
    zh: '选项 {option} 的值“{value}”无效',
    en: '"{value}" is not a value that {option} takes',
    mendZh: '应为：{expected}',
    mendEn: 'expected: {expected}',
  },
} as const;
