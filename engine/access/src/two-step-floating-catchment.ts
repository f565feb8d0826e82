import { checkFigures } from '@yike/engine-reach';
import { catchmentsOf, type Walks, weightedAccess } from './accessibility.ts';
import type { Decay } from './decay.ts';

/** Supply set against demand: what each place has for each of its people, and what they get. */
export interface TwoStepAccess {
  /** By place, people who share it: Σ people · weight(walk). */
  readonly sharers: Float64Array;
  /** By place, supply ÷ sharers; 0 where nobody shares it. */
  readonly ratio: Float64Array;
  /** By demand point, Σ ratio · weight(walk): supply per person. */
  readonly access: Float64Array;
  /** Places that nobody shares: their supply reaches nobody and is in no ratio and no access. */
  readonly idlePlaces: readonly number[];
}

/**
 * Two-step floating catchment area: with a step decay 2SFCA (Luo and Wang 2003), with another
 * E2SFCA, which weighs both steps (Luo and Qi 2009).
 *
 * Law: Σ access · people over demand points = Σ supply over the places that are not idle. Supply is
 * handed out, whole, to those who can walk to it.
 *
 * A demand point where nobody lives takes nothing and has the access that somebody who moved in,
 * too few to matter, would have; of idle places it knows nothing.
 *
 * @param people by demand point
 * @param supply by place; 0 is a place that is shared and has nothing
 * @throws RangeError for figures of another length, negative, or no number
 */
export async function twoStepAccess(
  walks: Walks,
  people: Float64Array,
  supply: Float64Array,
  decay: Decay,
): Promise<TwoStepAccess> {
  checkFigures('supply', supply, walks.places.joints.count);
  const { sums } = await catchmentsOf(walks, [people], decay);
  const [sharers] = sums;
  // a sliver of a person, such as 1e-310, is nobody: there is no finite ratio to it
  const isIdle = (own: number, place: number): boolean => !Number.isFinite(own / sharers[place]);
  const ratio = supply.map((own, place) => (isIdle(own, place) ? 0 : own / sharers[place]));
  const access = await weightedAccess(walks, ratio, decay);
  const idlePlaces = [...supply.keys()].filter((place) => isIdle(supply[place], place));
  return { sharers, ratio, access, idlePlaces };
}
