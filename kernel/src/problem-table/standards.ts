/** Catalogues, tiers and crosswalks. */
export const STANDARD_PROBLEMS = {
  'standard-unknown': {
    fault: 'usage',
    zh: '没有标准“{id}”',
    en: 'there is no standard "{id}"',
    mendZh: '可选：{known}',
    mendEn: 'known standards: {known}',
  },
  'standard-file-invalid': {
    fault: 'data',
    zh: '标准文件有误：{reasonZh}',
    en: 'the standard file is not right: {reasonEn}',
    mendZh: '对照 docs/guides/add-a-standard.md 修改所指之处',
    mendEn: 'mend the place named; docs/guides/add-a-standard.md shows the format',
  },
  'tier-rule-impossible': {
    fault: 'data',
    zh: '分级规则中的“{tier}”无法判定：{reasonZh}',
    en: 'tier "{tier}" of the rule cannot be judged: {reasonEn}',
    mendZh: '调整该级的 classes、share 或 count，或补充目录中的行',
    mendEn: "change the tier's classes, share or count, or add rows to the catalogue",
  },
  'service-type-unknown': {
    fault: 'data',
    zh: '没有服务类型“{type}”',
    en: 'there is no service type "{type}"',
    mendZh: '运行 yike standards show mofcom-2025 查看类型代码，或用 --crosswalk 指明对应关系',
    mendEn: 'run yike standards show mofcom-2025 for the slugs, or map it with --crosswalk',
  },
  'service-word-unknown': {
    fault: 'usage',
    zh: '没有叫“{type}”的服务',
    en: 'there is no service called "{type}"',
    mendZh: '是否指：{near}；全部类型见 yike standards show mofcom-2025',
    mendEn: 'did you mean {nearEn}? yike standards show mofcom-2025 lists all types',
  },
  'service-type-ambiguous': {
    fault: 'usage',
    zh: '“{type}”可以指几种服务',
    en: '"{type}" may mean several services',
    mendZh: '写明其中一种：{known}',
    mendEn: 'say which: {knownEn}',
  },
  'crosswalk-invalid': {
    fault: 'data',
    zh: '对照表有误：{reasonZh}',
    en: 'the crosswalk is not right: {reasonEn}',
    mendZh: '每行为 kind,match,types,reject；详见 docs/guides/extend-the-crosswalk.md',
    mendEn: 'each row is kind,match,types,reject; see docs/guides/extend-the-crosswalk.md',
  },
} as const;
