import { type Bilingual, type Complaint, complaint, type Place } from '@yike/kernel';
import type { z } from 'zod';
import { readChineseHours } from '../hours/chinese-hours.ts';
import type { HoursRead } from '../hours/hours-read.ts';
import { readOsmHours } from '../hours/osm-hours.ts';
import { type Listing, listingSchema } from '../imports/listing.ts';
import { keepable } from '../places/keepable-text.ts';
import type { ListingFacts } from './listing-facts.ts';

/** A place as any file has it, located and its services found. */
export interface ReadPlace {
  readonly file: string;
  readonly row: number;
  /** Of its source, with its id there: `amap:B0FFIE4T5P`; null: it has none. */
  readonly id: string | null;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly types: readonly string[];
  readonly address: string;
  readonly hours: HoursRead;
  /** Seats, beds or places of the whole; null: not said. */
  readonly capacity: number | null;
}

export interface ListingRead {
  /** Null: it cannot be listed; a complaint says why. */
  readonly listing: Listing | null;
  readonly complaints: readonly Complaint[];
}

/** Hours as people or OpenStreetMap write them. '' gives none, and no complaint. */
export function readAnyHours(text: string, place: Place): HoursRead {
  if (text.trim() === '') return { hours: null, complaints: [] };
  const first = /\p{Script=Han}/u.test(text) ? null : readOsmHours(text, place);
  return first?.hours == null ? readChineseHours(text, place) : first;
}

/** A listing of what was read, checked as the directory keeps it. */
export function readListing(place: ReadPlace, facts: ListingFacts): ListingRead {
  const { file, row, id, name, lon, lat, types, address, hours, capacity } = place;
  const at = { file, row };
  const complaints = [...hours.complaints];
  const { capacities, ...told } = facts;
  const isUnclear = capacity !== null && capacities.size === 0 && types.length > 1;
  if (isUnclear) {
    const details = { capacity, services: types.join(', ') };
    complaints.push(complaint('warning', 'listing-capacity-unclear', at, details));
  }
  const whole = types.length === 1 ? capacity : null;
  const said = {
    ...told,
    file,
    row,
    sourceId: null,
    sourceIds: [...new Set(id === null ? told.sourceIds : [...told.sourceIds, id])],
    name,
    lon,
    lat,
    address,
    services: types.map((serviceType) => ({
      serviceType,
      capacity: capacities.get(serviceType) ?? whole,
    })),
    hours: hours.hours,
  };
  const { data, error } = listingSchema.safeParse(
    JSON.parse(JSON.stringify(said, (_, part: unknown) => keepable(part))),
  );
  if (data !== undefined) return { listing: data, complaints };
  const why = reasonOf(error.issues[0]);
  const details = { reason: why.zh, reasonEn: why.en };
  complaints.push(complaint('skipped', 'listing-invalid', at, details));
  return { listing: null, complaints };
}

const PART_NAMES: Readonly<Record<string, Bilingual>> = {
  name: { zh: '名称', en: 'its name' },
  address: { zh: '地址', en: 'its address' },
  services: { zh: '服务或容量', en: 'its services or capacity' },
  sourceIds: { zh: '编号', en: 'its id' },
  lon: { zh: '经度', en: 'its longitude' },
  lat: { zh: '纬度', en: 'its latitude' },
  provider: { zh: '经营者', en: 'its provider' },
};

function reasonOf(issue: z.core.$ZodIssue | undefined): Bilingual {
  const part = String(issue?.path[0] ?? '');
  const named = PART_NAMES[part] ?? { zh: part, en: part };
  if (issue?.code === 'too_small') return { zh: `缺少${named.zh}`, en: `${named.en} is missing` };
  if (issue?.code === 'too_big') {
    return { zh: `${named.zh}超过 ${issue.maximum}`, en: `${named.en} is over ${issue.maximum}` };
  }
  return { zh: `${named.zh}不合规定`, en: `${named.en} is not as it has to be` };
}
