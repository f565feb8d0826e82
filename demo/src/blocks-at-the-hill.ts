/** Below the hill, down to the river in the west. */
import { type BlockPlan, estate, ground, whole } from './block-plan.ts';

export const HILL_FOOT: readonly BlockPlan[] = [
  whole([268, 2195], estate('slabs', '麓园小区', 'Luyuan Estate', 'mixed', 's50 e60*')),
  {
    at: [581, 2176],
    rows: 'west-east',
    cuts: [0.62],
    parts: [
      estate('slabs', '竹园新村', 'Zhuyuan New Village', 'mixed', 's40 n55*'),
      ground('school', '麓前小学', 'Luqian Primary School'),
    ],
  },
  whole([977, 2191], estate('towers', '凤麓花园', 'Fenglu Gardens', 'family', 'e55 n40* s70!')),
  whole([262, 1973], estate('workers', '西环新村', 'Xihuan New Village', 'workers', 's45 w50 e55')),
  whole([592, 1962], estate('slabs', '紫竹苑', 'Purple Bamboo Court', 'mixed', 's50 n50*')),
  {
    at: [964, 2000],
    rows: 'west-east',
    cuts: [0.34, 0.62],
    parts: [
      ground('market', '竹园菜市场', 'Zhuyuan Wet Market'),
      ground('park', '竹园公园', 'Zhuyuan Park'),
      estate('towers', '望麓名邸', 'Wanglu Residence', 'family', 'n50 s45*'),
    ],
  },
  whole(
    [264, 1728],
    estate('workers', '柳堤一村', 'Liudi First Village', 'workers', 's50 e40 n60'),
  ),
  {
    at: [608, 1708],
    rows: 'south-north',
    cuts: [0.55],
    alley: { name: '柳絮弄', nameEn: 'Liuxu Lane' },
    parts: [
      estate('slabs', '柳堤二村', 'Liudi Second Village', 'workers', 's50 w50'),
      estate('slabs', '梧桐里', 'Wutong Court', 'mixed', 'n50 e45*'),
    ],
  },
  {
    at: [978, 1745],
    rows: 'west-east',
    cuts: [0.6],
    parts: [
      ground('school', '柳堤中学', 'Liudi Middle School'),
      ground('mall', '望江城', 'Wangjiang City Mall'),
    ],
  },
  {
    at: [282, 1462],
    rows: 'west-east',
    cuts: [0.34],
    parts: [
      ground('kindergarten', '柳芽幼儿园', 'Liuya Kindergarten'),
      estate('slabs', '江柳小区', 'Jiangliu Estate', 'mixed', 'n50 e50*'),
    ],
  },
  whole([625, 1409], estate('towers', '清澜湾', 'Qinglan Bay', 'family', 'n50 w60* s50!')),
  whole([960, 1403], estate('towers', '江畔御景', 'Jiangpan Vista', 'family', 'n45 w35*')),
];
