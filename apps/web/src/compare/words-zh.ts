import type { ChangeClass } from './change-classes.ts';

export const COMPARE_ZH = {
  htmlLanguage: 'zh-CN',
  otherLanguage: 'English',
  kicker: '一刻钟生活圈 · 方案比较',
  fictional: '虚构数据：地名、人口与设施均为编造，仅供试用，不代表任何真实地区。',
  print: '打印或存为 PDF',
  skip: '跳到地图',
  choices: '选择方案、步行者、服务和年龄',
  scenario: '方案',
  walker: '谁走路',
  type: '去哪里',
  band: '年龄',
  everyone: '全体居民',
  area: '区域',
  now: '现状',
  verdict: (v: {
    scenario: string;
    walker: string;
    type: string;
    gained: string;
    lost: string;
    nearer: string;
    farther: string;
  }): string =>
    `方案 ${v.scenario}，${v.walker}到${v.type}：${v.gained}新覆盖，${v.lost}失去覆盖；${v.nearer}走得更近，${v.farther}走得更远。`,
  verdictCoverage: (was: string, is: string): string => `覆盖率由 ${was} 变为 ${is}。`,
  movedIn: (people: string, covered: string): string => `迁入 ${people}，其中 ${covered}在时限内。`,
  gaps: (v: { closed: string; opened: string }): string =>
    `缺口消失或变样 ${v.closed} 处，新出现或变样 ${v.opened} 处。`,
  nothing: '这个方案对这种步行者和服务没有影响。',
  nothingAtAll: '这些方案没有改变任何结果。',
  mapTitle: (walker: string, type: string): string => `谁走得更近，谁走得更远：${walker}到${type}`,
  mapTitleState: (state: string, walker: string, type: string): string =>
    `${state}：${walker}到${type}要走多久`,
  mapLabel: '地图：圆点是居民，颜色是步行时间的变化。方向键移动，加减号缩放，读出中心处的居民。',
  mode: '地图显示',
  modes: { difference: '差别', before: '现状', after: '方案' },
  zoomIn: '放大',
  zoomOut: '缩小',
  showAll: '显示全部',
  attribution: '© OpenStreetMap 贡献者，ODbL',
  attributionFictional: '虚构的路网',
  legend: '图例',
  classes: {
    cutOff: '再也走不到',
    muchFarther: '远 5 分钟以上',
    farther: '更远',
    same: '不变',
    nearer: '更近',
    muchNearer: '近 5 分钟以上',
    brought: '变得走得到',
  } satisfies Record<ChangeClass, string>,
  classesMetres: { muchFarther: '远 300 米以上', muchNearer: '近 300 米以上' },
  ringGained: '描边的圆点：新覆盖',
  ringLost: '描边的圆点：失去覆盖',
  dotSize: '圆点大小：人数',
  keyLaid: '新修、改建的路',
  keyClosed: '封闭的路',
  keyAdded: '新增、迁来的设施，迁入的人口，门',
  keyRemoved: '撤除、迁走的设施',
  keyFacility: '现有设施',
  reading: (v: { people: string; was: string; is: string }): string =>
    `此处 ${v.people}：${v.was} → ${v.is}`,
  readingNone: '指向居民点，看变化；手机上点一下。',
  beyond: (limit: string): string => `超过 ${limit}`,
  changes: (scenario: string): string => `方案 ${scenario} 做了什么`,
  noChanges: '没有改动。',
  note: (text: string): string => `说明：${text}`,
  acrossTitle: (walker: string, type: string): string => `各方案并排：${walker}到${type}`,
  areasTitle: (scenario: string): string => `各区域：现状与方案 ${scenario}`,
  bandsTitle: (area: string): string => `各年龄段：${area}`,
  typesTitle: (area: string, walker: string): string => `各类服务：${area}，${walker}`,
  typesIntro: '只列方案改变了的服务；点名称，地图和表格随之变化。',
  tiersTitle: '档次',
  tiersSame: '没有区域的档次因方案而变。',
  tiersOwn: '档次规则为本项目自定。',
  below: '未达最低档',
  column: {
    area: '区域',
    band: '年龄段',
    type: '服务',
    scenario: '方案',
    coverage: '覆盖率',
    was: '现状',
    is: '方案',
    gained: '新覆盖',
    lost: '失去覆盖',
    nearer: '走得更近',
    farther: '走得更远',
    people: '人数',
    missing: '至少还缺',
  },
  peopleNote: '覆盖率、新覆盖、失去覆盖是所选年龄段的；走得更近、更远是全体居民的，不含迁入者。',
  methodsTitle: '数据与方法',
  methods:
    '每个方案都从现状出发，按同一方法评判。新覆盖、失去覆盖的是原有居民；迁入者另计。人们保留原来的出门口，新路不比原来的街道远时可以走新路。没有变化的步行不重算，结果与全部重算相同。',
  ownValues: '步行速度等取值为本项目自定；标准条文待核者已注明。',
  standard: (name: string, version: string): string => `标准：${name}（${version}）`,
  file: '文件',
  role: '用途',
  records: '记录',
  hash: 'SHA-256（前 12 位）',
  program: (version: string): string => `一刻 Yike ${version}`,
};

export type CompareWords = typeof COMPARE_ZH;
