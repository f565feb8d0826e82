import { UNREACHED } from '@yike/engine-network';
import type { OsmData } from '@yike/kernel';
import type { FeatureCollection } from 'geojson';
import type { Assessment } from './assess.ts';
import type { ReportData, Summary } from './contract.ts';
import { backdropOf } from './report-backdrop.ts';
import { mainRoadWays, packStreets } from './report-streets.ts';

/** Packs typed arrays as text; handed in, because machines differ in how. */
export type ToBase64 = (bytes: Uint8Array) => string;

const NONE = 0xffff;

/** What the report page draws: the summary, the streets, and every walk of every point. */
export function reportData(
  assessment: Assessment,
  summary: Summary,
  language: 'zh' | 'en',
  osm: OsmData,
  toBase64: ToBase64,
): ReportData {
  const { input, people, columnIds, grid, answers, gaps } = assessment;
  const pack = (array: ArrayBufferView): string =>
    toBase64(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const byType = (value: (walk: (typeof answers)[number]['types'][number]) => ArrayBufferView) =>
    Object.fromEntries(
      answers.map(({ walker, types }) => [
        walker.id,
        Object.fromEntries(types.map((answer) => [answer.type.slug, pack(value(answer))])),
      ]),
    );
  return {
    summary,
    language,
    streets: packStreets(input.network, mainRoadWays(osm), pack),
    demand: {
      lonLats: pack(interleave(people.lons, people.lats)),
      people: Object.fromEntries(
        columnIds.map((id, column) => [id, pack(Float32Array.from(people.columns[column] ?? []))]),
      ),
      areas: pack(Int16Array.from(people.area)),
      gridCellMetres: grid === null ? null : Math.round((grid.latStep * 111_194.9) / 2),
    },
    facilities: input.facilities.map((facility) => ({
      id: facility.id,
      name: facility.name,
      types: facility.types,
      at: [facility.lon, facility.lat],
      ...(facility.address === '' ? {} : { address: facility.address }),
      ...(facility.hours === '' ? {} : { hours: facility.hours }),
    })),
    nearest: byType(({ ticks }) =>
      Uint16Array.from(ticks, (walk) =>
        walk === UNREACHED ? NONE : Math.min(NONE - 1, Math.ceil(walk / 10)),
      ),
    ),
    nearestFacility: byType(({ facility }) => facility),
    areas: areaCollection(assessment),
    backdrop: backdropOf(osm),
    gapMembers: Object.fromEntries(
      gaps.map(({ gap, points }) => [gap.id, pack(Uint32Array.from(points))]),
    ),
  };
}

function interleave(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(2 * a.length);
  for (let at = 0; at < a.length; at++) {
    both[2 * at] = a[at] ?? 0;
    both[2 * at + 1] = b[at] ?? 0;
  }
  return both;
}

function areaCollection({ input }: Assessment): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: input.areas.map(({ id, name, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: { id, name },
    })),
  };
}
