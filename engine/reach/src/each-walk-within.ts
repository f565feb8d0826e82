import type { WalkingNetwork, Weights } from '@yike/engine-network';
import { BoundedSearch } from './bounded-search.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { WithinReach } from './within.ts';

/**
 * Every walk from a demand point to a place that is within that place's own limit, each told once.
 * Searched from whichever side has fewer points, so the order of the calls means nothing.
 *
 * @param limitTicks limit of each place, inclusive; 0 leaves only those who live at the door
 * @throws RangeError for limits of other places, or beyond 2³¹ − 2
 * @param isAt called now and then with the share that is done; may throw to stop
 */
export function eachWalkWithin(
  network: WalkingNetwork,
  weights: Weights,
  demand: EdgeJoints,
  places: EdgeJoints,
  limitTicks: Uint32Array,
  found: (point: number, place: number, ticks: number) => void,
  isAt: (share: number) => void,
): void {
  const pointCount = demand.joints.count;
  const placeCount = places.joints.count;
  if (limitTicks.length !== placeCount) {
    throw new RangeError(`There are ${limitTicks.length} limits for ${placeCount} places.`);
  }
  if (placeCount <= pointCount) {
    const within = new WithinReach(new BoundedSearch(network, weights, 'towards'), demand);
    for (let place = 0; place < placeCount; place++) {
      isAt(place / placeCount);
      within.of(places.joints, place, limitTicks[place], (point, ticks) => {
        found(point, place, ticks);
      });
    }
    return;
  }
  const widest = limitTicks.reduce((most, limit) => Math.max(most, limit), 0);
  const within = new WithinReach(new BoundedSearch(network, weights, 'away'), places);
  for (let point = 0; point < pointCount; point++) {
    isAt(point / pointCount);
    within.of(demand.joints, point, widest, (place, ticks) => {
      if (ticks <= limitTicks[place]) found(point, place, ticks);
    });
  }
}
