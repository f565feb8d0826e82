import { UNREACHED } from '@yike/engine-network';
import type { Assessment } from '../assessment/assess.ts';
import { roundDegrees, roundFigure } from '../assessment/rounding.ts';
import type { TypeAnswer } from '../assessment/walker-answers.ts';
import type { Summary, WalkerResult } from '../contract.ts';

/*
 * The GeoJSON files of an assessment, as runs of text: a city's people do not fit into one string.
 * One feature per line, so that files can be compared and cut.
 */

/** `facilities.geojson`: what was used, with the file and row it came from. */
export function* facilityFeatures({ input }: Assessment): Generator<string> {
  yield* collection(
    input.facilities.map((facility, number) => {
      const area = input.areas[input.facilityArea[number] ?? -1];
      return feature([facility.lon, facility.lat], {
        id: facility.id,
        name: facility.name,
        types: facility.types,
        typedBy: facility.typedBy,
        address: facility.address || undefined,
        hours: facility.hours || undefined,
        capacity: facility.capacity ?? undefined,
        area: area?.id,
        source: facility.source,
        alsoIn: facility.alsoIn.length === 0 ? undefined : facility.alsoIn,
      });
    }),
  );
}

/**
 * `people.geojson`: each demand point with the columns it came with (one that is called like a member
 * of ours gets ` (input)` behind its name) and, per walker and type, the
 * nearest facility: `{ seconds, facilityId }`, `{ metres, facilityId }`, or null beyond the limit.
 */
export function* peopleFeatures(assessment: Assessment): Generator<string> {
  const { input, columnIds, people } = assessment;
  const facilityIds = input.facilities.map(({ id }) => JSON.stringify(id));
  const { demand } = input;
  function* features(): Generator<string> {
    for (let point = 0; point < demand.count; point++) {
      const source = demand.sources[demand.sourceOf[point] ?? 0];
      const row = demand.row[point] ?? 0;
      const values = source?.values.get(row) ?? [];
      const columns = Object.fromEntries(
        source?.columns.map((column, at) => [columnKey(column), values[at] ?? null]) ?? [],
      );
      const head = JSON.stringify({
        ...columns,
        people: Object.fromEntries(
          columnIds.map((id, column) => [id, roundFigure(people.columns[column]?.[point] ?? 0)]),
        ),
        area: input.areas[input.demandArea[point] ?? -1]?.id ?? null,
        source: { file: source?.file.name, row },
      });
      const nearest = nearestText(assessment, facilityIds, point);
      const at = [roundDegrees(demand.lons[point] ?? 0), roundDegrees(demand.lats[point] ?? 0)];
      yield `{"type":"Feature","geometry":{"type":"Point","coordinates":[${at.join()}]},"properties":${head.slice(0, -1)},"nearest":${nearest}}}`;
    }
  }
  yield* collection(features());
}

/** Members of our own; a column of that name keeps its values under another. */
const OWN_MEMBERS = new Set(['people', 'area', 'source', 'nearest']);

function columnKey(column: string): string {
  return OWN_MEMBERS.has(column) ? `${column} (input)` : column;
}

function nearestText(
  { answers }: Assessment,
  facilityIds: readonly string[],
  point: number,
): string {
  const walkers = answers.map(({ walker, types }) => {
    const unit = walker.metresPerSecond === null ? 'metres' : 'seconds';
    const entries = types.map((answer) => `"${answer.type.slug}":${one(answer, unit)}`);
    return `${JSON.stringify(walker.id)}:{${entries.join()}}`;
  });
  return `{${walkers.join()}}`;

  function one({ ticks, facility }: TypeAnswer, unit: 'metres' | 'seconds'): string {
    const walk = ticks[point] ?? UNREACHED;
    if (walk === UNREACHED) return 'null';
    // seconds round up: who reads 300 s is within 300 s
    const far = unit === 'metres' ? walk / 10 : Math.ceil(walk / 10);
    return `{"${unit}":${far},"facilityId":${facilityIds[facility[point] ?? 0]}}`;
  }
}

/** `gaps.geojson`: a point for each gap, most people first. */
export function* gapFeatures({ gaps }: Assessment): Generator<string> {
  yield* collection(
    gaps.map(({ gap }) => {
      const { at, ...properties } = gap;
      return feature(at, properties);
    }),
  );
}

/** `areas.geojson`: the areas with their people, tiers and coverage of everybody by type. */
export function* areaFeatures({ input }: Assessment, summary: Summary): Generator<string> {
  yield* collection(
    summary.areas.map(({ id, name, squareMetres, people, walkers }, at) => {
      // without areas the whole is one, and nobody knows its outline
      const geometry = input.areas[at]?.geometry ?? null;
      const byWalker = Object.entries(walkers).map(([walker, own]) => [walker, areaFigures(own)]);
      const properties = { id, name, squareMetres, people, walkers: Object.fromEntries(byWalker) };
      return JSON.stringify({ type: 'Feature', geometry, properties });
    }),
  );
}

function areaFigures({ tier, nextTier, missing, services }: WalkerResult) {
  return {
    tier,
    nextTier,
    missing: missing.map(({ type }) => type),
    coverage: Object.fromEntries(services.map(({ type, coverage }) => [type, coverage['total']])),
  };
}

function feature(at: readonly [number, number], properties: Record<string, unknown>): string {
  const coordinates = [roundDegrees(at[0]), roundDegrees(at[1])];
  return JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
}

/** Features, each a line of its own. */
export function* collection(features: Iterable<string>): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  let isFirst = true;
  for (const one of features) {
    yield isFirst ? one : `,\n${one}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
