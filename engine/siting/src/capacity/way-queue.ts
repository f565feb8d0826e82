const NONE = -1;

/** Dijkstra's queue over few servers: those reached but not settled are looked through. */
export class WayQueue {
  readonly #cost: Float64Array;
  readonly #takenBy: Int32Array;
  readonly #takenFrom: Int32Array;
  readonly #turnOf: Uint32Array;
  readonly #isSettled: Uint8Array;
  #turn = 0;
  readonly #open: number[] = [];
  readonly #settled: number[] = [];

  constructor(serverCount: number) {
    this.#cost = new Float64Array(serverCount);
    this.#takenBy = new Int32Array(serverCount);
    this.#takenFrom = new Int32Array(serverCount);
    this.#turnOf = new Uint32Array(serverCount);
    this.#isSettled = new Uint8Array(serverCount);
  }

  begin(server: number): void {
    this.#turn++;
    this.#open.length = 0;
    this.#settled.length = 0;
    this.reach(server, 0, NONE, NONE);
  }

  costOf(server: number): number {
    return this.#cost[server];
  }

  /** Pair by which the server before it takes the point. */
  takenBy(server: number): number {
    return this.#takenBy[server];
  }

  /** Pair by which this server had it. */
  takenFrom(server: number): number {
    return this.#takenFrom[server];
  }

  reach(server: number, cost: number, takenBy: number, takenFrom: number): void {
    if (this.#turnOf[server] !== this.#turn) {
      this.#turnOf[server] = this.#turn;
      this.#isSettled[server] = 0;
      this.#open.push(server);
    } else if (this.#isSettled[server] === 1 || cost >= this.#cost[server]) return;
    this.#cost[server] = cost;
    this.#takenBy[server] = takenBy;
    this.#takenFrom[server] = takenFrom;
  }

  /** The nearest that is cheaper than `most`; −1: none. */
  pop(most: number): number {
    const open = this.#open;
    let best = NONE;
    let least = most;
    for (let at = 0; at < open.length; at++) {
      if (this.#cost[open[at]] >= least) continue;
      least = this.#cost[open[at]];
      best = at;
    }
    if (best === NONE) return NONE;
    const server = open[best];
    open[best] = open[open.length - 1];
    open.pop();
    this.#isSettled[server] = 1;
    this.#settled.push(server);
    return server;
  }

  eachSettled(visit: (server: number, cost: number) => void, below: number): void {
    for (const server of this.#settled) {
      if (this.#cost[server] < below) visit(server, this.#cost[server]);
    }
  }
}
