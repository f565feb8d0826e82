import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOsmHours } from '../hours/osm-hours.ts';
import type { ExportedPlace } from './exported-place.ts';
import { placeNode } from './osm-place.ts';

const PLACE = {
  facility: {
    facilityId: '0b0e1c5c-3c4f-4a57-9a0e-000000000001',
    regionCode: '990107001001',
    name: '“A & B” <药店>',
    lon: 119.86,
    lat: 38.75,
    address: '',
    phone: null,
    services: [{ serviceType: 'pharmacy', capacity: null }],
    accessibility: { 'step-free-entrance': 'limited' },
    status: 'open',
    hours: readOsmHours('Mo-Su 08:00-20:00').hours,
    sourceIds: ['civil:7'],
    facts: {},
    changedAt: new Date('2026-11-01T00:00:00Z'),
  },
  provider: { name: '康宁堂', creditCode: null, isChain: true },
} as unknown as ExportedPlace;

test('a place is a node by the keys that OpenStreetMap has, and ours for the rest', () => {
  const node = placeNode(PLACE, 7);
  assert.match(node, /^<node id="-7" lat="38.75" lon="119.86">/);
  const tags = Object.fromEntries(
    [...node.matchAll(/k="([^"]*)" v="([^"]*)"/g)].map(([, key, value]) => [key, value]),
  );
  const { amenity, wheelchair, opening_hours, operator, name } = tags;
  assert.deepEqual(
    { amenity, wheelchair, opening_hours, operator, name },
    {
      amenity: 'pharmacy',
      wheelchair: 'limited',
      opening_hours: 'Mo-Su 08:00-20:00',
      operator: '康宁堂',
      name: '“A &amp; B” &lt;药店&gt;',
    },
  );
  assert.equal(tags['yike:service_types'], 'pharmacy');
  assert.ok(!('phone' in tags) && !('yike:opening_hours' in tags));
});
