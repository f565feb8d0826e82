/**
 * A round that no single move shortens: from the first place always to the nearest that is left, then parts of
 * it are taken out, turned or not, and put in elsewhere for as long as that shortens it. The same costs give the same round.
 */
export function improvedRound(costs: Float64Array, count: number): number[] {
  let order = nearestNext(costs, count);
  for (let better = shortened(costs, order); better !== null; better = shortened(costs, order)) {
    order = better;
  }
  return order;
}

function nearestNext(costs: Float64Array, count: number): number[] {
  const order = [0];
  const left = new Set(Array.from({ length: count - 1 }, (_, at) => at + 1));
  while (left.size > 0) {
    const here = (order.at(-1) ?? 0) * count;
    const next = [...left].reduce((a, b) => (costs[here + b] < costs[here + a] ? b : a));
    order.push(next);
    left.delete(next);
  }
  return order;
}

/** A part of a round that is put in after another place. */
interface Move {
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly isTurned: boolean;
  readonly saved: number;
}

/** The best move of all; null: none shortens the round. The first place stays where it is. */
function shortened(costs: Float64Array, order: readonly number[]): number[] | null {
  const count = order.length;
  let best: Move | null = null;
  for (let first = 1; first < count; first++) {
    // what turning the part costs more
    let turning = 0;
    for (let last = first; last < count; last++) {
      const [a, b] = [order[last - 1], order[last]];
      if (last > first) turning += costs[b * count + a] - costs[a * count + b];
      for (const move of movesOf(costs, order, first, last, turning)) {
        if (move.saved > (best?.saved ?? LEAST_SAVED)) best = move;
      }
    }
  }
  return best === null ? null : moved(order, best);
}

/** Every place the part from `first` to `last` could go to, straight and turned. */
function* movesOf(
  costs: Float64Array,
  order: readonly number[],
  first: number,
  last: number,
  turning: number,
): Generator<Move> {
  const count = order.length;
  const cost = (from: number, to: number): number => costs[from * count + to];
  const [head, tail] = [order[first], order[last]];
  const [prior, after] = [order[first - 1], order[(last + 1) % count]];
  const freed = cost(prior, head) + cost(tail, after) - cost(prior, after);
  for (let before = 0; before < count; before++) {
    if (before >= first && before <= last) continue;
    const from = order[before];
    const to = before === first - 1 ? after : order[(before + 1) % count];
    const left = freed + cost(from, to);
    const straight = left - cost(from, head) - cost(tail, to);
    yield { first, last, before, isTurned: false, saved: straight };
    const turned = left - cost(from, tail) - cost(head, to) - turning;
    yield { first, last, before, isTurned: true, saved: turned };
  }
}

/** Less is rounding. */
const LEAST_SAVED = 1e-6;

function moved(order: readonly number[], { first, last, before, isTurned }: Move): number[] {
  const part = order.slice(first, last + 1);
  if (isTurned) part.reverse();
  const place = order[before];
  const rest = [...order.slice(0, first), ...order.slice(last + 1)];
  rest.splice(rest.indexOf(place) + 1, 0, ...part);
  return rest;
}
