import type { Savings } from './savings.ts';

/** The pairs of savings point by point. */
export interface PairsByPoint {
  /** Where the pairs of each point begin; one more than there are points. */
  readonly first: Uint32Array;
  /** By pair: who saves; whoever saves most there comes first. */
  readonly site: Uint32Array;
  /** By pair, as that of the savings. */
  readonly value: Float64Array | null;
}

export function pairsByPoint(savings: Savings): PairsByPoint {
  const { siteCount, pointCount, point } = savings;
  const first = new Uint32Array(pointCount + 1);
  for (const at of point) first[at + 1]++;
  for (let at = 0; at < pointCount; at++) first[at + 1] += first[at];
  const next = first.slice(0, pointCount);
  const site = new Uint32Array(point.length);
  const value = savings.value === null ? null : new Float64Array(point.length);
  for (let own = 0; own < siteCount; own++) {
    for (let pair = savings.first[own]; pair < savings.first[own + 1]; pair++) {
      const to = next[point[pair]]++;
      site[to] = own;
      if (value !== null && savings.value !== null) value[to] = savings.value[pair];
    }
  }
  return value === null ? { first, site, value } : sorted(first, site, value);
}

function sorted(first: Uint32Array, site: Uint32Array, value: Float64Array): PairsByPoint {
  const order = Uint32Array.from(site.keys());
  for (let at = 0; at + 1 < first.length; at++) {
    order.subarray(first[at], first[at + 1]).sort((a, b) => value[b] - value[a] || a - b);
  }
  return {
    first,
    site: order.map((pair) => site[pair]),
    value: Float64Array.from(order, (pair) => value[pair]),
  };
}
