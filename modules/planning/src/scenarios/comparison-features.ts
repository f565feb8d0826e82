import { UNREACHED } from '@yike/engine-network';
import type { JudgedDistrict } from '../assessment/assess.ts';
import { roundDegrees, roundFigure } from '../assessment/rounding.ts';
import { unitsOf, type WalkerAnswer } from '../assessment/walker-answers.ts';
import type { ChangeMade, Comparison } from '../contract.ts';
import { collection } from '../results/result-features.ts';
import type { JudgedScenario } from './compare.ts';

/**
 * `changes.geojson`: where each scenario changes something; what moves is a line from there to here, and
 * streets are the lines they are.
 */
export function* changeFeatures({ scenarios }: Comparison): Generator<string> {
  yield* collection(
    scenarios.flatMap(({ id, changes }) =>
      changes.map(({ from, to, lines, ...properties }) =>
        JSON.stringify({
          type: 'Feature',
          geometry: changeGeometry(from, to, lines),
          properties: { scenario: id, ...properties },
        }),
      ),
    ),
  );
}

function changeGeometry(
  from: ChangeMade['from'],
  to: ChangeMade['to'],
  lines: ChangeMade['lines'],
): object {
  if (lines.length > 0) return { type: 'MultiLineString', coordinates: lines };
  const ends = [from, to].filter((end) => end !== null);
  const isMove = ends.length === 2 && String(from) !== String(to);
  return isMove
    ? { type: 'LineString', coordinates: ends }
    : { type: 'Point', coordinates: ends.at(-1) };
}

/**
 * `differences.geojson`: the demand points for whom some walk changes, each with what it was and what
 * it is, by scenario, walker and type; and those who move in, with what they find.
 */
export function* differenceFeatures(
  before: JudgedDistrict,
  judged: readonly JudgedScenario[],
): Generator<string> {
  function* features(): Generator<string> {
    const known = before.people.count;
    for (let point = 0; point < known; point++) {
      const scenarios = judged.flatMap(({ scenario, after }) => {
        const walks = walksOf(before, after, point);
        return walks === null ? [] : [[scenario.id, walks]];
      });
      if (scenarios.length > 0) {
        yield feature(before, point, { scenarios: Object.fromEntries(scenarios) });
      }
    }
    for (const { scenario, after } of judged) {
      for (let point = known; point < after.people.count; point++) {
        const scenarios = { [scenario.id]: walksOf(null, after, point) };
        yield feature(after, point, { movedInBy: scenario.id, scenarios });
      }
    }
  }
  yield* collection(features());
}

function feature(
  { input, people, columnIds }: JudgedDistrict,
  point: number,
  more: object,
): string {
  const { demand } = input;
  const row = demand.row[point] ?? 0;
  return JSON.stringify({
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: [roundDegrees(people.lons[point] ?? 0), roundDegrees(people.lats[point] ?? 0)],
    },
    properties: {
      people: Object.fromEntries(
        columnIds.map((id, column) => [id, roundFigure(people.columns[column]?.[point] ?? 0)]),
      ),
      area: input.areas[people.area[point] ?? -1]?.id ?? null,
      source: { file: demand.sources[demand.sourceOf[point] ?? 0]?.file.name, row },
      ...more,
    },
  });
}

type Walks = Record<string, Record<string, object>>;

/** What changes for one point, by walker and type; null: nothing. Without `before` it is all new. */
function walksOf(
  before: JudgedDistrict | null,
  after: JudgedDistrict,
  point: number,
): Walks | null {
  const walkers = after.answers.flatMap((answer, at) => {
    const own = typesOf(before?.answers[at] ?? null, answer, point);
    return own.length === 0 ? [] : [[answer.walker.id, Object.fromEntries(own)]];
  });
  return walkers.length === 0 ? null : Object.fromEntries(walkers);
}

function typesOf(
  before: WalkerAnswer | null,
  { walker, types }: WalkerAnswer,
  point: number,
): [slug: string, walk: object][] {
  const unit = walker.metresPerSecond === null ? 'metres' : 'seconds';
  return types.flatMap((answer, at): [string, object][] => {
    const is = answer.ticks[point] ?? UNREACHED;
    const was = before === null ? null : (before.types[at]?.ticks[point] ?? UNREACHED);
    if (is === was || (was === null && is === UNREACHED)) return [];
    const walk = {
      ...(was === null ? {} : { [`${unit}Before`]: unitsOf(was, walker) }),
      [`${unit}After`]: unitsOf(is, walker),
      ...(was === null ? {} : { coveredBefore: was <= answer.budgetTicks }),
      coveredAfter: is <= answer.budgetTicks,
    };
    return [[answer.type.slug, walk]];
  });
}
