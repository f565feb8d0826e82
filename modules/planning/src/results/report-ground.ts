import { UNREACHED } from '@yike/engine-network';
import type { OsmData } from '@yike/kernel';
import type { FeatureCollection } from 'geojson';
import type { Assessment } from '../assessment/assess.ts';
import type { WalkerAnswer } from '../assessment/walker-answers.ts';
import type { PageGround } from '../contract.ts';
import { backdropOf } from './report-backdrop.ts';
import { mainRoadWays, packStreets } from './report-streets.ts';

/** Packs typed arrays as text; handed in, because machines differ in how. */
export type ToBase64 = (bytes: Uint8Array) => string;
export type Pack = (array: ArrayBufferView) => string;

export const packerOf =
  (toBase64: ToBase64): Pack =>
  (array) =>
    toBase64(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));

const NONE = 0xffff;

/** What every page draws first: the streets, the people, the areas, water and green. */
export function packedGround(
  { input, people, columnIds, grid }: Assessment,
  osm: OsmData,
  pack: Pack,
): PageGround {
  return {
    streets: packStreets(input.network, mainRoadWays(osm), pack),
    demand: {
      lonLats: pack(interleave(people.lons, people.lats)),
      people: Object.fromEntries(
        columnIds.map((id, column) => [id, pack(Float32Array.from(people.columns[column] ?? []))]),
      ),
      areas: pack(Int16Array.from(people.area)),
      gridCellMetres: grid === null ? null : Math.round((grid.latStep * 111_194.9) / 2),
    },
    areas: areaCollection(input.areas),
    backdrop: backdropOf(osm),
  };
}

/** Walker → type → every walk, as far as they are wanted and no farther than the first so many points. */
export function packedWalks(
  answers: readonly WalkerAnswer[],
  pack: Pack,
  isWanted: (walker: number, type: number) => boolean = () => true,
  count = Number.POSITIVE_INFINITY,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    answers.map(({ walker, types }, at) => [
      walker.id,
      Object.fromEntries(
        types.flatMap(({ type, ticks }, number) =>
          isWanted(at, number) ? [[type.slug, pack(wholeUnits(ticks.subarray(0, count)))]] : [],
        ),
      ),
    ]),
  );
}

/** Whole seconds (or metres), rounded up. */
function wholeUnits(ticks: Uint32Array): Uint16Array {
  return Uint16Array.from(ticks, (walk) =>
    walk === UNREACHED ? NONE : Math.min(NONE - 1, Math.ceil(walk / 10)),
  );
}

function interleave(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(2 * a.length);
  for (let at = 0; at < a.length; at++) {
    both[2 * at] = a[at] ?? 0;
    both[2 * at + 1] = b[at] ?? 0;
  }
  return both;
}

function areaCollection(areas: Assessment['input']['areas']): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.map(({ id, name, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: { id, name },
    })),
  };
}
