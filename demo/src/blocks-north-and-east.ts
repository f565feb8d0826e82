/** North of the ring road and on both sides of the canal. */
import { type BlockPlan, estate, ground, whole } from './block-plan.ts';

export const NORTH: readonly BlockPlan[] = [
  whole(
    [1424, 2971],
    estate('slabs', '北塘一村', 'Beitang First Village', 'workers', 's50 e50 w45*'),
  ),
  {
    at: [1857, 2978],
    rows: 'west-east',
    cuts: [0.5],
    alley: { name: '北塘弄', nameEn: 'Beitang Lane' },
    parts: [
      estate('slabs', '北塘二村', 'Beitang Second Village', 'workers', 's50 w50'),
      estate('towers', '塘悦府', 'Tangyue House', 'family', 'e50 s50*'),
    ],
  },
  {
    at: [1421, 2705],
    rows: 'west-east',
    cuts: [0.56],
    parts: [
      ground('park', '北塘公园', 'Beitang Park'),
      ground('market', '北塘菜市场', 'Beitang Wet Market'),
    ],
  },
  {
    at: [1860, 2709],
    rows: 'west-east',
    cuts: [0.52],
    parts: [
      estate('slabs', '青年公寓', 'Qingnian Apartments', 'mixed', 'w45 n50'),
      ground('school', '江畔实验中学', 'Jiangpan Experimental School'),
    ],
  },
  {
    at: [1361, 2316],
    rows: 'south-north',
    cuts: [0.42, 0.72],
    parts: [
      ground('mall', '环城百货', 'Huancheng Department Store'),
      estate('slabs', '健康小区', 'Jiankang Estate', 'mixed', 'w50 e50*'),
      ground('health-centre', '运河街道社区卫生服务中心', 'Yunhe Community Health Centre'),
    ],
  },
  whole(
    [2294, 2993],
    estate('workers', '机床一村', 'Machine-Tool First Village', 'workers', 's50 e50 w50 n40*'),
  ),
  {
    at: [2744, 2982],
    rows: 'west-east',
    cuts: [0.55],
    alley: { name: '铁工弄', nameEn: 'Tiegong Lane' },
    parts: [
      estate('workers', '机床二村', 'Machine-Tool Second Village', 'workers', 's50 w50'),
      estate('slabs', '运河家园', 'Canal Homes', 'mixed', 'e50 s50*'),
    ],
  },
  {
    at: [2282, 2715],
    rows: 'west-east',
    cuts: [0.6],
    parts: [
      estate('workers', '机床三村', 'Machine-Tool Third Village', 'workers', 'n50 e50 s45'),
      ground('sports', '北门体育中心', 'Beimen Sports Centre'),
    ],
  },
  {
    at: [2718, 2730],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('works', '机床厂创意园', 'Machine Works Creative Park'),
      estate('slabs', '齿轮小区', 'Gearworks Estate', 'workers', 's50 n50*'),
    ],
  },
  {
    at: [2756, 2416],
    rows: 'south-north',
    cuts: [0.55],
    alley: { name: '织女弄', nameEn: 'Zhinü Lane' },
    parts: [
      estate('towers', '织女河畔', 'Zhinü Waterside', 'family', 'e50 w50*'),
      estate('slabs', '东门新苑', 'Dongmen New Court', 'mixed', 'e40 n50'),
    ],
  },
];

export const EAST: readonly BlockPlan[] = [
  whole([3184, 2968], estate('slabs', '桥东新村', 'Qiaodong New Village', 'mixed', 's50 w50')),
  {
    at: [3436, 2974],
    parts: [ground('works', '丝绸一厂', 'First Silk Mill')],
  },
  {
    at: [3752, 2965],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('building-site', '北环地块（待建）', 'Beihuan Plot (to be built)'),
      ground('offices', '北环商务园', 'Beihuan Business Park'),
    ],
  },
  whole([4118, 2959], estate('slabs', '凤凰小区', 'Fenghuang Estate', 'mixed', 's50 w50*')),
  whole([3168, 2669], estate('slabs', '织锦苑', 'Zhijin Court', 'workers', 's50 n45 w50*')),
  whole([3425, 2661], estate('workers', '丝绸新村', 'Silk New Village', 'workers', 's50 n50 w50')),
  whole([3739, 2656], estate('towers', '锦绣华庭', 'Jinxiu Gardens', 'family', 'w50 s45*')),
  {
    at: [4105, 2660],
    rows: 'south-north',
    cuts: [0.5],
    parts: [
      ground('school', '凤凰小学', 'Fenghuang Primary School'),
      estate('slabs', '东环家园', 'Donghuan Homes', 'mixed', 'w50 n50'),
    ],
  },
  {
    at: [3167, 2347],
    rows: 'south-north',
    cuts: [0.45],
    parts: [
      ground('market', '桥东菜市场', 'Qiaodong Wet Market'),
      estate('slabs', '河东小区', 'Hedong Estate', 'mixed', 'n50 e50'),
    ],
  },
  whole([3425, 2337], estate('towers', '天街名苑', 'Tianjie Court', 'family', 'n50 s50*')),
  whole([3743, 2325], ground('park', '凤凰公园', 'Fenghuang Park')),
  {
    at: [4111, 2325],
    rows: 'west-east',
    cuts: [0.55],
    parts: [
      estate('towers', '东方御园', 'Oriental Court', 'family', 'n50 w50*'),
      ground('care-home', '凤凰颐养院', 'Fenghuang Care Home'),
    ],
  },
  whole([3170, 2021], estate('slabs', '澜庭东苑', 'Lanting East Court', 'mixed', 'w50 s50*')),
  {
    at: [3420, 2015],
    rows: 'south-north',
    cuts: [0.5],
    parts: [
      ground('school', '澜庭学校', 'Lanting School'),
      ground('mall', '澜东广场', 'Landong Plaza'),
    ],
  },
  whole([3734, 1991], estate('towers', '澜庭一期', 'Lanting Phase One', 'family', 's50 w55*')),
  whole([4111, 1981], estate('towers', '澜庭二期', 'Lanting Phase Two', 'family', 'w50 s40* e50!')),
  whole([3155, 1706], estate('slabs', '沙洲小区', 'Shazhou Estate', 'mixed', 's50 n50')),
  whole([3403, 1701], estate('slabs', '沙洲新苑', 'Shazhou New Court', 'mixed', 'w50 s50*')),
  {
    at: [3717, 1679],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('park', '澜庭公园', 'Lanting Park'),
      estate('towers', '江语城', 'Jiangyu City', 'family', 'n50 e50*'),
    ],
  },
  {
    at: [4107, 1683],
    parts: [ground('offices', '东环科创园', 'Donghuan Innovation Park')],
  },
  {
    at: [3279, 1453],
    rows: 'west-east',
    cuts: [0.48],
    parts: [
      ground('park', '河口湿地公园', 'Canal Mouth Wetland Park'),
      estate('towers', '望江一号', 'Wangjiang No. 1', 'family', 'n50 e50*'),
    ],
  },
  whole([3714, 1397], estate('towers', '滨江壹品', 'Binjiang Yipin', 'family', 'n55 s50!')),
  whole(
    [4100, 1419],
    estate('towers', '滨江壹品二期', 'Binjiang Yipin Phase Two', 'family', 'w60 n50*'),
  ),
];
