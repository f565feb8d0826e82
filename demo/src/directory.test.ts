import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSocialCreditCode } from '@yike/kernel';
import { generateDistrict } from './index.ts';

const [header = '', ...lines] = String(generateDistrict().get('directory.csv'))
  .trimEnd()
  .split('\n');
const columns = header.split(',');
/** Hours such as `10:30-13:00,16:30-18:30` are quoted. */
const cells = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,|^)(?=,|$)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
const rows = lines.map((line) => {
  const values = cells(line);
  assert.equal(values.length, columns.length, line);
  return Object.fromEntries(columns.map((column, at) => [column, values[at] ?? '']));
});

test('every place is listed once, with an id of its own', () => {
  assert.ok(rows.length > 900, `${rows.length}`);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  assert.equal(new Set(rows.map(({ name, address }) => `${name} ${address}`)).size, rows.length);
});

test('codes of providers check out, are one body each, and are called fictional', () => {
  const codes = new Map<string, string>();
  for (const { provider = '', credit_code: code = '' } of rows) {
    assert.equal(provider === '', code === '');
    if (code === '') continue;
    assert.ok('code' in checkSocialCreditCode(code), code);
    assert.match(provider, /（虚构）$/);
    assert.equal(codes.get(code) ?? provider, provider);
    codes.set(code, provider);
  }
  assert.ok(codes.size >= 20, `${codes.size}`);
  assert.equal(new Set(codes.values()).size, codes.size);
});

test('some say neither hours nor phone, and no phone can be anybody’s', () => {
  const without = (column: string): number => rows.filter((row) => row[column] === '').length;
  for (const column of ['opening_hours', 'phone', 'accessibility', 'provider']) {
    assert.ok(without(column) > 20 && without(column) < rows.length - 200, column);
  }
  for (const { phone = '' } of rows) assert.match(phone, /^(?:000-5550-\d{4})?$/);
});
