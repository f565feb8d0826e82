import { type Listing, listingSchema, readOsmHours } from '@yike/directory';
import type { RecordSet } from '@yike/kernel';

/** Listings of the fictional district's own `directory.csv`, every cell of which is as we write it. */
export function readDirectoryFile({ columns, records }: RecordSet): Listing[] {
  return records.map(({ row, values }) => {
    const cell = (name: string): string => String(values[columns.indexOf(name)] ?? '');
    const hours = cell('opening_hours');
    const capacities = pairsIn(cell('service_capacities'), '=');
    return listingSchema.parse({
      row,
      sourceId: cell('id'),
      regionCode: cell('region_code'),
      name: cell('name'),
      lon: Number(cell('lon')),
      lat: Number(cell('lat')),
      address: cell('address'),
      phone: cell('phone') || null,
      services: partsIn(cell('service_types')).map((serviceType) => ({
        serviceType,
        capacity: capacities.has(serviceType) ? Number(capacities.get(serviceType)) : null,
      })),
      hours: hours === '' ? null : readOsmHours(hours).hours,
      accessibility: Object.fromEntries(pairsIn(cell('accessibility'), ':')),
      provider:
        cell('provider') === ''
          ? null
          : {
              name: cell('provider'),
              creditCode: cell('credit_code'),
              isChain: cell('chain') === 'yes',
            },
    });
  });
}

const partsIn = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const pairsIn = (text: string, sign: string): ReadonlyMap<string, string> =>
  new Map(
    partsIn(text).map((part) => {
      const [name = '', value = ''] = part.split(sign);
      return [name.trim(), value.trim()];
    }),
  );
