import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getCatalogue, listCatalogues } from './catalogues.ts';
import { listServiceTypes } from './service-types.ts';
import { budgetMetresForMinutes, walkBudget, walkBudgetOfRow } from './walk-budget.ts';

test('5, 10 and 15 minutes are the 300, 500 and 1000 metres of GB 50180', () => {
  assert.deepEqual([5, 10, 15].map(budgetMetresForMinutes), [300, 500, 1000]);
});

test('between them the metres follow a straight line, and beyond 15 minutes the same pace', () => {
  assert.deepEqual([0, 8, 12.5, 30].map(budgetMetresForMinutes), [0, 420, 750, 2000]);
});

test('more minutes are never fewer metres', () => {
  const minutes = fc.double({ min: 0, max: 120, noNaN: true });
  fc.assert(
    fc.property(minutes, minutes, (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      assert.ok(budgetMetresForMinutes(less) <= budgetMetresForMinutes(more));
    }),
  );
});

test("a catalogue's minutes come before the default of the type", () => {
  const canteen = (id: string) => walkBudget('community-canteen', getCatalogue(id));
  assert.equal(canteen('mofcom-2025').minutes, 10);
  assert.equal(canteen('gb50180-2018').minutes, 5);
  assert.match(canteen('gb50180-2018').basis.zh, /gb50180-2018.*C11/);
});

test('GB 50180 gives a radius where it writes one', () => {
  const standard = getCatalogue('gb50180-2018');
  assert.equal(walkBudget('kindergarten', standard).radiusMetres, 300);
  assert.equal(walkBudget('elderly-care-home', standard).radiusMetres, null);
  assert.equal(walkBudget('kindergarten', getCatalogue('mofcom-2025')).radiusMetres, null);
});

test('a type listed in three sizes has the widest budget, each row its own', () => {
  const standard = getCatalogue('gb50180-2018');
  assert.equal(walkBudget('sports-ground', standard).minutes, 15);
  const small = standard.rows.find(({ code }) => code === 'C03');
  assert.ok(small);
  assert.equal(walkBudgetOfRow(small, standard, 'sports-ground').minutes, 5);
});

test('nobody walks to a dark store', () => {
  assert.equal(walkBudget('dark-store', getCatalogue('mofcom-2025')).minutes, null);
});

test('every type has a budget and a reason under every standard', () => {
  for (const catalogue of listCatalogues()) {
    for (const { slug } of listServiceTypes()) {
      const { minutes, basis } = walkBudget(slug, catalogue);
      assert.ok(minutes === null ? slug === 'dark-store' : minutes > 0 && minutes <= 15, slug);
      assert.ok(basis.zh !== '' && basis.en !== '');
    }
  }
});

test('an unknown type is refused', () => {
  assert.throws(() => walkBudget('teleport', getCatalogue('mofcom-2025')), {
    code: 'service-type-unknown',
  });
});
