import { UNREACHED } from '@yike/engine-network';

/**
 * For each of many owners (nodes, demand points) up to `k` different places, nearest first: row `o`
 * lies at `[o · k, o · k + held[o])`. Behind it ticks are UNREACHED and places −1.
 */
export class KNearestRows {
  readonly k: number;
  readonly held: Uint32Array;
  readonly ticks: Uint32Array;
  readonly place: Int32Array;

  constructor(ownerCount: number, k: number) {
    this.k = k;
    this.held = new Uint32Array(ownerCount);
    this.ticks = new Uint32Array(ownerCount * k).fill(UNREACHED);
    this.place = new Int32Array(ownerCount * k).fill(-1);
  }

  /**
   * Enters a walk in the owner's row if it is among its k shortest to different places; says whether
   * it was. Among equals whoever came first stays, so what is nearer or equal never moves.
   */
  offer(owner: number, walk: number, to: number): boolean {
    const { k, held, ticks, place } = this;
    const begin = owner * k;
    const end = begin + held[owner];
    const isFull = held[owner] === k;
    if (isFull && walk >= ticks[end - 1]) return false;

    // the slot that becomes free: the place's own longer walk, the next one, or that of the last
    let at = begin;
    while (at < end && place[at] !== to) at++;
    if (at < end && ticks[at] <= walk) return false;
    if (at === end) {
      if (isFull) at--;
      else held[owner]++;
    }
    for (; at > begin && ticks[at - 1] > walk; at--) {
      ticks[at] = ticks[at - 1];
      place[at] = place[at - 1];
    }
    ticks[at] = walk;
    place[at] = to;
    return true;
  }
}
