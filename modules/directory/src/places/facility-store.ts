import {
  type Actor,
  actorName,
  cityOfRegion,
  Problem,
  type Progress,
  SILENT,
  type Transaction,
} from '@yike/kernel';
import { type Insertable, sql } from 'kysely';
import { searchWords } from '../search/search-keys.ts';
import type { DirectoryTables } from '../tables.ts';
import { cellOf } from './cell.ts';
import { type Facility, firstStale } from './facility.ts';

/** Why places changed. */
export interface Cause {
  readonly kind: 'add' | 'change' | 'confirm' | 'correction' | 'import' | 'undo';
  /** The correction or import. */
  readonly id: string | null;
}

/** A place before and after; without a before it is new, without an after it is gone. */
export type FacilityChange =
  | { readonly before: null; readonly after: Facility }
  | { readonly before: Facility; readonly after: Facility | null };

const ROWS_AT_ONCE = 500;

/**
 * Saves changes and their history: all or none.
 * @throws Problem `version-changed` where a place is not at the version before any more;
 * `facility-other-city` where one would move to another city
 */
export async function saveChanges(
  tx: Transaction,
  actor: Actor,
  cause: Cause,
  changes: readonly FacilityChange[],
  progress: Progress = SILENT,
): Promise<void> {
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
    progress.share(from / changes.length);
    const some = changes.slice(from, from + ROWS_AT_ONCE);
    await removeFacilities(
      tx,
      some.flatMap(({ before, after }) => (before !== null && after === null ? [before] : [])),
    );
    const saved = some.flatMap(({ before, after }) => {
      if (before !== null && after !== null) refuseMove(before, after);
      return after === null ? [] : [after];
    });
    await putFacilities(tx, saved);
    await putHistory(tx, actor, cause, some);
  }
}

function refuseMove(before: Facility, after: Facility): void {
  if (cityOf(before) === cityOf(after)) return;
  throw new Problem('facility-other-city', {}, { name: before.name });
}

async function removeFacilities(tx: Transaction, places: readonly Facility[]): Promise<void> {
  if (places.length === 0) return;
  const { numDeletedRows } = await tx
    .tables<DirectoryTables>()
    .deleteFrom('directory.facility as facility')
    .where('city_code', 'in', [...new Set(places.map(cityOf))])
    .where(
      sql<boolean>`(facility_id, version) in (select * from unnest(
        ${places.map(({ facilityId }) => facilityId)}::uuid[],
        ${places.map(({ version }) => version)}::integer[]))`,
    )
    .executeTakeFirst();
  if (numDeletedRows !== BigInt(places.length)) {
    throw new Problem('version-changed', {}, { version: places[0]?.version ?? 1 });
  }
}

async function putFacilities(tx: Transaction, places: readonly Facility[]): Promise<void> {
  if (places.length === 0) return;
  const tables = tx.tables<DirectoryTables>();
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto('directory.facility')
    .values(places.map(rowOf))
    .onConflict((conflict) =>
      conflict
        .columns(['city_code', 'facility_id'])
        .doUpdateSet((eb) => ({
          region_code: eb.ref('excluded.region_code'),
          name: eb.ref('excluded.name'),
          lon: eb.ref('excluded.lon'),
          lat: eb.ref('excluded.lat'),
          cell: eb.ref('excluded.cell'),
          address: eb.ref('excluded.address'),
          phone: eb.ref('excluded.phone'),
          hours: eb.ref('excluded.hours'),
          accessibility: eb.ref('excluded.accessibility'),
          status: eb.ref('excluded.status'),
          provider_id: eb.ref('excluded.provider_id'),
          source_ids: eb.ref('excluded.source_ids'),
          facts: eb.ref('excluded.facts'),
          stale_at: eb.ref('excluded.stale_at'),
          plain_name: eb.ref('excluded.plain_name'),
          pinyin: eb.ref('excluded.pinyin'),
          initials: eb.ref('excluded.initials'),
          search_keys: eb.ref('excluded.search_keys'),
          version: eb.ref('excluded.version'),
          changed_at: eb.ref('excluded.changed_at'),
        }))
        .where(sql<boolean>`facility.version = excluded.version - 1`),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== BigInt(places.length)) {
    throw new Problem('version-changed', {}, { version: places[0]?.version ?? 1 });
  }
  const ids = places.map(({ facilityId }) => facilityId);
  const cities = [...new Set(places.map(cityOf))];
  await tables
    .deleteFrom('directory.service')
    .where('city_code', 'in', cities)
    .where('facility_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  await tables
    .insertInto('directory.service')
    .values(
      places.flatMap((place) =>
        place.services.map(({ serviceType, capacity }) => ({
          city_code: cityOf(place),
          facility_id: place.facilityId,
          service_type: serviceType,
          capacity,
        })),
      ),
    )
    .execute();
}

async function putHistory(
  tx: Transaction,
  actor: Actor,
  cause: Cause,
  changes: readonly FacilityChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before, after }) => {
    const place = (after ?? before) as Facility;
    return {
      city_code: cityOf(place),
      facility_id: place.facilityId,
      version: after?.version ?? place.version + 1,
      region_code: place.regionCode,
      made_at: tx.now,
      made_by: actorName(actor),
      cause: cause.kind,
      cause_id: cause.id,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    };
  });
  await tx.tables<DirectoryTables>().insertInto('directory.change').values(rows).execute();
}

export function cityOf({ regionCode, name }: Pick<Facility, 'regionCode' | 'name'>): string {
  const city = cityOfRegion(regionCode);
  if (city === null) throw new Problem('facility-region-too-wide', {}, { name });
  return city;
}

function rowOf(place: Facility): Insertable<DirectoryTables['directory.facility']> {
  const words = searchWords(
    place.name,
    place.services.map(({ serviceType }) => serviceType),
  );
  return {
    city_code: cityOf(place),
    facility_id: place.facilityId,
    region_code: place.regionCode,
    name: place.name,
    lon: place.lon,
    lat: place.lat,
    cell: cellOf(place.lon, place.lat),
    address: place.address,
    phone: place.phone,
    hours: place.hours === null ? null : JSON.stringify(place.hours),
    accessibility: JSON.stringify(place.accessibility),
    status: place.status,
    provider_id: place.providerId,
    source_ids: [...place.sourceIds],
    facts: JSON.stringify(place.facts),
    stale_at: firstStale(place),
    plain_name: words.plainName,
    pinyin: words.pinyin,
    initials: words.initials,
    search_keys: [...words.keys],
    version: place.version,
    changed_at: place.changedAt,
  };
}
