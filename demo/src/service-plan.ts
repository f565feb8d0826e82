/**
 * Which everyday services the district has and where they are missing. Types and codes are those
 * map users export; services without a code of their own can only be told by their names.
 */
export interface ServicePlan {
  /** Canonical service types the facility should be read as. */
  readonly slugs: readonly string[];
  readonly typecode: string;
  readonly type: string;
  /** `{w}` an auspicious word, `{p}` street or estate, `{c}` community, `{s}` surname, `{d}` subdistrict. */
  readonly names: readonly string[];
  readonly hours: readonly string[];
  readonly perTenThousand: number;
  readonly where: Frontage;
  /** At least one in every community that is not named as missing. */
  readonly everywhere: boolean;
  /** Communities that have none, the district's story: every gap here is meant. */
  readonly missingIn: readonly string[];
}

/** `street` any shopfront, `main` busy streets, `home` inside estates and lanes. */
export type Frontage = 'street' | 'main' | 'home';

/**
 * Service types | code | type path | names | hours, one drawn by lot | per 10,000 people | where |
 * ≥1: one in every community at least | communities that go without.
 */
const TABLE = `
convenience-store | 060200 | 购物服务;便民商店/便利店;便民商店/便利店 | {w}便利店({p}店) 邻家便利({p}店) 好邻居便利店 {s}记烟酒便利店 一刻便利({p}店) | 24/7 / 06:30-23:30 / 07:00-23:00 | 20 | street | ≥1 |
supermarket | 060400 | 购物服务;超级市场;超市 | {w}超市({p}店) 江畔生活超市({p}店) 惠民超市 | 07:30-21:30 / 08:00-22:00 | 3.2 | main | ≥1 | 半山
fresh-food-store | 060400 | 购物服务;超级市场;超市 | {w}生鲜超市({p}店) 菜篮子生鲜({p}店) 清晨生鲜菜店 | 06:30-20:30 / 07:00-21:00 | 4 | street |  | 新澜 星河 半山
breakfast-shop | 050300 | 餐饮服务;快餐厅;快餐厅 | {s}记早餐店 {p}早点铺 {w}豆浆油条早餐 老{s}包子早餐店 | 05:30-10:00 / 05:30-11:00 / 06:00-10:30 | 8 | street | ≥1 |
fast-food | 050300 | 餐饮服务;快餐厅;快餐厅 | {s}记面馆 {w}快餐 {s}氏馄饨小吃 江畔砂锅小吃 {w}饺子馆小吃 | 10:00-21:00 / 06:30-20:30 | 17 | street |  |
speciality-restaurant | 050100 | 餐饮服务;中餐厅;中餐厅 | {w}酒家 {s}家菜馆 澜江鱼馆({p}店) {w}小厨 老城厢本帮菜 临江阁菜馆 | 10:30-14:00,16:30-21:30 / 11:00-21:30 | 12 | main |  |
speciality-restaurant | 050117 | 餐饮服务;中餐厅;火锅店 | {w}火锅({p}店) {s}记涮羊肉火锅 | 11:00-23:00 | 2 | main |  |
bakery | 050800 | 餐饮服务;糕饼店;糕饼店 | {w}烘焙 麦香西饼({p}店) {s}记糕团店 | 07:00-22:00 / 08:00-21:30 / 08:30-21:00 | 4 | main |  |
cafe-teahouse | 050500 | 餐饮服务;咖啡厅;咖啡厅 | 一刻咖啡({p}店) {w}咖啡 半日闲咖啡 | 09:00-21:00 / 08:00-20:00 | 3.5 | main |  |
cafe-teahouse | 050600 | 餐饮服务;茶艺馆;茶艺馆 | {w}茶馆 临江茶社 {s}家茶楼 | 08:00-22:00 | 1.6 | street |  |
laundry | 071500 | 生活服务;洗衣店;洗衣店 | 洁丽干洗({p}店) {w}洗衣店 净衣坊洗衣 | 07:00-22:00 / 08:00-21:30 / 08:30-21:00 | 4.6 | street | ≥1 | 半山
hairdresser | 071100 | 生活服务;美容美发店;美容美发店 | {s}师傅理发店 {w}美发 丝语美容美发({p}店) 老街理发店 | 09:00-21:00 / 08:00-19:00 | 10 | street | ≥1 |
photo-print-shop | 071300 | 生活服务;摄影冲印店;摄影冲印 | {w}照相馆 快印图文({p}店) 江畔图文快印 | 08:30-19:30 | 3.2 | street | ≥1 | 半山 渡口 新澜
domestic-service | 070000 | 生活服务;生活服务场所;生活服务场所 | {w}家政服务({p}店) 邻里帮家政 好阿姨家政服务部 | 08:00-18:00 | 3.4 | street | ≥1 | 渡口 半山
repair-shop | 071200 | 生活服务;维修站点;维修站点 | {s}师傅修鞋配钥匙 {w}家电维修 老{s}修车铺 {p}小修小补便民点 {s}记缝纫修补 | 08:00-18:00 / 08:30-17:30 | 5 | street |  | 新澜 星河 澜庭
pharmacy | 090601 | 医疗保健服务;医药保健销售店;药房 | {w}大药房({p}店) 康民药店 同安堂药房({p}店) 百草药房 | 08:00-21:30 / 24/7 / 08:00-22:00 | 6.6 | main | ≥1 | 半山
parcel-point | 070500 | 生活服务;物流速递;物流速递 | {p}快递驿站 邻里快递驿站({p}店) 乐取驿站 | 09:00-21:00 | 8 | home | ≥1 |
recycling-point | 070000 | 生活服务;生活服务场所;生活服务场所 | {p}再生资源回收点 {c}废品回收站 | 08:00-17:00 | 2.8 | home | ≥1 | 新澜 星河 澜庭
dark-store | 060400 | 购物服务;超级市场;超市 | 叮到家前置仓({p}站) | 06:00-23:00 | 0.7 | street |  | 半山
car-wash | 010500 | 汽车服务;洗车场;洗车场 | {w}洗车 亮车坊洗车美容 | 08:30-20:00 | 2.8 | main | ≥1 | 鼓楼 半山 新澜
elderly-day-care | 070000 | 生活服务;生活服务场所;生活服务场所 | {c}老年人日间照料中心 | Mo-Sa 08:00-17:00 | 3.2 | home | ≥1 | 新澜 星河 半山 澜庭 南门
elderly-service-station | 070000 | 生活服务;生活服务场所;生活服务场所 | {p}养老服务驿站 | 08:30-17:30 | 2 | home | ≥1 | 新澜 星河 渡口
elderly-activity-room | 080000 | 体育休闲服务;体育休闲服务场所;体育休闲服务场所 | {p}老年活动室 | 08:30-17:00 | 2.4 | home |  | 新澜 星河
elderly-day-care+community-canteen | 070000 | 生活服务;生活服务场所;生活服务场所 | {c}日间照料中心暨长者食堂 | 08:00-18:00 | 0.8 | street |  | 新澜 星河 半山 渡口 桥东 澜庭 南门
community-canteen | 050000 | 餐饮服务;餐饮相关场所;餐饮相关 | {c}社区食堂 {p}长者食堂 幸福食堂({c}店) | 10:30-13:00,16:30-18:30 / Mo-Sa 10:30-13:00,16:30-18:00 | 1.8 | street | ≥1 | 新澜 星河 半山 渡口 桥东
childcare-centre | 072000 | 生活服务;婴儿服务场所;婴儿服务场所 | {w}托育园 小鱼苗托育({p}园) {c}宝宝屋 | Mo-Fr 07:30-18:00 / Mo-Fr 07:30-18:30 | 2.3 | street | ≥1 | 半山 渡口 星河 机床
after-school-care | 141400 | 科教文化服务;培训机构;培训机构 | {w}儿童托管 阳光小学生托管班({p}店) 四点半托管 | Mo-Fr 11:30-20:00 | 2.6 | street |  | 半山 渡口
training-centre | 141400 | 科教文化服务;培训机构;培训机构 | {w}美术培训 少年棋院培训({p}店) 澜音琴行培训 | 10:00-20:30 | 3 | main |  |
bookshop | 061205 | 购物服务;专卖店;书店 | 江畔书房({p}店) {w}书店 一刻书屋 | 10:00-21:00 | 1.2 | main |  | 半山 渡口
gym | 080111 | 体育休闲服务;运动场馆;健身中心 | 动力健身({p}店) {w}健身会馆 社区百姓健身房 | 09:00-22:00 | 2.2 | main |  | 半山
outdoor-fitness | 080108 | 体育休闲服务;运动场馆;户外健身场所 | {p}健身苑 {c}健身点 | 24/7 | 4 | home | ≥1 |
playground | 080501 | 体育休闲服务;休闲场所;游乐场 | {p}童趣乐园 {p}儿童乐园 | 24/7 / 06:00-21:00 | 3 | home |  | 半山 鼓楼
community-health-station | 090102 | 医疗保健服务;综合医院;卫生院 | {c}社区卫生服务站 | Mo-Sa 08:00-17:00 | 1 | street | ≥1 | 渡口 半山 新澜 南门 北塘
clinic | 090300 | 医疗保健服务;诊所;诊所 | {s}氏中医诊所 {w}口腔诊所 {s}医生全科诊所 | 08:30-18:00 / Mo-Sa 08:30-20:00 | 3.6 | street |  | 渡口 半山
health-room | 090000 | 医疗保健服务;医疗保健服务场所;医疗保健服务场所 | {p}健康屋 | 24/7 / 08:00-20:00 | 1.1 | home |  | 渡口 新澜 星河 半山
wellness-shop | 071400 | 生活服务;洗浴推拿场所;洗浴推拿场所 | {w}足道养生 盲人推拿保健({p}店) | 11:00-23:00 | 2 | main |  |
florist-gift-shop | 061209 | 购物服务;专卖店;礼品饰品店 | {w}鲜花礼品 花间集花店 | 07:00-22:00 / 08:00-21:30 / 08:30-21:00 | 2 | main |  |
pet-service | 090701 | 医疗保健服务;动物医疗场所;宠物诊所 | {w}宠物医院 毛孩子宠物诊所({p}店) | 09:00-20:00 | 1.6 | main |  |
travel-service | 070000 | 生活服务;旅行社;旅行社 | {w}旅行社({p}门市部) | Mo-Fr 09:00-17:00 / Mo-Fr 08:30-17:30 | 0.7 | main |  |
bank | 160100 | 金融保险服务;银行;银行 | 江畔农商银行({p}支行) 清澜银行({p}支行) | Mo-Fr 09:00-17:00 | 2.4 | main |  | 半山 渡口
telecom-office | 070600 | 生活服务;电讯营业厅;电讯营业厅 | 澜讯通信营业厅({p}店) | 09:00-18:00 | 1 | main |  | 半山
community-service-station | 130106 | 政府机构及社会团体;政府机关;乡镇以下级政府及事业单位 | {c}社区居民委员会 {c}社区服务站 | Mo-Fr 08:30-17:30 | 2 | street | ≥1 |
cultural-station | 140800 | 科教文化服务;文化宫;文化宫 | {c}社区文化活动站 | 09:00-20:30 | 1.4 | street | ≥1 | 渡口 星河
library | 140500 | 科教文化服务;图书馆;图书馆 | 江畔区图书馆{c}分馆 {p}阅览室 | Tu-Su 09:00-20:00 | 1.4 | street | ≥1 | 半山 渡口
public-toilet | 200300 | 公共设施;公共厕所;公共厕所 | 公共厕所({p}) | 24/7 / 05:00-23:00 | 7 | street | ≥1 |
shared-space | 120304 | 商务住宅;住宅区;社区中心 | {c}共享客厅 {p}共享自习室 | 09:00-21:00 | 0.8 | street |  | 渡口 半山
vending-machine | 060000 | 购物服务;购物相关场所;购物相关场所 | 自助售货柜({p}) | 24/7 | 3 | home |  | 半山
bus-stop | 150700 | 交通设施服务;公交车站;公交车站相关 | {p}(公交站) | 05:30-23:00 | 13 | main | ≥1 |
parking | 150904 | 交通设施服务;停车场;公共停车场 | {p}公共停车场 | 24/7 | 3 | main |  | 半山 鼓楼
ev-charging | 011100 | 汽车服务;充电站;充电站 | 澜电充电站({p}) | 24/7 | 2.8 | main |  | 半山 鼓楼
bicycle-parking | 070000 | 生活服务;生活服务场所;生活服务场所 | {p}非机动车停车场 {p}电动自行车停车棚 | 24/7 | 4 | home |  | 半山
police-station | 130501 | 政府机构及社会团体;公检法机构;公安警察 | 江畔公安分局{d}派出所 | 24/7 | 0.7 | main |  | 半山
kindergarten | 141204 | 科教文化服务;学校;幼儿园 | {p}幼儿园 | Mo-Fr 07:30-17:00 | 3.2 | home | ≥1 | 半山
pocket-park | 110101 | 风景名胜;公园广场;公园 | {p}口袋公园 | 24/7 | 1.8 | street |  | 鼓楼
elderly-care-home | 080402 | 体育休闲服务;度假疗养场所;疗养院 | {w}养老院 | 24/7 | 0.8 | street | ≥1 | 新澜 星河 半山 渡口 澜庭 桥东
nursing-home | 080402 | 体育休闲服务;度假疗养场所;疗养院 | {w}护理院 | 24/7 | 0.8 | street | ≥1 | 新澜 星河 半山 渡口 澜庭 柳堤 桥东
cinema-theatre | 080601 | 体育休闲服务;影剧院;电影院 | 澜影影城({p}店) | 10:00-24:00 | 0.6 | main |  | 半山 渡口 鼓楼
community-service-centre | 130105 | 政府机构及社会团体;政府机关;乡镇级政府及事业单位 | {d}街道社区服务中心 | Mo-Fr 08:30-17:30 | 1 | main | ≥1 | 半山 柳堤 鼓楼 文庙 北塘 澜庭 桥东 渡口 星河
neighbourhood-centre | 120304 | 商务住宅;住宅区;社区中心 | {c}邻里中心 | 08:30-20:30 | 1.1 | main |  | 新澜 星河 渡口 半山 南门 机床 澜庭
mobile-vendor | 060000 | 购物服务;购物相关场所;购物相关场所 | 蔬菜直通车({p}停靠点) | 07:00-10:00 | 1.4 | home |  | 星河 鼓楼
`;

export const SERVICE_PLANS: readonly ServicePlan[] = TABLE.trim().split('\n').map(planOf);

function planOf(row: string): ServicePlan {
  const cells = row.split('|').map((cell) => cell.trim());
  const [slugs = '', typecode = '', type = '', names = '', hours = ''] = cells;
  const [perTenThousand = '', where = '', least = '', missing = ''] = cells.slice(5);
  if (where !== 'street' && where !== 'main' && where !== 'home')
    throw new Error(`where of ${row}`);
  return {
    slugs: slugs.split('+'),
    typecode,
    type,
    names: names.split(' '),
    hours: hours.split(' / '),
    perTenThousand: Number(perTenThousand),
    where,
    everywhere: least === '≥1',
    missingIn: missing
      .split(' ')
      .filter(Boolean)
      .map((name) => `${name}社区`),
  };
}

/** Rows a careful reader should stumble over: beyond any service type. */
export const UNMAPPABLE: readonly {
  readonly name: string;
  readonly type: string;
  readonly typecode: string;
}[] = [
  { name: '清澜律师事务所', type: '生活服务;事务所;律师事务所', typecode: '070701' },
  { name: '江畔体育彩票08612', type: '生活服务;彩票彩券销售点;彩票彩券销售点', typecode: '071800' },
  { name: '澜讯数码', type: '购物服务;家电电子卖场;数码电子', typecode: '060306' },
  { name: '江畔建材五金', type: '购物服务;家居建材市场;家居建材市场', typecode: '060600' },
  { name: '望江快捷酒店', type: '住宿服务;宾馆酒店;经济型连锁酒店', typecode: '100105' },
  { name: '澜岸青年旅舍', type: '住宿服务;旅馆招待所;青年旅舍', typecode: '100201' },
  { name: '江畔区公证处', type: '政府机构及社会团体;公检法机构;公证鉴定机构', typecode: '130505' },
  { name: '安居房产中介', type: '生活服务;中介机构;中介机构', typecode: '071600' },
  { name: '老年大学江畔分校', type: '科教文化服务;科教文化场所;科教文化场所', typecode: '140000' },
  { name: '望渡碑', type: '', typecode: '' },
];
