import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileCrosswalk } from '@yike/standards';
import fc from 'fast-check';
import { hoursText } from '../hours/hours-text.ts';
import type { Listing } from '../imports/listing.ts';
import { newFacility } from '../places/facility.ts';
import { hsdsFaults } from '../testing/hsds-rules.ts';
import { aFacility, someListings } from '../testing.ts';
import type { ExportedPlace } from './exported-place.ts';
import { findHsdsServices } from './hsds-document.ts';
import { readHsds } from './hsds-read.ts';
import { hsdsTrees } from './hsds-tables.ts';
import { hsdsServices } from './hsds-write.ts';

const crosswalk = compileCrosswalk();
const NAMES = () => '江州市';

function placeOf(listing: Listing, at: number): ExportedPlace {
  const { asOf, sourceIds, provider } = listing;
  const { name, lon, lat, address, phone, services, hours, accessibility, status } = listing;
  const fields = aFacility({
    ...{ name, lon, lat, address, phone, services, hours, accessibility },
    status: status ?? 'open',
  });
  const confirmation = { at: asOf ?? '2026-01-01T00:00:00.000Z', who: 'x', how: 'visit' } as const;
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const facility = newFacility(id, fields, sourceIds, confirmation, new Date(confirmation.at));
  return { facility, provider: provider === null ? null : { ...provider, providerId: id } };
}

const read = (json: unknown) =>
  readHsds(
    findHsdsServices(json) ?? [],
    { file: 'a.json', source: 'city', firstRow: 1 },
    crosswalk,
  );

describe('what we write of a place', () => {
  test('follows the schemas of HSDS 3.0, whatever the place', () => {
    fc.assert(
      fc.property(someListings, (listings) => {
        for (const [at, listing] of listings.entries()) {
          const services = hsdsServices(placeOf(listing, at), NAMES);
          assert.equal(services.length, listing.services.length);
          for (const service of services) assert.deepEqual(hsdsFaults('service', service), []);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the rules bite: what is missing, of another kind or unknown is told', () => {
    const [service] = hsdsServices(placeOf(aListed(), 1), NAMES);
    const { name: _, ...nameless } = service ?? { name: '' };
    assert.match(hsdsFaults('service', nameless).join(), /has no name/);
    const wrong = { ...service, status: 'open', id: 'x', more: 1 };
    assert.deepEqual(hsdsFaults('service', wrong), [
      'service.id: no uuid',
      'service.status: open',
      'service.more is no field of HSDS',
    ]);
  });

  test('says where in the country it is', () => {
    const [service] = hsdsServices(placeOf(aListed(), 1), (code) => code.slice(0, 4));
    const [address] = service?.service_at_locations[0]?.location.addresses ?? [];
    assert.deepEqual([address?.state_province, address?.city], ['9900', '9901']);
  });
});

function aListed(): Listing {
  const [listing] = fc.sample(someListings, { numRuns: 1, seed: 7 })[0] ?? [];
  assert.ok(listing);
  return listing;
}

/** A clinic and an advice service of one organisation in one house, as others write them. */
const HOUSE = {
  id: '0f0a2f5c-4f5e-4b53-9d1b-111111111111',
  location_type: 'physical',
  name: '河滨之家',
  latitude: 31.2,
  longitude: 121.5,
  addresses: [{ id: 'a', address_1: '河滨路 3 号', address_2: '1 楼' }],
  phones: [{ id: 'p', number: '021-5555 0009' }],
  accessibility: [{ id: 'c', description: '坡道、电梯', details: '' }],
};
const schedule = (byday: string, opens_at: string, closes_at: string) => ({
  ...{ id: `${byday} ${opens_at}`, freq: 'WEEKLY', interval: 1, byday, opens_at, closes_at },
});
const CLINIC = {
  id: '0f0a2f5c-4f5e-4b53-9d1b-222222222222',
  name: '社区卫生服务站',
  status: 'inactive',
  assured_date: '2026-03-01',
  organization: { id: 'o', name: '河滨服务中心', description: '' },
  service_at_locations: [
    { id: 's', location: HOUSE, schedules: [schedule('MO,TU', '08:00', '12:00')] },
  ],
};
const ADVICE = {
  ...CLINIC,
  id: '0f0a2f5c-4f5e-4b53-9d1b-333333333333',
  name: '社区食堂',
  status: 'active',
  assured_date: '2026-02-01',
  service_at_locations: [
    { id: 't', location: HOUSE, schedules: [schedule('TU', '13:00', '17:00')] },
  ],
};

describe('what others write', () => {
  test('is one place for all that is given at one location', () => {
    const { listings, complaints } = read([CLINIC, ADVICE]);
    assert.deepEqual(complaints, []);
    const [place, ...others] = listings;
    assert.equal(others.length, 0);
    assert.deepEqual(
      place?.services.map(({ serviceType }) => serviceType),
      ['community-health-station', 'community-canteen'],
    );
    assert.equal(place?.address, '河滨路 3 号 1 楼');
    assert.equal(place?.phone, '021-5555 0009');
    assert.equal(place?.status, 'open');
    assert.equal(place?.asOf, '2026-01-31T16:00:00.000Z');
    assert.deepEqual(place?.accessibility, { ramp: 'yes', lift: 'yes' });
    assert.deepEqual(place?.sourceIds, [`city:${HOUSE.id}`]);
    assert.equal(place?.provider?.name, '河滨服务中心');
    const hours = place?.hours;
    assert.ok(hours);
    assert.equal(hoursText(hours).en, 'Mon 08:00-12:00; Tue 08:00-12:00, 13:00-17:00');
  });

  test('is read alike as a list, as a page, by organisation and by location', () => {
    const { listings } = read([CLINIC, ADVICE]);
    const { organization, ...clinic } = CLINIC;
    const { organization: _, ...advice } = ADVICE;
    const documents = [
      { total_items: 2, contents: [CLINIC, ADVICE] },
      { ...organization, services: [clinic, advice] },
      [{ ...organization, services: [clinic, advice] }],
      [CLINIC, ADVICE].map(({ service_at_locations: [presence], ...service }) => ({
        ...presence,
        service,
      })),
    ];
    for (const document of documents) assert.deepEqual(read(document).listings, listings);
  });

  test('is read alike from tables', () => {
    const { listings } = read([CLINIC, ADVICE]);
    const { addresses, phones, accessibility, ...house } = HOUSE;
    const at = { location_id: house.id };
    const services = [CLINIC, ADVICE];
    const text = (row: object) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
    const trees = hsdsTrees(
      new Map<string, Record<string, string>[]>([
        ['organization', [text(CLINIC.organization)]],
        ['location', [text(house)]],
        ['address', addresses.map((row) => text({ ...row, ...at }))],
        ['phone', phones.map((row) => text({ ...row, ...at }))],
        ['accessibility', accessibility.map((row) => text({ ...row, ...at }))],
        [
          'service',
          services.map(({ organization, service_at_locations: _, ...row }) =>
            text({ ...row, organization_id: organization.id }),
          ),
        ],
        [
          'service_at_location',
          services.map((one) =>
            text({ id: one.service_at_locations[0]?.id, service_id: one.id, ...at }),
          ),
        ],
        [
          'schedule',
          services.flatMap(({ service_at_locations: [presence] }) =>
            (presence?.schedules ?? []).map((row) =>
              text({ ...row, service_at_location_id: presence?.id }),
            ),
          ),
        ],
      ]),
    );
    assert.deepEqual(read(trees).listings, listings);
  });

  test('is complained of by its row: another shape, no location, no position', () => {
    const { location: _, ...nowhere } = CLINIC.service_at_locations[0] ?? { location: null };
    const { latitude: __, ...unplaced } = HOUSE;
    const { listings, complaints, unmapped } = read([
      { ...CLINIC, phones: 'none' },
      { ...CLINIC, service_at_locations: [nowhere] },
      { ...CLINIC, service_at_locations: [{ id: 's', location: unplaced }] },
      { ...CLINIC, name: 'zzz' },
    ]);
    assert.deepEqual(listings, []);
    assert.deepEqual(unmapped, ['zzz']);
    assert.deepEqual(
      complaints.map(({ code, place }) => [code, place.row]),
      [
        ['hsds-service-broken', 1],
        ['hsds-location-missing', 2],
        ['coordinates-missing', 3],
      ],
    );
  });
});

test('other JSON is no HSDS', () => {
  for (const json of [null, 3, 'x', {}, [], [1], { features: [] }, { contents: [3] }]) {
    assert.equal(findHsdsServices(json), null, JSON.stringify(json));
  }
  assert.deepEqual(findHsdsServices({ contents: [] }), []);
});
