import type { OsmData } from '@yike/kernel';
import type { Assessment } from '../assessment/assess.ts';
import type { Comparison, ComparisonData } from '../contract.ts';
import { packedGround, packedWalks, packerOf, type ToBase64 } from '../results/report-ground.ts';
import type { JudgedScenario } from './compare.ts';

/** What the page of a comparison draws: the ground, the comparison, and every walk that some scenario changes. */
export function comparisonData(
  before: Assessment,
  judged: readonly JudgedScenario[],
  comparison: Comparison,
  language: 'zh' | 'en',
  osm: OsmData,
  toBase64: ToBase64,
): ComparisonData {
  const pack = packerOf(toBase64);
  const known = before.people.count;
  const changes = judged.map(({ after }) =>
    before.answers.map(({ types }, walker) =>
      types.map(({ ticks }, type) => {
        const now = after.answers[walker]?.types[type]?.ticks ?? ticks;
        return now !== ticks && ticks.some((walk, point) => walk !== now[point]);
      }),
    ),
  );
  const told = new Set(
    comparison.scenarios.flatMap(({ differences }) =>
      differences.map(({ walker, type }) => `${walker}/${type}`),
    ),
  );
  const isTold = (walker: number, type: number): boolean => {
    const answer = before.answers[walker];
    return told.has(`${answer?.walker.id}/${answer?.types[type]?.type.slug}`);
  };
  const toldTypes = new Set([...told].map((pair) => pair.slice(pair.indexOf('/') + 1)));
  return {
    comparison,
    language,
    ...packedGround(before, osm, pack),
    nearest: packedWalks(before.answers, pack, isTold),
    facilities: before.input.facilities
      .filter(({ types }) => types.some((type) => toldTypes.has(type)))
      .map(({ name, types, lon, lat }) => ({ name, types, at: [lon, lat] })),
    after: judged.map(({ after }, at) =>
      packedWalks(
        after.answers,
        pack,
        (walker, type) => changes[at]?.[walker]?.[type] ?? false,
        known,
      ),
    ),
  };
}
