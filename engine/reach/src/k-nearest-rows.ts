import { UNREACHED } from '@yike/engine-network';

/**
 * For each of many owners (nodes, demand points) up to `k` different places, shortest walk first and smaller
 * number first among equals: row `o`
 * lies at `[o · k, o · k + held[o])`. Behind it ticks are UNREACHED and places −1.
 */
export class KNearestRows {
  readonly k: number;
  readonly held: Uint32Array;
  readonly ticks: Uint32Array;
  readonly place: Int32Array;
  /** 1: a search has handed the walk on to the neighbours of its owner. */
  readonly isPassedOn: Uint8Array;

  constructor(ownerCount: number, k: number) {
    this.k = k;
    this.held = new Uint32Array(ownerCount);
    this.ticks = new Uint32Array(ownerCount * k).fill(UNREACHED);
    this.place = new Int32Array(ownerCount * k).fill(-1);
    this.isPassedOn = new Uint8Array(ownerCount * k);
  }

  /**
   * Enters a walk in the owner's row if it is among its k shortest to different places; says whether
   * it was. Of equally long walks the one to the smaller number is the shorter.
   */
  offer(owner: number, walk: number, to: number): boolean {
    const { k, held, ticks, place, isPassedOn } = this;
    const begin = owner * k;
    const end = begin + held[owner];
    const isFull = held[owner] === k;
    if (isFull && !this.#isBefore(walk, to, end - 1)) return false;

    // the slot that becomes free: the place's own longer walk, the next one, or that of the last
    let at = begin;
    while (at < end && place[at] !== to) at++;
    if (at < end && ticks[at] <= walk) return false;
    if (at === end) {
      if (isFull) at--;
      else held[owner]++;
    }
    for (; at > begin && this.#isBefore(walk, to, at - 1); at--) {
      ticks[at] = ticks[at - 1];
      place[at] = place[at - 1];
      isPassedOn[at] = isPassedOn[at - 1];
    }
    ticks[at] = walk;
    place[at] = to;
    isPassedOn[at] = 0;
    return true;
  }

  #isBefore(walk: number, to: number, at: number): boolean {
    return walk < this.ticks[at] || (walk === this.ticks[at] && to < this.place[at]);
  }
}
