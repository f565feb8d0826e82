import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileCrosswalk, type PlaceFacts } from './crosswalk.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const skip = existsSync(DATA) ? false : 'the real data are not beside the project';
const crosswalk = compileCrosswalk();

const UNKNOWN = { amapCodes: [], amapTypePath: null, gbt4754: null, osmTags: null, givenTypes: [] };

/** These files quote a cell only where it holds a comma. */
function rowsOf(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(path, DATA), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = cellsOf(head);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

function typed(facts: PlaceFacts): readonly string[] {
  return crosswalk.classify(facts).types;
}

test('all 48 canteens of two districts are canteens by their names', { skip }, () => {
  const rows = rowsOf('crs/yangpu_jingan_canteens.csv');
  assert.equal(rows.length, 48);
  for (const { name = '' } of rows) {
    assert.deepEqual(typed({ ...UNKNOWN, name }), ['community-canteen'], name);
  }
});

test('of 5,026 places with type paths four in five find a type', { skip }, () => {
  const rows = rowsOf('huangpu/poi/amap_wgs84.csv');
  const all = rows.map(({ name = '', type = '' }) => ({
    name,
    types: typed({ ...UNKNOWN, name, amapTypePath: type }),
  }));
  const mapped = all.filter(({ types }) => types.length > 0);
  assert.ok(mapped.length > 0.8 * all.length && mapped.length < 0.9 * all.length);
  assertNoFalseFriends(all);
});

test('of 4,266 places with codes the bars, offices and sights stay out', { skip }, () => {
  const rows = rowsOf('huangpu/poi/amap2026_both_crs.csv');
  const all = rows.map(({ name = '', typecode = '' }) => ({
    name,
    types: typed({ ...UNKNOWN, name, amapCodes: typecode.split('|') }),
  }));
  const mapped = all.filter(({ types }) => types.length > 0);
  assert.ok(mapped.length > 0.45 * all.length && mapped.length < 0.6 * all.length);
  assertNoFalseFriends(all);
  const homes = all.filter(({ types }) => types.includes('elderly-care-home'));
  assert.ok(homes.length >= 20 && homes.length <= 40, `${homes.length} care homes`);
});

function assertNoFalseFriends(all: readonly { name: string; types: readonly string[] }[]): void {
  const FALSE_FRIENDS: readonly (readonly [RegExp, readonly string[]])[] = [
    [/宠物|动物医院|兽医/, ['clinic', 'hospital', 'pharmacy']],
    [/[东西南北]\d?门[)）]?$/, ['park', 'primary-school', 'middle-school', 'kindergarten']],
    [/老年大学|老年学校/, ['elderly-care-home', 'elderly-service-station', 'elderly-day-care']],
    [/出入口|入口[)）]?$/, ['parking']],
    [/住院部|急诊|\d号楼$|科$/, ['hospital']],
    [/卫生服务站$/, ['community-health-centre', 'hospital', 'clinic']],
    [/高级中学$/, ['middle-school']],
  ];
  for (const { name, types } of all) {
    for (const [pattern, never] of FALSE_FRIENDS) {
      if (!pattern.test(name)) continue;
      const wrong = types.filter((type) => never.includes(type));
      assert.deepEqual(wrong, [], name);
    }
  }
}
