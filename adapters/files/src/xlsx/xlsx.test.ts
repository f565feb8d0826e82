import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { readRecords } from '../read-records.ts';
import { refused } from '../testing/refusals.ts';
import { sampleFolder } from '../testing/sample-files.ts';
import { anXlsx, aRow, text } from '../testing/xlsx-samples.ts';
import { writeXlsx } from './write-xlsx.ts';

const folder = sampleFolder();

function reading(content: string | Uint8Array, options: { sheet?: string } = {}) {
  return readRecords(folder.write('book.xlsx', content), options);
}

const HEADER = aRow(1, text('a'), text('b'), text('c'));

test('cells keep their kinds; dates become ISO text and times of day HH:MM', async () => {
  const rows = [
    aRow(1, text('名称'), text('床位'), text('开放'), text('日期'), text('更新'), text('开门')),
    aRow(
      2,
      text(' 瑞金 '),
      '><v>12.5</v>',
      't="b"><v>1</v>',
      's="1"><v>46181</v>',
      's="2"><v>46181.3243055556</v>',
      's="3"><v>0.3125</v>',
    ),
  ];
  const { records, file, complaints } = await reading(anXlsx(rows.join('')));
  assert.deepEqual(records, [
    { row: 2, values: ['瑞金', 12.5, true, '2026-06-08', '2026-06-08T07:47:00', '07:30'] },
  ]);
  assert.equal(file.format, 'xlsx');
  assert.deepEqual(complaints, []);
});

test('formulas count by their values, cells in error are empty', async () => {
  const row = aRow(
    2,
    '><f>1+1</f><v>2</v>',
    't="str"><f>A1&amp;"x"</f><v>ax</v>',
    't="e"><f>1/0</f><v>#DIV/0!</v>',
  );
  const { records } = await reading(anXlsx(HEADER + row));
  assert.deepEqual(records[0]?.values, [2, 'ax', null]);
});

test('rows keep their numbers across gaps, and titles above the header are passed over', async () => {
  const rows = [
    aRow(1, text('黄浦区设施一览')),
    aRow(3, text('a'), text('b')),
    aRow(7, text('x'), '><v>1</v>'),
  ];
  const { columns, records, complaints } = await reading(anXlsx(rows.join('')));
  assert.deepEqual(columns, ['a', 'b']);
  assert.deepEqual(records, [{ row: 7, values: ['x', 1] }]);
  assert.deepEqual(
    complaints.map((c) => c.code),
    ['table-title-skipped'],
  );
});

test('a cell that cannot be read is named by row and column', async () => {
  const row = aRow(2, text('x'), 't="s"><v>99</v>');
  const problem = await refused(reading(anXlsx(HEADER + row)), 'xlsx-cell-broken');
  assert.deepEqual(problem.place, { file: 'book.xlsx', row: 2, column: 'B' });
});

const two = [
  { name: '设施', columns: [{ title: 'a' }], rows: [['x'], [1]] },
  { name: '人口/2026', columns: [{ title: 'b', format: '0.0%' }], rows: [[0.5]] },
];

test('the first sheet is read, or the one that is named; others are listed', async () => {
  const book = await writeXlsx(two);
  assert.deepEqual((await reading(book)).columns, ['a']);
  const second = await reading(book, { sheet: '人口 2026' });
  assert.deepEqual(second.records, [{ row: 2, values: [0.5] }]);
  const problem = await refused(reading(book, { sheet: 'x' }), 'xlsx-sheet-missing');
  assert.match(problem.mend.zh, /：设施, 人口 2026$/);
});

test('the same sheets give the same bytes three seconds later', async () => {
  const first = await writeXlsx(two);
  await wait(3000);
  assert.deepEqual(await writeXlsx(two), first);
});

test('sheets that would have the same name are numbered', async () => {
  const sheet = { name: '长'.repeat(40), columns: [{ title: 'a' }], rows: [] };
  await writeXlsx([sheet, sheet, { ...sheet, name: '' }]);
});

test('what is written is read again', async () => {
  const cell = fc.oneof(
    fc.constantFrom('瑞金 & <二路>', '=1+1', 'two\nlines', '_x0041_', "'", 'valueOf', '__proto__'),
    fc.string().filter((s) => /^[\x20-\x7e]*$/.test(s)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  const tables = fc.array(fc.tuple(cell, cell, fc.constant('end')), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const columns = ['甲', '乙', 'z'].map((title) => ({ title }));
      const { records } = await reading(await writeXlsx([{ name: 't', columns, rows }]));
      assert.deepEqual(
        records.map((record) => record.values),
        rows.map((row) => row.map(asRead)),
      );
    }),
    { numRuns: 60 },
  );
});

function asRead(value: string | number | null): string | number | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return Object.is(value, -0) ? 0 : value;
}

test('a sheet that places cells far away is refused, one that only formats them is not', async () => {
  const far = [
    '<row r="900000000"><c r="A900000000"><v>1</v></c></row>',
    '<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>',
    "<row r = '900000000'/>",
    '<row a=">" r="900000000"/>',
    '<row r="&#57;00000000"/>',
  ];
  for (const row of far) await refused(reading(anXlsx(HEADER + row)), 'file-broken');
  const wide = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  await refused(reading(anXlsx(HEADER + wide)), 'file-too-much');
  const formatted = '<row r="1048576"><c r="XFD1048576" s="1"/></row>';
  const { records } = await reading(anXlsx(HEADER + aRow(2, text('x')) + formatted));
  assert.equal(records.length, 1);
});

test('an archive that unfolds into gigabytes is refused by what it declares', async () => {
  const book = Buffer.from(await writeXlsx(two));
  for (let at = book.indexOf('PK\x01\x02'); at >= 0; at = book.indexOf('PK\x01\x02', at + 4)) {
    book.writeUInt32LE(2 ** 30, at + 24);
  }
  await refused(reading(book), 'file-dangerous');
});

test('an archive that unfolds further than it declares is refused', async () => {
  const book = Buffer.from(await writeXlsx(two));
  for (let at = book.indexOf('PK\x01\x02'); at >= 0; at = book.indexOf('PK\x01\x02', at + 4)) {
    book.writeUInt32LE(20, at + 24);
  }
  await refused(reading(book), 'file-broken');
});

test('archives cut off, locked, empty or of another kind are refused', async () => {
  const book = await writeXlsx(two);
  await refused(reading(book.subarray(0, -30)), 'file-truncated');
  await refused(reading(book.subarray(0, 400)), 'file-truncated');
  const locked = Buffer.from(book);
  for (let at = locked.indexOf('PK\x01\x02'); at >= 0; at = locked.indexOf('PK\x01\x02', at + 4)) {
    locked[at + 8] = 1;
  }
  await refused(reading(locked), 'xlsx-locked');
  await refused(reading(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'xlsx-locked');
  await refused(reading(anXlsx('')), 'table-empty');
  await refused(reading(anXlsx('<row><c><v>1</v></c></row>')), 'file-broken');
  await refused(reading(anXlsx(HEADER, { 'xl/workbook.xml': '<workbook/>' })), 'file-broken');
});
