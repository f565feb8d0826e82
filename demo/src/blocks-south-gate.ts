/** Between the old town and the river. */
import { type BlockPlan, estate, ground, lanes, whole } from './block-plan.ts';

export const SOUTH_GATE: readonly BlockPlan[] = [
  {
    at: [1388, 1784],
    rows: 'west-east',
    cuts: [0.52],
    alley: { name: '药王弄', nameEn: 'Yaowang Lane' },
    parts: [
      estate('slabs', '江门小区', 'Jiangmen Estate', 'mixed', 'w50 s50'),
      estate('workers', '船厂新村', 'Shipyard New Village', 'workers', 'e50 s45 n50'),
    ],
  },
  {
    at: [1343, 1437],
    rows: 'west-east',
    cuts: [0.45],
    parts: [
      ground('park', '老船厂公园', 'Old Shipyard Park'),
      estate('towers', '澜岸公馆', 'Lan’an Mansion', 'family', 'n50 e50*'),
    ],
  },
  whole([1829, 1660], lanes('船埠里', 'Chuanbu Lanes')),
  {
    at: [1820, 1512],
    rows: 'west-east',
    cuts: [0.6],
    parts: [
      lanes('江门外', 'Jiangmenwai Lanes'),
      ground('culture', '江畔区文化馆', 'Jiangpan District Cultural Centre'),
    ],
  },
  whole([2254, 1671], lanes('盐仓里', 'Yancang Lanes')),
  {
    at: [2257, 1573],
    rows: 'west-east',
    cuts: [0.35],
    parts: [
      ground('health-centre', '老城街道社区卫生服务中心', 'Laocheng Community Health Centre'),
      ground('park', '望渡公园', 'Wangdu Park'),
    ],
  },
  {
    at: [2710, 1755],
    rows: 'west-east',
    cuts: [0.62],
    parts: [
      estate('slabs', '东关小区', 'Dongguan Estate', 'mixed', 'n50 s45*'),
      ground('kindergarten', '东关幼儿园', 'Dongguan Kindergarten'),
    ],
  },
  whole([2725, 1571], estate('towers', '河口苑', 'River Mouth Court', 'mixed', 'n50 w50*')),
  {
    at: [2796, 2031],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('offices', '江畔政务中心', 'Jiangpan Civic Centre'),
      ground('mall', '织女天地', 'Zhinü Place'),
    ],
  },
];
