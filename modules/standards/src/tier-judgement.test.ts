import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getCatalogue, listCatalogues, listJudgedRows } from './catalogues.ts';
import type { Catalogue } from './contract.ts';
import { tierJudgementSchema } from './contract.ts';
import { judgeTier, type RowCoverage } from './tier-judgement.ts';

type Coverages = ReadonlyMap<string, number | null>;

function judge(catalogue: Catalogue, coverages: Coverages) {
  return judgeTier(catalogue.tierRule, catalogue, (code) => known(coverages.get(code) ?? null));
}

function known(coverage: number | null): RowCoverage {
  return {
    coverage,
    facilitiesInInput: coverage === null || coverage === 0 ? 0 : 3,
    uncoveredPeople: Math.round(1000 * (1 - (coverage ?? 0))),
  };
}

function everywhere(catalogue: Catalogue, coverage: number | null): Map<string, number | null> {
  return new Map(listJudgedRows(catalogue).map(({ code }) => [code, coverage]));
}

/** Any catalogue with any coverage of each row, often at the threshold itself. */
const anyCase = fc.constantFrom(...listCatalogues()).chain((catalogue) => {
  const codes = listJudgedRows(catalogue).map(({ code }) => code);
  const coverage = fc.oneof(
    fc.constantFrom(0, 0.8, 0.7999, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  return fc.array(coverage, { minLength: codes.length, maxLength: codes.length }).map((values) => ({
    catalogue,
    coverages: new Map<string, number | null>(codes.map((code, at) => [code, values[at] ?? 0])),
  }));
});

function rank(catalogue: Catalogue, tier: string | null): number {
  return catalogue.tierRule.tiers.findIndex(({ id }) => id === tier);
}

test('all covered is the top tier, with nothing missing', () => {
  for (const catalogue of listCatalogues()) {
    const { tier, nextTier, missing, missingAtLeast } = judge(catalogue, everywhere(catalogue, 1));
    assert.equal(tier, 'quality');
    assert.equal(nextTier, null);
    assert.deepEqual([missing.length, missingAtLeast], [0, 0]);
  }
});

test('nothing covered is below the lowest tier, and the list says how much is needed', () => {
  const catalogue = getCatalogue('mofcom-2025');
  const judged = judge(catalogue, everywhere(catalogue, 0));
  assert.equal(judged.tier, null);
  assert.equal(judged.nextTier, 'basic');
  assert.equal(judged.missing.length, 15);
  assert.equal(judged.missingAtLeast, 12);
  assert.ok(judged.missing.every(({ reason }) => reason === 'none-in-input'));
});

test('where nobody lives there is no tier and nothing is missing', () => {
  const catalogue = getCatalogue('gb50180-2018');
  const judged = judge(catalogue, everywhere(catalogue, null));
  assert.deepEqual([judged.tier, judged.nextTier, judged.missing], [null, null, []]);
});

test('a coverage of just the threshold is enough', () => {
  const catalogue = getCatalogue('mofcom-2021');
  assert.equal(judge(catalogue, everywhere(catalogue, 0.8)).tier, 'quality');
  assert.equal(judge(catalogue, everywhere(catalogue, 0.7999)).tier, null);
});

test('a missing row names its types, its class and the people left out, most people first', () => {
  const catalogue = getCatalogue('mofcom-2025');
  const coverages = everywhere(catalogue, 1);
  coverages.set('B11', 0.5);
  coverages.set('Q01', 0.2);
  const { tier, nextTier, missing } = judge(catalogue, coverages);
  assert.deepEqual([tier, nextTier], ['basic', 'improved']);
  assert.deepEqual(
    missing.map(({ row, type, reason, uncoveredPeople }) => [row, type, reason, uncoveredPeople]),
    [
      ['Q01', 'elderly-care-home', 'coverage-below-threshold', 800],
      ['B11', 'pharmacy', 'coverage-below-threshold', 500],
    ],
  );
  assert.deepEqual(missing[0]?.types.length, 4);
});

test('raising a coverage never lowers a tier', () => {
  fc.assert(
    fc.property(
      anyCase,
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ catalogue, coverages }, pick, raise) => {
        const code = [...coverages.keys()][pick % coverages.size] ?? '';
        const before = coverages.get(code) ?? 0;
        const raised = new Map(coverages).set(code, before + (1 - before) * raise);
        assert.ok(
          rank(catalogue, judge(catalogue, raised).tier) >=
            rank(catalogue, judge(catalogue, coverages).tier),
        );
      },
    ),
  );
});

test('mending any missingAtLeast of the missing gives the next tier, and one fewer does not', () => {
  fc.assert(
    fc.property(anyCase, fc.infiniteStream(fc.nat()), ({ catalogue, coverages }, stream) => {
      const judged = tierJudgementSchema.parse(judge(catalogue, coverages));
      if (judged.nextTier === null) return;
      const shuffled = shuffle(
        judged.missing.map(({ row }) => row),
        stream,
      );
      const mended = mend(coverages, shuffled.slice(0, judged.missingAtLeast));
      const wanted = rank(catalogue, judged.nextTier);
      assert.ok(rank(catalogue, judge(catalogue, mended).tier) >= wanted);
      const almost = mend(coverages, shuffled.slice(0, judged.missingAtLeast - 1));
      assert.ok(rank(catalogue, judge(catalogue, almost).tier) < wanted);
    }),
  );
});

test('with several demands in one tier, each shortfall is settled by its own rows', () => {
  const shanxiLike: Catalogue = {
    ...getCatalogue('mofcom-2021'),
    tierRule: {
      ...getCatalogue('mofcom-2021').tierRule,
      tiers: [
        {
          id: 'star',
          zh: '星级',
          en: 'star',
          asks: [
            { classes: ['basic'], count: 9, coverageAtLeast: 0.8 },
            { classes: ['quality'], count: 8, coverageAtLeast: 0.5 },
          ],
        },
      ],
    },
  };
  const coverages = everywhere(shanxiLike, 0);
  const judged = judge(shanxiLike, coverages);
  assert.equal(judged.missingAtLeast, 17);
  const enough = judged.shortfalls.flatMap(({ rows, mendAtLeast }) => rows.slice(0, mendAtLeast));
  assert.equal(judge(shanxiLike, mend(coverages, enough)).tier, 'star');
  const basicOnly = judged.shortfalls[0]?.rows ?? [];
  assert.equal(judge(shanxiLike, mend(coverages, basicOnly)).tier, null);
});

function mend(coverages: Coverages, codes: readonly string[]): Coverages {
  return new Map([...coverages, ...codes.map((code) => [code, 1] as const)]);
}

function shuffle(codes: readonly string[], stream: Iterator<number>): string[] {
  return codes
    .map((code) => ({ code, key: Number(stream.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ code }) => code);
}
