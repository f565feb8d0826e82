import type { OsmTags } from '@yike/kernel';
import { isOpenAt, type Moment } from './gate-hours.ts';
import { BARRIER, CROSSING } from './walking-network.ts';

const CLOSED_BARRIERS = new Set(['wall', 'fence', 'hedge', 'city_wall', 'retaining_wall']);
const NARROW_BARRIERS = new Set(['stile', 'turnstile', 'full-height_turnstile', 'kissing_gate']);
const HIGH_KERBS = new Set(['raised', 'regular', 'rolled', 'yes']);
const ALLOWED = new Set(['yes', 'designated', 'permissive', 'destination', 'official', 'public']);
const FORBIDDEN = new Set(['no', 'private']);

/**
 * What a node does to a walker who wants to pass it: a `BARRIER` code. `at` is the moment gates
 * with opening hours are judged for; without it they count as open.
 */
export function barrierOf(tags: OsmTags, at: Moment | null): number {
  const barrier = tags['barrier'];
  if (barrier !== undefined && isClosed(barrier, tags, at)) return BARRIER.closed;
  if (barrier !== undefined && NARROW_BARRIERS.has(barrier)) return BARRIER.noWheels;
  const kerb = tags['kerb'] ?? (barrier === 'kerb' ? 'yes' : undefined);
  return kerb !== undefined && HIGH_KERBS.has(kerb) ? BARRIER.kerb : BARRIER.none;
}

function isClosed(barrier: string, tags: OsmTags, at: Moment | null): boolean {
  const hours = tags['opening_hours'];
  if (hours !== undefined && at !== null && isOpenAt(hours, at) === false) return true;
  const foot = tags['foot'];
  if (foot !== undefined && ALLOWED.has(foot)) return false;
  if (foot !== undefined && FORBIDDEN.has(foot)) return true;
  if (tags['locked'] === 'yes' || FORBIDDEN.has(tags['access'] ?? '')) return true;
  return CLOSED_BARRIERS.has(barrier);
}

/** How a main road is crossed at a node: a `CROSSING` code; `none` where nothing is tagged. */
export function crossingOf(tags: OsmTags): number {
  const crossing = tags['crossing'];
  const isSignalled =
    tags['highway'] === 'traffic_signals' ||
    crossing === 'traffic_signals' ||
    tags['crossing:signals'] === 'yes';
  if (isSignalled) return CROSSING.signalled;
  const isCrossing =
    tags['highway'] === 'crossing' || (crossing !== undefined && crossing !== 'no');
  return isCrossing ? CROSSING.other : CROSSING.none;
}
