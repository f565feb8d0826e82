/** Regions and what lies in them. */
export const TERRITORY_PROBLEMS = {
  'region-unknown': {
    fault: 'data',
    status: 404,
    zh: '没有代码为 {code} 的区划',
    en: 'there is no region with the code {code}',
    mendZh: '先用 yike import regions 导入区划，或检查代码和日期',
    mendEn: 'import the regions first with yike import regions, or check the code and the day',
  },
  'estate-region-too-wide': {
    fault: 'data',
    zh: '小区应登记在街道（乡镇）或社区（村）下，“{name}”范围太大',
    en: 'an estate belongs to a township or community; "{name}" is wider',
    mendZh: '改用 9 位或 12 位有效的区划代码',
    mendEn: 'use the code of the township or community it lies in',
  },
} as const;
