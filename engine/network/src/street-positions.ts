import { haversineMetres } from '@yike/engine-geometry';
import { type LonLat, pointOnEdge } from './edge-shape.ts';
import type { WalkingNetwork } from './walking-network.ts';

/** Points along streets, as columns; each lies on its edge. */
export interface StreetPositions {
  readonly count: number;
  readonly edge: Uint32Array;
  readonly alongDm: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Points along some streets so that no point of those streets is farther than the spacing from one of
 * them, in a straight line; and none of them is nearer than half of it to another.
 *
 * How: every edge is cut into equal parts of at most the spacing, and each cut, its ends included, is
 * kept unless one that was kept lies within half the spacing. So a place is at most half a spacing from a
 * cut, and the cut at most as far from what is kept.
 *
 * @param edges the streets, in the order in which they are to be filled
 * @param isWanted leaves out single points, as those outside a district; their neighbours do not stand in. The
 *   shape point before it tells on which stretch of the edge a point lies
 * @throws RangeError for a spacing that is not above 0
 */
export function positionsAlongStreets(
  network: WalkingNetwork,
  edges: Iterable<number>,
  spacingMetres: number,
  isWanted: (lon: number, lat: number, shapePoint: number) => boolean = () => true,
): StreetPositions {
  if (!(spacingMetres > 0)) throw new RangeError(`A spacing of ${spacingMetres} m is none.`);
  const { firstShape, shapeAlongDm } = network;
  const kept = new KeptPoints(spacingMetres / 2);
  for (const edge of edges) {
    const lengthDm = network.edgeLengthDm[edge];
    const parts = Math.max(1, Math.ceil(lengthDm / (spacingMetres * 10)));
    let shapePoint = firstShape[edge];
    for (let cut = 0; cut <= parts; cut++) {
      const alongDm = Math.round((lengthDm * cut) / parts);
      while (shapePoint < firstShape[edge + 1] - 2 && shapeAlongDm[shapePoint + 1] < alongDm) {
        shapePoint++;
      }
      const [lon, lat] = pointOnEdge(network, edge, alongDm);
      if (isWanted(lon, lat, shapePoint)) kept.offer(edge, alongDm, [lon, lat]);
    }
  }
  return kept.columns();
}

/** Points none of which is nearer than a distance to another, looked up in cells of that size. */
class KeptPoints {
  readonly #apartMetres: number;
  readonly #edge: number[] = [];
  readonly #alongDm: number[] = [];
  readonly #at: LonLat[] = [];
  readonly #cells = new Map<string, number[]>();

  constructor(apartMetres: number) {
    this.#apartMetres = apartMetres;
  }

  offer(edge: number, alongDm: number, at: LonLat): void {
    const row = Math.floor((at[1] * METRES_PER_DEGREE) / this.#apartMetres);
    if (this.#isTaken(row, at)) return;
    const key = `${row},${this.#columnIn(row, at[0])}`;
    const number = this.#at.push(at) - 1;
    this.#edge.push(edge);
    this.#alongDm.push(alongDm);
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, [number]);
    else cell.push(number);
  }

  columns(): StreetPositions {
    return {
      count: this.#at.length,
      edge: Uint32Array.from(this.#edge),
      alongDm: Uint32Array.from(this.#alongDm),
      lon: Float64Array.from(this.#at, ([lon]) => lon),
      lat: Float64Array.from(this.#at, ([, lat]) => lat),
    };
  }

  #isTaken(row: number, at: LonLat): boolean {
    for (let y = row - 1; y <= row + 1; y++) {
      const column = this.#columnIn(y, at[0]);
      for (let x = column - 1; x <= column + 1; x++) {
        for (const other of this.#cells.get(`${y},${x}`) ?? []) {
          if (haversineMetres(...at, ...this.#at[other]) < this.#apartMetres) return true;
        }
      }
    }
    return false;
  }

  /** Columns are as wide as the distance at the edge of their row that is nearer to a pole, or wider. */
  #columnIn(row: number, lon: number): number {
    const latitude =
      (Math.max(Math.abs(row), Math.abs(row + 1)) * this.#apartMetres) / METRES_PER_DEGREE;
    const metresPerDegree = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
    return Math.floor((lon * metresPerDegree) / this.#apartMetres);
  }
}

/** Of latitude, on a sphere of 6,371,000 m; a hair less, so that a cell is never too small. */
const METRES_PER_DEGREE = 111_194;
