import type { BlockPlan } from './block-plan.ts';
import type { Block } from './blocks.ts';
import {
  at,
  type Line,
  leftOf,
  moved,
  type Point,
  type Ring,
  ringSegments,
} from './plane-geometry.ts';
import { inset, insideSpans, leftPart } from './polygons.ts';
import type { StreetLine } from './street-lines.ts';

/** From the middle of a street to the walls along it. */
const SETBACK_METRES = { primary: 27, secondary: 20, tertiary: 18, residential: 10, pedestrian: 9 };
const ALLEY_HALF_METRES = 4;
const PARTY_WALL_HALF_METRES = 0.8;

/** The ground of each part of a block, and the public lanes between them. */
export interface Parcels {
  readonly rings: readonly Ring[];
  readonly alleys: readonly Line[];
}

export function cutBlock(block: Block, plan: BlockPlan, streets: readonly StreetLine[]): Parcels {
  const ground = inset(
    block.ring,
    (side) => SETBACK_METRES[at(streets, at(block.sides, side)).class],
  );
  const direction: Point =
    plan.rows === 'south-north' ? eastwards(block.ring) : leftOf(eastwards(block.ring));
  const across: Point =
    plan.rows === 'south-north' ? leftOf(direction) : [direction[1], -direction[0]];
  const positions = ground.map(([x, y]) => x * across[0] + y * across[1]);
  const low = Math.min(...positions);
  const high = Math.max(...positions);
  const shares = plan.cuts ?? plan.parts.slice(1).map((_, i) => (i + 1) / plan.parts.length);
  const cutPoints = shares.map((share): Point => {
    const position = low + (high - low) * share;
    return [across[0] * position, across[1] * position];
  });
  const gap = plan.alley === undefined ? PARTY_WALL_HALF_METRES : ALLEY_HALF_METRES;
  const rings = plan.parts.map((_, i) => {
    const start = cutPoints[i - 1];
    const end = cutPoints[i];
    const ahead =
      start === undefined ? ground : partAhead(ground, moved(start, across, gap), across);
    return end === undefined
      ? ahead
      : partAhead(ahead, moved(end, across, -gap), [-across[0], -across[1]]);
  });
  const alleys =
    plan.alley === undefined
      ? []
      : cutPoints.flatMap((point) => alleyLine(block.ring, point, direction));
  return { rings, alleys };
}

/** The part of the ring that lies in a direction from a line across that direction. */
function partAhead(ring: Ring, from: Point, ahead: Point): Ring {
  return leftPart(ring, from, [ahead[1], -ahead[0]]);
}

function alleyLine(ring: Ring, point: Point, direction: Point): Line[] {
  return insideSpans(ring, point, direction).map(([from, to]) => [
    moved(point, direction, from),
    moved(point, direction, to),
  ]);
}

/** The heading, near due east, that most of the block's sides keep: its buildings face south by it. */
export function eastwards(ring: Ring): Point {
  let x = 0;
  let y = 0;
  for (const [a, b] of ringSegments(ring)) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    if (Math.abs(dy) > Math.abs(dx) * 0.36) continue;
    x += Math.abs(dx);
    y += dx > 0 ? dy : -dy;
  }
  const length = Math.hypot(x, y);
  return length === 0 ? [1, 0] : [x / length, y / length];
}
