/** Putting network, people and facilities together. */
export const ASSESSMENT_PROBLEMS = {
  'nothing-on-network': {
    fault: 'data',
    zh: '{what}与路网没有重叠：最近的点离街道 {metres} 米',
    en: '{what} and the network do not overlap: the closest point is {metres} m from any street',
    mendZh: '检查两份文件是否为同一地区，坐标系是否正确（--crs）',
    mendEn: 'check that both files cover the same place and the coordinate system (--crs)',
  },
} as const;
