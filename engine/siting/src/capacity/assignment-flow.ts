import { Journal } from './journal.ts';
import type { Supply } from './supply.ts';
import { WayQueue } from './way-queue.ts';

const NONE = -1;

/**
 * Who goes where, at the most saving, for the servers that are open: a min-cost flow kept optimal while servers
 * are opened, by augmenting along shortest ways in the graph of open servers (Edmonds and Karp 1972, Tomizawa
 * 1971). A price κ for a place at every server, and from it λ for every point, prove it optimal:
 *
 *     κ_s ≥ 0, 0 where places are idle; λ_i ≥ 0, 0 where somebody stays unserved;
 *     λ_i + κ_s ≥ saving, and equal where s serves i.
 *
 * All amounts and savings are whole numbers, so nothing is compared within a tolerance. What was done since a
 * `mark` can be undone.
 */
export class AssignmentFlow {
  readonly supply: Supply;
  /** By server: price of a place there. */
  readonly #placePrice: Float64Array;
  readonly #used: Float64Array;
  /** By point: units not served. */
  readonly #left: Float64Array;
  /** By pair: units that go there. */
  readonly #flow: Float64Array;
  /** By point: the pair that serves it listed first; by pair: the next one. */
  readonly #firstHolder: Int32Array;
  readonly #nextHolder: Int32Array;
  readonly #serverOfPair: Uint32Array;
  readonly #journal: Journal;
  readonly #search: WayQueue;
  #total = 0;
  #served = 0;

  constructor(supply: Supply) {
    const { serverCount, pointCount, first, point, demand } = supply;
    this.supply = supply;
    this.#placePrice = new Float64Array(serverCount);
    this.#used = new Float64Array(serverCount);
    this.#left = demand.slice();
    this.#flow = new Float64Array(point.length);
    this.#firstHolder = new Int32Array(pointCount).fill(NONE);
    this.#nextHolder = new Int32Array(point.length).fill(NONE);
    this.#serverOfPair = new Uint32Array(point.length);
    for (let server = 0; server < serverCount; server++) {
      this.#serverOfPair.fill(server, first[server], first[server + 1]);
    }
    this.#journal = new Journal();
    this.#search = new WayQueue(serverCount);
  }

  /** Σ saving · units. */
  get total(): number {
    return this.#total;
  }

  /** Units that are served. */
  get served(): number {
    return this.#served;
  }

  usedOf(server: number): number {
    return this.#used[server];
  }

  leftOf(point: number): number {
    return this.#left[point];
  }

  unitsOfPair(pair: number): number {
    return this.#flow[pair];
  }

  /** λ: what one unit more of a point would save at most. */
  priceOf(point: number): number {
    const holder = this.#firstHolder[point];
    if (holder === NONE || this.#left[point] > 0) return 0;
    return this.supply.saving[holder] - this.#placePrice[this.#serverOfPair[holder]];
  }

  /** κ: what one place more at a server would save at most. */
  placePriceOf(server: number): number {
    return this.#placePrice[server];
  }

  mark(): void {
    this.#journal.mark(this.#total, this.#served);
  }

  /** Undoes what was done since the last mark, and the mark. */
  rollback(): void {
    [this.#total, this.#served] = this.#journal.rollback();
  }

  /** Keeps what was done since the last mark. */
  keep(): void {
    this.#journal.keep();
  }

  /** Opens all servers of a site; gives what that saves. */
  openSite(site: number): number {
    const before = this.#total;
    const { layerCount } = this.supply;
    for (let layer = 0; layer < layerCount; layer++) this.open(site * layerCount + layer);
    return this.#total - before;
  }

  /** Opens a server that is not open yet. */
  open(server: number): void {
    const { first, point, saving, capacity } = this.supply;
    let price = 0;
    for (let pair = first[server]; pair < first[server + 1]; pair++) {
      price = Math.max(price, saving[pair] - this.priceOf(point[pair]));
    }
    this.#setPrice(server, price);
    while (this.#placePrice[server] > 0 && this.#used[server] < capacity[server]) {
      const way = this.#bestWay(server);
      if (this.#placePrice[server] > 0) this.#send(server, way);
    }
  }

  /**
   * The way by which one unit more at the server saves most, and new prices at which it saves the price of a
   * place there: 0 when that is to leave the place idle. Dijkstra over servers: a unit of room at s may take a
   * point nobody serves, or one that r serves, which leaves room at r; or it stays idle.
   */
  #bestWay(server: number): Way {
    const { first, point, saving } = this.supply;
    const price = this.#placePrice;
    const search = this.#search;
    search.begin(server);
    const way: Way = { cost: price[server], server, pair: NONE };
    for (let at = search.pop(way.cost); at !== NONE; at = search.pop(way.cost)) {
      const soFar = search.costOf(at);
      if (soFar + price[at] < way.cost) {
        way.cost = soFar + price[at];
        way.server = at;
        way.pair = NONE;
      }
      for (let pair = first[at]; pair < first[at + 1]; pair++) {
        const short = soFar + price[at] - saving[pair];
        if (short >= way.cost) continue;
        const own = point[pair];
        if (this.#left[own] > 0) {
          way.cost = short;
          way.server = at;
          way.pair = pair;
          continue;
        }
        this.#spread(at, pair, short, way.cost);
      }
    }
    search.eachSettled((at, soFar) => this.#setPrice(at, price[at] - (way.cost - soFar)), way.cost);
    return way;
  }

  /** Room at a server can take the point of the pair from whoever serves it. */
  #spread(at: number, pair: number, short: number, most: number): void {
    const { point, saving } = this.supply;
    let holder = this.#firstHolder[point[pair]];
    for (; holder !== NONE; holder = this.#nextHolder[holder]) {
      const from = this.#serverOfPair[holder];
      if (from === at) continue;
      const cost = short + saving[holder] - this.#placePrice[from];
      if (cost < most) this.#search.reach(from, cost, pair, holder);
    }
  }

  /** Sends along the way as much as it bears. */
  #send(server: number, way: Way): void {
    const { capacity, saving } = this.supply;
    const search = this.#search;
    let units = capacity[server] - this.#used[server];
    if (way.pair !== NONE) units = Math.min(units, this.#left[this.supply.point[way.pair]]);
    for (let at = way.server; at !== server; at = this.#serverOfPair[search.takenBy(at)]) {
      units = Math.min(units, this.#flow[search.takenFrom(at)]);
    }
    let saved = 0;
    if (way.pair === NONE) {
      if (way.server !== server) this.#use(way.server, -units);
    } else {
      this.#serve(way.pair, units);
      this.#journal.set(
        this.#left,
        this.supply.point[way.pair],
        this.#left[this.supply.point[way.pair]] - units,
      );
      this.#served += units;
      saved += saving[way.pair];
    }
    for (let at = way.server; at !== server; ) {
      const [to, from] = [search.takenBy(at), search.takenFrom(at)];
      this.#serve(from, -units);
      this.#serve(to, units);
      saved += saving[to] - saving[from];
      at = this.#serverOfPair[to];
    }
    this.#use(server, units);
    this.#total += saved * units;
  }

  #use(server: number, units: number): void {
    this.#journal.set(this.#used, server, this.#used[server] + units);
  }

  #setPrice(server: number, price: number): void {
    if (price !== this.#placePrice[server]) this.#journal.set(this.#placePrice, server, price);
  }

  /** More or less units of a pair; keeps the list of who serves a point. */
  #serve(pair: number, units: number): void {
    const point = this.supply.point[pair];
    const before = this.#flow[pair];
    this.#journal.set(this.#flow, pair, before + units);
    if (before === 0) {
      this.#journal.set(this.#nextHolder, pair, this.#firstHolder[point]);
      this.#journal.set(this.#firstHolder, point, pair);
    } else if (before + units === 0) {
      const next = this.#nextHolder[pair];
      if (this.#firstHolder[point] === pair) {
        this.#journal.set(this.#firstHolder, point, next);
        return;
      }
      let previous = this.#firstHolder[point];
      while (this.#nextHolder[previous] !== pair) previous = this.#nextHolder[previous];
      this.#journal.set(this.#nextHolder, previous, next);
    }
  }
}

/** What becomes of a unit of room in the end: the pair it takes that nobody served, or −1, idle at the server. */
interface Way {
  /** Less than the price of a place at the first server by what it saves. */
  cost: number;
  server: number;
  pair: number;
}
