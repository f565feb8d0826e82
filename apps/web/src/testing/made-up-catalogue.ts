import type { Summary } from '@yike/planning/contract';

/** [slug, zh, en, theme, budget minutes, class, how many there are per 10 km²] */
type Row = readonly [string, string, string, string, number, string | null, number];

const ROWS: readonly Row[] = [
  ['convenience-store', '便利店', 'convenience store', 'shopping', 5, 'required', 60],
  ['supermarket', '综合超市', 'supermarket', 'shopping', 15, 'basic', 8],
  ['wet-market', '菜市场', 'wet market', 'shopping', 10, 'required', 6],
  ['fresh-food-store', '生鲜超市（菜店）', 'fresh-food store', 'shopping', 10, 'required', 14],
  ['shopping-mall', '商场', 'shopping mall', 'shopping', 15, null, 3],
  ['breakfast-shop', '早餐店', 'breakfast shop', 'dining', 10, 'required', 24],
  [
    'community-canteen',
    '社区食堂（老年助餐点、幸福食堂）',
    'community canteen',
    'dining',
    10,
    'encouraged',
    4,
  ],
  ['speciality-restaurant', '特色餐饮店', 'speciality restaurant', 'dining', 15, 'quality', 30],
  ['cafe-teahouse', '茶艺咖啡馆', 'café and tea house', 'dining', 15, 'quality', 18],
  ['laundry', '洗染店', 'laundry and dry cleaner', 'daily', 10, 'basic', 9],
  ['hairdresser', '美容美发店', 'hairdresser and beauty', 'daily', 10, 'basic', 30],
  ['domestic-service', '家政服务点', 'domestic service point', 'daily', 10, 'basic', 3],
  ['repair-shop', '维修点（小修小补）', 'repair shop', 'daily', 10, 'required', 11],
  ['parcel-point', '邮政快递综合服务点', 'post and parcel point', 'daily', 10, 'basic', 16],
  ['recycling-point', '再生资源回收点', 'recycling point', 'daily', 10, 'required', 5],
  ['public-toilet', '公共厕所', 'public toilet', 'daily', 5, null, 0],
  ['bank', '银行营业网点', 'bank branch', 'daily', 15, null, 10],
  ['pharmacy', '药店', 'pharmacy', 'health', 10, 'basic', 18],
  ['community-health-centre', '社区卫生服务中心', 'community health centre', 'health', 15, null, 3],
  ['community-health-station', '社区卫生服务站', 'community health station', 'health', 10, null, 8],
  ['hospital', '医院', 'hospital', 'health', 15, null, 2],
  ['elderly-care-home', '养老院（养老机构）', 'elderly care home', 'care', 15, 'required', 4],
  ['elderly-day-care', '老年人日间照料中心', 'elderly day-care centre', 'care', 5, 'required', 6],
  ['elderly-service-station', '养老服务站', 'elderly service station', 'care', 10, 'required', 7],
  [
    'childcare-centre',
    '托育机构（托儿所、宝宝屋）',
    'childcare centre (0–3)',
    'care',
    10,
    'basic',
    4,
  ],
  ['kindergarten', '幼儿园', 'kindergarten', 'education', 5, null, 13],
  ['primary-school', '小学', 'primary school', 'education', 10, null, 6],
  ['middle-school', '初中', 'junior middle school', 'education', 15, null, 4],
  ['library', '图书馆（阅览室）', 'library or reading room', 'culture', 15, null, 2],
  ['cultural-station', '文化活动站', 'cultural station', 'culture', 5, null, 9],
  ['bookshop', '新式书店', 'bookshop', 'culture', 15, 'quality', 3],
  ['gym', '运动健身房', 'gym', 'sport', 15, 'quality', 7],
  ['outdoor-fitness', '室外健身场地', 'outdoor fitness ground', 'sport', 5, null, 16],
  ['playground', '儿童游憩场地（童趣乐园）', "children's playground", 'sport', 5, null, 12],
  ['park', '公园绿地', 'park', 'green', 15, null, 5],
  ['pocket-park', '口袋公园（小游园）', 'pocket park', 'green', 5, null, 14],
  ['community-service-station', '社区服务站', 'community service station', 'civic', 5, null, 12],
  ['police-station', '派出所', 'police station', 'civic', 15, null, 2],
  ['bus-stop', '公交车站', 'bus stop', 'mobility', 5, null, 40],
  ['metro-station', '轨道站', 'metro station', 'mobility', 15, null, 2],
  ['parking', '停车场（库）', 'car park', 'mobility', 5, null, 20],
  ['ev-charging', '充电站（桩）', 'charging point', 'mobility', 5, null, 9],
  ['emergency-shelter', '应急避难场所', 'emergency shelter', 'safety', 15, null, 2],
];

/** Service types of the made-up district, in the shape of a summary. */
export const MADE_UP_TYPES: Summary['types'] = ROWS.map(
  ([type, zh, en, theme, budgetMinutes, standardClass]) => ({
    type,
    zh,
    en,
    theme,
    budgetMinutes,
    budgetBasis: { zh: '自定', en: 'own' },
    class: standardClass,
    verification: standardClass === null ? null : 'copy',
    sources: [],
  }),
);

export const MADE_UP_COUNTS: ReadonlyMap<string, number> = new Map(
  ROWS.map((row) => [row[0], row[6]]),
);

export const MADE_UP_THEMES: Summary['themes'] = [
  { id: 'shopping', zh: '购物', en: 'Shopping' },
  { id: 'dining', zh: '餐饮', en: 'Dining' },
  { id: 'daily', zh: '日常便民', en: 'Daily needs' },
  { id: 'health', zh: '医疗卫生', en: 'Health' },
  { id: 'care', zh: '一老一小', en: 'Elderly and child care' },
  { id: 'education', zh: '教育', en: 'Education' },
  { id: 'culture', zh: '文化', en: 'Culture' },
  { id: 'sport', zh: '体育', en: 'Sport' },
  { id: 'green', zh: '公园绿地', en: 'Parks' },
  { id: 'civic', zh: '社区政务', en: 'Civic' },
  { id: 'mobility', zh: '出行', en: 'Mobility' },
  { id: 'safety', zh: '安全', en: 'Safety' },
];

const own = { zh: '本项目自定', en: 'our own value' };

export const MADE_UP_WALKERS: Summary['walkers'] = [
  { id: 'adult', zh: '成人', en: 'Adult', unit: 'seconds', metresPerSecond: 1.2, source: own },
  { id: 'elder', zh: '老人', en: 'Elder', unit: 'seconds', metresPerSecond: 0.8, source: own },
  {
    id: 'wheelchair',
    zh: '轮椅',
    en: 'Wheelchair',
    unit: 'seconds',
    metresPerSecond: 0.7,
    source: own,
  },
  {
    id: 'pram',
    zh: '推婴儿车',
    en: 'With a pram',
    unit: 'seconds',
    metresPerSecond: 0.8,
    source: own,
  },
  {
    id: 'gb50180',
    zh: 'GB 50180 距离',
    en: 'GB 50180 metres',
    unit: 'metres',
    metresPerSecond: null,
    source: { zh: 'GB 50180-2018', en: 'GB 50180-2018' },
  },
];

export const MADE_UP_BANDS: Summary['bands'] = [
  { id: 'age0to2', zh: '0–2 岁', en: '0–2' },
  { id: 'age3to14', zh: '3–14 岁', en: '3–14' },
  { id: 'age15to59', zh: '15–59 岁', en: '15–59' },
  { id: 'age60to79', zh: '60–79 岁', en: '60–79' },
  { id: 'age80plus', zh: '80 岁以上', en: '80+' },
];

export const MADE_UP_AREA_NAMES: readonly string[] = [
  '望江',
  '杏林',
  '石桥',
  '柳岸',
  '梧桐',
  '书院',
  '灯塔',
  '东渡',
  '茶亭',
  '龙泉',
  '新圩',
  '西陵',
].map((name) => `${name}社区`);
