import { uniteJoints } from './carry-joints.ts';
import { type ChangedStreets, changeStreets, type StreetChange } from './change-streets.ts';
import type { LonLat } from './edge-shape.ts';
import { type Joints, openEdges, StreetSnapper, WHEEL_DETOUR_METRES } from './snap.ts';
import { endsOfChain, type StreetPoint } from './street-pieces.ts';
import { EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

/** A street near a position. */
export interface NearStreet {
  readonly point: StreetPoint;
  readonly metres: number;
}

/** A path that was laid. */
export interface LaidPath {
  readonly edge: number;
  /** The streets it joins, as the network was before. */
  readonly start: NearStreet;
  readonly end: NearStreet;
}

/** An end of a path that no street is near enough to. */
export interface UnjoinedEnd {
  readonly unjoined: 'start' | 'end';
}

/**
 * Streets under a plan that is made one change after the other, each knowing what those before it left.
 *
 * A *stretch* is a street from junction to junction, as it was before the plan, or a path of the plan. Where
 * paths and gates cut it, its pieces belong to it and share its fate.
 */
export class StreetPlan {
  readonly #snapLimitMetres: number;
  readonly #before: WalkingNetwork;
  #network: WalkingNetwork;
  readonly #cut = new Set<number>();
  /** Piece → the edge that was cut. */
  readonly #wholeOf = new Map<number, number>();
  readonly #steps: ((joints: Joints, places: Places) => Joints)[] = [];
  #snapper: StreetSnapper | null = null;

  constructor(network: WalkingNetwork, snapLimitMetres: number) {
    this.#before = network;
    this.#network = network;
    this.#snapLimitMetres = snapLimitMetres;
  }

  /** As the changes so far leave it; nodes and edges keep their numbers. */
  get network(): WalkingNetwork {
    return this.#network;
  }

  get isUnchanged(): boolean {
    return this.#network === this.#before;
  }

  /** Edges that somebody may walk, cut streets as their pieces; no lifts. */
  listOpenEdges(): number[] {
    return openEdges(this.#network).filter((edge) => !this.#cut.has(edge));
  }

  /** The stretch that an edge is, or is a piece of. */
  stretchOf(edge: number): number {
    return this.#wholesOf(edge).at(-1) ?? edge;
  }

  /** The nearest open street, or the nearest of some edges; undefined beyond the limit. */
  findNear([lon, lat]: LonLat, among?: readonly number[]): NearStreet | undefined {
    if (among?.length === 0) return undefined;
    const snapper =
      among === undefined ? this.#openSnapper() : new StreetSnapper(this.#network, among);
    const { edge, alongDm, offDm } = snapper.snap([lon], [lat], this.#snapLimitMetres);
    if (edge.length === 0) return undefined;
    return { point: { edge: edge[0], alongDm: alongDm[0] }, metres: offDm[0] / 10 };
  }

  /** Lays a path along a line, and from the ends of the line straight on to the nearest open streets. */
  addPath(line: readonly LonLat[], kind: number, inclinePermille: number): LaidPath | UnjoinedEnd {
    const [first, last] = [line[0], line[line.length - 1]];
    const start = this.findNear(first);
    if (start === undefined) return { unjoined: 'start' };
    const end = this.findNear(last);
    if (end === undefined) return { unjoined: 'end' };
    const via = line.filter(
      (_, at) => (at > 0 || start.metres > 0) && (at < line.length - 1 || end.metres > 0),
    );
    const { addedEdges } = this.#change([
      { type: 'add-path', from: start.point, to: end.point, via, kind, inclinePermille },
    ]);
    const [edge] = addedEdges;
    this.#steps.push((joints, places) => this.#joinPath(joints, places, edge));
    return { edge, start, end };
  }

  /**
   * Builds a lift beside stairs, from one end of the stretches to the other.
   * @returns its edge; null where the stretches do not end at two junctions
   */
  addLift(stretches: readonly number[]): number | null {
    const ends = endsOfChain(this.#network, stretches);
    if (ends.length !== 2) return null;
    const [from, to] = ends;
    return this.#change([{ type: 'add-lift', from, to }]).addedEdges[0];
  }

  /** Closes stretches, with all pieces. */
  close(stretches: readonly number[]): void {
    this.#change(
      this.#edgesOf(stretches).map((edge): StreetChange => ({ type: 'close-street', edge })),
    );
  }

  /** Rebuilds stretches, with all pieces that are open. */
  rebuild(stretches: readonly number[], kind: number, inclinePermille: number): void {
    const { edgeKind } = this.#network;
    this.#change(
      this.#edgesOf(stretches)
        .filter((edge) => edgeKind[edge] !== EDGE_KIND.closed)
        .map((edge): StreetChange => ({ type: 'rebuild-street', edge, kind, inclinePermille })),
    );
  }

  setBarriers(nodes: readonly number[], barrier: number): void {
    this.#change(nodes.map((node): StreetChange => ({ type: 'set-barrier', node, barrier })));
  }

  /** Puts a gate up at a mark between the ends of an open edge. */
  putGate(at: StreetPoint, barrier: number): void {
    // whoever walks along the whole of which this is a piece would walk past the gate
    const wholes = this.#wholesOf(at.edge).map(
      (edge): StreetChange => ({ type: 'close-street', edge }),
    );
    this.#change([{ type: 'put-gate', at, barrier }, ...wholes]);
  }

  /**
   * The joints of places under the plan: what they had on the streets before it, the same spots on pieces, and
   * a joint on a path that is no farther from them than the street they had (for wheels, hardly farther, where
   * they had none). That depends on no other path, so a path more is a joint less for nobody.
   *
   * @param joints to the streets before the plan
   */
  join(joints: Joints, lons: ArrayLike<number>, lats: ArrayLike<number>): Joints {
    const places = { lons, lats, joints };
    return this.#steps.reduce((carried, step) => step(carried, places), joints);
  }

  #openSnapper(): StreetSnapper {
    this.#snapper ??= new StreetSnapper(this.#network, this.listOpenEdges());
    return this.#snapper;
  }

  #change(changes: readonly StreetChange[]): ChangedStreets {
    const changed = changeStreets(this.#network, changes);
    this.#network = changed.network;
    this.#snapper = null;
    for (const [edge, pieces] of changed.piecesOfEdge) {
      this.#cut.add(edge);
      for (const piece of pieces) this.#wholeOf.set(piece, edge);
    }
    this.#steps.push((joints) => changed.carry(joints));
    return changed;
  }

  /** What an edge is a piece of, and that again, up to the stretch. */
  #wholesOf(edge: number): number[] {
    const wholes: number[] = [];
    for (
      let whole = this.#wholeOf.get(edge);
      whole !== undefined;
      whole = this.#wholeOf.get(whole)
    ) {
      wholes.push(whole);
    }
    return wholes;
  }

  /** The stretches and all their pieces. */
  #edgesOf(stretches: readonly number[]): number[] {
    const wanted = new Set(stretches);
    const pieces = [...this.#wholeOf.keys()].filter((piece) => wanted.has(this.stretchOf(piece)));
    return [...wanted, ...pieces];
  }

  #joinPath(joints: Joints, { lons, lats, joints: before }: Places, path: number): Joints {
    const network = this.#network;
    const near = new StreetSnapper(network, [path]).snap(lons, lats, this.#snapLimitMetres);
    const isJoined = (place: number, joint: number): boolean => {
      const off = near.offDm[joint];
      const [onFoot, onWheels] = nearestOff(this.#before, before, place);
      if (off <= onFoot) return true;
      const isForWheels = network.edgeKind[path] === EDGE_KIND.flat;
      return isForWheels && !Number.isFinite(onWheels) && off <= onFoot + 10 * WHEEL_DETOUR_METRES;
    };
    return uniteJoints(joints, chosen(near, isJoined));
  }
}

interface Places {
  readonly lons: ArrayLike<number>;
  readonly lats: ArrayLike<number>;
  /** To the streets before the plan. */
  readonly joints: Joints;
}

/** Decimetres from a place to its nearest joint, and to its nearest on wheels; Infinity without any. */
function nearestOff(
  { edgeKind }: WalkingNetwork,
  { first, edge, offDm }: Joints,
  place: number,
): [onFoot: number, onWheels: number] {
  let [onFoot, onWheels] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let joint = first[place]; joint < first[place + 1]; joint++) {
    onFoot = Math.min(onFoot, offDm[joint]);
    if (edgeKind[edge[joint]] === EDGE_KIND.flat) onWheels = Math.min(onWheels, offDm[joint]);
  }
  return [onFoot, onWheels];
}

function chosen(joints: Joints, isChosen: (place: number, joint: number) => boolean): Joints {
  const first = new Uint32Array(joints.count + 1);
  const kept: number[] = [];
  for (let place = 0; place < joints.count; place++) {
    for (let joint = joints.first[place]; joint < joints.first[place + 1]; joint++) {
      if (isChosen(place, joint)) kept.push(joint);
    }
    first[place + 1] = kept.length;
  }
  const column = (numbers: Uint32Array): Uint32Array =>
    Uint32Array.from(kept, (joint) => numbers[joint]);
  const { edge, alongDm, offDm } = joints;
  return {
    count: joints.count,
    first,
    edge: column(edge),
    alongDm: column(alongDm),
    offDm: column(offDm),
  };
}
