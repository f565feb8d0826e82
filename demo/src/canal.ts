import { type Drawing, drawArea, drawLine, named } from './drawing.ts';
import {
  at,
  type Line,
  leftOf,
  lineLength,
  moved,
  nearestOnLine,
  type Point,
  partOf,
  placeAlong,
  sideways,
} from './plane-geometry.ts';
import { crossingsOf } from './street-lines.ts';
import { besideCanal, CANAL, CANAL_LINE } from './waters.ts';

const TOWPATH_METRES = 24;

/** The pieces of a line over the canal's water and beside it, in order. */
export function splitAtCanal(line: Line): { line: Line; over: boolean }[] {
  const banks = [1, -1].map((side) => sideways(CANAL_LINE, side * (CANAL.halfWidth + 2)));
  const stops = banks
    .flatMap((bank) => crossingsOf(line, bank))
    .map((point) => nearestOnLine(point, line).metres)
    .toSorted((a, b) => a - b);
  const bounds = [0, ...stops, lineLength(line)];
  return bounds.slice(1).map((to, i) => {
    const piece = partOf(line, at(bounds, i), to);
    const middle = placeAlong(piece, lineLength(piece) / 2).point;
    return { line: piece, over: nearestOnLine(middle, CANAL_LINE).off < CANAL.halfWidth + 2 };
  });
}

/** Water, towpaths under trees, and two footbridges: one with steps, one with ramps. */
export function drawCanal(drawing: Drawing): void {
  const west = sideways(CANAL_LINE, CANAL.halfWidth);
  const east = sideways(CANAL_LINE, -CANAL.halfWidth);
  drawArea(drawing, [...east, ...west.toReversed()], {
    natural: 'water',
    water: 'canal',
    ...named(CANAL.name, CANAL.nameEn),
  });
  drawLine(
    drawing,
    CANAL_LINE.toReversed(),
    { waterway: 'canal', ...named(CANAL.name, CANAL.nameEn) },
    -9,
  );
  for (const side of [1, -1]) drawTowpath(drawing, side);
  drawFootbridge(drawing, 2395, { name: '织女桥', nameEn: 'Weaving Maid Bridge', steps: true });
  drawFootbridge(drawing, 1760, {
    name: '东关廊桥',
    nameEn: 'Dongguan Covered Bridge',
    steps: false,
  });
}

function drawTowpath(drawing: Drawing, side: number): void {
  const path = besideCanal(side * TOWPATH_METRES);
  const road = besideCanal(side * 38);
  const water = besideCanal(side * (CANAL.halfWidth + 1));
  const kerb = besideCanal(side * 32);
  const green = side > 0 ? [...water, ...kerb.toReversed()] : [...kerb, ...water.toReversed()];
  drawArea(drawing, green, { landuse: 'grass' });
  drawLine(drawing, path, {
    highway: 'footway',
    ...named('织女河步道', 'Zhinühe Towpath'),
    surface: 'paving_stones',
    lit: 'yes',
  });
  for (let metres = 6; metres < lineLength(path); metres += 130) {
    const from = placeAlong(path, metres).point;
    drawLine(drawing, [from, nearestOnLine(from, road).point], { highway: 'footway' });
  }
}

function drawFootbridge(
  drawing: Drawing,
  y: number,
  bridge: { name: string; nameEn: string; steps: boolean },
): void {
  const { metres } = nearestOnLine([at(CANAL_LINE, 0)[0], y], CANAL_LINE);
  const { point, heading: north } = placeAlong(CANAL_LINE, metres);
  const west = leftOf(north);
  const [westRoad, eastRoad] = [38, -38].map(
    (side) => nearestOnLine(point, besideCanal(side)).point,
  );
  const foot = (side: number): Point => moved(point, west, side);
  const approach = bridge.steps
    ? { highway: 'steps', step_count: '14', handrail: 'yes', ramp: 'no', wheelchair: 'no' }
    : { highway: 'footway', incline: '6%', wheelchair: 'yes' };
  drawLine(drawing, [westRoad ?? foot(38), foot(TOWPATH_METRES)], { highway: 'footway' });
  drawLine(drawing, [foot(TOWPATH_METRES), foot(16)], approach);
  drawLine(drawing, [foot(16), foot(-16)], {
    highway: 'footway',
    bridge: 'yes',
    layer: '1',
    ...named(bridge.name, bridge.nameEn),
  });
  drawLine(drawing, [foot(-16), foot(-TOWPATH_METRES)], approach);
  drawLine(drawing, [foot(-TOWPATH_METRES), eastRoad ?? foot(-38)], { highway: 'footway' });
}
