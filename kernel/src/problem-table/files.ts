/** Reading the files that users bring. */
export const FILE_PROBLEMS = {
  'file-missing': {
    fault: 'data',
    zh: '找不到文件',
    en: 'the file does not exist',
    mendZh: '检查路径是否正确',
    mendEn: 'check the path',
  },
} as const;
