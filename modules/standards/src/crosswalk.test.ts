import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileCrosswalk, type PlaceFacts } from './crosswalk.ts';
import { readCrosswalk } from './crosswalk-data.ts';
import { readCrosswalkFile } from './crosswalk-file.ts';
import { findServiceType, listServiceTypes } from './service-types.ts';
import { findSource } from './sources.ts';

const crosswalk = compileCrosswalk();

const UNKNOWN: PlaceFacts = {
  name: null,
  amapCodes: [],
  amapTypePath: null,
  gbt4754: null,
  osmTags: null,
  givenTypes: [],
};

function typesOf(facts: Partial<PlaceFacts>): string {
  return crosswalk.classify({ ...UNKNOWN, ...facts }).types.join(' ');
}

test('there is a mapping for every service type and for nothing else', () => {
  const { types, rejectLists, source } = readCrosswalk();
  assert.deepEqual(
    Object.keys(types),
    listServiceTypes().map(({ slug }) => slug),
  );
  for (const [slug, mapping] of Object.entries(types)) {
    const ways = mapping.amap.length + mapping.gbt4754.length + mapping.osm.length;
    assert.ok(ways + mapping.keywords.length > 0, slug);
    for (const other of [...(mapping.over ?? []), ...(mapping.beside ?? [])]) {
      assert.ok(findServiceType(other), `${slug}: ${other}`);
    }
    for (const list of mapping.rejectLists ?? []) assert.ok(rejectLists[list], `${slug}: ${list}`);
  }
  for (const id of source) assert.ok(findSource(id), id);
});

/** Names as a list without any codes has them. */
const BY_NAME_ALONE: readonly (readonly [string, string])[] = [
  ['江畔路社区长者食堂', 'community-canteen'],
  ['临江街道综合为老服务中心睦邻社区长者食堂', 'community-canteen'],
  ['松鹤养老院长者食堂', 'community-canteen'],
  ['幸福食堂（柳岸社区）', 'community-canteen'],
  ['老年助餐点（望江居委）', 'community-canteen'],
  ['钢铁厂职工食堂', ''],
  ['江畔大学第二食堂', ''],
  ['松鹤养老院', 'elderly-care-home'],
  ['柳岸街道敬老院', 'elderly-care-home'],
  ['望江长者照护之家', 'elderly-care-home'],
  ['江畔区儿童福利院', ''],
  ['江畔老年大学', ''],
  ['老年大学望江分校', ''],
  ['柳岸护理院', 'nursing-home'],
  ['安康老年养护院', 'nursing-home'],
  ['美好母婴护理院', ''],
  ['望江社区老年人日间照料中心', 'elderly-day-care'],
  ['阳光之家残疾人日间照料中心', ''],
  ['临江街道综合为老服务中心', 'elderly-service-station'],
  ['柳岸养老服务驿站', 'elderly-service-station'],
  ['望江居委老年活动室', 'elderly-activity-room'],
  ['小太阳托育园', 'childcare-centre'],
  ['柳岸社区宝宝屋', 'childcare-centre'],
  ['育英小学生托管班', 'after-school-care'],
  ['小博士晚托中心', 'after-school-care'],
  ['江畔资产托管公司', ''],
  ['江畔宠物托管', 'pet-service'],
  ['江畔第一小学', 'primary-school'],
  ['江畔第一小学东门', ''],
  ['江畔第一小学家长学校', ''],
  ['江畔实验中学', 'middle-school'],
  ['江畔高级中学', ''],
  ['柳岸幼儿园', 'kindergarten'],
  ['柳岸幼儿园南门', ''],
  ['仁爱大药房（望江店）', 'pharmacy'],
  ['爱宠宠物药房', 'pet-service'],
  ['临江街道社区卫生服务中心', 'community-health-centre'],
  ['临江街道社区卫生服务中心望江社区卫生服务站', 'community-health-station'],
  ['望江宠物医院', 'pet-service'],
  ['江畔区中心医院', 'hospital'],
  ['江畔区中心医院住院部', ''],
  ['江畔区中心医院地下停车场', 'parking'],
  ['手机医院', ''],
  ['康宁口腔门诊部', 'clinic'],
  ['柳岸健康小屋', 'health-room'],
  ['望江菜市场', 'wet-market'],
  ['望江菜市场停车场', 'parking'],
  ['鲜又多生鲜超市', 'fresh-food-store'],
  ['百姓超市', 'supermarket'],
  ['建材超市', ''],
  ['便民早餐店', 'breakfast-shop'],
  ['老街馄饨铺', 'breakfast-shop fast-food'],
  ['早餐车（望江路口）', 'mobile-vendor'],
  ['洁净干洗店', 'laundry'],
  ['小天鹅洗衣机专卖', ''],
  ['阿强理发店', 'hairdresser'],
  ['萌宠宠物美容', 'pet-service'],
  ['博雅图文快印', 'photo-print-shop'],
  ['好阿姨家政服务', 'domestic-service'],
  ['老张修鞋配钥匙', 'repair-shop'],
  ['锦绣裁缝店', 'repair-shop'],
  ['顺达汽车维修', ''],
  ['菜鸟驿站（柳岸苑）', 'parcel-point'],
  ['柳岸苑快递柜', 'parcel-point'],
  ['邮政储蓄银行', 'bank'],
  ['江畔银行望江支行', 'bank'],
  ['江畔银行ATM', ''],
  ['两网融合回收站', 'recycling-point'],
  ['二手名包回收点', ''],
  ['洗车王自助洗车', 'car-wash'],
  ['望江居民委员会', 'community-service-station'],
  ['临江街道社区事务受理服务中心', 'community-service-centre'],
  ['柳岸邻里中心', 'neighbourhood-centre'],
  ['临江派出所', 'police-station'],
  ['望江路公厕', 'public-toilet'],
  ['望江公园', 'park'],
  ['望江公园（南门）', ''],
  ['柳岸口袋公园', 'pocket-park'],
  ['望江公园停车场（出入口）', ''],
  ['24小时城市书房', 'library'],
  ['新知书店', 'bookshop'],
  ['柳岸社区文化活动中心', 'cultural-centre'],
  ['望江文化活动室', 'cultural-station'],
  ['柳岸全民健身苑', 'outdoor-fitness'],
  ['动力健身房', 'gym'],
  ['望江体育馆', 'sports-ground'],
  ['柳岸苑非机动车停车场', 'bicycle-parking'],
  ['望江路充电站', 'ev-charging'],
  ['望江公园应急避难场所', 'emergency-shelter'],
  ['江畔网络科技有限公司', ''],
];

for (const [name, wanted] of BY_NAME_ALONE) {
  test(`by its name alone, ${name} is ${wanted === '' ? 'no service of ours' : wanted}`, () => {
    assert.equal(typesOf({ name }), wanted);
  });
}

/** What a map provider's code says, refined by the name. */
const BY_CODE: readonly (readonly [string, string, string])[] = [
  ['080402', '松鹤敬老院', 'elderly-care-home'],
  ['080402', '银杏养护院', 'nursing-home'],
  ['080402', '望江养老服务站', 'elderly-service-station'],
  ['080402', '江畔温泉疗养院', ''],
  ['090102', '临江街道社区卫生服务中心', 'community-health-centre'],
  ['090102', '望江社区卫生服务站', 'community-health-station'],
  ['090300', '临江街道社区卫生服务中心', 'community-health-centre'],
  ['090300', '王医生诊所', 'clinic'],
  ['090300', '美丽医疗美容诊所', ''],
  ['090100', '江畔动物医院', 'pet-service'],
  ['090101', '江畔医院-放射科', ''],
  ['060700', '望江农贸市场', 'wet-market'],
  ['060700', '江畔商厦', ''],
  ['060705', '老李蔬菜店', 'fresh-food-store'],
  ['060704', '甜蜜蜜水果', ''],
  ['060400', '天天鲜生鲜超市', 'fresh-food-store'],
  ['060400', '百姓连锁超市', 'supermarket'],
  ['050100', '老街生煎馒头店', 'breakfast-shop'],
  ['050100', '江畔本帮菜', 'speciality-restaurant'],
  ['050100', '望江社区食堂', 'community-canteen'],
  ['050300', '阿婆大饼油条', 'fast-food breakfast-shop'],
  ['050700', '一杯奶茶', ''],
  ['141204', '柳岸幼儿园', 'kindergarten'],
  ['141204', '柳岸托儿所', 'childcare-centre'],
  ['141203', '江畔第一小学3号门', ''],
  ['141400', '小博士晚托班', 'after-school-care'],
  ['141400', '江畔英语培训', 'training-centre'],
  ['150907', '望江停车场(入口)', ''],
  ['150904', '临江街道社区卫生服务中心地下停车场', 'parking'],
  ['150700', '松鹤养老院(公交站)', 'bus-stop'],
  ['120302', '幸福养老院小区', ''],
  ['160106', '江畔银行望江支行', 'bank'],
  ['160300', '江畔银行自助设备', ''],
  ['170200', '江畔养老院管理有限公司', ''],
  ['070000', '老街饼家', 'bakery'],
  ['070000', '临江街道社区事务受理服务中心', 'community-service-centre'],
  ['130106', '望江社区居委会', 'community-service-station'],
  ['110105', '江畔时代广场', ''],
  ['110101', '柳岸口袋公园', 'pocket-park'],
  ['071200', '顺达汽车维修', ''],
  ['061101', 'Nice Space', ''],
];

for (const [code, name, wanted] of BY_CODE) {
  test(`${name} with AMap code ${code} is ${wanted === '' ? 'no service of ours' : wanted}`, () => {
    assert.equal(typesOf({ name, amapCodes: [code] }), wanted);
  });
}

test('a place with several codes has the types of all of them', () => {
  const facts = { name: '仁爱堂', amapCodes: ['090601', '090300'] };
  assert.equal(typesOf(facts), 'pharmacy clinic');
});

test('a type path says what a code says', () => {
  const drugstore = { name: '仁爱堂', amapTypePath: '医疗保健服务;医药保健销售店;药房' };
  assert.equal(typesOf(drugstore), 'pharmacy');
  const dish = { name: '蜀香园', amapTypePath: '餐饮服务;中餐厅;四川菜(川菜)' };
  assert.equal(typesOf(dish), 'speciality-restaurant');
  const two = '购物服务;专卖店;书店|餐饮服务;咖啡厅;咖啡厅';
  assert.equal(typesOf({ name: '半日闲', amapTypePath: two }), 'bookshop cafe-teahouse');
});

test('industry codes map with and without the letter of their section', () => {
  assert.equal(typesOf({ name: '仁爱', gbt4754: '5251' }), 'pharmacy');
  assert.equal(typesOf({ name: '仁爱', gbt4754: 'F5251' }), 'pharmacy');
  assert.equal(typesOf({ name: '松鹤', gbt4754: '8514' }), 'elderly-care-home');
  assert.equal(typesOf({ name: '松鹤', gbt4754: '0111' }), '');
});

test('OSM tags map, conditions on access included', () => {
  assert.equal(typesOf({ osmTags: { shop: 'convenience' } }), 'convenience-store');
  assert.equal(typesOf({ osmTags: { amenity: 'parking' } }), 'parking');
  assert.equal(typesOf({ osmTags: { amenity: 'parking', access: 'private' } }), '');
  assert.equal(
    typesOf({ osmTags: { railway: 'station', station: 'subway' }, name: '老东门' }),
    'metro-station',
  );
  assert.equal(typesOf({ osmTags: { amenity: 'school' }, name: '江畔第一小学' }), 'primary-school');
  assert.equal(typesOf({ osmTags: { amenity: 'school' }, name: '江畔学校' }), '');
  assert.equal(
    typesOf({ osmTags: { amenity: 'clinic' }, name: '临江社区卫生服务中心' }),
    'community-health-centre',
  );
});

test('types the file gives come before everything, by slug or by name', () => {
  const facts = { name: '望江宠物医院', amapCodes: ['090701'] };
  assert.equal(typesOf({ ...facts, givenTypes: ['pharmacy', '菜市场'] }), 'pharmacy wet-market');
  assert.equal(typesOf({ ...facts, givenTypes: ['托育机构'] }), 'childcare-centre');
  assert.equal(typesOf({ ...facts, givenTypes: ['不知道'] }), 'pet-service');
});

test('what is not mapped is called what its source calls it, and says what spoke against it', () => {
  const label = (facts: Partial<PlaceFacts>) => crosswalk.classify({ ...UNKNOWN, ...facts });
  assert.deepEqual(label({ name: '蓝调', amapTypePath: '体育休闲服务;娱乐场所;酒吧' }), {
    types: [],
    label: '体育休闲服务;娱乐场所;酒吧',
  });
  assert.deepEqual(label({ name: '美丽医疗美容诊所', amapCodes: ['090300'] }), {
    types: [],
    label: '090300',
    rejectedBy: '医疗美容',
  });
  assert.deepEqual(label({ osmTags: { shop: 'clothes' } }), { types: [], label: 'shop=clothes' });
  assert.deepEqual(label({ gbt4754: '0111' }), { types: [], label: 'GB/T 4754 0111' });
  assert.deepEqual(label({ name: '无名' }), { types: [], label: '—' });
});

test('it is said what decided', () => {
  const by = (facts: Partial<PlaceFacts>) => {
    const classified = crosswalk.classify({ ...UNKNOWN, ...facts });
    return 'by' in classified ? classified.by : undefined;
  };
  assert.equal(by({ name: '仁爱堂', amapCodes: ['090601'] }), 'amap-code');
  assert.equal(by({ name: '松鹤敬老院', amapCodes: ['080402'] }), 'amap-code');
  assert.equal(by({ name: '仁爱大药房' }), 'keyword');
  assert.equal(by({ name: '天天生鲜超市', amapCodes: ['060400'] }), 'keyword');
});

const users = compileCrosswalk(
  readCrosswalkFile(
    [
      { kind: 'given', match: '便民点', types: 'convenience-store|parcel-point' },
      { kind: 'amap-code', match: '060704', types: ['fresh-food-store'] },
      { kind: 'amap-code', match: '0505', types: [] },
      { kind: 'amap-type', match: '体育休闲服务;娱乐场所;棋牌室', types: 'elderly-activity-room' },
      { kind: 'gbt4754', match: '5251', types: 'wellness-shop' },
      { kind: 'osm', match: 'shop=clothes&repair!=no', types: 'repair-shop' },
      { kind: 'keyword', match: '红色驿站', types: 'shared-space', reject: '停车' },
      { kind: 'reject', match: '停业', types: '' },
      { kind: 'reject', match: '批发', types: 'pharmacy' },
    ],
    'mine.json',
  ),
);

function usersTypesOf(facts: Partial<PlaceFacts>): string {
  return users.classify({ ...UNKNOWN, ...facts }).types.join(' ');
}

test("a user's entries come before ours", () => {
  assert.equal(usersTypesOf({ givenTypes: ['便民点'] }), 'convenience-store parcel-point');
  assert.equal(usersTypesOf({ name: '甜蜜蜜水果', amapCodes: ['060704'] }), 'fresh-food-store');
  assert.equal(
    usersTypesOf({ name: '友谊', amapTypePath: '体育休闲服务;娱乐场所;棋牌室' }),
    'elderly-activity-room',
  );
  assert.equal(usersTypesOf({ name: '仁爱', gbt4754: '5251' }), 'wellness-shop');
  assert.equal(usersTypesOf({ osmTags: { shop: 'clothes' } }), 'repair-shop');
  assert.equal(usersTypesOf({ osmTags: { shop: 'clothes', repair: 'no' } }), '');
});

test("a user's code without types says that it is nothing, but a longer code of ours still counts", () => {
  assert.equal(usersTypesOf({ name: '慢咖啡', amapCodes: ['050503'] }), '');
  assert.equal(usersTypesOf({ name: '慢茶馆', amapCodes: ['050600'] }), 'cafe-teahouse');
});

test("a user's keyword speaks whatever the code says, unless its own words reject it", () => {
  assert.equal(usersTypesOf({ name: '柳岸红色驿站', amapCodes: ['120201'] }), 'shared-space');
  assert.equal(usersTypesOf({ name: '柳岸红色驿站', amapCodes: ['090601'] }), 'shared-space');
  assert.equal(usersTypesOf({ name: '红色驿站停车场' }), 'parking');
});

test("a user's reject strikes one type, or everything", () => {
  assert.equal(usersTypesOf({ name: '仁爱大药房批发部', amapCodes: ['090601'] }), '');
  assert.equal(usersTypesOf({ name: '百姓超市（停业）', amapCodes: ['060400'] }), '');
});

test('any facts get an answer whose types exist', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('养老院', '小学东门', '(((', '）（', '+', '$^', '社区食堂店'),
  );
  const facts = fc.record({
    name: fc.option(text),
    amapCodes: fc.array(fc.oneof(text, fc.constantFrom('090601', '050000', '1'))),
    amapTypePath: fc.option(fc.oneof(text, fc.constantFrom('|;;|', '餐饮服务'))),
    gbt4754: fc.option(text),
    osmTags: fc.option(fc.dictionary(fc.constantFrom('shop', 'amenity', 'name'), text)),
    givenTypes: fc.array(text),
  });
  fc.assert(
    fc.property(facts, (each) => {
      for (const type of users.classify(each).types) assert.ok(findServiceType(type));
    }),
  );
});
