import { parseRegionCode, type RegionCode } from '@yike/kernel';
import { readChineseHours } from './hours/chinese-hours.ts';
import type { Listing } from './imports/listing.ts';
import type { FacilityFields } from './places/facility.ts';

export { fillLargeCity, LARGE_CITY } from './testing/large-city.ts';
export { someListings } from './testing/some-listings.ts';

/** 北塘社区 of a city that does not exist. */
const BEITANG = parseRegionCode('990101003001') as RegionCode;

/** A canteen by the river, as somebody would add it. */
export function aFacility(changes: Partial<FacilityFields> = {}): FacilityFields {
  return {
    regionCode: BEITANG,
    name: '幸福食堂',
    lon: 121.5,
    lat: 31.2,
    address: '运河路 1 号',
    phone: '021-5555 0001',
    services: [{ serviceType: 'community-canteen', capacity: 60 }],
    hours: readChineseHours('每天 10:30-13:00、16:30-18:30；法定节假日休息').hours,
    accessibility: { 'step-free-entrance': 'yes' },
    status: 'open',
    providerId: null,
    ...changes,
  };
}

/** The same as a file would list it. */
export function aListing(row: number, changes: Partial<Listing> = {}): Listing {
  const { name, lon, lat, address, phone, services, hours, accessibility } = aFacility();
  return {
    file: '',
    row,
    sourceId: null,
    sourceIds: [],
    regionCode: null,
    name,
    lon,
    lat,
    address,
    phone,
    services,
    hours,
    accessibility,
    status: null,
    asOf: null,
    provider: null,
    ...changes,
  };
}
