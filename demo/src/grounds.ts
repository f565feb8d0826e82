import type { OsmTags } from '@yike/kernel';
import type { GroundPlan } from './block-plan.ts';
import { box } from './building-rows.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import { eastwards } from './parcels.ts';
import { drawPark } from './parks.ts';
import { at, between, type Line, leftOf, moved, type Point, type Ring } from './plane-geometry.ts';
import { ringCentre } from './polygons.ts';
import { extent, waysOut } from './ways-in.ts';

const TAGS: Record<GroundPlan['use'], OsmTags> = {
  park: { leisure: 'park' },
  square: { place: 'square' },
  school: { amenity: 'school' },
  kindergarten: { amenity: 'kindergarten' },
  market: { amenity: 'marketplace' },
  mall: { landuse: 'retail' },
  hospital: { amenity: 'hospital' },
  'health-centre': { amenity: 'clinic', healthcare: 'centre' },
  offices: { landuse: 'commercial' },
  works: { landuse: 'industrial' },
  'building-site': { landuse: 'construction' },
  sports: { leisure: 'sports_centre' },
  temple: { amenity: 'place_of_worship', tourism: 'museum' },
  culture: { amenity: 'arts_centre' },
  'care-home': {
    amenity: 'social_facility',
    social_facility: 'nursing_home',
    'social_facility:for': 'senior',
  },
};

/** Buildings as shares of the ground: middle east and north, then length and depth. */
const BUILDINGS: Partial<
  Record<GroundPlan['use'], readonly (readonly [number, number, number, number])[]>
> = {
  school: [
    [-0.2, 0.3, 0.4, 0.1],
    [-0.2, 0.12, 0.4, 0.09],
    [0.28, 0.28, 0.16, 0.26],
  ],
  kindergarten: [
    [0, 0.25, 0.6, 0.16],
    [-0.25, 0, 0.16, 0.3],
  ],
  market: [[0, 0, 0.66, 0.6]],
  mall: [
    [-0.12, 0.02, 0.56, 0.66],
    [0.32, 0.08, 0.2, 0.4],
  ],
  hospital: [
    [-0.1, 0.2, 0.5, 0.16],
    [-0.1, -0.12, 0.56, 0.18],
    [-0.1, 0.04, 0.14, 0.2],
  ],
  'health-centre': [
    [0, 0.1, 0.6, 0.22],
    [-0.2, -0.18, 0.2, 0.24],
  ],
  offices: [
    [-0.25, 0.2, 0.24, 0.26],
    [0.2, 0.2, 0.24, 0.26],
    [0, -0.22, 0.5, 0.2],
  ],
  works: [
    [-0.22, 0.22, 0.4, 0.3],
    [-0.22, -0.2, 0.4, 0.3],
    [0.26, 0, 0.24, 0.7],
  ],
  sports: [[-0.22, 0.22, 0.36, 0.34]],
  temple: [
    [0, 0.3, 0.4, 0.12],
    [0, 0.02, 0.46, 0.14],
    [0, -0.26, 0.3, 0.07],
  ],
  culture: [[0, 0.05, 0.5, 0.46]],
  'care-home': [
    [-0.1, 0.2, 0.6, 0.16],
    [-0.1, -0.14, 0.6, 0.16],
  ],
};

/** A ground with one use: its outline, buildings, paths and way in. */
export function drawGround(
  drawing: Drawing,
  plan: GroundPlan,
  ground: Ring,
  streets: readonly Line[],
): void {
  drawArea(drawing, ground, { ...TAGS[plan.use], ...named(plan.name, plan.nameEn) });
  const centre = ringCentre(ground);
  drawing.grounds.push({
    at: entrance(ground, streets) ?? centre,
    ring: ground,
    use: plan.use,
    name: plan.name,
    nameEn: plan.nameEn,
  });
  if (plan.use === 'park') drawPark(drawing, ground, streets);
  else if (plan.use === 'square') drawSquare(drawing, ground, streets);
  else drawYard(drawing, plan, ground, streets);
}

/** Middle of the ground's edge towards the nearest street. */
function entrance(ground: Ring, streets: readonly Line[]): Point | undefined {
  return waysOut(ground, streets)[0]?.[1];
}

const WALLED: ReadonlySet<GroundPlan['use']> = new Set(['school', 'kindergarten', 'building-site']);
const WITH_TRACK: ReadonlySet<GroundPlan['use']> = new Set(['school', 'sports']);

function drawYard(
  drawing: Drawing,
  plan: GroundPlan,
  ground: Ring,
  streets: readonly Line[],
): void {
  const east = eastwards(ground);
  const north = leftOf(east);
  const centre = ringCentre(ground);
  const width = extent(ground, centre, east);
  const depth = extent(ground, centre, north);
  for (const [e, n, length, across] of BUILDINGS[plan.use] ?? []) {
    const middle = moved(moved(centre, east, e * width), north, n * depth);
    const building = plan.use === 'school' ? 'school' : 'yes';
    drawArea(drawing, box(middle, east, length * width, across * depth), { building });
  }
  if (WITH_TRACK.has(plan.use)) {
    const middle = moved(centre, north, -depth * 0.22);
    drawTrack(drawing, middle, east, Math.min(width * 0.7, depth * 1.1));
  }
  if (WALLED.has(plan.use)) drawLine(drawing, [...ground, at(ground, 0)], { barrier: 'wall' });
  drawWayIn(drawing, plan, ground, streets);
}

function drawWayIn(
  drawing: Drawing,
  plan: GroundPlan,
  ground: Ring,
  streets: readonly Line[],
): void {
  const way = waysOut(ground, streets)[0];
  if (way === undefined || plan.use === 'building-site') return;
  const inside = between(at(way, 1), at(way, 2), 0.25);
  const line = [at(way, 0), at(way, 1), inside];
  if (!WALLED.has(plan.use)) {
    drawLine(drawing, line, { highway: 'service' });
    return;
  }
  drawLine(drawing, line, { highway: 'service', access: 'private' });
  tagNode(drawing, at(way, 1), {
    barrier: 'gate',
    access: 'private',
    ...named(`${plan.name}大门`, `${plan.nameEn} gate`),
  });
}

function drawTrack(drawing: Drawing, centre: Point, east: Point, length: number): void {
  const depth = length * 0.48;
  const north = leftOf(east);
  const bend = (side: number): Point[] =>
    [-90, -60, -30, 0, 30, 60, 90].map((degrees): Point => {
      const angle = (degrees * Math.PI) / 180;
      const middle = moved(centre, east, (side * (length - depth)) / 2);
      return moved(
        moved(middle, east, (side * Math.cos(angle) * depth) / 2),
        north,
        (side * Math.sin(angle) * depth) / 2,
      );
    });
  drawArea(drawing, [...bend(1), ...bend(-1)], { leisure: 'track', sport: 'running' });
  drawArea(drawing, box(centre, east, (length - depth) * 0.95, depth * 0.62), {
    leisure: 'pitch',
    sport: 'soccer',
  });
}

function drawSquare(drawing: Drawing, ground: Ring, streets: readonly Line[]): void {
  for (const way of waysOut(ground, streets)) {
    drawLine(drawing, way, { highway: 'pedestrian', surface: 'paving_stones' });
  }
  drawArea(drawing, box(ringCentre(ground), eastwards(ground), 26, 20), {
    building: 'yes',
    historic: 'monument',
  });
}
