import { box } from './building-rows.ts';
import { Cells } from './cells.ts';
import { type Drawing, drawArea } from './drawing.ts';
import {
  crossing,
  type Line,
  leftOf,
  lineLength,
  moved,
  type Point,
  placeAlong,
  type Ring,
  ringSegments,
  segments,
} from './plane-geometry.ts';
import { isInside, ringCentre } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { StreetLine } from './street-lines.ts';

/** From the middle of the street to the middle of the shops along it. */
const OFFSET_METRES: Partial<Record<StreetLine['class'], number>> = {
  primary: 20.5,
  secondary: 14,
  tertiary: 12,
};
const DEPTH_METRES = 8;

/** Rows of shops along the busier streets, in front of the walls behind which people live. */
export function drawShopRows(
  drawing: Drawing,
  streets: readonly StreetLine[],
  random: SeededRandom,
): void {
  const hasRoom = roomForShops(drawing);
  const shops = streets.flatMap((street) => {
    const offset = OFFSET_METRES[street.class];
    if (offset === undefined) return [];
    return [offset, -offset].flatMap((off) => shopsAlong(street.line, off, random));
  });
  for (const shop of shops) {
    if (!hasRoom(shop)) continue;
    const levels = String(random.whole(1, 3));
    drawArea(drawing, shop.ring, { building: 'retail', 'building:levels': levels });
  }
}

interface Shop {
  readonly ring: Ring;
  /** Away from the street. */
  readonly away: Point;
}

/** A shop has room where homes lie behind it and neither their ground nor any way is built over. */
function roomForShops(drawing: Drawing): (shop: Shop) => boolean {
  const homes = new Cells<Ring>();
  for (const { ring, tags } of drawing.areas) {
    if (tags['landuse'] === 'residential') homes.add(ring, ring);
  }
  const ways = new Cells<readonly [Point, Point]>();
  for (const { line, level } of drawing.lines) {
    if (level !== 0) continue;
    for (const segment of segments(line)) ways.add(segment, segment);
  }
  return ({ ring, away }) => {
    const behind = moved(ringCentre(ring), away, DEPTH_METRES);
    const home = [...homes.near([behind])].find((ground) => isInside(behind, ground));
    if (home === undefined || ring.some((corner) => isInside(corner, home))) return false;
    return ![...ways.near(ring)].some((segment) => meets(segment, ring));
  };
}

function shopsAlong(line: Line, offset: number, random: SeededRandom): Shop[] {
  const shops: Shop[] = [];
  for (let metres = 20; metres < lineLength(line) - 20; ) {
    const length = random.between(18, 44);
    const { point, heading } = placeAlong(line, metres + length / 2);
    const away = moved([0, 0], leftOf(heading), Math.sign(offset));
    shops.push({
      ring: box(moved(point, leftOf(heading), offset), heading, length, DEPTH_METRES),
      away,
    });
    metres += length + (random.chance(0.25) ? random.between(5, 14) : 0.6);
  }
  return shops;
}

function meets(segment: readonly [Point, Point], ring: Ring): boolean {
  if (isInside(segment[0], ring) || isInside(segment[1], ring)) return true;
  return ringSegments(ring).some(([a, b]) => crossing(a, b, ...segment) !== undefined);
}
