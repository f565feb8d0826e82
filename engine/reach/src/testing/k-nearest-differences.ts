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
    // chosen numbers rise and sorting keeps the order of equals: smaller numbers first
    const near = chosen
      .map((place) => ({ place, ticks: plain.ticks(people, person, places, place) }))
      .filter(({ ticks }) => ticks <= limitTicks)
      .sort((a, b) => a.ticks - b.ticks);
    for (let n = 0; n < k; n++) {
      const told = `${answer.place[person * k + n]} at ${answer.ticks[person * k + n]}`;
      const expected = `${near[n]?.place ?? -1} at ${near[n]?.ticks ?? UNREACHED}`;
      if (told !== expected) found.push(`${n} of ${person}: ${told}, reference ${expected}`);
    }
  }
  return found;
}
