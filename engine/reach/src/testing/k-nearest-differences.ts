import {
  type Joints,
  UNREACHED,
  type Walker,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import { BoundedSearch } from '../bounded-search.ts';
import { jointsByEdge } from '../edge-joints.ts';
import { kNearest } from '../k-nearest.ts';
import { PlainWalks } from './plain-walks.ts';

/**
 * Asks for the k nearest of some places, and sorts all walks of the plain reference. What differs, in
 * words; nothing when all is well.
 */
export function kNearestDifferences(
  network: WalkingNetwork,
  walker: Walker,
  people: Joints,
  places: Joints,
  k: number,
  limitTicks: number,
): string[] {
  const plain = new PlainWalks(network, walker);
  const search = new BoundedSearch(network, weigh(network, walker), 'towards');
  // every fourth place is left out
  const chosen = [...Array(places.count).keys()].filter((place) => place % 4 !== 3);
  const answer = kNearest(search, people, jointsByEdge(network, places), chosen, k, limitTicks);

  const found: string[] = [];
  for (let person = 0; person < people.count; person++) {
    const all = chosen.map((place) => ({
      place,
      ticks: plain.ticks(people, person, places, place),
    }));
    const near = all.filter(({ ticks }) => ticks <= limitTicks).sort((a, b) => a.ticks - b.ticks);
    const named = new Set<number>();
    for (let n = 0; n < k; n++) {
      const ticks = answer.ticks[person * k + n];
      const place = answer.place[person * k + n];
      const best = near[n]?.ticks ?? UNREACHED;
      const own = all.find((one) => one.place === place)?.ticks ?? UNREACHED;
      if (ticks !== best) found.push(`walk ${n} of ${person}: ${ticks}, reference ${best}`);
      if (own !== ticks)
        found.push(`place ${n} of ${person}: ${place} is ${own}, not ${ticks} away`);
      if (place >= 0 && named.has(place)) found.push(`${person} has place ${place} twice`);
      named.add(place);
    }
  }
  return found;
}
