import { haversineMetres } from '@yike/engine-geometry';
import { type LonLat, partOfShape } from './edge-shape.ts';
import type { StreetPiece } from './street-pieces.ts';
import { CROSSING, type WalkingNetwork } from './walking-network.ts';

type EdgeColumns = Pick<
  WalkingNetwork,
  | 'edgeCount'
  | 'edgeFrom'
  | 'edgeTo'
  | 'edgeLengthDm'
  | 'edgeKind'
  | 'edgeOneWay'
  | 'edgeInclinePermille'
  | 'edgeCrossingFrom'
  | 'edgeCrossingTo'
  | 'edgeName'
  | 'edgeWay'
  | 'firstShape'
  | 'shapeLon'
  | 'shapeLat'
  | 'shapeAlongDm'
>;

/** An edge that comes behind those of the network. */
interface EdgeDraft {
  readonly from: number;
  readonly to: number;
  readonly lengthDm: number;
  readonly kind: number;
  readonly oneWay: number;
  readonly inclinePermille: number;
  readonly crossingFrom: number;
  readonly crossingTo: number;
  readonly name: number;
  readonly way: number;
  readonly shape: readonly LonLat[];
  readonly alongDm: readonly number[];
}

/** The edges of a network with some rebuilt and some added behind. */
export class EdgeDrafts {
  readonly #network: WalkingNetwork;
  readonly #kind: Uint8Array;
  readonly #incline: Int16Array;
  readonly #added: EdgeDraft[] = [];

  constructor(network: WalkingNetwork) {
    this.#network = network;
    this.#kind = network.edgeKind.slice();
    this.#incline = network.edgeInclinePermille.slice();
  }

  rebuild(edge: number, kind: number, inclinePermille: number): void {
    this.#kind[edge] = kind;
    this.#incline[edge] = inclinePermille;
  }

  /** Lays a piece of a street beside it. @returns its number */
  addPiece({ edge, fromDm, toDm, fromNode, toNode }: StreetPiece): number {
    const { edgeOneWay, edgeCrossingFrom, edgeCrossingTo, edgeName, edgeWay, edgeLengthDm } =
      this.#network;
    const { firstShape, shapeAlongDm } = this.#network;
    const inner = Array.from(shapeAlongDm.subarray(firstShape[edge], firstShape[edge + 1])).filter(
      (mark) => mark > fromDm && mark < toDm,
    );
    return this.#add({
      from: fromNode,
      to: toNode,
      lengthDm: toDm - fromDm,
      kind: this.#kind[edge],
      oneWay: edgeOneWay[edge],
      inclinePermille: this.#incline[edge],
      crossingFrom: fromDm === 0 ? edgeCrossingFrom[edge] : CROSSING.none,
      crossingTo: toDm === edgeLengthDm[edge] ? edgeCrossingTo[edge] : CROSSING.none,
      name: edgeName[edge],
      way: edgeWay[edge],
      shape: partOfShape(this.#network, edge, fromDm, toDm),
      alongDm: [fromDm, ...inner, toDm].map((mark) => mark - fromDm),
    });
  }

  /**
   * A path of its own, nameless.
   * @param crossing what costs a wait at either end: a `CROSSING` code
   * @returns its number
   */
  addPath(
    from: number,
    to: number,
    shape: readonly LonLat[],
    kind: number,
    inclinePermille: number,
    crossing: number,
  ): number {
    let metres = 0;
    const alongDm = shape.map(([lon, lat], at) => {
      const [beforeLon, beforeLat] = shape[at - 1] ?? [lon, lat];
      metres += haversineMetres(beforeLon, beforeLat, lon, lat);
      return Math.round(metres * 10);
    });
    const lengthDm = Math.round(metres * 10);
    const plain = { oneWay: 0, crossingFrom: crossing, crossingTo: crossing };
    const own = { from, to, lengthDm, kind, inclinePermille, shape, alongDm };
    return this.#add({ ...plain, ...own, name: 0, way: 0 });
  }

  #add(draft: EdgeDraft): number {
    return this.#network.edgeCount + this.#added.push(draft) - 1;
  }

  finish(): EdgeColumns {
    const network = this.#network;
    const added = this.#added;
    const column = <Numbers extends Column>(before: Numbers, of: (draft: EdgeDraft) => number) =>
      appended(before, added.map(of));
    return {
      ...this.#shapes(),
      edgeCount: network.edgeCount + added.length,
      edgeFrom: column(network.edgeFrom, ({ from }) => from),
      edgeTo: column(network.edgeTo, ({ to }) => to),
      edgeLengthDm: column(network.edgeLengthDm, ({ lengthDm }) => lengthDm),
      edgeKind: column(this.#kind, ({ kind }) => kind),
      edgeOneWay: column(network.edgeOneWay, ({ oneWay }) => oneWay),
      edgeInclinePermille: column(this.#incline, ({ inclinePermille }) => inclinePermille),
      edgeCrossingFrom: column(network.edgeCrossingFrom, ({ crossingFrom }) => crossingFrom),
      edgeCrossingTo: column(network.edgeCrossingTo, ({ crossingTo }) => crossingTo),
      edgeName: column(network.edgeName, ({ name }) => name),
      edgeWay: column(network.edgeWay, ({ way }) => way),
    };
  }

  #shapes(): Pick<EdgeColumns, 'firstShape' | 'shapeLon' | 'shapeLat' | 'shapeAlongDm'> {
    const { firstShape, shapeLon, shapeLat, shapeAlongDm } = this.#network;
    const points = this.#added.flatMap(({ shape }) => shape);
    let end = shapeLon.length;
    const ends = this.#added.map(({ shape }) => {
      end += shape.length;
      return end;
    });
    return {
      firstShape: appended(firstShape, ends),
      shapeLon: appended(
        shapeLon,
        points.map(([lon]) => lon),
      ),
      shapeLat: appended(
        shapeLat,
        points.map(([, lat]) => lat),
      ),
      shapeAlongDm: appended(
        shapeAlongDm,
        this.#added.flatMap(({ alongDm }) => alongDm),
      ),
    };
  }
}

type Column = Uint8Array | Int16Array | Uint32Array | Float64Array;

/** A longer copy: what was there, and some more behind. */
export function appended<Numbers extends Column>(
  numbers: Numbers,
  more: readonly number[],
): Numbers {
  const Kind = numbers.constructor as new (length: number) => Numbers;
  const longer = new Kind(numbers.length + more.length);
  longer.set(numbers);
  longer.set(more, numbers.length);
  return longer;
}
