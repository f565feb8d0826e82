import type { WalkingNetwork } from '@yike/engine-network';

/**
 * Who is joined to whom while nodes are eliminated: undirected, without loops, every neighbour once.
 * Lists of neighbours lie in one pool; a list that outgrows its room moves to the end of the pool
 * with twice the room.
 */
export class ShrinkingGraph {
  readonly nodeCount: number;
  readonly #start: Uint32Array;
  readonly #length: Int32Array;
  readonly #room: Int32Array;
  #pool: Uint32Array;
  #poolEnd: number;
  /**
   * 1: the neighbours of the node are all joined to one another already, so that eliminating it joins
   * nobody. Towards the end that is so for most; 0 where it is not known.
   */
  readonly #isClosed: Uint8Array;
  /** A node that was marked for the list at hand carries the list's number. */
  readonly #mark: Uint32Array;
  #list = 0;

  constructor({ nodeCount, firstArc, arcNode }: WalkingNetwork) {
    this.nodeCount = nodeCount;
    this.#start = firstArc.slice(0, nodeCount);
    this.#length = new Int32Array(nodeCount);
    this.#room = new Int32Array(nodeCount);
    this.#pool = new Uint32Array(4 * arcNode.length + 64);
    this.#poolEnd = arcNode.length;
    this.#isClosed = new Uint8Array(nodeCount);
    this.#mark = new Uint32Array(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      this.#mark[node] = ++this.#list;
      let end = firstArc[node];
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const neighbour = arcNode[arc];
        if (this.#mark[neighbour] === this.#list) continue;
        this.#mark[neighbour] = this.#list;
        this.#pool[end++] = neighbour;
      }
      this.#length[node] = end - firstArc[node];
      this.#room[node] = firstArc[node + 1] - firstArc[node];
      this.#isClosed[node] = end - firstArc[node] < 2 ? 1 : 0;
    }
  }

  degrees(): Int32Array {
    return this.#length.slice();
  }

  degree(node: number): number {
    return this.#length[node];
  }

  neighbour(node: number, at: number): number {
    return this.#pool[this.#start[node] + at];
  }

  /**
   * Takes a node out and joins all its neighbours to one another. Its own list stays readable: it
   * holds those neighbours that outlived it.
   */
  eliminate(node: number): void {
    const count = this.#length[node];
    const isClosed = this.#isClosed[node] === 1;
    for (let at = 0; at < count; at++) {
      const neighbour = this.neighbour(node, at);
      if (isClosed) this.#remove(node, neighbour);
      else this.#replace(node, neighbour);
    }
  }

  /** Takes the eliminated node from the list of one neighbour. */
  #remove(node: number, neighbour: number): void {
    const pool = this.#pool;
    let at = this.#start[neighbour];
    const last = at + --this.#length[neighbour];
    while (pool[at] !== node) at++;
    pool[at] = pool[last];
  }

  /** In the list of one neighbour, puts the other neighbours of the eliminated node in its place. */
  #replace(node: number, neighbour: number): void {
    const mark = this.#mark;
    const list = ++this.#list;
    const count = this.#length[node];
    let start = this.#start[neighbour];
    let length = this.#length[neighbour];
    mark[neighbour] = list;
    for (let at = start; at < start + length; at++) {
      const other = this.#pool[at];
      if (other === node) this.#pool[at--] = this.#pool[start + --length];
      else mark[other] = list;
    }
    if (length + count - 1 > this.#room[neighbour]) {
      this.#moveToEnd(neighbour, length, 2 * (length + count));
      start = this.#start[neighbour];
    }
    const pool = this.#pool;
    const from = this.#start[node];
    const lengthBefore = length;
    for (let at = from; at < from + count; at++) {
      if (mark[pool[at]] !== list) pool[start + length++] = pool[at];
    }
    this.#length[neighbour] = length;
    // with no neighbours but those of the eliminated node, which are joined to one another now
    if (length === count - 1) this.#isClosed[neighbour] = 1;
    else if (length > lengthBefore) this.#isClosed[neighbour] = 0;
  }

  #moveToEnd(node: number, length: number, room: number): void {
    if (this.#poolEnd + room > this.#pool.length) {
      const larger = new Uint32Array(2 * (this.#poolEnd + room));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    const start = this.#start[node];
    this.#pool.copyWithin(this.#poolEnd, start, start + length);
    this.#start[node] = this.#poolEnd;
    this.#room[node] = room;
    this.#poolEnd += room;
  }
}
