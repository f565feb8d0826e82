/** What stands on every block of the plan. A block is found by a point inside it. */
import type { AgeProfileName } from './drawing.ts';
import type { Point } from './plane-geometry.ts';

export type Side = 'n' | 'e' | 's' | 'w';

export interface PlannedGate {
  readonly side: Side;
  /** Where along the side, from west or south. */
  readonly share: number;
  /** `locked` lets nobody through: a gate the estate has shut for good. */
  readonly opens: 'always' | 'daytime' | 'locked';
}

export interface EstatePlan {
  readonly use: 'estate';
  readonly style: 'slabs' | 'towers' | 'workers';
  readonly name: string;
  readonly nameEn: string;
  readonly ages: AgeProfileName;
  readonly gates: readonly PlannedGate[];
}

export interface LanesPlan {
  readonly use: 'lanes';
  readonly name: string;
  readonly nameEn: string;
  readonly ages: AgeProfileName;
  /** Share of the block's lanes that have a gate shut at night. */
  readonly gated?: boolean;
}

export interface GroundPlan {
  readonly use:
    | 'park'
    | 'square'
    | 'school'
    | 'kindergarten'
    | 'market'
    | 'mall'
    | 'hospital'
    | 'health-centre'
    | 'offices'
    | 'works'
    | 'building-site'
    | 'sports'
    | 'temple'
    | 'culture'
    | 'care-home';
  readonly name: string;
  readonly nameEn: string;
}

export type PartPlan = EstatePlan | LanesPlan | GroundPlan;

export interface BlockPlan {
  readonly at: Point;
  /** Several parts lie side by side from west to east, or from south to north. */
  readonly rows?: 'west-east' | 'south-north';
  /** Shares of the block at which it is cut; even parts where not given. */
  readonly cuts?: readonly number[];
  /** A public lane between the walls of its parts. */
  readonly alley?: { readonly name: string; readonly nameEn: string };
  readonly parts: readonly PartPlan[];
}

/** `s50` is an always open gate in the middle of the south side; `*` shuts it at night, `!` for good. */
function gates(text: string): PlannedGate[] {
  return text.split(' ').map((word) => {
    const side = word[0];
    if (side !== 'n' && side !== 'e' && side !== 's' && side !== 'w')
      throw new Error(`side of ${word}`);
    const opens = { '*': 'daytime', '!': 'locked' } as const;
    const mark = word.at(-1);
    return {
      side,
      share: Number.parseInt(word.slice(1), 10) / 100,
      opens: mark === '*' || mark === '!' ? opens[mark] : 'always',
    };
  });
}

function estate(
  style: EstatePlan['style'],
  name: string,
  nameEn: string,
  ages: AgeProfileName,
  gateWords: string,
): EstatePlan {
  return { use: 'estate', style, name, nameEn, ages, gates: gates(gateWords) };
}

function lanes(
  name: string,
  nameEn: string,
  ages: AgeProfileName = 'old-lanes',
  gated = false,
): LanesPlan {
  return { use: 'lanes', name, nameEn, ages, gated };
}

function ground(use: GroundPlan['use'], name: string, nameEn: string): GroundPlan {
  return { use, name, nameEn };
}

function whole(at: Point, part: PartPlan): BlockPlan {
  return { at, parts: [part] };
}

const HILL_FOOT: readonly BlockPlan[] = [
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

const OLD_TOWN: readonly BlockPlan[] = [
  whole([1677, 2438], lanes('北仓里', 'Beicang Lanes')),
  whole([1930, 2473], lanes('德邻坊', 'Delin Lanes', 'old-lanes', true)),
  whole([1639, 2242], lanes('西门里', 'Ximen Lanes')),
  whole([1931, 2264], lanes('鼓楼后弄', 'Gulou Back Lanes')),
  whole([1641, 2050], lanes('书院里', 'Shuyuan Lanes')),
  {
    at: [1919, 2056],
    rows: 'west-east',
    cuts: [0.66],
    parts: [lanes('安仁里', 'Anren Lanes'), ground('square', '鼓楼广场', 'Drum Tower Square')],
  },
  {
    at: [1666, 1861],
    parts: [ground('park', '西南城角公园', 'South-west Corner Park')],
  },
  whole([1913, 1836], lanes('米市里', 'Mishi Lanes', 'old-lanes', true)),
  whole([2212, 2464], lanes('永宁坊', 'Yongning Lanes')),
  {
    at: [2457, 2434],
    parts: [ground('hospital', '江畔区人民医院', "Jiangpan District People's Hospital")],
  },
  whole([2209, 2250], lanes('太平里', 'Taiping Lanes')),
  {
    at: [2490, 2243],
    parts: [ground('school', '文庙小学', 'Wenmiao Primary School')],
  },
  whole([2200, 2043], lanes('同福里', 'Tongfu Lanes', 'old-lanes', true)),
  {
    at: [2490, 2053],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('temple', '江畔文庙', 'Jiangpan Confucian Temple'),
      estate('slabs', '文庙小区', 'Wenmiao Estate', 'workers', 'n50 s50*'),
    ],
  },
  {
    at: [2193, 1834],
    rows: 'west-east',
    cuts: [0.68],
    parts: [lanes('南市里', 'Nanshi Lanes'), ground('market', '南门菜市场', 'Nanmen Wet Market')],
  },
  whole([2450, 1861], lanes('泮池里', 'Panchi Lanes')),
];

const SOUTH_GATE: readonly BlockPlan[] = [
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

const NORTH: readonly BlockPlan[] = [
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

const EAST: readonly BlockPlan[] = [
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

const NEW_TOWN: readonly BlockPlan[] = [
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

export const BLOCK_PLANS: readonly BlockPlan[] = [
  ...HILL_FOOT,
  ...OLD_TOWN,
  ...SOUTH_GATE,
  ...NORTH,
  ...EAST,
  ...NEW_TOWN,
];
