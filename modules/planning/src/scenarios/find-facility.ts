import { type Place, Problem } from '@yike/kernel';
import type { Facility } from '../inputs/facility.ts';
import type { FacilityReference } from './scenario.ts';

const MOST_NAMED = 5;

/**
 * Index of the facility that is meant: by its id, else by its name where only one has it.
 * @throws Problem `scenario-facility-unknown`, `scenario-facility-ambiguous`
 */
export function indexOfFacility(
  facilities: readonly Facility[],
  { idOrName, type }: FacilityReference,
  place: Place,
): number {
  const candidates = facilities.flatMap((facility, at) =>
    type === null || facility.types.includes(type) ? [{ facility, at }] : [],
  );
  const byId = candidates.find(({ facility }) => facility.id === idOrName);
  if (byId !== undefined) return byId.at;
  const named = candidates.filter(({ facility }) => facility.name === idOrName);
  const [only] = named;
  if (only === undefined) throw unknown(facilities, idOrName, place);
  if (named.length === 1) return only.at;
  throw new Problem('scenario-facility-ambiguous', place, {
    facility: idOrName,
    count: named.length,
    ids: listed(named.map(({ facility }) => facility.id)),
  });
}

function unknown(facilities: readonly Facility[], idOrName: string, place: Place): Problem {
  const alike = facilities.filter(
    ({ name, id }) =>
      (name !== '' && (name.includes(idOrName) || idOrName.includes(name))) ||
      id.toLowerCase() === idOrName.toLowerCase(),
  );
  const near = alike.map(({ name, id, types }) => `${name} (${id}: ${types.join(', ')})`);
  return new Problem('scenario-facility-unknown', place, {
    facility: idOrName,
    near: near.length === 0 ? '–' : listed(near),
  });
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_NAMED).join('、');
  return texts.length > MOST_NAMED ? `${shown} …` : shown;
}
