/** What goes wrong when circles are drawn. */
export const CIRCLE_PROBLEMS = {
  'circles-too-few-people': {
    fault: 'data',
    zh: '各社区一共 {people} 人，不足一个圈的下限 {least} 人',
    en: 'all communities have {people} people together, fewer than the {least} that a circle has at least',
    mendZh: '检查人口和区域是否同一地方；或用 --level、--people-range 换一个范围',
    mendEn:
      'check that people and areas are of one place, or choose another range with --level or --people-range',
  },
  'circles-community-empty': {
    fault: 'data',
    zh: '{count} 个社区没有人口：{names}；它们并入圈里，但不影响怎么划',
    en: '{count} communities have no people: {names}; they are put in circles, but have no say in how those are drawn',
    mendZh: '补上这些地方的人口',
    mendEn: 'bring the people of these places',
  },
  'circles-table-columns': {
    fault: 'data',
    zh: '划圈的表要有“社区”（community）和“生活圈”（circle）两列；现有：{columns}',
    en: 'the table of circles needs the columns community and circle; it has {columns}',
    mendZh: '用上次结果里的 circles.csv 改 circle 一列',
    mendEn: 'change the column circle in the circles.csv of an earlier result',
  },
  'circles-table-row': {
    fault: 'data',
    zh: '“{community}”不是已知的社区，或写了两次，或没有写属于哪个圈（“{circle}”）',
    en: '"{community}" is no community that is known, or stands there twice, or has no circle ("{circle}")',
    mendZh: '社区写区域文件里的编号或名称，每个社区一行',
    mendEn: 'write the id or the name that the areas have, one row for each community',
  },
  'circles-table-missing': {
    fault: 'data',
    zh: '表里缺 {count} 个社区：{names}',
    en: '{count} communities are not in the table: {names}',
    mendZh: '每个社区都要属于一个圈',
    mendEn: 'every community needs a circle',
  },
} as const;
