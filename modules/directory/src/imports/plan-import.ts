import { type Bilingual, isWithinRegion, type RegionCode } from '@yike/kernel';
import { type Confirmation, type FactKind, staleMoment } from '../facts/freshness.ts';
import type { MatchTraits } from '../matching/match-facility.ts';
import { matchListings } from '../matching/match-listings.ts';
import { canonicalText } from '../places/canonical-text.ts';
import {
  changedFacts,
  changeFacility,
  confirmFacts,
  type Facility,
  type FacilityFields,
  knownFacts,
  newFacility,
} from '../places/facility.ts';
import { ownId } from '../places/own-id.ts';
import type { Provider } from '../places/provider.ts';
import { roundDegrees } from '../places/round-degrees.ts';
import type { Listing } from './listing.ts';

/** What an import does with a row. */
export interface ImportStep {
  readonly file: string;
  readonly row: number;
  /** `doubtful`: it may be a place we know; a person decides, and the import leaves it. */
  readonly kind: 'add' | 'change' | 'same' | 'doubtful';
  readonly facilityId: string;
  readonly name: string;
  /** Facts that are written otherwise afterwards. */
  readonly facts: readonly FactKind[];
  /** Facts that the file says otherwise and a better confirmation holds. */
  readonly kept: readonly FactKind[];
  readonly reasons: readonly Bilingual[];
  readonly before: Facility | null;
  readonly after: Facility | null;
}

export interface ImportPlan {
  readonly steps: readonly ImportStep[];
  /** Providers that the file names and the city does not have. */
  readonly newProviders: readonly Provider[];
}

export interface ImportQuestion {
  readonly listings: readonly Listing[];
  /** An id for each listing and its provider, should they be new. */
  readonly newIds: readonly { readonly facilityId: string; readonly providerId: string }[];
  /** Where the file comes from: `amap`, `civil-affairs-2026`. */
  readonly source: string;
  readonly region: RegionCode;
  readonly known: readonly Facility[];
  readonly providers: readonly Provider[];
  readonly confirmation: Confirmation;
  readonly now: Date;
}

type KnownPlace = MatchTraits & { readonly facility: Facility };

/**
 * What an import would do, row by row. A value of the file replaces ours where its confirmation holds
 * longer; an empty one replaces nothing; services add up, as a file of one kind denies no other.
 */
export function planImport(question: ImportQuestion): ImportPlan {
  const { listings, known, source } = question;
  const providers = new ProviderList(question.providers);
  const providerIds = listings.map(({ provider }, at) =>
    provider === null ? null : providers.idOf(provider, question.newIds[at]?.providerId ?? ''),
  );
  const places = known.map((facility) => traitsOf(facility, providers));
  const matches = matchListings(
    places,
    listings.map((listing) => listingTraits(listing, source)),
  );
  const steps = listings.map((listing, at): ImportStep => {
    const { known: place, match } = matches[at] ?? { known: null, match: null };
    const fields = fieldsOf(listing, question.region, providerIds[at] ?? null);
    const reasons = match?.reasons ?? [];
    const common = { file: listing.file, row: listing.row, name: listing.name, reasons };
    if (place === null) {
      const facilityId = question.newIds[at]?.facilityId ?? '';
      const ids = sourceIdsOf(listing, source);
      const confirmation = confirmationOf(listing, question);
      const after = newFacility(facilityId, fields, ids, confirmation, question.now);
      const facts = knownFacts(fields);
      return { ...common, kind: 'add', facilityId, facts, kept: [], before: null, after };
    }
    const { facility } = place;
    const { facilityId } = facility;
    const nothing = { facts: [], kept: [], before: null, after: null };
    if (match?.verdict !== 'same') return { ...common, kind: 'doubtful', facilityId, ...nothing };
    // whoever imports for one street changes nothing in another
    if (!isWithinRegion(facility.regionCode, question.region)) {
      const said = [...reasons, elsewhere(facility.regionCode)];
      return { ...common, reasons: said, kind: 'doubtful', facilityId, ...nothing };
    }
    return { ...common, facilityId, ...update(facility, listing, fields, question) };
  });
  return { steps, newProviders: providers.added };
}

const elsewhere = (region: RegionCode): Bilingual => ({
  zh: `该网点在区划 ${region}，不在导入的区划之内`,
  en: `it stands in ${region}, outside the region of the import`,
});

/** A row that says itself when it was true; nothing is confirmed in the future. */
function confirmationOf(
  { asOf }: Listing,
  { confirmation, now }: Pick<ImportQuestion, 'confirmation' | 'now'>,
): Confirmation {
  if (asOf === null) return confirmation;
  const at = new Date(Math.min(Date.parse(asOf), now.getTime())).toISOString();
  return { ...confirmation, at };
}

function update(
  before: Facility,
  listing: Listing,
  listed: FacilityFields,
  question: ImportQuestion,
): Pick<ImportStep, 'kind' | 'facts' | 'kept' | 'before' | 'after'> {
  const { source, now } = question;
  const confirmation = confirmationOf(listing, question);
  const said = { ...listed, services: addServices(before.services, listed.services) };
  const saidFacts = new Set(knownFacts(said));
  const different = changedFacts(before, said).filter((kind) => saidFacts.has(kind));
  const isHeld = (kind: FactKind): boolean => {
    const held = before.facts[kind];
    if (held === undefined) return false;
    return staleMoment(kind, held).getTime() > staleMoment(kind, confirmation).getTime();
  };
  const kept = different.filter(isHeld);
  const facts = different.filter((kind) => !isHeld(kind));
  const taken = Object.assign({}, ...facts.map((kind) => partsOf(kind, said)));
  const changed = changeFacility(before, taken, confirmation, now);
  const equal = [...saidFacts].filter((kind) => !different.includes(kind));
  const listedAs = sourceIdsOf(listing, source).filter((id) => id !== ownId(before.facilityId));
  const sourceIds = [...new Set([...before.sourceIds, ...listedAs])];
  const after = {
    ...confirmFacts(changed, equal, confirmation, now),
    sourceIds,
    version: before.version + 1,
  };
  const isSame =
    facts.length === 0 &&
    sourceIds.length === before.sourceIds.length &&
    canonicalText(after.facts) === canonicalText(before.facts);
  if (isSame) return { kind: 'same', facts, kept, before: null, after: null };
  return { kind: 'change', facts, kept, before, after };
}

function partsOf(kind: FactKind, said: FacilityFields): Partial<FacilityFields> {
  switch (kind) {
    case 'position':
      return { lon: said.lon, lat: said.lat };
    case 'services':
    case 'capacity':
      return { services: said.services };
    case 'provider':
      return { providerId: said.providerId };
    case 'name':
      return { name: said.name };
    case 'address':
      return { address: said.address };
    case 'hours':
      return { hours: said.hours };
    case 'phone':
      return { phone: said.phone };
    case 'accessibility':
      return { accessibility: said.accessibility };
    case 'status':
      return { status: said.status };
    default:
      throw kind satisfies never;
  }
}

export function addServices(
  known: FacilityFields['services'],
  listed: FacilityFields['services'],
): FacilityFields['services'] {
  const capacities = new Map(known.map(({ serviceType, capacity }) => [serviceType, capacity]));
  for (const { serviceType, capacity } of listed) {
    capacities.set(serviceType, capacity ?? capacities.get(serviceType) ?? null);
  }
  return [...capacities]
    .map(([serviceType, capacity]) => ({ serviceType, capacity }))
    .sort((a, b) => (a.serviceType < b.serviceType ? -1 : 1));
}

function fieldsOf(listing: Listing, region: RegionCode, providerId: string | null): FacilityFields {
  const { name, lon, lat, address, phone, hours, accessibility } = listing;
  return {
    regionCode: listing.regionCode ?? region,
    name,
    lon: roundDegrees(lon),
    lat: roundDegrees(lat),
    address,
    phone,
    services: addServices([], listing.services),
    hours,
    accessibility,
    status: listing.status ?? 'open',
    providerId,
  };
}

export function sourceIdsOf({ sourceId, sourceIds }: Listing, source: string): string[] {
  return [...new Set([...(sourceId === null ? [] : [`${source}:${sourceId}`]), ...sourceIds])];
}

function traitsOf(facility: Facility, providers: ProviderList): KnownPlace {
  const { name, lon, lat, services, phone, sourceIds, providerId, facilityId } = facility;
  return {
    facility,
    name,
    lon,
    lat,
    phone,
    sourceIds: [...sourceIds, ownId(facilityId)],
    serviceTypes: services.map(({ serviceType }) => serviceType),
    creditCode: providers.codeOf(providerId),
  };
}

export function listingTraits(listing: Listing, source: string): MatchTraits {
  const { name, lon, lat, services, phone, provider } = listing;
  return {
    name,
    lon,
    lat,
    phone,
    sourceIds: sourceIdsOf(listing, source),
    serviceTypes: services.map(({ serviceType }) => serviceType),
    creditCode: provider?.creditCode ?? null,
  };
}

/** Providers of the city by code, and by name where they have none. */
class ProviderList {
  readonly added: Provider[] = [];
  readonly #byKey = new Map<string, Provider>();
  readonly #codes = new Map<string, string | null>();

  constructor(known: readonly Provider[]) {
    for (const provider of known) this.#enter(provider);
  }

  idOf(given: NonNullable<Listing['provider']>, newId: string): string {
    const known = this.#byKey.get(given.creditCode ?? given.name);
    if (known !== undefined) return known.providerId;
    const provider = { ...given, providerId: newId };
    this.added.push(provider);
    this.#enter(provider);
    return newId;
  }

  codeOf(providerId: string | null): string | null {
    return providerId === null ? null : (this.#codes.get(providerId) ?? null);
  }

  #enter(provider: Provider): void {
    this.#byKey.set(provider.creditCode ?? provider.name, provider);
    this.#codes.set(provider.providerId, provider.creditCode);
  }
}
