import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRecords } from './read-records.ts';
import { sampleFolder } from './testing/sample-files.ts';
import { writeCsv } from './write-csv.ts';

const folder = sampleFolder();

test('a written table has a BOM, CRLF ends, quotes where needed and no formulas', () => {
  const text = writeCsv(
    ['名称', 'n'],
    [
      ['a,"b"', 1.5],
      ['=1+1', -2],
      ['-3.5', null],
      ['@cmd', Number.NaN],
      ['-x', '+1e3'],
    ],
  );
  assert.equal(
    text,
    '\uFEFF名称,n\r\n"a,""b""",1.5\r\n\'=1+1,-2\r\n-3.5,\r\n\'@cmd,\r\n\'-x,+1e3\r\n',
  );
});

test('what is written is read again', async () => {
  const cell = fc.oneof(
    fc.constantFrom('瑞金,"二路"', 'two\nlines', '食堂;午餐', '"', '=1+1', "'=1", "''+86 21", '-5'),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.constant(null),
  );
  const rows = fc.array(fc.tuple(cell, cell, fc.constant('end')), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const text = writeCsv(['甲', '乙', 'z'], table);
      const { records } = await readRecords(folder.write('round.csv', text));
      assert.deepEqual(
        records.map((record) => record.values),
        table.map((row) => row.map(asRead)),
      );
    }),
    { numRuns: 150 },
  );
});

function asRead(value: string | number | null): string | null {
  if (typeof value !== 'string') return value === null ? null : String(value);
  const text = value.trim();
  return text === '' ? null : text;
}
