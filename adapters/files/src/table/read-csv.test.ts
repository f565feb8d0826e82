import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../read-records.ts';
import { realData } from '../testing/real-data.ts';
import { refused } from '../testing/refusals.ts';
import { sampleFolder } from '../testing/sample-files.ts';

const folder = sampleFolder();

function reading(content: string | Uint8Array, name = 'places.csv') {
  return readRecords(folder.write(name, content));
}

async function valuesOf(content: string | Uint8Array) {
  const { columns, records } = await reading(content);
  return [columns, ...records.map((record) => record.values)];
}

/** 名称,街道 / 瑞金社区食堂,淮海中路 in GB18030. */
const GB18030 = Buffer.from(
  'c3fbb3c62cbdd6b5c00ac8f0bdf0c9e7c7f8cab3ccc32cbbb4baa3d6d0c2b70a',
  'hex',
);

test('UTF-8 with and without BOM, GB18030 and UTF-16 read the same', async () => {
  const text = '名称,街道\n瑞金社区食堂,淮海中路\n';
  const swapped = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const files: [Uint8Array, string][] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\uFEFF${text}`), 'utf-8'],
    [GB18030, 'gb18030'],
    [Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    [swapped, 'utf-16be'],
  ];
  for (const [bytes, encoding] of files) {
    const { columns, records, file, complaints } = await reading(bytes);
    assert.deepEqual(columns, ['名称', '街道']);
    assert.deepEqual(records, [{ row: 2, values: ['瑞金社区食堂', '淮海中路'] }]);
    assert.equal(file.encoding, encoding);
    assert.deepEqual(complaints, []);
  }
});

test('comma, semicolon and tab separate; quotes hold separators, quotes and line breaks', async () => {
  for (const delimiter of [',', ';', '\t']) {
    const text = `a@b@c\r\n1@"x@y"@"say ""hi"""\r\n2@"two\nlines"@\r\n`;
    assert.deepEqual(await valuesOf(text.replaceAll('@', delimiter)), [
      ['a', 'b', 'c'],
      ['1', `x${delimiter}y`, 'say "hi"'],
      ['2', 'two\nlines', null],
    ]);
  }
  assert.deepEqual(await valuesOf('name\n5" pipe\n"a" b\n'), [['name'], ['5" pipe'], ['"a" b']]);
});

test('cells stay text, trimmed; empty ones are null', async () => {
  const text = 'code,n,\u3000e \n0071, 1.50 ,\u3000\n';
  assert.deepEqual(await valuesOf(text), [
    ['code', 'n', 'e'],
    ['0071', '1.50', null],
  ]);
});

test('a row with shifted columns is skipped and named; empty rows only count', async () => {
  const { records, complaints } = await reading('a,b\n1,2\n\n1,2,3\n1\n5,6,,\n,\n7,8');
  assert.deepEqual(
    records.map((record) => [record.row, ...record.values]),
    [
      [2, '1', '2'],
      [6, '5', '6'],
      [8, '7', '8'],
    ],
  );
  assert.deepEqual(
    complaints.map(({ severity, code, place, text }) => [severity, code, place.row, text.en]),
    [
      ['skipped', 'table-columns-shifted', 4, 'columns shifted: 3 cells where the header has 2'],
      ['skipped', 'table-columns-shifted', 5, 'columns shifted: 1 cells where the header has 2'],
    ],
  );
});

test('title rows above the header are passed over with a note', async () => {
  const text = '黄浦区养老设施一览表,,\n,,\n名称,地址,床位\n甲,乙,3\n';
  const { columns, records, complaints } = await reading(text);
  assert.deepEqual(columns, ['名称', '地址', '床位']);
  assert.deepEqual(records, [{ row: 4, values: ['甲', '乙', '3'] }]);
  assert.deepEqual(
    complaints.map((c) => [c.severity, c.code, c.place.row]),
    [['note', 'table-title-skipped', 1]],
  );
});

test('nameless columns get a number, repeated ones a count; empty ones at the right go', async () => {
  const { columns, records, complaints } = await reading('a,,a,,\n1,2,3,,\n');
  assert.deepEqual(columns, ['a', '#2', 'a (2)']);
  assert.deepEqual(records[0]?.values, ['1', '2', '3']);
  assert.deepEqual(
    complaints.map((c) => [c.code, c.place.column]),
    [['table-column-repeated', 'a']],
  );
});

test('a quote that is never closed is refused with the row in which it opens', async () => {
  const problem = await refused(reading('a,b\n1,2\n3,"4\n5,6\n'), 'text-quote-open');
  assert.equal(problem.place.row, 3);
  await refused(reading(`a,b\n1,"${'x,'.repeat(3e6)}`), 'text-quote-open');
});

test('a table without names, or without anything, is refused', async () => {
  await refused(reading('1,2\n3,4\n'), 'table-header-missing');
  await refused(reading('\n\n,,\n'), 'table-empty');
  await refused(reading(`a${',b'.repeat(3000)}\n`), 'file-too-much');
});

test('text in another encoding is refused or doubted, lost characters are pointed out', async () => {
  const latin = Buffer.from('name;city\nCafé Zoë;Orléans\nFête à São Tomé;Besançon\n', 'latin1');
  await refused(reading(latin), 'text-encoding-unknown');
  await refused(reading(Buffer.from('a,b\n\xff\xff\xff,1\n', 'latin1')), 'text-encoding-unknown');

  const big5 =
    'a657bad92ca661a77d2cc3fea74f0aaac0b0cfaca1b0caa4a4a4df2ca4a4a473a55fb8f4a454ac71a451a447b8b92ca4bda640b35dac490a';
  const doubted = await reading(Buffer.from(big5, 'hex'));
  assert.deepEqual(
    doubted.complaints.map((c) => [c.severity, c.code]),
    [['warning', 'text-encoding-unsure']],
  );

  const lost = await reading('name,n\n好,1\n烫\uFFFD\uFFFD锟斤拷,2\n');
  const [complaint] = lost.complaints;
  assert.equal(complaint?.code, 'text-characters-lost');
  assert.equal(complaint?.place.row, 3);
  assert.equal(lost.records.length, 2);
});

test('binary rubbish under the name of a table is refused', async () => {
  await refused(reading(Buffer.from([1, 2, 0, 3, 44])), 'file-format-unknown');
  await refused(
    reading(Buffer.concat([Buffer.alloc(70_000, 'a,b\n'), Buffer.alloc(9)])),
    'file-broken',
  );
});

const pois = realData('huangpu/poi/amap2026_both_crs.csv');

test('a file of 4,266 real places reads without complaint', { skip: pois.skip }, async () => {
  const { columns, records, complaints, file } = await readRecords(pois.path);
  assert.equal(records.length, 4266);
  assert.deepEqual(complaints, []);
  assert.ok(columns.includes('lon_gcj02'));
  assert.equal(file.format, 'csv');
});
