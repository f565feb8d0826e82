import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OsmTags } from '@yike/kernel';
import { barrierOf, crossingOf } from './walkable-nodes.ts';
import { BARRIER, CROSSING } from './walking-network.ts';

function tagsOf(text: string): OsmTags {
  return Object.fromEntries(text.split(' ').map((tag) => tag.split('=')));
}

const BARRIERS: readonly (readonly [tags: string, means: keyof typeof BARRIER])[] = [
  ['barrier=gate', 'none'],
  ['barrier=bollard', 'none'],
  ['barrier=entrance', 'none'],
  ['barrier=gate access=yes', 'none'],
  ['barrier=gate access=private', 'closed'],
  ['barrier=gate access=no', 'closed'],
  ['barrier=gate foot=no', 'closed'],
  ['barrier=gate access=private foot=yes', 'none'],
  ['barrier=gate locked=yes', 'closed'],
  ['barrier=gate locked=yes foot=permissive', 'none'],
  ['barrier=lift_gate access=private', 'closed'],
  ['barrier=wall', 'closed'],
  ['barrier=fence', 'closed'],
  ['barrier=wall foot=yes', 'none'],
  ['barrier=stile', 'noWheels'],
  ['barrier=turnstile', 'noWheels'],
  ['barrier=full-height_turnstile', 'noWheels'],
  ['barrier=kissing_gate', 'noWheels'],
  ['barrier=turnstile access=private', 'closed'],
  ['barrier=kerb', 'kerb'],
  ['barrier=kerb kerb=lowered', 'none'],
  ['barrier=kerb kerb=flush', 'none'],
  ['kerb=raised', 'kerb'],
  ['kerb=rolled', 'kerb'],
  ['kerb=regular', 'kerb'],
  ['kerb=lowered', 'none'],
  ['kerb=no', 'none'],
  ['highway=crossing', 'none'],
];

for (const [tags, means] of BARRIERS) {
  test(`a node with ${tags} means ${means} to who wants to pass`, () => {
    assert.equal(barrierOf(tagsOf(tags), null), BARRIER[means]);
  });
}

test('a gate with hours is shut outside them, and open where no moment is asked about', () => {
  const gate = { barrier: 'gate', opening_hours: '06:00-22:00' };
  const at = (hour: number) => ({ weekday: 2, minuteOfDay: hour * 60 });
  assert.equal(barrierOf(gate, at(12)), BARRIER.none);
  assert.equal(barrierOf(gate, at(23)), BARRIER.closed);
  assert.equal(barrierOf({ ...gate, foot: 'yes' }, at(23)), BARRIER.closed);
  assert.equal(barrierOf(gate, null), BARRIER.none);
});

test('a gate with hours that cannot be read counts as open', () => {
  const gate = { barrier: 'gate', opening_hours: 'sunrise-sunset' };
  assert.equal(barrierOf(gate, { weekday: 0, minuteOfDay: 0 }), BARRIER.none);
});

test('a gate that is private stays shut within its hours', () => {
  const gate = { barrier: 'gate', opening_hours: '06:00-22:00', access: 'private' };
  assert.equal(barrierOf(gate, { weekday: 0, minuteOfDay: 720 }), BARRIER.closed);
});

const CROSSINGS: readonly (readonly [tags: string, means: keyof typeof CROSSING])[] = [
  ['highway=traffic_signals', 'signalled'],
  ['highway=crossing crossing=traffic_signals', 'signalled'],
  ['highway=crossing crossing=marked crossing:signals=yes', 'signalled'],
  ['highway=crossing', 'other'],
  ['highway=crossing crossing=marked', 'other'],
  ['highway=crossing crossing=uncontrolled', 'other'],
  ['crossing=zebra', 'other'],
  ['crossing=no', 'none'],
  ['highway=bus_stop', 'none'],
];

for (const [tags, means] of CROSSINGS) {
  test(`a node with ${tags} is crossed as ${means}`, () => {
    assert.equal(crossingOf(tagsOf(tags)), CROSSING[means]);
  });
}
