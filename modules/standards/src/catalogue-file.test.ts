import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yike/kernel';
import fc from 'fast-check';
import { readCatalogueFile } from './catalogue-file.ts';
import { catalogueTable } from './catalogue-table.ts';
import { getCatalogue, listCatalogues } from './catalogues.ts';

test('a file that extends a standard changes what it names and nothing else', () => {
  const changed = readCatalogueFile(
    {
      extends: 'mofcom-2025',
      id: 'jiangpan-2026',
      titleZh: '江畔区配套目录',
      rows: [
        { code: 'B11', walkMinutes: 8 },
        { code: 'X01', types: ['health-room'], zh: '健康屋', en: 'health room', class: 'quality' },
      ],
      removeRows: ['B14'],
    },
    'jiangpan.json',
  );
  const base = getCatalogue('mofcom-2025');
  assert.equal(changed.id, 'jiangpan-2026');
  assert.equal(changed.status, 'user');
  assert.equal(changed.rows.length, base.rows.length);
  const pharmacy = changed.rows.find(({ code }) => code === 'B11');
  assert.deepEqual(
    [pharmacy?.walkMinutes, pharmacy?.zh, pharmacy?.class, pharmacy?.verification],
    [8, '药店', 'basic', 'user'],
  );
  assert.deepEqual(changed.tierRule, base.tierRule);
});

test('a changed standard does not pass for the one it changes', () => {
  const changed = readCatalogueFile({ extends: 'mofcom-2025' }, 'mine.json');
  assert.equal(changed.id, 'mofcom-2025-changed');
  assert.match(changed.titleZh, /经使用者修改/);
  assert.match(catalogueTable(changed, 'zh'), /mofcom-2025-changed/);
});

test('one threshold of one tier can be changed', () => {
  const { tierRule } = readCatalogueFile(
    {
      extends: 'mofcom-2025',
      tierRule: {
        tiers: [
          {
            id: 'quality',
            zh: '品质型',
            en: 'Quality',
            asks: [{ classes: ['quality'], count: 9, coverageAtLeast: 0.7 }],
          },
        ],
      },
    },
    'mine.json',
  );
  assert.deepEqual(
    tierRule.tiers.map(({ id }) => id),
    ['basic', 'improved', 'quality'],
  );
  assert.equal(tierRule.tiers[2]?.asks[0]?.coverageAtLeast, 0.7);
  assert.equal(tierRule.id, 'yike-tiers-commerce-changed');
});

test('an official table replaces catalogue and tiers without code', () => {
  const official = readCatalogueFile(
    {
      id: 'official',
      version: '2027-01-01',
      titleZh: '正式目录',
      titleEn: 'Official catalogue',
      status: 'in-force',
      verification: 'official-text',
      rows: [
        {
          code: '1',
          types: ['convenience-store'],
          zh: '便利店',
          en: 'convenience store',
          class: 'basic',
          source: ['附件1'],
          verification: 'official-text',
        },
      ],
      tierRule: {
        id: 'official-tiers',
        zh: '正式分级',
        en: 'Official tiers',
        ownDefinition: false,
        tiers: [
          {
            id: 'three-star',
            zh: '三星',
            en: 'three stars',
            asks: [{ classes: ['basic'], count: 1, coverageAtLeast: 0.9 }],
          },
        ],
      },
    },
    'official.json',
  );
  assert.equal(official.tierRule.ownDefinition, false);
  assert.doesNotMatch(catalogueTable(official, 'zh'), /本项目自定，非官方/);
});

const FAULTY: readonly (readonly [string, unknown, RegExp])[] = [
  ['not an object', [], /object/],
  ['a field that does not exist', { extends: 'mofcom-2025', row: [] }, /row/],
  [
    'minutes that are text',
    { extends: 'mofcom-2025', rows: [{ code: 'B11', walkMinutes: 'ten' }] },
    /rows\[0\]\.walkMinutes/,
  ],
  [
    'a new row without a name',
    { extends: 'mofcom-2025', rows: [{ code: 'X', types: ['park'], class: 'basic' }] },
    /rows\[X\]\.zh/,
  ],
  [
    'a type we do not have',
    {
      extends: 'mofcom-2025',
      rows: [{ code: 'X', types: ['zoo'], zh: '动物园', en: 'zoo', class: 'basic' }],
    },
    /zoo/,
  ],
  ['a row twice', { extends: 'mofcom-2025', rows: [{ code: 'B11' }, { code: 'B11' }] }, /B11/],
  ['a row to drop that is not there', { extends: 'mofcom-2025', removeRows: ['Z9'] }, /Z9/],
  ['a tier rule that is not there', { extends: 'mofcom-2025', tierRule: 'nope' }, /nope/],
  ['no rows at all', { id: 'mine' }, /rows/],
];

for (const [what, json, said] of FAULTY) {
  test(`${what} is refused, saying where`, () => {
    const problem = problemOf(json);
    assert.equal(problem.code, 'standard-file-invalid');
    assert.deepEqual(problem.place, { file: 'mine.json' });
    assert.match(problem.text.zh, said);
    assert.match(problem.text.en, said);
  });
}

test('a rule that cannot be met, or is met by nothing, is refused', () => {
  const withAsks = (...asks: unknown[]) => ({
    extends: 'mofcom-2021',
    tierRule: { tiers: [{ id: 'basic', zh: '基础型', en: 'Basic', asks }] },
  });
  const faulty = [
    withAsks({ classes: ['basic'], count: 40, coverageAtLeast: 0.8 }),
    withAsks({ classes: ['required'], share: 0.8, coverageAtLeast: 0.8 }),
    withAsks(
      { classes: ['basic'], share: 0.8, coverageAtLeast: 0.8 },
      { classes: ['basic'], share: 1, coverageAtLeast: 0.5 },
    ),
  ];
  for (const json of faulty) {
    assert.throws(() => readCatalogueFile(json, 'mine.json'), { code: 'tier-rule-impossible' });
  }
});

test('an unknown standard to extend is named', () => {
  const problem = problemOf({ extends: 'gb-1' });
  assert.equal(problem.code, 'standard-unknown');
  assert.match(problem.text.zh, /gb-1/);
});

test('any JSON is either a catalogue or a clear problem', () => {
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        extends: fc.constantFrom('mofcom-2025', 'gb50180-2018', 'x'),
        rows: fc.jsonValue(),
        tierRule: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(json, (value) => {
      try {
        readCatalogueFile(value, 'any.json');
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
    }),
  );
});

test('a standard written out and read back is the same standard', () => {
  for (const catalogue of listCatalogues()) {
    assert.deepEqual(readCatalogueFile(structuredClone(catalogue), 'copy.json'), catalogue);
  }
});

function problemOf(json: unknown): Problem {
  try {
    readCatalogueFile(json, 'mine.json');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return assert.fail('it was accepted');
}
