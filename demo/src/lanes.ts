import type { LanesPlan } from './block-plan.ts';
import { drawBuildings, type RowStyle } from './building-rows.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import { eastwards } from './parcels.ts';
import { at, heading, type Line, leftOf, moved, type Point, type Ring } from './plane-geometry.ts';
import { insideSpans, ringCentre } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';
import { crossingsOf } from './street-lines.ts';

const HOUSES: RowStyle = {
  pitch: 19,
  depth: 11,
  length: [17, 30],
  gap: 2.2,
  floors: [2, 3],
  keep: 0.98,
};

/** Beyond this a street is behind somebody else's ground. */
const STREET_NEAR_METRES = 34;

/**
 * Old lanes (里弄): main lanes from street to street under archways, branch lanes between rows of
 * two-storey houses. Nothing walls them in; some main lanes have a gate that is shut at night.
 */
export function drawLanes(
  drawing: Drawing,
  plan: LanesPlan,
  ground: Ring,
  block: Ring,
  random: SeededRandom,
): void {
  const east = eastwards(block);
  const mains = mainLanes(ground, block, east);
  mains.forEach((line, i) => {
    const gated = plan.gated === true && i === 0;
    drawLine(drawing, gated ? withNightGate(drawing, plan, line, ground) : line, {
      highway: 'living_street',
      ...named(`${plan.name}${i + 1}弄`, `${plan.nameEn} No. ${i + 1}`),
      surface: 'sett',
    });
  });
  drawArea(drawing, ground, {
    landuse: 'residential',
    residential: 'urban',
    ...named(plan.name, plan.nameEn),
  });
  drawBuildings(drawing, {
    ground,
    east,
    style: HOUSES,
    pathSpans: (middle, row) => {
      const spans =
        row % 2 === 0 ? toStreets(ground, block, middle, east) : insideSpans(ground, middle, east);
      return spans.filter(([from, to]) =>
        meetsAny([moved(middle, east, from), moved(middle, east, to)], mains),
      );
    },
    keepOff: mains,
    place: plan.name,
    ages: plan.ages,
    random,
    pathTags: { surface: 'sett', lit: 'yes' },
  });
}

function meetsAny(branch: Line, lines: readonly Line[]): boolean {
  return lines.some((line) => crossingsOf(branch, line).length > 0);
}

/** Two to three lanes from south to north, each from street to street where streets are. */
function mainLanes(ground: Ring, block: Ring, east: Point): Line[] {
  const north = leftOf(east);
  const centre = ringCentre(ground);
  const span = insideSpans(ground, centre, east).find(([low, high]) => low <= 0 && high >= 0);
  if (span === undefined) return [];
  const width = span[1] - span[0];
  const shares = width > 200 ? [0.2, 0.52, 0.82] : [0.3, 0.72];
  return shares.flatMap((share) => {
    const from = moved(centre, east, span[0] + width * share);
    const across = toStreets(ground, block, from, north).find(
      ([low, high]) => low <= 0 && high >= 0,
    );
    return across === undefined ? [] : [crooked(from, north, across)];
  });
}

/** Old lanes run nearly straight. */
function crooked(from: Point, north: Point, [low, high]: readonly [number, number]): Line {
  const bends = [0, 0.06, 0.3, 0.36, 0.7, 0.76, 0.94, 1];
  const asides = [0, 0, 3.5, 4.5, -2, -3, 0, 0];
  return bends.map((share, i) =>
    moved(moved(from, north, low + (high - low) * share), leftOf(north), at(asides, i)),
  );
}

/** Spans of a straight line over the ground, run on to the streets around the block where these are near. */
function toStreets(ground: Ring, block: Ring, from: Point, direction: Point): [number, number][] {
  const blockSpans = insideSpans(block, from, direction);
  return insideSpans(ground, from, direction).map(([low, high]) => {
    const around = blockSpans.find(([start, end]) => start <= low + 0.1 && end >= high - 0.1);
    if (around === undefined) return [low, high];
    const near = (metres: number): boolean => metres < STREET_NEAR_METRES;
    return [near(low - around[0]) ? around[0] : low, near(around[1] - high) ? around[1] : high];
  });
}

function withNightGate(drawing: Drawing, plan: LanesPlan, lane: Line, ground: Ring): Line {
  const start = at(lane, 0);
  const along = heading(start, at(lane, -1));
  const entry = insideSpans(ground, start, along)[0];
  if (entry === undefined) return lane;
  const gate = moved(start, along, entry[0]);
  const tags = {
    barrier: 'gate',
    foot: 'permissive',
    opening_hours: '05:00-23:00',
    ...named(`${plan.name}弄口铁门`, `${plan.nameEn} lane gate`),
  };
  tagNode(drawing, gate, tags);
  drawing.gates.push({ at: gate, place: plan.name, tags });
  return [start, gate, ...lane.slice(2)];
}
