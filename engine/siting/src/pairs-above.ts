import type { Savings } from './savings.ts';

/**
 * The question as if everybody were saved the floor: pairs that save no more at their point are gone.
 * What a choice saves in it is never less than in the whole question, and the same wherever it saves
 * the floor at every point.
 */
export function pairsAbove(savings: Savings, floor: Float64Array): Savings {
  const { siteCount, first, point, value, worth } = savings;
  const isCover = value === null;
  const from = value ?? worth;
  const nearFirst = new Uint32Array(siteCount + 1);
  let nearPoint = new Uint32Array(1 << 12);
  let nearValue = new Float64Array(isCover ? 0 : nearPoint.length);
  let near = 0;
  for (let site = 0; site < siteCount; site++) {
    const end = first[site + 1];
    const most = near + end - first[site];
    if (most > nearPoint.length) {
      nearPoint = widened(nearPoint, new Uint32Array(2 * most));
      if (!isCover) nearValue = widened(nearValue, new Float64Array(2 * most));
    }
    // which pairs are above is hard to foretell: counting on is faster than a branch
    for (let pair = first[site]; pair < end; pair++) {
      const at = point[pair];
      const own = from[isCover ? at : pair];
      nearPoint[near] = at;
      if (!isCover) nearValue[near] = own;
      near += Number(own > floor[at]);
    }
    nearFirst[site + 1] = near;
  }
  return {
    ...savings,
    first: nearFirst,
    point: nearPoint.slice(0, near),
    value: isCover ? null : nearValue.slice(0, near),
    floor: floor.map((own, at) => Math.max(own, savings.floor[at])),
  };
}

function widened<Column extends Uint32Array | Float64Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}

/** By point: the most that any of the sites saves there, leaving out the `rank` − 1 best of them; at least its floor. */
export function nthBest(savings: Savings, sites: readonly number[], rank: number): Float64Array {
  const { first, point, value, worth, floor, pointCount } = savings;
  const best = new Float64Array(rank * pointCount);
  for (let at = 0; at < best.length; at++) best[at] = floor[Math.floor(at / rank)];
  for (const site of sites) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const own = value === null ? worth[point[pair]] : value[pair];
      const top = rank * point[pair];
      let place = top + rank - 1;
      if (own <= best[place]) continue;
      for (; place > top && best[place - 1] < own; place--) best[place] = best[place - 1];
      best[place] = own;
    }
  }
  return floor.map((_, at) => best[rank * at + rank - 1]);
}
