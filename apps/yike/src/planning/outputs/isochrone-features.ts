import { LineOutline } from '@yike/engine-geometry';
import {
  type Joints,
  partOfShape,
  type Walker,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  BoundedSearch,
  type Direction,
  outline,
  ReachedParts,
  reachedPartsInto,
} from '@yike/engine-reach';
import { budgetMetresForMinutes } from '@yike/standards';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import type { Origin } from '../inputs/load-origins.ts';

export interface IsochroneQuestion {
  readonly network: WalkingNetwork;
  readonly walker: Walker;
  readonly direction: Direction;
  readonly shape: 'polygons' | 'lines';
  readonly minutes: readonly number[];
  readonly origins: readonly Origin[];
  /** Joints of the origins, in their order. */
  readonly joints: Joints;
}

const TICKS_PER_UNIT = 10;
const METHODS = {
  polygons: 'outline: every reached part of a street inside, no point more than 40 m from one',
  lines: 'reached parts of streets, to the decimetre',
} as const;

type Isochrone = Feature<MultiPolygon | MultiLineString | null>;

/**
 * A feature for each origin and time, in the order of the origins, the longest walk first so that
 * shorter ones are drawn on top. Where nothing is reached the geometry is null.
 */
export function* isochroneFeatures(question: IsochroneQuestion): Generator<Isochrone> {
  const { network, walker, joints, direction, shape } = question;
  const search = new BoundedSearch(network, weigh(network, walker), direction);
  const parts = new ReachedParts();
  const lines = new LineOutline();
  const longestFirst = [...question.minutes].sort((a, b) => b - a);
  for (const [place, origin] of question.origins.entries()) {
    for (const minutes of longestFirst) {
      const limit = limitOf(walker, minutes);
      reachedPartsInto(parts, search, joints, place, limit.ticks);
      const geometry = shape === 'lines' ? linesOf(network, parts) : outline(network, parts, lines);
      yield {
        type: 'Feature',
        geometry: geometry.coordinates.length === 0 ? null : rounded(geometry),
        properties: {
          place: origin.name,
          ...(origin.source.row === undefined ? {} : { row: origin.source.row }),
          minutes,
          seconds: limit.seconds,
          metres: limit.metres,
          walker: walker.id,
          direction,
          streetMetres: streetDm(parts) / 10,
          snapMetres: snapMetresOf(joints, place),
          method: METHODS[shape],
          networkDate: network.dataTime,
        },
      };
    }
  }
}

/** From a place to the nearest street it joins; null when it joins none. */
function snapMetresOf({ first, offDm }: Joints, place: number): number | null {
  const own = offDm.subarray(first[place], first[place + 1]);
  return own.length === 0 ? null : Math.min(...own) / 10;
}

/** A walker without a pace walks the metres that its standard writes for the minutes. */
function limitOf({ metresPerSecond }: Walker, minutes: number) {
  if (metresPerSecond !== null) {
    const seconds = minutes * 60;
    return { seconds, metres: null, ticks: Math.floor(seconds * TICKS_PER_UNIT) };
  }
  const metres = budgetMetresForMinutes(minutes);
  return { seconds: null, metres, ticks: Math.floor(metres * TICKS_PER_UNIT) };
}

/** The reached parts as lines; a single reached point is none. */
function linesOf(network: WalkingNetwork, parts: ReachedParts): MultiLineString {
  const coordinates: Position[][] = [];
  for (let part = 0; part < parts.count; part++) {
    const [edge = 0, fromDm = 0, toDm = 0] = [
      parts.edge[part],
      parts.fromDm[part],
      parts.toDm[part],
    ];
    if (toDm === fromDm) continue;
    coordinates.push(partOfShape(network, edge, fromDm, toDm).map(([lon, lat]) => [lon, lat]));
  }
  return { type: 'MultiLineString', coordinates };
}

function streetDm(parts: ReachedParts): number {
  let sum = 0;
  for (let part = 0; part < parts.count; part++) {
    sum += (parts.toDm[part] ?? 0) - (parts.fromDm[part] ?? 0);
  }
  return sum;
}

/** Seven digits, a centimetre. */
function rounded<Shape extends MultiPolygon | MultiLineString>(shape: Shape): Shape {
  const round = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(round) : Math.round(Number(value) * 1e7) / 1e7;
  return { ...shape, coordinates: round(shape.coordinates) };
}
