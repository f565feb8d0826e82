import type { EstatePlan, PlannedGate, Side } from './block-plan.ts';
import { drawBuildings, type RowStyle } from './building-rows.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import { drawGarden, type Garden, planGarden, roundGarden } from './gardens.ts';
import { eastwards } from './parcels.ts';
import { at, distance, type Line, leftOf, moved, type Point, type Ring } from './plane-geometry.ts';
import { inset, insideSpans, rayToRing, ringArea, ringCentre } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';

/** From the wall to the road that runs round the inside of it. */
const LOOP_METRES = 13;

const STYLES: Record<EstatePlan['style'], RowStyle> = {
  workers: { pitch: 25, depth: 11, length: [38, 54], gap: 8, floors: [5, 6], keep: 0.98 },
  slabs: { pitch: 31, depth: 13, length: [34, 50], gap: 10, floors: [6, 11], keep: 0.97 },
  towers: { pitch: 50, depth: 19, length: [27, 36], gap: 22, floors: [18, 30], keep: 0.95 },
};

const OPENING = {
  always: { opening_hours: '24/7', foot: 'permissive', motor_vehicle: 'private' },
  daytime: { opening_hours: '05:00-23:00', foot: 'permissive', motor_vehicle: 'no' },
  locked: { access: 'private', foot: 'private', locked: 'yes' },
};

/** A walled estate: a loop road inside the wall, rows of buildings with paths between, a few gates. */
export function drawEstate(
  drawing: Drawing,
  plan: EstatePlan,
  ground: Ring,
  streets: readonly Line[],
  random: SeededRandom,
): void {
  const east = eastwards(ground);
  const loop = inset(ground, LOOP_METRES);
  if (loop.length < 3 || ringArea(loop) < 400) return;
  drawArea(drawing, ground, { landuse: 'residential', ...named(plan.name, plan.nameEn) });
  const openings = plan.gates.map((gate) => ({
    gate,
    way: wayThrough(gate, ground, loop, streets, east),
  }));
  const gatePoints = openings.flatMap(({ way }) => (way === undefined ? [] : [at(way, 1)]));
  drawLine(drawing, closedLine(wallBetween(gatePoints, ground)), {
    barrier: plan.style === 'towers' ? 'fence' : 'wall',
  });
  drawLine(drawing, closedLine(loop), {
    highway: 'service',
    service: 'driveway',
    motor_vehicle: 'private',
    maxspeed: '10',
  });
  for (const { gate, way } of openings) {
    if (way === undefined) continue;
    drawLine(drawing, way, { highway: 'service', service: 'driveway', motor_vehicle: 'private' });
    const tags = {
      barrier: 'gate',
      ...named(`${plan.name}${GATE_NAMES[gate.side]}`, `${plan.nameEn} gate`),
      ...OPENING[gate.opens],
    };
    tagNode(drawing, at(way, 1), tags);
    drawing.gates.push({ at: at(way, 1), place: plan.name, tags });
  }
  drawing.estates.push({ name: plan.name, wall: ground });
  const garden = planGarden(loop, east, plan.style, random);
  const spine = drawSpine(drawing, loop, east, garden);
  if (garden !== undefined) drawGarden(drawing, garden, spine);
  drawBuildings(drawing, {
    ground: inset(loop, 5),
    east,
    style: STYLES[plan.style],
    pathSpans: (middle) => insideSpans(loop, middle, east),
    keepOff: spine,
    ...(garden === undefined ? {} : { garden }),
    place: plan.name,
    ages: plan.ages,
    random,
    winding: plan.style === 'towers' ? 7 : 0,
  });
}

const GATE_NAMES: Record<Side, string> = { n: '北门', e: '东门', s: '南门', w: '西门' };

/** From the street through the wall to the loop road: street, gate, loop. */
function wayThrough(
  gate: PlannedGate,
  ground: Ring,
  loop: Ring,
  streets: readonly Line[],
  east: Point,
): Line | undefined {
  const outward = outwardOf(gate.side, east);
  const along = gate.side === 'n' || gate.side === 's' ? east : leftOf(east);
  const centre = ringCentre(loop);
  const spans = insideSpans(loop, centre, along);
  const span = spans.find(([low, high]) => low <= 0 && high >= 0) ?? spans[0];
  if (span === undefined) return undefined;
  const start = moved(
    centre,
    along,
    span[0] + (span[1] - span[0]) * Math.min(0.92, Math.max(0.08, gate.share)),
  );
  const inner = rayToRing(start, outward, loop);
  const wall = inner && rayToRing(moved(inner.point, outward, 0.5), outward, ground);
  if (inner === undefined || wall === undefined) return undefined;
  const outer = streets
    .map((street) => rayToRing(moved(wall.point, outward, 0.5), outward, street))
    .filter((hit) => hit !== undefined)
    .toSorted((a, b) => a.metres - b.metres)[0];
  if (outer === undefined || outer.metres > 60) return undefined;
  return [outer.point, wall.point, inner.point];
}

function outwardOf(side: Side, east: Point): Point {
  const north = leftOf(east);
  const directions: Record<Side, Point> = {
    n: north,
    s: [-north[0], -north[1]],
    e: east,
    w: [-east[0], -east[1]],
  };
  return directions[side];
}

/** Roads from south to north across the estate; rows of buildings keep clear of them. */
function drawSpine(drawing: Drawing, loop: Ring, east: Point, garden: Garden | undefined): Line[] {
  const north = leftOf(east);
  const centre = ringCentre(loop);
  const width = insideSpans(loop, centre, east).reduce((sum, [low, high]) => sum + high - low, 0);
  const offsets = width > 230 ? [-width / 6, width / 6] : [0];
  return offsets.flatMap((offset) => {
    const from = moved(centre, east, offset);
    const span = insideSpans(loop, from, north).find(([low, high]) => low <= 0 && high >= 0);
    if (span === undefined) return [];
    const line = [moved(from, north, span[0]), moved(from, north, span[1])];
    const parts = roundGarden(line, garden);
    for (const part of parts) {
      drawLine(drawing, part, {
        highway: 'service',
        service: 'driveway',
        motor_vehicle: 'private',
      });
    }
    return parts;
  });
}

/** A corner of the wall within a step of a gate would be a second way through beside it. */
function wallBetween(gatePoints: readonly Point[], ground: Ring): Ring {
  return ground.filter((corner) => gatePoints.every((gate) => distance(gate, corner) > 1));
}

function closedLine(ring: Ring): Line {
  return [...ring, at(ring, 0)];
}
