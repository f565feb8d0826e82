import type { Assessment } from '../assessment/assess.ts';
import type { ChangeMade, Comparison } from '../contract.ts';
import { areaResults, type Provenance, resultsHead } from '../results/summary.ts';
import { differencesOf } from './differences.ts';
import { gapChanges } from './gap-changes.ts';
import type { Scenario } from './scenario.ts';

/** A scenario and the district it leads to. */
export interface JudgedScenario {
  readonly scenario: Scenario;
  readonly changes: readonly ChangeMade[];
  readonly after: Assessment;
}

/** Before and after, side by side, as `compare.json` holds it. */
export function compare(
  before: Assessment,
  judged: readonly JudgedScenario[],
  provenance: Provenance,
): Comparison {
  const [areas, whole] = areaResults(before, provenance.title);
  const areaIds = [...areas, whole].map(({ id }) => id);
  return {
    schema: 'yike-compare/1',
    ...resultsHead(before.input, provenance),
    before: { whole, areas },
    scenarios: judged.map(({ scenario, changes, after }) => {
      const [areasAfter, wholeAfter] = areaResults(after, provenance.title);
      return {
        id: scenario.id,
        title: scenario.title,
        note: scenario.note,
        file: scenario.file,
        changes: [...changes],
        whole: wholeAfter,
        areas: areasAfter,
        gaps: gapChanges(before, after),
        differences: differencesOf(before, after, areaIds),
      };
    }),
  };
}
