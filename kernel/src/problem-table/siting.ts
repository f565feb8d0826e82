/** Where to add, and what cannot be added. */
export const SITING_PROBLEMS = {
  'siting-question-incomplete': {
    fault: 'usage',
    zh: '没有说明补几处',
    en: 'it is not said how many sites to add',
    mendZh: '给出 --add 3、--budget 500000、--stops 8，或用 --objective lscp 问至少要几处',
    mendEn:
      'say --add 3, --budget 500000 or --stops 8; or ask with --objective lscp how many are needed',
  },
  'siting-options-clash': {
    fault: 'usage',
    zh: '{one} 与 {other} 不能同时使用',
    en: '{one} does not go with {other}',
    mendZh: '去掉其中一个',
    mendEn: 'leave one of them out',
  },
  'siting-option-alone': {
    fault: 'usage',
    zh: '{one} 要与 {other} 同用',
    en: '{one} goes with {other} alone',
    mendZh: '加上 {other}，或去掉 {one}',
    mendEn: 'add {other}, or leave {one} out',
  },
  'siting-round-broken': {
    fault: 'data',
    zh: '排不出行车次序：{stops}开车到不了其余各站，或出不来',
    en: 'the stops have no round: between {stopsEn} and the others one cannot drive',
    mendZh:
      '路网文件里缺桥、隧道或机动车道时，换一份完整的 OSM 数据；或分两片各排一条线，用 --areas 分开',
    mendEn:
      'where bridges, tunnels or roads are not in the file of streets, bring a whole one; or plan a round on each side, with --areas',
  },
  'siting-round-too-long': {
    fault: 'data',
    zh: '{stops} 站排不进 {window}：每站 {stay} 分钟，路上 {driving} 分钟，要到 {end}',
    en: '{stops} stops do not fit into {window}: with {stay} minutes each and {driving} minutes of driving they last until {end}',
    mendZh: '{adviceZh}减少 --stops，或放宽 --hours',
    mendEn: '{adviceEn}plan fewer --stops, or widen --hours',
  },
  'siting-more-than-candidates': {
    fault: 'data',
    zh: '要补 {add} 处，可选的备选点只有 {count} 处',
    en: '{add} sites are to be added, and there are {count} candidates to choose from',
    mendZh: '减小 --add，或补充备选点；不给 --candidates 则沿街每 50 米取一处',
    mendEn:
      'add fewer, or bring more candidates; without --candidates every street is one, every 50 m',
  },
  'siting-capacity-short': {
    fault: 'data',
    zh: '名额不够：无论怎么选，都还差 {places} 个；没有名额的 {people} 人多在 {whereZh}',
    en: 'there are too few places: whatever is chosen, {places} more are needed; the {people} people without one are mostly in {whereEn}',
    mendZh:
      '增大 --capacity 或备选点的容量，补充备选点，多补几处；或降低 --cover-share、--demand-share，延长 --limit-minutes',
    mendEn:
      'raise --capacity or the capacity of candidates, bring more candidates, add more sites; or lower --cover-share or --demand-share, or widen --limit-minutes',
  },
  'siting-no-candidates': {
    fault: 'data',
    zh: '没有可用的备选点：{reasonZh}',
    en: 'there is no candidate that can be used: {reasonEn}',
    mendZh: '检查备选点的坐标系、面积、费用和可设服务；放宽 --snap-metres 或区域范围',
    mendEn:
      'check coordinates, floor areas, costs and services of the candidates; widen --snap-metres or the areas',
  },
  'siting-candidate-off-network': {
    fault: 'data',
    zh: '备选点“{name}”离最近的街道{metres}，人走不到，未予考虑',
    en: 'the candidate "{name}" is {metresEn} from the nearest street: nobody can walk there, and it was left out',
    mendZh: '检查坐标（经度在前）和坐标系；或用 --snap-metres 放宽',
    mendEn: 'check the coordinates (longitude first) and their system, or widen with --snap-metres',
  },
  'siting-candidate-figure': {
    fault: 'data',
    zh: '“{value}”不是面积或费用，按未知处理',
    en: '"{value}" is no area or cost; taken as unknown',
    mendZh: '写成不小于 0 的数字，不带单位',
    mendEn: 'write a number from 0, without a unit',
  },
  'siting-candidate-channel': {
    fault: 'data',
    zh: '“{value}”不是四种空间来源之一，按未知处理',
    en: '"{value}" is none of the four space channels; taken as unknown',
    mendZh: '写 {known} 之一',
    mendEn: 'write one of {knownEn}',
  },
  'siting-candidate-service': {
    fault: 'data',
    zh: '“{value}”不是已知的服务，该备选点不可用于它',
    en: '"{value}" is no service we know; the candidate cannot hold it',
    mendZh: '写服务类型的名称或代码；留空表示任何服务都可以',
    mendEn: 'write the name or slug of a service type; leave empty for any',
  },
  'siting-candidate-standing': {
    fault: 'data',
    zh: '“{value}”不说明必选还是不选，按可选处理',
    en: '"{value}" says neither that it must nor that it must not be chosen; taken as free',
    mendZh: '写 必选、不选 或留空',
    mendEn: 'write forced, forbidden, or leave empty',
  },
  'siting-candidate-unsuited': {
    fault: 'data',
    zh: '有 {count} 处备选点未予考虑：{reasonZh}',
    en: '{count} candidates were left out: {reasonEn}',
    mendZh: '补上缺少的数据，或换一个问题',
    mendEn: 'fill in what is missing, or ask otherwise',
  },
  'siting-site-unknown': {
    fault: 'usage',
    zh: '没有编号为“{id}”的备选点（{option}）',
    en: 'there is no candidate with the id "{id}" ({option})',
    mendZh: '编号见备选点文件的 id 列；相近的有：{near}',
    mendEn: 'ids are those of the candidates file; alike are: {near}',
  },
  'siting-weights-unknown': {
    fault: 'usage',
    zh: '人口数据里没有“{column}”这一列，也拼不出这个年龄段',
    en: 'the people of the input have no column "{column}", nor bands that make it up',
    mendZh: '可用：{known}',
    mendEn: 'there are: {known}',
  },
  'siting-nobody': {
    fault: 'data',
    zh: '“{column}”这一列在评估范围内没有人',
    en: 'the column "{column}" counts nobody within the district',
    mendZh: '换一列（--weights），或检查人口数据与区域',
    mendEn: 'choose other --weights, or check the people and the areas',
  },
  'siting-beyond-reach': {
    fault: 'data',
    zh: '做不到：最多只能覆盖 {share}，还差 {people} 人。{reasonZh}',
    en: 'it cannot be done: at most {share} can be covered, {people} people too few. {reasonEn}',
    mendZh: '放宽 --limit-minutes，降低 --cover-share，或补充他们附近的备选点',
    mendEn: 'widen --limit-minutes, lower --cover-share, or bring candidates near them',
  },
  'siting-rules-too-tight': {
    fault: 'data',
    zh: '条件互相矛盾，还差 {shortBy}：{reasonZh}',
    en: 'the conditions leave no choice, by {shortBy}: {reasonEn}',
    mendZh: '放宽预算、必选、不选或数量中的一项',
    mendEn: 'loosen the budget, the forced or forbidden sites, or the number',
  },
  'siting-not-found': {
    fault: 'data',
    zh: '没有找到满足全部条件的选法，最好的还差 {shortBy}；也没有证明做不到',
    en: 'no choice was found that keeps all conditions, the best by {shortBy}; nor was it shown that there is none',
    mendZh: '加 --prove 让求解器判断有没有，或放宽条件',
    mendEn: 'ask the solver with --prove whether there is one, or loosen the conditions',
  },
  'siting-complex-functions': {
    fault: 'usage',
    zh: '综合体至少要有 {least} 项功能，给出的服务只占 {count} 项：{functions}',
    en: 'a complex has at least {least} functions; the services given fill {count}: {functionsEn}',
    mendZh: '用 --service 再加服务，或去掉 --complex',
    mendEn: 'name more services with --service, or leave out --complex',
  },
} as const;
