/** Sites by rank, greatest first; of equals the one with the lowest number. */
export class GainQueue {
  readonly #sites: number[] = [];
  readonly #ranks: number[] = [];

  get size(): number {
    return this.#sites.length;
  }

  push(site: number, rank: number): void {
    const sites = this.#sites;
    const ranks = this.#ranks;
    let at = sites.length;
    sites.push(site);
    ranks.push(rank);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(rank, site, ranks[parent], sites[parent])) break;
      sites[at] = sites[parent];
      ranks[at] = ranks[parent];
      at = parent;
    }
    sites[at] = site;
    ranks[at] = rank;
  }

  pop(): number {
    const first = this.#sites[0];
    const site = this.#sites.pop()!;
    const rank = this.#ranks.pop()!;
    if (this.#sites.length > 0) this.#sink(site, rank);
    return first;
  }

  /** Would it be popped before all that are in the queue? */
  isFirst(site: number, rank: number): boolean {
    return this.size === 0 || isBefore(rank, site, this.#ranks[0], this.#sites[0]);
  }

  #sink(site: number, rank: number): void {
    const sites = this.#sites;
    const ranks = this.#ranks;
    let at = 0;
    for (let child = 1; child < sites.length; child = 2 * at + 1) {
      const other = child + 1;
      if (
        other < sites.length &&
        isBefore(ranks[other], sites[other], ranks[child], sites[child])
      ) {
        child = other;
      }
      if (!isBefore(ranks[child], sites[child], rank, site)) break;
      sites[at] = sites[child];
      ranks[at] = ranks[child];
      at = child;
    }
    sites[at] = site;
    ranks[at] = rank;
  }
}

function isBefore(rank: number, site: number, otherRank: number, other: number): boolean {
  return rank > otherRank || (rank === otherRank && site < other);
}
