import { type Joints, type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import { BoundedSearch } from '../bounded-search.ts';
import { jointsByEdge } from '../edge-joints.ts';
import { eliminationOrder } from '../elimination-order.ts';
import { nearest } from '../nearest.ts';
import { nearestOfTypes } from '../nearest-of-types.ts';
import { PlainSweeper } from '../plain-sweeper.ts';
import { customise } from '../sweep-graph.ts';
import type { Sweeper } from '../sweeper.ts';

/**
 * Asks sweeps and bounded searches for the nearest of several types; the types share places. What
 * differs, in words; nothing when all is well.
 */
export function differencesOfSweeps(
  network: WalkingNetwork,
  walker: Walker,
  people: Joints,
  places: Joints,
  typeCount: number,
  limitTicks: number,
  kernel: Sweeper | null,
): string[] {
  const weights = weigh(network, walker);
  const placesOnEdges = jointsByEdge(network, places);
  const placesOfType = Array.from({ length: typeCount }, (_, type) =>
    Array.from({ length: places.count }, (_, place) => place)
      .filter((place) => (place * 7 + type * 3) % 5 < 3)
      .reverse(),
  );
  const search = new BoundedSearch(network, weights, 'towards');
  const expected = placesOfType.map((chosen) =>
    nearest(search, people, placesOnEdges, chosen, limitTicks),
  );
  const graph = customise(eliminationOrder(network), network, weights);
  const found: string[] = [];
  for (const sweeper of [new PlainSweeper(), ...(kernel === null ? [] : [kernel])]) {
    const answers = nearestOfTypes(graph, people, placesOnEdges, placesOfType, limitTicks, sweeper);
    answers.forEach(({ ticks, place }, type) => {
      for (let person = 0; person < people.count; person++) {
        const swept = `${ticks[person]} to ${place[person]}`;
        const searched = `${expected[type].ticks[person]} to ${expected[type].place[person]}`;
        if (swept === searched) continue;
        found.push(`type ${type}, person ${person}: swept ${swept}, searched ${searched}`);
      }
    });
  }
  return found;
}
