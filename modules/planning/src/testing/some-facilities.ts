import type { Facility } from '../inputs/facility.ts';

/** A facility of which only what matters is said. */
export function facilityOf(more: Partial<Facility> & Pick<Facility, 'id'>): Facility {
  return {
    name: '',
    types: ['pharmacy'],
    lon: 121.47,
    lat: 31.23,
    address: '',
    hours: '',
    capacity: null,
    typedBy: 'given',
    source: { file: 'a.csv' },
    alsoIn: [],
    ...more,
  };
}
