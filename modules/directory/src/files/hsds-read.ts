import { type Complaint, complaint, daySchema, type Place, parseRegionCode } from '@yike/kernel';
import type { Crosswalk } from '@yike/standards';
import type { HoursRead } from '../hours/hours-read.ts';
import { readHsdsSchedules } from '../hours/hsds-schedules.ts';
import type { Listing } from '../imports/listing.ts';
import { readAccessText } from './access-words.ts';
import { momentOfDay } from './exported-place.ts';
import {
  type HsdsAtLocation,
  type HsdsLocation,
  type HsdsService,
  readHsdsService,
} from './hsds-document.ts';
import { HSDS_WORDS } from './hsds-write.ts';
import { readIds, shortPhone } from './listing-facts.ts';
import { readListing } from './read-listing.ts';

export interface HsdsRead {
  readonly listings: readonly Listing[];
  readonly complaints: readonly Complaint[];
  /** Services that no type of ours says, by their names. */
  readonly unmapped: readonly string[];
}

/** A service where it is given, with its place in the file. */
interface ServiceHere {
  readonly row: number;
  readonly service: HsdsService;
  readonly at: HsdsAtLocation;
  readonly location: HsdsLocation;
  readonly types: readonly string[];
}

export interface HsdsSource {
  readonly file: string;
  /** What ids are called by, as in `source:3a19ff88-…`. */
  readonly source: string;
  /** The row of the first service. */
  readonly firstRow: number;
}

/**
 * Places from services of HSDS 3.0: all that is given at one location is one place. Coordinates are
 * WGS 84, as HSDS has it.
 */
export function readHsds(
  services: readonly unknown[],
  { file, source, firstRow }: HsdsSource,
  crosswalk: Crosswalk,
): HsdsRead {
  const complaints: Complaint[] = [];
  const unmapped: string[] = [];
  const byLocation = new Map<string, ServiceHere[]>();
  for (const [index, value] of services.entries()) {
    const place = { file, row: firstRow + index };
    const found = servicesHere(value, place, crosswalk);
    if (typeof found === 'string') unmapped.push(found);
    else if (!Array.isArray(found)) complaints.push(found);
    else for (const one of found) enter(byLocation, one);
  }
  const listings: Listing[] = [];
  for (const here of byLocation.values()) {
    const read = placeOf(here, file, source);
    complaints.push(...read.complaints);
    if (read.listing !== null) listings.push(read.listing);
  }
  return { listings, complaints, unmapped };
}

/** A service at each of its locations; its name where no type of ours says it; or what is wrong. */
function servicesHere(
  value: unknown,
  place: Place & { readonly row: number },
  crosswalk: Crosswalk,
): ServiceHere[] | string | Complaint {
  const service = readHsdsService(value);
  if (service === null) return complaint('skipped', 'hsds-service-broken', place);
  const types = typesOf(service, crosswalk);
  if (types.length === 0) return service.name;
  const here = service.service_at_locations.flatMap((at) =>
    at.location == null ? [] : [{ row: place.row, service, at, location: at.location, types }],
  );
  return here.length > 0 ? here : complaint('skipped', 'hsds-location-missing', place);
}

function enter(byLocation: Map<string, ServiceHere[]>, one: ServiceHere): void {
  const key = one.location.id || `row ${one.row}`;
  const known = byLocation.get(key);
  if (known === undefined) byLocation.set(key, [one]);
  else known.push(one);
}

function placeOf(here: readonly ServiceHere[], file: string, source: string) {
  const [{ row, service, location } = none()] = here;
  const place: Place = { file, row };
  const { latitude, longitude } = location;
  if (latitude === null || longitude === null) {
    return { listing: null, complaints: [complaint('skipped', 'coordinates-missing', place)] };
  }
  const isOurs = location.external_identifier_type === HSDS_WORDS.idType;
  const { capacities, types } = servicesOf(here);
  const { text: address, regionCode } = addressOf(location);
  const read = readListing(
    {
      file,
      row,
      id: isOurs || location.id === '' ? null : `${source}:${location.id}`,
      name: location.name || service.organization?.name || service.name,
      lon: longitude,
      lat: latitude,
      types,
      address,
      hours: hoursOf(here, place),
      capacity: null,
    },
    {
      sourceIds: isOurs ? readIds(location.external_identifier) : [],
      regionCode,
      phone: phoneOf(here),
      accessibility: accessOf(location),
      status: statusOf(here),
      provider: providerOf(service, location),
      asOf: confirmedOf(here),
      capacities,
    },
  );
  return read;
}

function none(): never {
  throw new Error('a location without services');
}

function typesOf(
  { name, description, attributes }: HsdsService,
  crosswalk: Crosswalk,
): readonly string[] {
  const terms = attributes.flatMap(({ taxonomy_term: term }) => term ?? []);
  const own = terms.filter(({ taxonomy }) => taxonomy === HSDS_WORDS.types).map(({ code }) => code);
  const facts = { amapCodes: [], amapTypePath: null, gbt4754: null, osmTags: null };
  const others = terms
    .filter(({ taxonomy }) => taxonomy !== HSDS_WORDS.more)
    .map((term) => term.name);
  const given = crosswalk.classify({
    ...facts,
    name: '',
    givenTypes: own.length > 0 ? own : others,
  });
  if (given.types.length > 0) return given.types;
  const named = crosswalk.classify({ ...facts, name: '', givenTypes: [name] });
  if (named.types.length > 0) return named.types;
  return crosswalk.classify({
    ...facts,
    name: `${name} ${description.slice(0, 40)}`,
    givenTypes: [],
  }).types;
}

function servicesOf(here: readonly ServiceHere[]) {
  const capacities = new Map<string, number>();
  for (const { service, types } of here) {
    const counted = service.attributes.find(
      ({ taxonomy_term: term }) =>
        term?.taxonomy === HSDS_WORDS.more && term.code === HSDS_WORDS.capacity,
    );
    const [type] = types;
    if (counted !== undefined && type !== undefined && /^\d{1,7}$/.test(counted.value)) {
      capacities.set(type, Number(counted.value));
    }
  }
  return { capacities, types: [...new Set(here.flatMap(({ types }) => types))] };
}

function addressOf({ addresses }: HsdsLocation) {
  const [first] = addresses;
  const text = [first?.address_1, first?.address_2].filter(Boolean).join(' ');
  return { text: text.slice(0, 200), regionCode: parseRegionCode(first?.region ?? '') };
}

/** Hours are said at the location, of the service there, or of the service. */
function hoursOf(here: readonly ServiceHere[], place: Place): HoursRead {
  for (const schedules of [
    here.flatMap(({ at }) => at.schedules),
    here[0]?.location.schedules ?? [],
    here.flatMap(({ service }) => service.schedules),
  ]) {
    if (schedules.length > 0) return readHsdsSchedules(schedules, place);
  }
  return { hours: null, complaints: [] };
}

function phoneOf(here: readonly ServiceHere[]): string | null {
  const numbers = here.flatMap(({ at, location, service }) =>
    [
      location.phones,
      at.phones,
      ...[...location.contacts, ...at.contacts, ...service.contacts].map(({ phones }) => phones),
      service.phones,
      service.organization?.phones ?? [],
    ].flat(),
  );
  const [first = ''] = numbers.map(({ number }) => number).filter((number) => number !== '');
  return shortPhone(first);
}

/** Ours is read back; of others only words that we know count. */
function accessOf({ accessibility }: HsdsLocation): Listing['accessibility'] {
  const read = accessibility.flatMap(({ description, details }) => [
    readAccessText(details) ?? {},
    readAccessText(description) ?? {},
  ]);
  return Object.assign({}, ...read);
}

const STATUSES: Readonly<Record<string, NonNullable<Listing['status']>>> = {
  active: 'open',
  inactive: 'paused',
  'temporarily closed': 'paused',
  defunct: 'closed',
};

/** A place of which one service is given serves people. */
function statusOf(here: readonly ServiceHere[]): Listing['status'] {
  const all = new Set(here.map(({ service }) => STATUSES[service.status] ?? null));
  return (['open', 'paused', 'closed'] as const).find((status) => all.has(status)) ?? null;
}

function providerOf({ organization }: HsdsService, { name }: HsdsLocation): Listing['provider'] {
  if (organization == null || organization.name === '') return null;
  if (organization.description === HSDS_WORDS.unknownProvider && organization.name === name) {
    return null;
  }
  const code = organization.organization_identifiers.find(
    ({ identifier_type: type }) => type === HSDS_WORDS.creditCode,
  );
  const isChain = organization.attributes.some(
    ({ taxonomy_term: term }) =>
      term?.taxonomy === HSDS_WORDS.more && term.code === HSDS_WORDS.chain,
  );
  return {
    name: organization.name.slice(0, 100),
    creditCode: code?.identifier ?? null,
    isChain,
  };
}

/** The oldest day on which its services were assured. */
function confirmedOf(here: readonly ServiceHere[]): string | null {
  const days = here.map(({ service }) => service.assured_date.slice(0, 10));
  const [oldest] = days.filter((day) => daySchema.safeParse(day).success).sort();
  return oldest === undefined ? null : momentOfDay(oldest);
}
