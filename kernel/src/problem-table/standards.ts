/** Catalogues, tiers and crosswalks. */
export const STANDARD_PROBLEMS = {
  'standard-unknown': {
    fault: 'usage',
    zh: '没有标准“{id}”',
    en: 'there is no standard "{id}"',
    mendZh: '可选：{known}',
    mendEn: 'known standards: {known}',
  },
} as const;
