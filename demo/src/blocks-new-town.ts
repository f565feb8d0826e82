/** South of the river: the new town, and the old ferry quarter between its halves. */
import { type BlockPlan, estate, ground, lanes, whole } from './block-plan.ts';

export const NEW_TOWN: readonly BlockPlan[] = [
  {
    at: [305, 664],
    rows: 'south-north',
    cuts: [0.55],
    parts: [
      estate('towers', '新澜一品', 'Xinlan Yipin', 'new-town', 'e50 s50*'),
      ground('building-site', '新澜十二号地块（待建）', 'Xinlan Plot 12 (to be built)'),
    ],
  },
  {
    at: [800, 620],
    rows: 'west-east',
    cuts: [0.55],
    parts: [
      estate('towers', '澜山府', 'Lanshan House', 'new-town', 's50 w50*'),
      ground('mall', '新澜天街', 'Xinlan Paradise Walk'),
    ],
  },
  {
    at: [1393, 782],
    parts: [ground('park', '新澜滨江公园', 'Xinlan Riverside Park')],
  },
  whole([1346, 569], estate('towers', '学府壹号', 'Xuefu No. 1', 'new-town', 's50 n50*')),
  {
    at: [312, 227],
    parts: [ground('building-site', '新澜十五号地块（待建）', 'Xinlan Plot 15 (to be built)')],
  },
  {
    at: [807, 222],
    rows: 'west-east',
    cuts: [0.3],
    parts: [
      ground('health-centre', '新澜街道社区卫生服务中心', 'Xinlan Community Health Centre'),
      estate('towers', '云栖花园', 'Yunqi Gardens', 'new-town', 'n50 e50*'),
    ],
  },
  {
    at: [1352, 242],
    rows: 'west-east',
    cuts: [0.48],
    parts: [
      ground('school', '新澜实验学校', 'Xinlan Experimental School'),
      estate('towers', '学府二号', 'Xuefu No. 2', 'new-town', 'n50 e50*'),
    ],
  },
  {
    at: [1980, 912],
    rows: 'west-east',
    cuts: [0.62],
    parts: [
      lanes('渡口里', 'Dukou Lanes', 'workers'),
      ground('square', '渡口广场', 'Dukou Square'),
    ],
  },
  {
    at: [1950, 626],
    rows: 'west-east',
    cuts: [0.5],
    alley: { name: '船工弄', nameEn: 'Boatmen Lane' },
    parts: [
      estate('workers', '渡口新村', 'Dukou New Village', 'workers', 'n50 s50'),
      estate('slabs', '江渡小区', 'Jiangdu Estate', 'mixed', 'n50 e50*'),
    ],
  },
  {
    at: [2554, 944],
    rows: 'west-east',
    cuts: [0.55],
    parts: [ground('park', '渡口公园', 'Dukou Park'), lanes('船家里', 'Chuanjia Lanes', 'workers')],
  },
  {
    at: [2547, 633],
    rows: 'west-east',
    cuts: [0.55],
    parts: [
      estate('slabs', '渡东小区', 'Dudong Estate', 'mixed', 'n50 w50*'),
      ground('school', '渡口小学', 'Dukou Primary School'),
    ],
  },
  {
    at: [1935, 268],
    parts: [ground('park', '新澜中央公园', 'Xinlan Central Park')],
  },
  {
    at: [2544, 265],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('building-site', '星河二期地块（待建）', 'Xinghe Phase Two Plot (to be built)'),
      estate('towers', '星河湾', 'Xinghe Bay', 'new-town', 'e50 n50*'),
    ],
  },
  {
    at: [3146, 702],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      estate('towers', '星河国际', 'Xinghe International', 'new-town', 's50 w50*'),
      ground('offices', '云帆金融城', 'Yunfan Financial City'),
    ],
  },
  {
    at: [3164, 245],
    rows: 'west-east',
    cuts: [0.55],
    parts: [
      estate('towers', '星河公馆', 'Xinghe Mansion', 'new-town', 'n50 e50*'),
      ground('school', '星河小学', 'Xinghe Primary School'),
    ],
  },
  {
    at: [3728, 648],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('mall', '星河广场', 'Xinghe Plaza'),
      estate('towers', '云帆里', 'Yunfan Court', 'new-town', 's50 e50*'),
    ],
  },
  {
    at: [3737, 244],
    rows: 'west-east',
    cuts: [0.55],
    parts: [
      estate('towers', '星辰苑', 'Xingchen Court', 'new-town', 'n50 w50*'),
      ground('building-site', '云帆七号地块（待建）', 'Yunfan Plot 7 (to be built)'),
    ],
  },
  {
    at: [4157, 672],
    parts: [ground('building-site', '星河东地块（待建）', 'Xinghe East Plot (to be built)')],
  },
  {
    at: [4159, 258],
    parts: [ground('works', '南环物流园', 'Nanhuan Logistics Park')],
  },
];
