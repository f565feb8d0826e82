import type { OsmTags } from '@yike/kernel';
import { EDGE_KIND } from './walking-network.ts';

/** What a way means to someone on foot. */
export interface WayRule {
  readonly kind: number;
  /** 1: only in the direction of the way, 2: only against it, 0: both. */
  readonly oneWay: 0 | 1 | 2;
  readonly inclinePermille: number;
  /** A road that others cross with a wait; who walks along it does not cross it. */
  readonly isMainRoad: boolean;
}

const PATHS = new Set(
  'footway path pedestrian steps cycleway track bridleway corridor platform via_ferrata'.split(' '),
);
const ROADS = new Set(
  (
    'trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link ' +
    'unclassified residential living_street service road busway'
  ).split(' '),
);
/** Roads that are crossed with a wait. */
const MAIN_ROADS = new Set(
  (
    'motorway motorway_link trunk trunk_link primary primary_link secondary secondary_link ' +
    'tertiary tertiary_link'
  ).split(' '),
);
const ALLOWED = new Set(['yes', 'designated', 'permissive', 'destination', 'official', 'public']);
const FORBIDDEN = new Set([
  'no',
  'private',
  'use_sidepath',
  'agricultural',
  'forestry',
  'military',
]);
const STEEPEST_PERMILLE = 1000;

/**
 * The rule table: may one walk on a way with these tags, and how? Null: no.
 *
 * - Every road but motorways, every path, platforms and piers; `motorroad=yes` is a motorway.
 * - `foot` decides; without it `access`; `no`, `private` and `use_sidepath` forbid.
 * - A trunk road that says it has no sidewalk is not walked along.
 * - Building sites, planned roads, race tracks and service ways marked private are out.
 * - `oneway:foot`, moving stairs (`conveying`) and `incline` give direction; `oneway` is for cars.
 */
export function walkableWay(tags: OsmTags): WayRule | null {
  const highway = tags['highway'];
  const isPath =
    (highway !== undefined && PATHS.has(highway)) ||
    tags['railway'] === 'platform' ||
    tags['public_transport'] === 'platform' ||
    tags['man_made'] === 'pier';
  if (!isPath && (highway === undefined || !ROADS.has(highway))) return null;
  if (!mayWalk(tags)) return null;
  return {
    kind: kindOf(tags),
    oneWay: oneWayOf(tags),
    inclinePermille: inclinePermilleOf(tags['incline']),
    isMainRoad: isMainRoad(tags),
  };
}

export function isMainRoad(tags: OsmTags): boolean {
  return MAIN_ROADS.has(tags['highway'] ?? '');
}

function mayWalk(tags: OsmTags): boolean {
  const foot = tags['foot'];
  if (foot !== undefined && ALLOWED.has(foot)) return true;
  if (foot !== undefined && FORBIDDEN.has(foot)) return false;
  if (FORBIDDEN.has(tags['access'] ?? '') || tags['service'] === 'private') return false;
  if (tags['motorroad'] === 'yes') return false;
  const isTrunk = tags['highway']?.startsWith('trunk') ?? false;
  return !(isTrunk && (tags['sidewalk'] === 'no' || tags['sidewalk'] === 'none'));
}

function kindOf(tags: OsmTags): number {
  if (tags['highway'] === 'steps') {
    const hasRamp = tags['ramp:wheelchair'] === 'yes' || tags['wheelchair'] === 'yes';
    return hasRamp ? EDGE_KIND.flat : EDGE_KIND.stairs;
  }
  return tags['wheelchair'] === 'no' || tags['highway'] === 'via_ferrata'
    ? EDGE_KIND.rough
    : EDGE_KIND.flat;
}

function oneWayOf(tags: OsmTags): 0 | 1 | 2 {
  const conveying = tags['conveying'];
  if (conveying === 'forward') return 1;
  if (conveying === 'backward') return 2;
  const foot = tags['oneway:foot'] ?? tags['foot:oneway'];
  if (foot === 'yes') return 1;
  return foot === '-1' ? 2 : 0;
}

/** `8%`, `-8 %`, `5°`; `up` and `down` carry no number and count as flat. */
function inclinePermilleOf(incline: string | undefined): number {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)\s*(%|°)?\s*$/.exec(incline ?? '');
  if (match === null) return 0;
  const value = Number(match[1]);
  const permille = match[2] === '°' ? Math.tan((value * Math.PI) / 180) * 1000 : value * 10;
  return Math.round(Math.max(-STEEPEST_PERMILLE, Math.min(STEEPEST_PERMILLE, permille)));
}
