import {
  type Complaint,
  checkSocialCreditCode,
  complaint,
  daySchema,
  type FieldValue,
  type Place,
  parseRegionCode,
} from '@yike/kernel';
import type { Listing } from '../imports/listing.ts';
import { readAccessText } from './access-words.ts';
import { momentOfDay } from './exported-place.ts';
import type { PlaceCells } from './place-columns.ts';

/** What a row says of a place besides where it is, what it is called and what it does. */
export type ListingFacts = Pick<
  Listing,
  'sourceIds' | 'regionCode' | 'phone' | 'accessibility' | 'status' | 'provider' | 'asOf'
> & {
  /** How many at once, by service. */
  readonly capacities: ReadonlyMap<string, number>;
};

export const NO_FACTS: ListingFacts = {
  sourceIds: [],
  regionCode: null,
  phone: null,
  accessibility: {},
  status: null,
  provider: null,
  asOf: null,
  capacities: new Map(),
};

/** What is not understood is left out, and a complaint says so. */
export function readListingFacts(
  cell: PlaceCells,
  values: readonly FieldValue[],
  place: Place,
): { readonly facts: ListingFacts; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const read = <Value>(
    field: Parameters<PlaceCells>[1],
    parse: (text: string) => Value | null,
  ): Value | null => {
    const text = cell(values, field);
    if (text === '') return null;
    const value = parse(text);
    if (value === null) {
      const details = { text: text.slice(0, 60), field };
      complaints.push(complaint('warning', 'listing-part-unreadable', place, details));
    }
    return value;
  };
  const creditCode = read('creditCode', (text) => {
    const found = checkSocialCreditCode(text);
    return 'code' in found ? String(found.code) : null;
  });
  const isChain = read('chain', yesOrNo) ?? false;
  const name = cell(values, 'provider');
  const facts: ListingFacts = {
    sourceIds: readIds(cell(values, 'sourceIds')),
    regionCode: read('regionCode', parseRegionCode),
    phone: shortPhone(cell(values, 'phone')),
    accessibility: read('accessibility', readAccessText) ?? {},
    status: read('status', statusIn),
    provider: name === '' ? null : { name: name.slice(0, 100), creditCode, isChain },
    asOf: read('confirmedOn', dayIn),
    capacities: read('serviceCapacities', readCapacities) ?? new Map(),
  };
  return { facts, complaints };
}

/** Ids of several sources in one cell, each as a whole: `amap:B0FFIE4T5P; osm:node/12`. */
export const idsText = (ids: readonly string[]): string =>
  ids.map((id) => id.replaceAll('%', '%25').replaceAll(';', '%3B')).join('; ');

export const readIds = (text: string): string[] =>
  text
    .split(';')
    .map((id) => id.trim().replaceAll('%3B', ';').replaceAll('%25', '%'))
    .filter((id) => id !== '');

export const capacitiesText = (
  services: readonly { readonly serviceType: string; readonly capacity: number | null }[],
): string =>
  services
    .flatMap(({ serviceType, capacity }) => (capacity === null ? [] : `${serviceType}=${capacity}`))
    .join('; ');

function readCapacities(text: string): Map<string, number> | null {
  const capacities = new Map<string, number>();
  for (const part of text.split(/[;；]/)) {
    const [, type = '', count] = /^\s*([a-z0-9-]+)\s*=\s*(\d{1,7})\s*$/.exec(part) ?? [];
    if (type === '') return null;
    capacities.set(type, Number(count));
  }
  return capacities;
}

const LONGEST_PHONE = 60;

/** Several numbers in one cell, as many as we keep. */
export function shortPhone(text: string): string | null {
  let phone = text.slice(0, LONGEST_PHONE);
  if (text.length > LONGEST_PHONE) phone = phone.replace(/[;；,，、/|\s][^;；,，、/|\s]*$/, '');
  return phone.trim() || null;
}

const STATUS_WORDS: readonly (readonly [Exclude<Listing['status'], null>, readonly string[]])[] = [
  ['open', ['open', '营业', '正常营业', '营业中', '在营', '开业', '开放', '正常', '运营中']],
  ['paused', ['paused', '暂停', '暂停营业', '暂停服务', '装修', '装修中', '歇业']],
  ['closed', ['closed', '停业', '关闭', '已关闭', '永久关闭', '注销', '撤销', '倒闭']],
];

export const statusText = (status: Exclude<Listing['status'], null>, language: 'zh' | 'en') =>
  STATUS_WORDS.find(([one]) => one === status)?.[1][language === 'en' ? 0 : 1] ?? status;

function statusIn(text: string): Listing['status'] {
  const word = text.toLowerCase();
  return STATUS_WORDS.find(([, words]) => words.includes(word))?.[0] ?? null;
}

export function yesText(is: boolean, language: 'zh' | 'en'): string {
  if (language === 'zh') return is ? '是' : '否';
  return is ? 'yes' : 'no';
}

function yesOrNo(text: string): boolean | null {
  if (/^(?:是|yes|true|1|y|连锁)$/i.test(text)) return true;
  return /^(?:否|no|false|0|n|非连锁|不是)$/i.test(text) ? false : null;
}

function dayIn(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return daySchema.safeParse(written).success ? momentOfDay(written) : null;
}
