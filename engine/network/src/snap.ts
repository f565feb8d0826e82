import {
  type LocalPlane,
  planeAt,
  planeX,
  planeY,
  projectOnSegmentInto,
} from '@yike/engine-geometry';
import Flatbush from 'flatbush';
import { CROSSING, EDGE_KIND, NO_COMPONENT, type WalkingNetwork } from './walking-network.ts';

/**
 * Where places touch the streets. Place `p` has the joints `first[p]` up to, not including,
 * `first[p + 1]`; none when no street is within the limit. A joint is a point along an edge, and
 * the metres off it count as walking.
 */
export interface Joints {
  readonly count: number;
  readonly first: Uint32Array;
  readonly edge: Uint32Array;
  readonly alongDm: Uint32Array;
  readonly offDm: Uint32Array;
}

export const DEFAULT_SNAP_LIMIT_METRES = 200;
const FIRST_RADIUS_METRES = 25;

/**
 * How much farther than the nearest edge one without stairs may be to be joined too: about round the
 * corner of the house. More would let everybody above a stairway walk straight down beside it.
 */
export const WHEEL_DETOUR_METRES = 25;

interface Touch {
  edge: number;
  alongDm: number;
  offMetres: number;
}

/**
 * Finds the streets near a point. A place joins its nearest edge, and besides it the nearest edge
 * of every longer component within the limit, so that an unconnected scrap of footway captures
 * nobody; and the same once more among edges for wheels, as far as they are hardly farther off.
 */
export class StreetSnapper {
  readonly #network: WalkingNetwork;
  readonly #index: Flatbush;
  /** Edge of every indexed shape segment, and the shape point the segment begins at. */
  readonly #segmentEdge: Uint32Array;
  readonly #segmentShape: Uint32Array;
  readonly #projection = { t: 0, distance: 0 };

  /**
   * @param edges those that places may join; all that are neither closed nor a lift unless given
   * @throws Error when there are no edges to join
   */
  constructor(
    network: WalkingNetwork,
    edges: readonly number[] | Uint32Array = openEdges(network),
  ) {
    const { firstShape, shapeLon, shapeLat } = network;
    let segmentCount = 0;
    for (const edge of edges) segmentCount += firstShape[edge + 1] - firstShape[edge] - 1;
    this.#network = network;
    this.#segmentEdge = new Uint32Array(segmentCount);
    this.#segmentShape = new Uint32Array(segmentCount);
    this.#index = new Flatbush(segmentCount);
    let segment = 0;
    for (const edge of edges) {
      for (let at = firstShape[edge]; at < firstShape[edge + 1] - 1; at++) {
        this.#segmentEdge[segment] = edge;
        this.#segmentShape[segment++] = at;
        this.#index.add(
          Math.min(shapeLon[at], shapeLon[at + 1]),
          Math.min(shapeLat[at], shapeLat[at + 1]),
          Math.max(shapeLon[at], shapeLon[at + 1]),
          Math.max(shapeLat[at], shapeLat[at + 1]),
        );
      }
    }
    this.#index.finish();
  }

  /** Metres from a point to the nearest street; Infinity beyond the limit. */
  metresToStreet(lon: number, lat: number, limitMetres = DEFAULT_SNAP_LIMIT_METRES): number {
    for (const radius of radii(limitMetres)) {
      let nearest = Number.POSITIVE_INFINITY;
      this.#visit(lon, lat, radius, (_, offMetres) => {
        nearest = Math.min(nearest, offMetres);
      });
      if (nearest <= radius) return nearest;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Joins places, given as columns of degrees, to the streets. */
  snap(
    lons: ArrayLike<number>,
    lats: ArrayLike<number>,
    limitMetres = DEFAULT_SNAP_LIMIT_METRES,
  ): Joints {
    const first = new Uint32Array(lons.length + 1);
    const touches: Touch[] = [];
    for (let place = 0; place < lons.length; place++) {
      touches.push(...this.#touchesOf(lons[place], lats[place], limitMetres));
      first[place + 1] = touches.length;
    }
    return {
      count: lons.length,
      first,
      edge: Uint32Array.from(touches, (touch) => touch.edge),
      alongDm: Uint32Array.from(touches, (touch) => touch.alongDm),
      offDm: Uint32Array.from(touches, (touch) => Math.round(touch.offMetres * 10)),
    };
  }

  #touchesOf(lon: number, lat: number, limitMetres: number): Touch[] {
    const { edgeComponent, edgeWheelComponent } = this.#network;
    let onFoot = new Map<number, Touch>();
    let onWheels = new Map<number, Touch>();
    for (const radius of radii(limitMetres)) {
      onFoot = new Map();
      onWheels = new Map();
      this.#visit(lon, lat, radius, (edge, offMetres, alongDm) => {
        keepNearest(onFoot, edgeComponent[edge], edge, offMetres, alongDm);
        if (edgeWheelComponent[edge] === NO_COMPONENT) return;
        keepNearest(onWheels, edgeWheelComponent[edge], edge, offMetres, alongDm);
      });
      // beyond lies only what is farther away and of a shorter component
      const isPastWheels = radius >= nearestMetres(onFoot) + WHEEL_DETOUR_METRES;
      if (hasAllLonger(onFoot) && (isPastWheels || hasAllLonger(onWheels))) break;
    }
    const farthest = nearestMetres(onFoot) + WHEEL_DETOUR_METRES;
    const forWheels = nearestOfLonger(onWheels).filter(({ offMetres }) => offMetres <= farthest);
    const joined = [...nearestOfLonger(onFoot), ...forWheels];
    const isFirst = (touch: Touch, at: number): boolean =>
      joined.findIndex((other) => other.edge === touch.edge) === at;
    return joined.filter(isFirst);
  }

  /** Calls back with every edge segment within the radius. */
  #visit(
    lon: number,
    lat: number,
    radiusMetres: number,
    found: (edge: number, offMetres: number, alongDm: number) => void,
  ): void {
    const { shapeLon, shapeLat, shapeAlongDm } = this.#network;
    const plane: LocalPlane = planeAt(lat);
    const x = planeX(plane, lon);
    const y = planeY(plane, lat);
    // the plane shrinks a little away from its parallel; a hair more than the radius loses nothing
    const dLon = (radiusMetres * 1.001) / plane.metresPerDegreeLon;
    const dLat = (radiusMetres * 1.001) / plane.metresPerDegreeLat;
    for (const segment of this.#index.search(lon - dLon, lat - dLat, lon + dLon, lat + dLat)) {
      const at = this.#segmentShape[segment];
      const { t, distance } = projectOnSegmentInto(
        this.#projection,
        plane,
        x,
        y,
        planeX(plane, shapeLon[at]),
        planeY(plane, shapeLat[at]),
        planeX(plane, shapeLon[at + 1]),
        planeY(plane, shapeLat[at + 1]),
      );
      // said this way round, a place without numbers for coordinates touches nothing
      if (!(distance <= radiusMetres)) continue;
      const alongDm = shapeAlongDm[at] + Math.round(t * (shapeAlongDm[at + 1] - shapeAlongDm[at]));
      found(this.#segmentEdge[segment], distance, alongDm);
    }
  }
}

/** Edges that a place may stand on: nobody's door is in a lift. */
export function openEdges({ edgeKind, edgeCrossingFrom }: WalkingNetwork): number[] {
  return [...edgeKind.keys()].filter(
    (edge) => edgeKind[edge] !== EDGE_KIND.closed && edgeCrossingFrom[edge] !== CROSSING.lift,
  );
}

/** Small circles first: most places stand right beside a street of the main component. */
function* radii(limitMetres: number): Generator<number> {
  for (let radius = FIRST_RADIUS_METRES; radius < limitMetres; radius *= 2) yield radius;
  yield limitMetres;
}

function keepNearest(
  nearest: Map<number, Touch>,
  component: number,
  edge: number,
  offMetres: number,
  alongDm: number,
): void {
  const known = nearest.get(component);
  const isNearer =
    known === undefined ||
    offMetres < known.offMetres ||
    (offMetres === known.offMetres && edge < known.edge);
  if (isNearer) nearest.set(component, { edge, offMetres, alongDm });
}

/** Is there a touch for every component that is longer than that of the nearest? */
function hasAllLonger(nearest: ReadonlyMap<number, Touch>): boolean {
  if (nearest.size === 0) return false;
  const home = componentOfNearest(nearest);
  // components are numbered from the longest, so those longer than number `home` are 0 … home − 1
  let longer = 0;
  for (const component of nearest.keys()) if (component < home) longer++;
  return longer === home;
}

/** The nearest of all, and of each longer component the nearest. */
function nearestOfLonger(nearest: ReadonlyMap<number, Touch>): Touch[] {
  const home = componentOfNearest(nearest);
  return [...nearest]
    .filter(([component]) => component <= home)
    .map(([, touch]) => touch)
    .sort(byDistance);
}

/** Metres to the nearest touch; Infinity when there is none. */
function nearestMetres(touches: ReadonlyMap<number, Touch>): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const { offMetres } of touches.values()) nearest = Math.min(nearest, offMetres);
  return nearest;
}

function componentOfNearest(nearest: ReadonlyMap<number, Touch>): number {
  return [...nearest].sort(([, a], [, b]) => byDistance(a, b))[0]?.[0] ?? 0;
}

const byDistance = (a: Touch, b: Touch): number => a.offMetres - b.offMetres || a.edge - b.edge;
