import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordSet } from '@yike/kernel';
import { compileCrosswalk } from '@yike/standards';
import { locateRecords } from '../inputs/locate-records.ts';
import { tableOf } from '../testing/record-sets.ts';
import { type CandidatesRead, readCandidates } from './read-candidates.ts';

const NO_MAP = new Map<string, string>();
const CROSSWALK = compileCrosswalk();

function read(columns: readonly string[], ...rows: readonly (string | number)[][]): CandidatesRead {
  const set: RecordSet = tableOf(
    'rooms.csv',
    ['lon', 'lat', ...columns],
    ...rows.map((row) => [121.47, 31.23, ...row]),
  );
  return readCandidates(set, locateRecords(set, NO_MAP, 'wgs84', {}), NO_MAP, CROSSWALK);
}

test('a room with everything a file can say of it, in Chinese and in English', () => {
  const chinese = read(
    [
      '编号',
      '名称',
      '面积（㎡）',
      '托位数',
      '改造费用（万元）',
      '空间来源',
      '可设服务',
      '状态',
      '地址',
    ],
    ['K1', '原粮站', 620, 60, 12.5, '补改', '社区食堂、托育', '必选', '中山路 1 号'],
  );
  const english = read(
    ['id', 'name', 'area', 'capacity', 'cost', 'channel', 'services', 'standing', 'address'],
    [
      'K1',
      '原粮站',
      '620',
      '60',
      '125,000',
      'retrofit',
      'community-canteen|childcare-centre',
      'forced',
      '中山路 1 号',
    ],
  );
  assert.deepEqual(chinese.candidates, [
    {
      id: 'K1',
      name: '原粮站',
      lon: 121.47,
      lat: 31.23,
      address: '中山路 1 号',
      squareMetres: 620,
      capacity: 60,
      costYuan: 125_000,
      channel: 'retrofit',
      mayHold: ['community-canteen', 'childcare-centre'],
      standing: 'forced',
      source: { file: 'rooms.csv', row: 2 },
    },
  ]);
  assert.deepEqual(english.candidates, chinese.candidates);
  assert.deepEqual([...chinese.complaints, ...english.complaints], []);
});

test('what a file does not say is unknown, and free', () => {
  const [room] = read(['name'], ['空屋']).candidates;
  assert.deepEqual(
    [
      room?.id,
      room?.squareMetres,
      room?.capacity,
      room?.costYuan,
      room?.channel,
      room?.mayHold,
      room?.standing,
    ],
    ['row-2', null, null, null, null, null, 'free'],
  );
});

test('cells that say nothing usable are complained of with row and column, and the room stays', () => {
  const { candidates, complaints } = read(
    ['面积', '座位', '费用', '渠道', '可设服务', '状态'],
    ['大', '很多', -5, '租赁', '飞行', '也许'],
  );
  assert.deepEqual(
    complaints.map(({ code, place, severity }) => [code, place.row, place.column, severity]),
    [
      ['siting-candidate-figure', 2, '费用', 'warning'],
      ['siting-candidate-figure', 2, '面积', 'warning'],
      ['siting-candidate-capacity', 2, '座位', 'warning'],
      ['siting-candidate-channel', 2, '渠道', 'warning'],
      ['siting-candidate-service', 2, '可设服务', 'warning'],
      ['siting-candidate-standing', 2, '状态', 'warning'],
    ].toSorted((a, b) => ORDER.indexOf(String(a[2])) - ORDER.indexOf(String(b[2]))),
  );
  // it was kept for something nobody knows: then it can hold nothing else either
  assert.deepEqual(candidates[0]?.mayHold, []);
  for (const { text, mend } of complaints) {
    assert.doesNotMatch(JSON.stringify([text, mend]), /\{\w+\}/);
  }
});

/** Cells are read in this order. */
const ORDER = ['面积', '座位', '费用', '渠道', '可设服务', '状态'];

test('rooms with one id are told apart', () => {
  const { candidates } = read(['id'], ['A'], ['A'], ['A']);
  assert.deepEqual(
    candidates.map(({ id }) => id),
    ['A', 'A-2', 'A-3'],
  );
});
