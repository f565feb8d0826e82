const NONE = -1;

/**
 * Nodes by their degree, the smallest to be had in constant time: a doubly linked list of nodes for
 * every degree. The node that came to its degree last leaves first, which keeps an elimination in
 * one neighbourhood for a while; so the order of calls decides, and nothing else.
 */
export class DegreeBuckets {
  readonly #degree: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** First node of every degree; a degree is below the number of nodes. */
  readonly #first: Int32Array;
  /** No node has a smaller degree. */
  #least = 0;

  /** @param degrees of the nodes 0, 1, … */
  constructor(degrees: Int32Array) {
    const count = degrees.length;
    this.#degree = new Int32Array(count);
    this.#next = new Int32Array(count);
    this.#previous = new Int32Array(count);
    this.#first = new Int32Array(count + 1).fill(NONE);
    // last in, first out: this way round equal nodes leave by their number
    for (let node = count - 1; node >= 0; node--) this.#insert(node, degrees[node]);
  }

  /** Takes out a node of the smallest degree. Call only while there is one. */
  takeLeast(): number {
    while (this.#first[this.#least] === NONE) this.#least++;
    const node = this.#first[this.#least];
    this.#remove(node);
    return node;
  }

  move(node: number, degree: number): void {
    if (degree === this.#degree[node]) return;
    this.#remove(node);
    this.#insert(node, degree);
  }

  #insert(node: number, degree: number): void {
    const second = this.#first[degree];
    this.#degree[node] = degree;
    this.#previous[node] = NONE;
    this.#next[node] = second;
    if (second !== NONE) this.#previous[second] = node;
    this.#first[degree] = node;
    if (degree < this.#least) this.#least = degree;
  }

  #remove(node: number): void {
    const next = this.#next[node];
    const previous = this.#previous[node];
    if (previous === NONE) this.#first[this.#degree[node]] = next;
    else this.#next[previous] = next;
    if (next !== NONE) this.#previous[next] = previous;
  }
}
