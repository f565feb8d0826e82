import { improvedRound } from './improved-round.ts';

/** An order in which to call at all places and come back to the first. */
export interface Round {
  /** Places by number; begins with 0. */
  readonly order: readonly number[];
  /** Of the whole round, in the unit of the costs. */
  readonly length: number;
  /** No round is shorter. */
  readonly bound: number;
}

/** Up to so many places the shortest round is found and proven; a bit of a number stands for each but the first. */
export const MOST_PROVEN = 17;

/**
 * The shortest round over some places: exact up to 17 places (Held & Karp 1962), beyond that the nearest
 * next, improved until no part of the round can be moved or turned, with a bound on how much shorter any
 * could be. Costs may differ by direction, as one-way streets make them.
 *
 * @param costs from place a to place b at `a × count + b`, ≥ 0; Infinity: there is no way
 * @returns null where some place has no way to another
 * @throws RangeError for costs that are none, or too few
 */
export function shortestRound(costs: Float64Array, count: number): Round | null {
  checkCosts(costs, count);
  if (count < 2) return { order: Array.from({ length: count }, () => 0), length: 0, bound: 0 };
  if (hasNoWay(costs, count)) return null;
  if (count <= MOST_PROVEN) return provenRound(costs, count);
  const order = improvedRound(costs, count);
  const length = roundLength(costs, count, order);
  return { order, length, bound: Math.min(length, reducedBound(costs, count)) };
}

export function roundLength(costs: Float64Array, count: number, order: readonly number[]): number {
  let length = 0;
  for (let at = 0; at < order.length; at++) {
    if (order.length > 1) length += costs[order[at] * count + order[(at + 1) % order.length]];
  }
  return length;
}

/**
 * For every set of places without the first, and every last one of it: the shortest way from the first
 * through all of the set to that one. A set is a number with a bit for each of its places.
 */
function provenRound(costs: Float64Array, count: number): Round {
  const others = count - 1;
  const sets = 1 << others;
  const least = new Float64Array(sets * others).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Uint8Array(sets * others);
  for (let last = 0; last < others; last++) least[(1 << last) * others + last] = costs[last + 1];
  for (let set = 1; set < sets; set++) {
    for (let last = 0; last < others; last++) {
      const soFar = least[set * others + last];
      if (soFar === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < others; next++) {
        if ((set & (1 << next)) !== 0) continue;
        const at = (set | (1 << next)) * others + next;
        const length = soFar + costs[(last + 1) * count + next + 1];
        if (length >= least[at]) continue;
        least[at] = length;
        cameFrom[at] = last;
      }
    }
  }

  const whole = (last: number): number =>
    least[(sets - 1) * others + last] + costs[(last + 1) * count];
  const lasts = Array.from({ length: others }, (_, last) => last);
  const last = lasts.reduce((a, b) => (whole(b) < whole(a) ? b : a));
  return { order: orderBefore(cameFrom, others, last), length: whole(last), bound: whole(last) };
}

/** From the first place through all others to the last one. */
function orderBefore(cameFrom: Uint8Array, others: number, last: number): number[] {
  const backwards: number[] = [];
  let place = last;
  for (let set = (1 << others) - 1; set > 0; ) {
    backwards.push(place + 1);
    const before = cameFrom[set * others + place];
    set &= ~(1 << place);
    place = before;
  }
  return [0, ...backwards.reverse()];
}

/** Every place is left once and come to once: the cheapest ways out, and what the cheapest ways in cost above them. */
function reducedBound(costs: Float64Array, count: number): number {
  const cheapest = (costOf: (other: number) => number, own: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let other = 0; other < count; other++) {
      if (other !== own) least = Math.min(least, costOf(other));
    }
    return least;
  };
  const out = Float64Array.from({ length: count }, (_, from) =>
    cheapest((to) => costs[from * count + to], from),
  );
  let bound = 0;
  for (let place = 0; place < count; place++) {
    bound += out[place] + cheapest((from) => costs[from * count + place] - out[from], place);
  }
  return bound;
}

function hasNoWay(costs: Float64Array, count: number): boolean {
  return costs.some((cost, at) => cost === Number.POSITIVE_INFINITY && at % (count + 1) !== 0);
}

function checkCosts(costs: Float64Array, count: number): void {
  if (!(Number.isInteger(count) && count >= 0 && costs.length === count * count)) {
    throw new RangeError(`${costs.length} costs are not those of ${count} places to each other.`);
  }
  const at = costs.findIndex((cost) => !(cost >= 0));
  if (at >= 0) throw new RangeError(`Cost ${at} is ${costs[at]}: it must be 0 or more.`);
}
