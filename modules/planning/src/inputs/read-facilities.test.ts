import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue, RecordSet } from '@yike/kernel';
import { compileCrosswalk } from '@yike/standards';
import { featuresOf, tableOf } from '../testing/record-sets.ts';
import { locateRecords } from './locate-records.ts';
import { type FacilitiesRead, readFacilities } from './read-facilities.ts';

const NO_MAP = new Map<string, string>();
const CROSSWALK = compileCrosswalk();

function read(set: RecordSet, map = NO_MAP, fileNumber = 1): FacilitiesRead {
  return readFacilities(set, locateRecords(set, map, 'wgs84', {}), map, CROSSWALK, fileNumber);
}

/** A table of places that all stand at one place. */
function places(columns: readonly string[], ...rows: readonly FieldValue[][]): RecordSet {
  return tableOf(
    'pois.csv',
    ['lon', 'lat', ...columns],
    ...rows.map((row) => [121.47, 31.23, ...row]),
  );
}

const typesIn = ({ facilities }: FacilitiesRead): (readonly string[])[] =>
  facilities.map(({ types }) => types);

test('a place with everything a file can say of it', () => {
  const columns = ['编号', '名称', 'typecode', '地址', '营业时间', '床位数'];
  const { facilities } = read(
    places(columns, ['A7', '大众药房', '090601', '中山路 1 号', '08:00-22:00', '12']),
  );
  assert.deepEqual(facilities, [
    {
      id: 'A7',
      name: '大众药房',
      types: ['pharmacy'],
      lon: 121.47,
      lat: 31.23,
      address: '中山路 1 号',
      hours: '08:00-22:00',
      capacity: 12,
      typedBy: 'amap-code',
      source: { file: 'pois.csv', row: 2 },
      alsoIn: [],
    },
  ]);
});

test('AMap paths of types are understood', () => {
  const rows = [
    ['大众药房', '医疗保健服务;医药保健销售店;药房'],
    ['宠物乐', '医疗保健服务;动物医疗场所;宠物诊所'],
  ];
  const found = read(places(['name', 'type'], ...rows));
  assert.deepEqual(typesIn(found), [['pharmacy'], ['pet-service']]);
  assert.equal(found.facilities[0]?.typedBy, 'amap-type');
});

test('a code whose leading nought a spreadsheet has eaten is the same code', () => {
  for (const code of ['090601', '90601', 90601]) {
    assert.deepEqual(typesIn(read(places(['name', 'typecode'], ['药房', code]))), [['pharmacy']]);
  }
});

test('a place may have several codes', () => {
  const found = read(places(['name', 'typecode'], ['百草堂', '090601|090300']));
  assert.ok((typesIn(found)[0] ?? []).includes('pharmacy'));
  assert.ok((typesIn(found)[0] ?? []).length > 1);
});

test('types that the file gives itself are believed: slugs and Chinese names', () => {
  const rows = [
    ['a', 'pharmacy；wet-market'],
    ['b', '药店、菜市场'],
    ['c', 'pharmacy|wet-market'],
  ];
  for (const types of typesIn(read(places(['name', 'types'], ...rows)))) {
    assert.deepEqual(types.toSorted(), ['pharmacy', 'wet-market']);
  }
});

test('a type column with the name of one of our types will do', () => {
  assert.deepEqual(typesIn(read(places(['name', '类型'], ['某店', '药店']))), [['pharmacy']]);
});

test('an industry code of GB/T 4754 will do', () => {
  const found = read(places(['name', '国民经济行业代码'], ['某店', '5251']));
  assert.equal(found.facilities[0]?.typedBy, 'gbt4754');
});

test('a place with nothing but a name is known by its name', () => {
  const found = read(places(['name'], ['开心社区食堂']));
  assert.deepEqual(
    [typesIn(found), found.facilities[0]?.typedBy],
    [[['community-canteen']], 'keyword'],
  );
});

test('GeoJSON from OSM carries its tags as columns', () => {
  const set = featuresOf(
    'osm.geojson',
    ['name', 'amenity'],
    [{ type: 'Point', coordinates: [121.47, 31.23] }, '药房', 'pharmacy'],
  );
  assert.deepEqual(
    read(set).facilities.map(({ types, typedBy }) => [types, typedBy]),
    [[['pharmacy'], 'osm']],
  );
});

test('rows without an id get one from file and row', () => {
  const found = read(places(['name', 'types'], ['a', 'pharmacy'], ['b', 'pharmacy']), NO_MAP, 3);
  assert.deepEqual(
    found.facilities.map(({ id }) => id),
    ['f3-2', 'f3-3'],
  );
});

test('a capacity that is no number is none', () => {
  const rows = ['约 20', '-3', '', '20'].map((text) => ['a', 'pharmacy', text]);
  assert.deepEqual(
    read(places(['name', 'types', '床位'], ...rows)).facilities.map(({ capacity }) => capacity),
    [null, null, null, 20],
  );
});

test('what maps to nothing is listed by kind, the most frequent first, with three examples', () => {
  const museum = '科教文化服务;博物馆;博物馆';
  const rows = ['甲馆', '乙馆', '丙馆', '丁馆'].map((name) => [name, museum]);
  const found = read(places(['name', 'type'], ['乐器行', '购物服务;专卖店;乐器'], ...rows));
  assert.deepEqual(found.facilities, []);
  assert.deepEqual(
    found.unmapped.map(({ count, examples }) => [count, examples]),
    [
      [4, ['甲馆', '乙馆', '丙馆']],
      [1, ['乐器行']],
    ],
  );
});

test('columns with other names are read when the user says so', () => {
  const map = new Map([['业务', 'types']]);
  assert.deepEqual(typesIn(read(places(['name', '业务'], ['a', 'pharmacy']), map)), [['pharmacy']]);
});

test('several types in one cell are all kept, by name or by what the word contains', () => {
  const rows = [
    ['望江邻里中心', '社区食堂、托育'],
    ['江畔驿站', 'pharmacy|clinic'],
    ['街角', '药店/便利店/没听说过'],
  ];
  const found = read(places(['name', 'types'], ...rows));
  assert.deepEqual(typesIn(found), [
    ['community-canteen', 'childcare-centre'],
    ['pharmacy', 'clinic'],
    ['pharmacy', 'convenience-store'],
  ]);
  assert.deepEqual(found.unmapped, [{ label: '没听说过', count: 1, examples: ['街角'] }]);
});

test('a list of our own names in the type column is no AMap path', () => {
  const found = read(places(['name', '类型'], ['街角', '药店;便利店']));
  assert.deepEqual(typesIn(found), [['pharmacy', 'convenience-store']]);
});
