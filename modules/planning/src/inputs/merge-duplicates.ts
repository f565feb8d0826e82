import { haversineMetres } from '@yike/engine-geometry';
import type { Facility } from './facility.ts';

export interface Merged {
  readonly facilities: readonly Facility[];
  readonly merged: number;
}

const SAME_PLACE_METRES = 50;

/**
 * Lists every place once. The same place is: the same id in one file; the same name and a common type
 * at most 50 m apart; or the same id in two files at most 50 m apart with the same name or a common
 * type (two files may both count their rows from 1). The first on the command line survives, takes over
 * the types and names the others. Places that share an id and are not the same get `~2`, `~3` … behind
 * it.
 */
export function mergeDuplicates(facilities: readonly Facility[]): Merged {
  let places = facilities.map((facility): ListedPlace => ({ facility, listings: [facility] }));
  let before = Number.POSITIVE_INFINITY;
  // the types a place takes over may make it the same as a further one
  while (places.length < before) {
    before = places.length;
    places = mergeOnce(places);
  }
  return {
    facilities: withOwnIds(places.map(({ facility }) => facility)),
    merged: facilities.length - places.length,
  };
}

/** A place, and everything that was listed of it. */
interface ListedPlace {
  readonly facility: Facility;
  readonly listings: readonly Facility[];
}

function mergeOnce(places: readonly ListedPlace[]): ListedPlace[] {
  const survivors: ListedPlace[] = [];
  const byId = new Map<string, Set<number>>();
  const byName = new Map<string, Set<number>>();
  for (const place of places) {
    const sameId = place.listings.flatMap(({ id }) => [...(byId.get(id) ?? [])]);
    const sameName = byName.get(nameKey(place.facility)) ?? [];
    const at =
      sameId.find((other) => isSameListing(survivors[other], place)) ??
      [...sameName].find((other) => isSamePlace(survivors[other]?.facility, place.facility)) ??
      survivors.length;
    const known = survivors[at];
    survivors[at] = known === undefined ? place : absorb(known, place);
    for (const { id } of place.listings) enter(byId, id, at);
    enter(byName, nameKey(place.facility), at);
  }
  return survivors;
}

function enter(index: Map<string, Set<number>>, key: string, at: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([at]));
  else known.add(at);
}

function nameKey({ name }: Facility): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

function isSameListing(known: ListedPlace | undefined, place: ListedPlace): boolean {
  return (
    known?.listings.some((one) =>
      place.listings.some(
        (other) =>
          one.id === other.id &&
          (one.source.file === other.source.file ||
            (areClose(one, other) && (nameKey(one) === nameKey(other) || shareType(one, other)))),
      ),
    ) ?? false
  );
}

function isSamePlace(known: Facility | undefined, facility: Facility): boolean {
  return (
    known !== undefined &&
    nameKey(known) !== '' &&
    nameKey(known) === nameKey(facility) &&
    shareType(known, facility) &&
    areClose(known, facility)
  );
}

function shareType(a: Facility, b: Facility): boolean {
  return a.types.some((type) => b.types.includes(type));
}

function areClose(a: Facility, b: Facility): boolean {
  return haversineMetres(a.lon, a.lat, b.lon, b.lat) <= SAME_PLACE_METRES;
}

function absorb(known: ListedPlace, other: ListedPlace): ListedPlace {
  const [a, b] = [known.facility, other.facility];
  return {
    facility: {
      ...a,
      name: a.name || b.name,
      types: [...new Set([...a.types, ...b.types])],
      address: a.address || b.address,
      hours: a.hours || b.hours,
      capacity: a.capacity ?? b.capacity,
      alsoIn: [...a.alsoIn, b.source, ...b.alsoIn],
    },
    listings: [...known.listings, ...other.listings],
  };
}

function withOwnIds(facilities: readonly Facility[]): Facility[] {
  const wanted = new Set(facilities.map(({ id }) => id));
  const taken = new Set<string>();
  return facilities.map((facility) => {
    let { id } = facility;
    for (let n = 2; taken.has(id) || (id !== facility.id && wanted.has(id)); n++) {
      id = `${facility.id}~${n}`;
    }
    taken.add(id);
    return id === facility.id ? facility : { ...facility, id };
  });
}
