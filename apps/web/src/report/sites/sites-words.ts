import type { Sites } from '@yike/planning/contract';
import type { Language } from '../words.ts';

const CHANNELS_ZH: Readonly<Record<string, string>> = {
  retrofit: '补改',
  conversion: '转型',
  transfer: '划转',
  'new-build': '配建',
};
const CHANNELS_EN: Readonly<Record<string, string>> = {
  retrofit: 'retrofit',
  conversion: 'conversion',
  transfer: 'transfer',
  'new-build': 'new build',
};
const UNITS_ZH: Readonly<Record<Sites['unit'], string>> = {
  people: '人',
  sites: '处',
  'person-seconds': '人·小时',
  'person-metres': '人·米',
  seconds: '分钟',
  metres: '米',
};
const UNITS_EN: Readonly<Record<Sites['unit'], string>> = {
  people: 'people',
  sites: 'sites',
  'person-seconds': 'person-hours',
  'person-metres': 'person-metres',
  seconds: 'minutes',
  metres: 'metres',
};

const ZH = {
  heading: '补在哪里',
  service: '服务',
  coverage: (
    v: Readonly<Record<'name' | 'who' | 'minutes' | 'before' | 'after', string>>,
  ): string =>
    `${v.name}：步行 ${v.minutes} 分钟内走得到的${v.who}从 ${v.before} 增加到 ${v.after}。`,
  uncovered: (people: string, beyond: string): string =>
    `补后仍有 ${people}在这个时间内走不到；其中 ${beyond}离所有备选点都太远。`,
  placesCoverage: (
    v: Readonly<Record<'name' | 'who' | 'minutes' | 'before' | 'after', string>>,
  ): string =>
    `${v.name}：步行 ${v.minutes} 分钟内有名额的${v.who}从 ${v.before} 增加到 ${v.after}。`,
  withoutPlace: (v: Readonly<Record<'people' | 'full' | 'open' | 'beyond', string>>): string =>
    `补后仍有 ${v.people}没有名额：${v.full}时限内的设施已满，${v.open}时限内没有设施但有备选点，${v.beyond}连备选点也没有。`,
  spent: (yuan: string, budget: string | null): string =>
    budget === null ? `合计费用 ${yuan} 元。` : `合计费用 ${yuan} 元，预算 ${budget} 元。`,
  value: '目标值',
  now: '现状',
  somebodyReachesNone: '有人走不到',
  bound: '界（任何选法都不会更好）',
  unit: (unit: Sites['unit']): string => UNITS_ZH[unit],
  candidates: (from: Sites['candidates']['from'], usable: string, given: string): string =>
    from === 'file' ? `备选房屋 ${given} 处，可用 ${usable} 处` : `沿街位置 ${usable} 处`,
  candidatesLabel: '从哪里选',
  table: '要补的地点，先建的在前',
  stops: '停靠站，按行车次序',
  stop: '站次',
  hoursAtStop: '到–离',
  toNext: '到下一站（米）',
  round: (km: string, method: string): string => `行车一圈 ${km} 公里：${method}。`,
  hours: (minutes: string, speed: string): string =>
    `每站停 ${minutes} 分钟，站间按 ${speed} 公里/小时计。`,
  legendRound: '行车路线（箭头为方向）',
  siteWithPlaces: (rank: string, label: string, gain: string): string =>
    `第 ${rank} 处，${label}，新得名额 ${gain}`,
  places: '名额（个）',
  taken: '用去（个）',
  gainPlaces: '新得名额（人）',
  legendWithPlaceAlready: '多数人现已有名额',
  legendWithPlace: '多数人补后新得名额',
  legendWithoutPlace: '多数人仍没有名额',
  mapLabel: '要补的地点与新覆盖的居民',
  site: (rank: string, label: string, gain: string): string =>
    `第 ${rank} 处，${label}，新覆盖 ${gain}`,
  legendAlready: '现已覆盖',
  legendNew: '补后新覆盖',
  legendChosen: '选中的一处新覆盖',
  legendUncovered: '仍未覆盖',
  legendFacility: '现有设施',
  rank: '次序',
  place: '地点',
  area: '所在',
  gain: (who: string): string => `新覆盖（${who}，人）`,
  soFar: '累计（人）',
  cost: '费用（元）',
  squareMetres: '面积（㎡）',
  channel: '空间来源',
  channels: CHANNELS_ZH,
  everybody: '全体',
  forced: '必选',
  show: '在图上显示',
  nothing: (model: Sites['model']): string =>
    model === 'lscp'
      ? '不需要补：现有设施已经做到。'
      : '没有选出地点：在所给的数量和预算之内，补在哪里都不会更好。',
  zoomWhole: '显示全域',
};

export type SitesWords = typeof ZH;

const EN: SitesWords = {
  heading: 'Where to add',
  service: 'Service',
  coverage: ({ name, who, minutes, before, after }) =>
    `${name}: of the people (${who}), those within ${minutes} minutes on foot go from ${before} to ${after}.`,
  placesCoverage: ({ name, who, minutes, before, after }) =>
    `${name}: of the people (${who}), those with a place within ${minutes} minutes on foot go from ${before} to ${after}.`,
  withoutPlace: ({ people, full, open, beyond }) =>
    `${people} stay without a place: ${full} have only full ones within the time, ${open} have none there but a candidate, ${beyond} not even that.`,
  uncovered: (people, beyond) =>
    `${people} stay beyond that time; ${beyond} of them are too far from every candidate.`,
  spent: (yuan, budget) =>
    budget === null ? `${yuan} yuan in all.` : `${yuan} yuan in all, of a budget of ${budget}.`,
  value: 'Value',
  now: 'Now',
  somebodyReachesNone: 'somebody reaches none',
  bound: 'Bound (no choice is better)',
  unit: (unit) => UNITS_EN[unit],
  candidates: (from, usable, given) =>
    from === 'file' ? `${given} vacant rooms, ${usable} usable` : `${usable} positions on streets`,
  candidatesLabel: 'Chosen from',
  table: 'Sites to add, what to build first first',
  stops: 'Stops in the order of the round',
  stop: 'Stop',
  hoursAtStop: 'There',
  toNext: 'To the next (m)',
  round: (km, method) => `The round is ${km} km: ${method}.`,
  hours: (minutes, speed) => `${minutes} minutes at each stop, ${speed} km/h between them.`,
  legendRound: 'the round it drives (arrows: which way)',
  siteWithPlaces: (rank, label, gain) => `Site ${rank}, ${label}, gives a place to ${gain}`,
  places: 'Places',
  taken: 'Taken',
  gainPlaces: 'Newly with a place',
  legendWithPlaceAlready: 'most have a place now',
  legendWithPlace: 'most newly find a place',
  legendWithoutPlace: 'most stay without a place',
  mapLabel: 'Sites to add and the people they newly cover',
  site: (rank, label, gain) => `Site ${rank}, ${label}, newly covers ${gain}`,
  legendAlready: 'covered now',
  legendNew: 'newly covered',
  legendChosen: 'newly covered by the chosen site',
  legendUncovered: 'still uncovered',
  legendFacility: 'facilities there are',
  rank: 'Rank',
  place: 'Place',
  area: 'In',
  gain: (who) => `Newly covered (${who})`,
  soFar: 'So far',
  cost: 'Cost (yuan)',
  squareMetres: 'Floor area (m²)',
  channel: 'Channel',
  channels: CHANNELS_EN,
  everybody: 'everybody',
  forced: 'forced',
  show: 'Show on the map',
  nothing: (model) =>
    model === 'lscp'
      ? 'Nothing need be added: what there is does it.'
      : 'No site was chosen: within the number and the budget given none would help anybody.',
  zoomWhole: 'Show the whole',
};

export const sitesWordsIn = (language: Language): SitesWords => (language === 'zh' ? ZH : EN);
