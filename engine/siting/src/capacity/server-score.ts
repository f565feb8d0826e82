import type { Supply } from './supply.ts';

const FLOOR = 0.7;

/**
 * What a server alone saves at most above the prices λ of its points: the fractional knapsack
 * max Σ f (saving − λ), f ≤ demand of the point, Σ f ≤ its capacity.
 *
 * With t, the margin of the last unit that finds room (0 where room is left), it is
 * t · capacity + Σ demand · max(0, margin − t).
 */
export class ServerScores {
  readonly #supply: Supply;
  readonly #margin: Float64Array;
  readonly #units: Float64Array;
  #count = 0;
  /** By server: the last margin that found room when it was asked for last. */
  readonly #lastOf: Float64Array;

  constructor(supply: Supply) {
    this.#supply = supply;
    const { first, serverCount } = supply;
    this.#lastOf = new Float64Array(serverCount);
    let most = 0;
    for (let server = 0; server < serverCount; server++) {
      most = Math.max(most, first[server + 1] - first[server]);
    }
    this.#margin = new Float64Array(most);
    this.#units = new Float64Array(most);
  }

  ofSite(site: number, prices: Float64Array): number {
    const { layerCount } = this.#supply;
    let score = 0;
    for (let layer = 0; layer < layerCount; layer++) {
      score += this.ofServer(site * layerCount + layer, prices);
    }
    return score;
  }

  ofServer(server: number, prices: Float64Array): number {
    const room = this.#supply.capacity[server];
    const last = this.#lastMargin(server, prices, room);
    let score = last * room;
    for (let at = 0; at < this.#count; at++) {
      if (this.#margin[at] > last) score += this.#units[at] * (this.#margin[at] - last);
    }
    return score;
  }

  /** Units of each point that the best filling takes, those of the last margin in the order of the pairs. */
  eachTaken(
    server: number,
    prices: Float64Array,
    take: (point: number, units: number) => void,
  ): void {
    const { first, point, saving, demand, capacity } = this.#supply;
    const last = this.#lastMargin(server, prices, capacity[server]);
    let room = capacity[server];
    for (let at = 0; at < this.#count; at++) {
      if (this.#margin[at] > last) room -= this.#units[at];
    }
    for (let pair = first[server]; pair < first[server + 1]; pair++) {
      const own = point[pair];
      const margin = saving[pair] - prices[own];
      if (margin <= 0 || margin < last) continue;
      if (margin > last) take(own, demand[own]);
      else {
        const units = Math.min(room, demand[own]);
        if (units > 0) take(own, units);
        room -= units;
      }
    }
  }

  /**
   * Leaves the margins that count in its columns, in any order. Prices move little from one time to the next, so
   * those well below the margin that was the last to find room are looked at only if the others leave room.
   */
  #lastMargin(server: number, prices: Float64Array, room: number): number {
    const floor = FLOOR * this.#lastOf[server];
    const isEnough = floor > 0 && this.#gather(server, prices, floor) > room;
    const isFull = isEnough || this.#gather(server, prices, 0) > room;
    this.#lastOf[server] = isFull ? this.#select(room) : 0;
    return this.#lastOf[server];
  }

  /** Units of the margins above the floor. */
  #gather(server: number, prices: Float64Array, floor: number): number {
    const { first, point, saving, demand } = this.#supply;
    const [margins, units] = [this.#margin, this.#units];
    let count = 0;
    let all = 0;
    for (let pair = first[server]; pair < first[server + 1]; pair++) {
      const margin = saving[pair] - prices[point[pair]];
      if (margin <= floor) continue;
      margins[count] = margin;
      units[count] = demand[point[pair]];
      all += units[count++];
    }
    this.#count = count;
    return all;
  }

  /** The greatest margin such that what lies above it fits, and it itself does not: a quickselect by units. */
  #select(room: number): number {
    const [margins, units] = [this.#margin, this.#units];
    let [from, to] = [0, this.#count];
    let above = 0;
    for (;;) {
      const pivot = margins[(from + to) >> 1];
      let [greater, at, less] = [from, from, to];
      let [unitsGreater, unitsEqual] = [0, 0];
      while (at < less) {
        if (margins[at] > pivot) {
          unitsGreater += units[at];
          swap(margins, units, at++, greater++);
        } else if (margins[at] < pivot) swap(margins, units, at, --less);
        else unitsEqual += units[at++];
      }
      if (above + unitsGreater > room) to = greater;
      else if (above + unitsGreater + unitsEqual > room) return pivot;
      else {
        above += unitsGreater + unitsEqual;
        from = less;
      }
    }
  }
}

function swap(margins: Float64Array, units: Float64Array, a: number, b: number): void {
  const [margin, own] = [margins[a], units[a]];
  margins[a] = margins[b];
  units[a] = units[b];
  margins[b] = margin;
  units[b] = own;
}
