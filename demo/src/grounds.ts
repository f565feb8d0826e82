import type { OsmTags } from '@yike/kernel';
import type { GroundPlan } from './block-plan.ts';
import { box } from './building-rows.ts';
import { smooth, smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import { eastwards } from './parcels.ts';
import {
  at,
  between,
  type Line,
  leftOf,
  moved,
  nearestOnLine,
  type Point,
  partOf,
  type Ring,
} from './plane-geometry.ts';
import { inset, insideSpans, rayToRing, ringArea, ringCentre } from './polygons.ts';
import { crossingsOf } from './street-lines.ts';

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

/** From the ring's edge out to each street beside it, the nearest first: street, edge, inside. */
function waysOut(ground: Ring, streets: readonly Line[]): Line[] {
  const centre = ringCentre(ground);
  const east = eastwards(ground);
  const north = leftOf(east);
  const outward: Point[] = [[-north[0], -north[1]], north, east, [-east[0], -east[1]]];
  return outward
    .flatMap((direction) => {
      const edge = rayToRing(centre, direction, ground);
      if (edge === undefined) return [];
      const outer = streets
        .map((street) => rayToRing(moved(edge.point, direction, 0.3), direction, street))
        .filter((hit) => hit !== undefined)
        .toSorted((a, b) => a.metres - b.metres)[0];
      if (outer === undefined || outer.metres > 34) return [];
      return [{ line: [outer.point, edge.point, centre], metres: outer.metres }];
    })
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ line }) => line);
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

/** A path around, two winding ways through, a pond with an island in the larger parks. */
function drawPark(drawing: Drawing, ground: Ring, streets: readonly Line[]): void {
  const round = inset(ground, 12);
  const path = { highway: 'footway', surface: 'paving_stones', lit: 'yes' };
  if (round.length > 2) drawLine(drawing, [...round, at(round, 0)], path);
  const centre = ringCentre(ground);
  const east = eastwards(ground);
  const north = leftOf(east);
  const ways = waysOut(ground, streets);
  const width = extent(ground, centre, east);
  const depth = extent(ground, centre, north);
  const pond = ringArea(ground) > 45000;
  const middle = pond ? moved(moved(centre, east, -width * 0.2), north, depth * 0.02) : centre;
  const pondPath = pond ? drawPond(drawing, ground, centre, east) : undefined;
  for (const way of ways) {
    const line = winding(at(way, 0), at(way, 1), middle, ringArea(ground) / 9000);
    drawLine(drawing, pondPath === undefined ? line : upTo(line, pondPath), path);
  }
  if (pondPath !== undefined) {
    drawLine(drawing, pondPath, path);
    drawLine(drawing, [middle, nearestOnLine(middle, pondPath).point], path);
  }
  drawGroves(drawing, ground, centre, east, width, depth);
}

function winding(outer: Point, edge: Point, middle: Point, bend: number): Line {
  const aside = leftOf([middle[0] - edge[0], middle[1] - edge[1]]);
  const share = Math.min(0.16, bend / 60);
  const first = moved(between(edge, middle, 0.35), aside, share);
  const second = moved(between(edge, middle, 0.7), aside, -share);
  return [outer, ...smooth([edge, first, second, middle], 12)];
}

/** A pond with an island; gives the path around it. */
function drawPond(drawing: Drawing, ground: Ring, parkCentre: Point, east: Point): Line {
  const north = leftOf(east);
  const width = extent(ground, parkCentre, east);
  const depth = extent(ground, parkCentre, north);
  const centre = moved(moved(parkCentre, east, width * 0.14), north, -depth * 0.06);
  const shore = (scale: number, wave: number): Ring =>
    smoothRing(
      Array.from({ length: 13 }, (_, step): Point => {
        const angle = (step * 2 * Math.PI) / 13;
        const radius = scale * (1 + wave * (Math.sin(angle * 3 + 0.7) + Math.cos(angle * 2)));
        const eastern = moved(centre, east, Math.cos(angle) * width * 0.17 * radius);
        return moved(eastern, north, Math.sin(angle) * depth * 0.2 * radius);
      }),
      8,
    );
  drawArea(drawing, shore(1, 0.13), { natural: 'water', water: 'pond' }, [shore(0.2, 0.1)]);
  const round = shore(1.22, 0.12);
  return [...round, at(round, 0)];
}

/** A line as far as it first meets another. */
function upTo(line: Line, other: Line): Line {
  const met = crossingsOf(line, other).map((point) => nearestOnLine(point, line).metres);
  return met.length === 0 ? line : partOf(line, 0, Math.min(...met));
}

function drawGroves(
  drawing: Drawing,
  ground: Ring,
  centre: Point,
  east: Point,
  width: number,
  depth: number,
): void {
  const north = leftOf(east);
  for (const [e, n] of [
    [-0.32, 0.28],
    [0.36, 0.3],
    [-0.36, -0.3],
  ] as const) {
    const middle = moved(moved(centre, east, e * width), north, n * depth);
    const grove = Array.from({ length: 9 }, (_, step): Point => {
      const angle = (step * 2 * Math.PI) / 9;
      const radius = 0.1 * (1 + 0.22 * Math.sin(step * 2.1 + e * 9));
      return moved(
        moved(middle, east, Math.cos(angle) * width * radius),
        north,
        Math.sin(angle) * depth * radius,
      );
    });
    if (ringArea(ground) > 14000) drawArea(drawing, smoothRing(grove, 7), { natural: 'wood' });
  }
}

function extent(ring: Ring, centre: Point, direction: Point): number {
  return insideSpans(ring, centre, direction).reduce((sum, [low, high]) => sum + high - low, 0);
}
