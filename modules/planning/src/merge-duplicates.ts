import { haversineMetres } from '@yike/engine-geometry';
import type { Facility } from './facility.ts';

export interface Merged {
  readonly facilities: readonly Facility[];
  readonly merged: number;
}

const SAME_PLACE_METRES = 50;

/**
 * Lists every place once. The same place is: the same id in one file; the same name, a common type
 * and at most 50 m apart; or the same id in another file at most 50 m apart (two files may both
 * count their rows from 1). The first on the command line survives, takes over the types and names
 * the others. Places that share an id and are not the same get `~2`, `~3` … behind it.
 */
export function mergeDuplicates(facilities: readonly Facility[]): Merged {
  const survivors: Facility[] = [];
  const byId = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  for (const facility of facilities) {
    const sameId = byId.get(facility.id) ?? [];
    const sameName = byName.get(nameKey(facility)) ?? [];
    const same =
      sameId.find((at) => isSameListing(survivors[at], facility)) ??
      sameName.find((at) => isSamePlace(survivors[at], facility));
    const known = same === undefined ? undefined : survivors[same];
    if (same !== undefined && known !== undefined) {
      survivors[same] = absorb(known, facility);
      continue;
    }
    byId.set(facility.id, [...sameId, survivors.length]);
    byName.set(nameKey(facility), [...sameName, survivors.length]);
    const id = sameId.length === 0 ? facility.id : `${facility.id}~${sameId.length + 1}`;
    survivors.push({ ...facility, id });
  }
  return { facilities: survivors, merged: facilities.length - survivors.length };
}

function nameKey({ name }: Facility): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

function isSameListing(known: Facility | undefined, facility: Facility): boolean {
  return (
    known !== undefined && (known.source.file === facility.source.file || areClose(known, facility))
  );
}

function isSamePlace(known: Facility | undefined, facility: Facility): boolean {
  return (
    known !== undefined &&
    known.name !== '' &&
    known.types.some((type) => facility.types.includes(type)) &&
    areClose(known, facility)
  );
}

function areClose(a: Facility, b: Facility): boolean {
  return haversineMetres(a.lon, a.lat, b.lon, b.lat) <= SAME_PLACE_METRES;
}

function absorb(known: Facility, other: Facility): Facility {
  return {
    ...known,
    types: [...new Set([...known.types, ...other.types])],
    address: known.address || other.address,
    hours: known.hours || other.hours,
    capacity: known.capacity ?? other.capacity,
    alsoIn: [...known.alsoIn, other.source, ...other.alsoIn],
  };
}
