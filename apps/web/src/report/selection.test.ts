import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeUpReport } from '../testing.ts';
import { openReport } from './report.ts';
import { readSelection, type Selection, VIEWS, writeSelection } from './selection.ts';

const report = openReport(makeUpReport({ cellMetres: 400 }));
const { summary } = report;
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

const selections: fc.Arbitrary<Selection> = fc.record(
  {
    language: oneOf(['zh', 'en'] as const),
    walker: oneOf(summary.walkers.map(({ id }) => id)),
    type: oneOf(report.types.map(({ type }) => type)),
    band: oneOf(['total', ...summary.bands.map(({ id }) => id)]),
    area: oneOf([null, ...summary.areas.map(({ id }) => id)]),
    gap: oneOf([null, ...summary.gaps.slice(0, 5).map(({ id }) => id)]),
    view: oneOf(VIEWS),
    camera: oneOf([null, { lon: 118.41234, lat: 31.61234, zoom: 14.25 }]),
  },
  { noNullPrototype: true },
);

test('a link shows what its sender saw', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      assert.deepEqual(readSelection(writeSelection(selection), report), { ...selection });
    }),
  );
});

test('an address from another report, or none, falls back to what is here', () => {
  const plain = readSelection('', report);
  assert.equal(plain.walker, summary.walkers[0]?.id);
  assert.equal(plain.language, 'zh');
  assert.equal(plain.area, null);
  assert.deepEqual(
    readSelection('#walker=robot&type=%3Cb%3E&area=x&gap=y&view=z&at=1,2,NaN&lang=fr', report),
    plain,
  );
});

test('it opens with the largest gap of what the standard asks for first', () => {
  const { type, walker } = readSelection('', report);
  const gap = report.largestGap(walker);
  assert.equal(type, gap?.type);
  assert.equal(report.findType(type)?.class, 'required');
  assert.equal(gap?.noneInInput, false);
});
