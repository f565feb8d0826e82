import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Problem } from '@yike/kernel';
import { getCatalogue, listCatalogues, listJudgedRows, listTierRules } from './catalogues.ts';
import { catalogueSchema } from './contract.ts';
import { findServiceType, listServiceTypes, listThemes } from './service-types.ts';
import { findSource, listSources } from './sources.ts';
import { listTargets } from './targets.ts';
import { checkTierRule } from './tier-rule-check.ts';

test('the four standards are there and whole', () => {
  assert.deepEqual(
    listCatalogues().map(({ id }) => id),
    ['mofcom-2025', 'mofcom-2021', 'gb50180-2018', 'embedded-2023'],
  );
  for (const catalogue of listCatalogues()) catalogueSchema.parse(catalogue);
});

test('an unknown standard is answered with those that exist', () => {
  assert.throws(
    () => getCatalogue('mofcom-2031'),
    (error) =>
      error instanceof Problem &&
      error.code === 'standard-unknown' &&
      error.mend.zh.includes('mofcom-2025, mofcom-2021'),
  );
});

test('every row says where it is from and how well it is known', () => {
  const rows = [...listCatalogues().flatMap(({ rows }) => rows), ...listTargets()];
  for (const row of rows) {
    assert.ok(row.source.length > 0);
    for (const id of row.source) assert.ok(findSource(id), `no source ${id}`);
    const isMemory = row.verification.startsWith('memory');
    assert.equal(isMemory, isMemory && row.source.includes('M'), JSON.stringify(row));
  }
});

test('what was only remembered is never marked as official text', () => {
  for (const { rows, id } of listCatalogues()) {
    for (const row of rows) {
      assert.notEqual(row.verification, 'official-text', `${id} ${row.code}`);
      if (row.radiusMetres ?? row.minFloorM2 ?? row.minLandM2) assert.ok(row.figuresVerification);
      for (const id of row.figuresSource ?? []) assert.ok(findSource(id), id);
    }
  }
});

test('sources carry names of documents and no addresses', () => {
  const text = JSON.stringify([listSources(), listCatalogues(), listTargets()]);
  assert.doesNotMatch(text, /https?:|www\.|\/html/);
});

test('codes are unique in a catalogue and every type exists', () => {
  for (const { id, rows } of listCatalogues()) {
    assert.equal(new Set(rows.map(({ code }) => code)).size, rows.length, id);
    for (const row of rows) {
      for (const slug of row.types) assert.ok(findServiceType(slug), `${id} ${row.code} ${slug}`);
    }
  }
});

test('every type has a theme that exists, and no slug comes twice', () => {
  const themes = new Set(listThemes().map(({ id }) => id));
  for (const { slug, theme } of listServiceTypes()) assert.ok(themes.has(theme), slug);
  assert.equal(new Set(listServiceTypes().map(({ slug }) => slug)).size, listServiceTypes().length);
});

test('every tier rule can be met and is not met by nothing', () => {
  for (const catalogue of listCatalogues()) checkTierRule(catalogue, catalogue.id);
  for (const rule of listTierRules()) assert.equal(rule.ownDefinition, true, rule.id);
});

test('a dark store is listed but not asked of anybody on foot', () => {
  const catalogue = getCatalogue('mofcom-2021');
  assert.ok(catalogue.rows.some(({ types }) => types.includes('dark-store')));
  assert.ok(!listJudgedRows(catalogue).some(({ types }) => types.includes('dark-store')));
});

test('elderly care rose from quality in 2021 to required in 2025', () => {
  const classIn = (id: string) => getCatalogue(id).rows.find(({ code }) => code === 'Q01')?.class;
  assert.equal(classIn('mofcom-2021'), 'quality');
  assert.equal(classIn('mofcom-2025'), 'required');
});

test('a target that was replaced names the one that replaced it', () => {
  const ids = new Set(listTargets().map(({ id }) => id));
  assert.equal(ids.size, listTargets().length);
  for (const target of listTargets()) {
    if (target.supersededBy !== undefined) assert.ok(ids.has(target.supersededBy), target.id);
    if (target.status === 'superseded') assert.ok(target.supersededBy, target.id);
  }
});

const TYPES_CSV = new URL('../../../../shared/domain/service-types.csv', import.meta.url);
const CLASS_COLUMNS = ['mofcom-2021', 'mofcom-2025', 'gb50180-2018', 'embedded-2023'];

test('the classes of the list of service types stand in the catalogues', {
  skip: existsSync(TYPES_CSV) ? false : 'the list of service types is not beside the project',
}, () => {
  const [, ...lines] = readFileSync(TYPES_CSV, 'utf8').trim().split('\n');
  assert.equal(lines.length, listServiceTypes().length);
  for (const line of lines) {
    const [slug = '', zh, , theme, ...rest] = line.split(',');
    const type = findServiceType(slug);
    assert.equal(type?.zh, zh);
    assert.equal(type?.theme, theme);
    assert.equal(String(type?.budgetMinutes ?? ''), rest[4], slug);
    for (const [column, id] of CLASS_COLUMNS.entries()) {
      assertClass(id, slug, rest[column] ?? '');
    }
  }
});

/** GB 50180 writes `10-required`; the embedded programme names the function, which is the row. */
function assertClass(id: string, slug: string, wanted: string): void {
  const rows = getCatalogue(id).rows.filter(({ types }) => types.includes(slug));
  if (wanted === '') {
    assert.equal(rows.length, 0, `${id} ${slug}`);
    return;
  }
  const found = rows.map((row) => {
    if (id === 'embedded-2023') return row.code;
    return row.level === undefined ? row.class : `${row.level}-${row.class}`;
  });
  assert.ok(found.includes(wanted), `${id} ${slug}: ${wanted} not among ${found}`);
}
