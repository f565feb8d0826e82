import { createHash } from 'node:crypto';
import { cityOfRegion, type RegionCode, regionPrefix } from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import { hoursText } from '../hours/hours-text.ts';
import { hsdsSchedules } from '../hours/hsds-schedules.ts';
import type { Facility } from '../places/facility.ts';
import type { Provider } from '../places/provider.ts';
import { accessText } from './access-words.ts';
import { confirmedOn, type ExportedPlace, writtenIds } from './exported-place.ts';
import { idsText } from './listing-facts.ts';

/** Words of ours in an HSDS document, by which its reader knows what they mean. */
export const HSDS_WORDS = {
  /** Of `external_identifier_type`: the ids are whole, each with its source. */
  idType: 'yike-source-ids',
  types: 'yike-service-types',
  more: 'yike-attributes',
  capacity: 'capacity',
  chain: 'chain',
  creditCode: '统一社会信用代码',
  /** HSDS asks for an organisation; of a place whose provider is not known the place itself is named. */
  unknownProvider: '经营者未登记 · the provider is not registered',
} as const;

const STATUSES = { open: 'active', paused: 'temporarily closed', closed: 'defunct' } as const;
const CHINA_HOURS = 8;

/** Names of cities and provinces, for addresses; '' where one is not known. */
export type RegionName = (code: RegionCode) => string;

/** A place as services of HSDS 3.0, one for each of its types, all at one location. */
export function hsdsServices(place: ExportedPlace, nameOf: RegionName) {
  const { facility } = place;
  const key = writtenIds(place).join(' ');
  const location = locationOf(place, key, nameOf);
  return facility.services.map(({ serviceType, capacity }) => {
    const { zh, en } = getServiceType(serviceType);
    const id = (part: string): string => idOf(`${key} ${serviceType} ${part}`);
    const type = attribute(id('type'), HSDS_WORDS.types, serviceType, zh, en, null);
    return {
      id: id('service'),
      name: zh,
      alternate_name: en,
      description: `${facility.name}：${zh} · ${en}`,
      status: STATUSES[facility.status],
      assured_date: confirmedOn(place),
      organization: organizationOf(place, key),
      service_at_locations: [{ id: id('at'), ...schedulesOf(facility, id('schedule')), location }],
      attributes:
        capacity === null
          ? [type]
          : [type, moreAttribute(id('capacity'), HSDS_WORDS.capacity, '容量', String(capacity))],
    };
  });
}

function locationOf(place: ExportedPlace, key: string, nameOf: RegionName) {
  const { facility } = place;
  const { regionCode, phone, accessibility } = facility;
  const id = (part: string): string => idOf(`${key} ${part}`);
  const city = cityOfRegion(regionCode);
  const access = accessText(accessibility, 'zh');
  return {
    id: id('location'),
    location_type: 'physical',
    name: facility.name,
    latitude: facility.lat,
    longitude: facility.lon,
    external_identifier: idsText(writtenIds(place)),
    external_identifier_type: HSDS_WORDS.idType,
    addresses: [
      {
        id: id('address'),
        address_1: facility.address,
        city: city === null ? '' : nameOf(city.padEnd(12, '0') as RegionCode),
        region: regionCode,
        state_province: nameOf(regionPrefix(regionCode).slice(0, 2).padEnd(12, '0') as RegionCode),
        postal_code: '',
        country: 'CN',
        address_type: 'physical',
      },
    ],
    ...(phone === null ? {} : { phones: [{ id: id('phone'), number: phone, type: 'voice' }] }),
    ...(access === ''
      ? {}
      : {
          accessibility: [
            { id: id('access'), description: access, details: accessText(accessibility, 'en') },
          ],
        }),
  };
}

/** HSDS has fields for part of our hours; the words carry all of them, and are what we read back. */
function schedulesOf({ hours }: Facility, id: string) {
  if (hours === null) return {};
  const written = hsdsSchedules(hours);
  const schedules = written.length > 0 ? written : [{ description: hoursText(hours).zh }];
  return {
    schedules: schedules.map((schedule, at) => ({
      id: idOf(`${id} ${at}`),
      timezone: CHINA_HOURS,
      ...schedule,
    })),
  };
}

function organizationOf({ provider, facility }: ExportedPlace, key: string) {
  if (provider === null) {
    return {
      id: idOf(`${key} organization`),
      name: facility.name,
      description: HSDS_WORDS.unknownProvider,
    };
  }
  const { name, creditCode, isChain } = provider;
  const id = (part: string): string => idOf(`${providerKey(provider)} ${part}`);
  return {
    id: id('organization'),
    name,
    description: name,
    ...(creditCode === null
      ? {}
      : {
          organization_identifiers: [
            {
              id: id('code'),
              identifier_scheme: 'GB 32100',
              identifier_type: HSDS_WORDS.creditCode,
              identifier: creditCode,
            },
          ],
        }),
    ...(isChain
      ? { attributes: [moreAttribute(id('chain'), HSDS_WORDS.chain, '连锁', 'yes')] }
      : {}),
  };
}

const providerKey = ({ creditCode, name }: Provider): string => creditCode ?? name;

const moreAttribute = (id: string, code: string, zh: string, value: string) =>
  attribute(id, HSDS_WORDS.more, code, zh, code, value);

function attribute(
  id: string,
  taxonomy: string,
  code: string,
  zh: string,
  en: string,
  value: string | null,
) {
  return {
    id,
    taxonomy_term: {
      id: idOf(`${taxonomy} ${code}`),
      code,
      name: zh,
      description: en,
      taxonomy,
    },
    ...(value === null ? {} : { value }),
  };
}

/** A UUID (version 8 of RFC 9562) that is the same for the same thing wherever and whenever it is written. */
function idOf(what: string): string {
  const bytes = createHash('sha256').update(`yike hsds ${what}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(ends[at - 1] ?? 0, end)).join('-');
}
