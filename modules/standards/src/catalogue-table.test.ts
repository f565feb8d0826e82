import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueTable, standardsTable } from './catalogue-table.ts';
import { getCatalogue, listCatalogues } from './catalogues.ts';
import { textTable, textWidth } from './text-table.ts';

test('Chinese counts two columns, Latin one', () => {
  assert.equal(textWidth('药店 a'), 6);
  assert.equal(textWidth('（㎡）'), 6);
});

test('columns stand under each other whatever the script', () => {
  const table = textTable([
    ['name', 'walk'],
    ['药店', '10'],
    ['wet market', '8'],
  ]);
  assert.equal(table, 'name        walk\n药店        10\nwet market  8');
});

test('a standard is shown with its marks, its sources and whose the tiers are', () => {
  const zh = catalogueTable(getCatalogue('mofcom-2021'), 'zh');
  assert.match(zh, /商办流通函〔2021〕247号/);
  assert.match(zh, /B13 .*再生资源回收点 .*凭记忆·待核/);
  assert.match(zh, /本项目自定，非官方/);
  assert.match(zh, /S02 {2,}《城市一刻钟便民生活圈建设指南》转载/);
  const en = catalogueTable(getCatalogue('gb50180-2018'), 'en');
  assert.match(en, /C05 .*kindergarten .*300 m.*表B\.0\.2 \(to be verified\)/);
  assert.match(en, /own definition, not official/);
});

test('every standard has a table in both languages, with every row', () => {
  for (const catalogue of listCatalogues()) {
    for (const language of ['zh', 'en'] as const) {
      const lines = catalogueTable(catalogue, language).split('\n');
      for (const { code } of catalogue.rows) {
        assert.ok(lines.some((line) => line.startsWith(`${code} `)));
      }
      assert.ok(lines.every((line) => line === line.trimEnd()));
      assert.ok(standardsTable(language).includes(catalogue.id));
    }
  }
});
