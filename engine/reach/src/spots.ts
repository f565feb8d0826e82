import type { Joints } from '@yike/engine-network';

/** One joint of a place. */
export interface Spot {
  readonly place: number;
  readonly edge: number;
  readonly alongDm: number;
  readonly offDm: number;
}

/** Where places that come and go are joined to the streets, found by place and by edge. */
export class Spots {
  readonly #ofPlace = new Map<number, readonly Spot[]>();
  readonly #onEdge = new Map<number, Spot[]>();

  /** Of every place, one list each. */
  listByPlace(): (readonly Spot[])[] {
    return [...this.#ofPlace.values()];
  }

  listOnEdge(edge: number): readonly Spot[] {
    return this.#onEdge.get(edge) ?? [];
  }

  /** @param spots of one place that has none yet */
  settle(spots: readonly Spot[]): void {
    if (spots.length === 0) return;
    this.#ofPlace.set(spots[0].place, spots);
    for (const spot of spots) {
      const others = this.#onEdge.get(spot.edge);
      if (others === undefined) this.#onEdge.set(spot.edge, [spot]);
      else others.push(spot);
    }
  }

  /** @returns the spots that the place had */
  withdraw(place: number): readonly Spot[] {
    const spots = this.#ofPlace.get(place) ?? [];
    this.#ofPlace.delete(place);
    for (const { edge } of spots) {
      const left = this.listOnEdge(edge).filter((other) => other.place !== place);
      if (left.length === 0) this.#onEdge.delete(edge);
      else this.#onEdge.set(edge, left);
    }
    return spots;
  }
}

/** @param at number of the place among the joints */
export function spotsOf(place: number, joints: Joints, at: number): Spot[] {
  const { first, edge, alongDm, offDm } = joints;
  const spots: Spot[] = [];
  for (let joint = first[at]; joint < first[at + 1]; joint++) {
    spots.push({ place, edge: edge[joint], alongDm: alongDm[joint], offDm: offDm[joint] });
  }
  return spots;
}

/** The joints of one place again. */
export function jointsOf(spots: readonly Spot[]): Joints {
  return {
    count: 1,
    first: Uint32Array.of(0, spots.length),
    edge: Uint32Array.from(spots, ({ edge }) => edge),
    alongDm: Uint32Array.from(spots, ({ alongDm }) => alongDm),
    offDm: Uint32Array.from(spots, ({ offDm }) => offDm),
  };
}
