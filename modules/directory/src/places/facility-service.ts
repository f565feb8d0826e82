import {
  type Actor,
  actorName,
  type CityCode,
  Problem,
  type RegionCode,
  regionLevel,
  type Transaction,
} from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import type { ConfirmedBy, FactKind } from '../facts/freshness.ts';
import {
  changeFacility,
  confirmFacts,
  type Facility,
  type FacilityFields,
  knownFacts,
  newFacility,
  type SomeFields,
} from './facility.ts';
import { cityOf, saveChanges } from './facility-store.ts';
import { findFacility, listFacilitiesById } from './facility-view.ts';
import { findProvider } from './provider-view.ts';

export interface FacilityKey {
  readonly cityCode: CityCode;
  readonly facilityId: string;
}

/**
 * Adds a place; all that is said of it is confirmed by who adds it.
 * @throws Problem `facility-region-too-wide`, `service-type-unknown`, `provider-unknown`
 */
export async function addFacility(
  tx: Transaction,
  actor: Actor,
  fields: FacilityFields,
  how: ConfirmedBy,
): Promise<Facility> {
  await checkFields(tx, fields);
  const facility = newFacility(
    crypto.randomUUID(),
    fields,
    [],
    confirmationBy(tx, actor, how),
    tx.now,
  );
  await saveChanges(tx, actor, { kind: 'add', id: null }, [{ before: null, after: facility }]);
  return facility;
}

/**
 * @param version the one that was read; null: whatever there is
 * @throws Problem `not-found`, `version-changed`, and those of `addFacility`
 */
export async function editFacility(
  tx: Transaction,
  actor: Actor,
  key: FacilityKey,
  version: number | null,
  { how, ...given }: SomeFields & { readonly how: ConfirmedBy },
): Promise<Facility> {
  const before = await getFacility(tx, key, version);
  const after = changeFacility(before, given, confirmationBy(tx, actor, how), tx.now);
  await checkFields(tx, after);
  await saveChanges(tx, actor, { kind: 'change', id: null }, [{ before, after }]);
  return after;
}

/**
 * Says of facts that they are still as written.
 * @throws Problem `not-found`; `fact-unknown` where nothing is said that could be confirmed
 */
export async function confirmFacility(
  tx: Transaction,
  actor: Actor,
  key: FacilityKey,
  { facts, how }: { readonly facts: readonly FactKind[]; readonly how: ConfirmedBy },
): Promise<Facility> {
  const before = await getFacility(tx, key, null);
  const known = knownFacts(before);
  const unknown = facts.find((kind) => !known.includes(kind));
  if (unknown !== undefined) throw new Problem('fact-unknown', {}, { fact: unknown });
  const after = confirmFacts(before, facts, confirmationBy(tx, actor, how), tx.now);
  await saveChanges(tx, actor, { kind: 'confirm', id: null }, [{ before, after }]);
  return after;
}

/** Says of many places at once, as after a round, that those of these facts that are known still hold. */
export async function confirmFacilities(
  tx: Transaction,
  actor: Actor,
  {
    cityCode,
    facilityIds,
  }: { readonly cityCode: CityCode; readonly facilityIds: readonly string[] },
  { facts, how }: { readonly facts: readonly FactKind[]; readonly how: ConfirmedBy },
): Promise<void> {
  const places = await listFacilitiesById(tx, cityCode, facilityIds);
  const confirmation = confirmationBy(tx, actor, how);
  const changes = places.map((before) => {
    const known = knownFacts(before).filter((kind) => facts.includes(kind));
    return { before, after: confirmFacts(before, known, confirmation, tx.now) };
  });
  await saveChanges(tx, actor, { kind: 'confirm', id: null }, changes);
}

/** @throws Problem `not-found`, `version-changed` */
export async function getFacility(
  tx: Transaction,
  { cityCode, facilityId }: FacilityKey,
  version: number | null,
): Promise<Facility> {
  const found = await findFacility(tx, cityCode, facilityId);
  if (found === null) throw new Problem('not-found');
  if (version !== null && version !== found.version) {
    throw new Problem('version-changed', {}, { version: found.version });
  }
  return found;
}

export function confirmationBy({ now }: Transaction, actor: Actor, how: ConfirmedBy) {
  return { at: now.toISOString(), who: actorName(actor), how };
}

const TOO_WIDE = new Set(['nation', 'province', 'city']);

/** @throws Problem `facility-region-too-wide`, `service-type-unknown`, `provider-unknown` */
async function checkFields(tx: Transaction, fields: FacilityFields): Promise<void> {
  refuseWideRegion(fields.regionCode, fields.name);
  for (const { serviceType } of fields.services) getServiceType(serviceType);
  if (fields.providerId === null) return;
  const provider = await findProvider(tx, cityOf(fields) as CityCode, fields.providerId);
  if (provider === null) throw new Problem('provider-unknown', {}, { id: fields.providerId });
}

/** A place stands in a county, township or community. */
export function refuseWideRegion(region: RegionCode, name: string): void {
  if (!TOO_WIDE.has(regionLevel(region))) return;
  throw new Problem('facility-region-too-wide', {}, { name });
}
