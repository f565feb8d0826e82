import { splitAtCanal } from './canal.ts';
import { evenly, smooth, smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import {
  at,
  type Line,
  leftOf,
  lineLength,
  moved,
  nearestOnLine,
  type Point,
  placeAlong,
  type Ring,
  sideways,
} from './plane-geometry.ts';
import type { StreetLine } from './street-lines.ts';
import { PAVEMENT_METRES } from './streets.ts';
import { alongRiver, NORTH_BANK, RIVER, RIVER_LINE, SOUTH_BANK } from './waters.ts';

const PROMENADE_METRES = 140;
/** The green of each bank from west to east; on the north side the canal's mouth parts it. */
const GREENS: Record<1 | -1, readonly (readonly [number, number])[]> = {
  1: [
    [40, 2950],
    [2985, 4350],
  ],
  [-1]: [[40, 4350]],
};
/** Where the footbridge is planned: the promenades face each other across the water. */
const MISSING_BRIDGE_X = 2290;

/** The river, its promenades below the bridges, and the footbridge that is not there. */
export function drawRiverside(drawing: Drawing, streets: readonly StreetLine[]): void {
  drawArea(drawing, [...SOUTH_BANK, ...NORTH_BANK.toReversed()], {
    natural: 'water',
    water: 'river',
    ...named(RIVER.name, RIVER.nameEn),
  });
  drawLine(drawing, RIVER_LINE, { waterway: 'river', ...named(RIVER.name, RIVER.nameEn) }, -9);
  drawBank(
    drawing,
    1,
    alongRiver(PROMENADE_METRES, 60, 4330),
    alongRiver(208, 20, 4400),
    NORTH_BANK,
  );
  drawBank(
    drawing,
    -1,
    alongRiver(-PROMENADE_METRES, 60, 4330),
    alongRiver(-204, 20, 4400),
    SOUTH_BANK,
  );
  for (const street of streets) drawBridgeStairs(drawing, street);
  drawMissingBridge(drawing);
}

function drawBank(drawing: Drawing, side: 1 | -1, promenade: Line, road: Line, bank: Line): void {
  const [name, nameEn] =
    side === 1 ? ['江北步道', 'North Promenade'] : ['江南步道', 'South Promenade'];
  for (const piece of splitAtCanal(promenade)) {
    drawLine(drawing, piece.line, {
      highway: 'pedestrian',
      ...named(name, nameEn),
      surface: 'paving_stones',
      lit: 'yes',
      ...(piece.over ? { bridge: 'yes', layer: '1' } : {}),
    });
  }
  const green =
    side === 1
      ? named('江北滨江绿地', 'North Riverside Green')
      : named('江南滨江绿地', 'South Riverside Green');
  for (const [from, to] of GREENS[side]) {
    const within = ([x]: Point): boolean => x > from && x < to;
    const edge = bank.filter(within);
    const verge = sideways(road, side * -14).filter(within);
    const ring = side === 1 ? [...edge, ...verge.toReversed()] : [...verge, ...edge.toReversed()];
    drawArea(drawing, ring, { leisure: 'park', ...green });
  }
  drawWaysDown(drawing, promenade, road);
  drawGreenPath(drawing, side);
}

/** Slanting ways from the road down to the promenade, none under a bridge or in the canal's mouth. */
function drawWaysDown(drawing: Drawing, promenade: Line, road: Line): void {
  let metres = 40;
  for (let i = 0; metres < lineLength(promenade) - 70; i++) {
    const slant = i % 3 === 0 ? -28 : 34;
    const from = placeAlong(promenade, metres).point;
    const to = nearestOnLine(placeAlong(promenade, metres + slant).point, road).point;
    const blocked = [1085, 2965, 3475].some((x) => Math.abs(from[0] - x) < 62);
    if (!blocked) drawLine(drawing, [from, to], { highway: 'footway', surface: 'paving_stones' });
    metres += [128, 190, 152, 236][i % 4] ?? 150;
  }
}

/** A path that winds through the green between road and promenade, past clumps of trees. */
function drawGreenPath(drawing: Drawing, side: 1 | -1): void {
  const stretches: readonly (readonly [number, number])[] = [
    [90, 1010],
    [1160, 2860],
    [3080, 3400],
    [3550, 4280],
  ];
  for (const [from, to] of stretches) {
    const middle = evenly(alongRiver(side * 166, from, to), 74);
    const path = smooth(
      middle.map((point, i) => moved(point, [0, 1], [9, -6, 3, -9, 7][i % 5] ?? 0)),
      14,
    );
    drawLine(drawing, path, { highway: 'path', surface: 'fine_gravel' });
    middle.forEach((point, i) => {
      if (i % 3 === 1)
        drawArea(drawing, clump(moved(point, [0, side], i % 2 === 0 ? 14 : -14), i), {
          natural: 'wood',
        });
    });
  }
}

function clump(centre: Point, shape: number): Ring {
  const points = Array.from({ length: 8 }, (_, step): Point => {
    const angle = (step * Math.PI) / 4;
    const radius = 8 + 2.5 * Math.sin(step * 2.3 + shape);
    return [centre[0] + Math.cos(angle) * radius * 1.7, centre[1] + Math.sin(angle) * radius];
  });
  return smoothRing(points, 6);
}

/** Where a deck ends, its pavements lead down to the promenade: steps upstream, a ramp downstream. */
function drawBridgeStairs(drawing: Drawing, street: StreetLine): void {
  const { deck } = street;
  if (deck === undefined) return;
  for (const metres of [deck.from, deck.to]) {
    const { point, heading } = placeAlong(street.line, metres);
    const promenade = [PROMENADE_METRES, -PROMENADE_METRES]
      .map((offset) => sideways(RIVER_LINE, offset))
      .toSorted((a, b) => nearestOnLine(point, a).off - nearestOnLine(point, b).off);
    for (const side of [1, -1]) {
      const top = nearestOnLine(
        moved(point, leftOf(heading), side * PAVEMENT_METRES),
        pavement(street.line, side),
      ).point;
      const out: Point = moved(top, leftOf(heading), side * 34);
      const bottom = nearestOnLine(out, at(promenade, 0)).point;
      const stairs = out[0] < point[0];
      drawLine(
        drawing,
        stairs ? [top, moved(top, leftOf(heading), side * 12), bottom] : [top, out, bottom],
        stairs
          ? { highway: 'steps', step_count: '36', handrail: 'yes', ramp: 'no', wheelchair: 'no' }
          : { highway: 'footway', incline: '8%', surface: 'concrete', wheelchair: 'limited' },
      );
    }
  }
}

function pavement(road: Line, side: number): Line {
  return sideways(road, side * PAVEMENT_METRES);
}

/** Two landings face each other; what joins them is a line on a plan. */
function drawMissingBridge(drawing: Drawing): void {
  const { metres } = nearestOnLine([MISSING_BRIDGE_X, 1310], RIVER_LINE);
  const { point, heading } = placeAlong(RIVER_LINE, metres);
  const across = leftOf(heading);
  const landings = [1, -1].map((side) => {
    const bank = nearestOnLine(
      moved(point, across, side * 116),
      side === 1 ? NORTH_BANK : SOUTH_BANK,
    ).point;
    const promenade = alongRiver(side * PROMENADE_METRES, 0, 4400);
    drawLine(drawing, [nearestOnLine(bank, promenade).point, bank], {
      highway: 'footway',
      surface: 'wood',
    });
    tagNode(drawing, bank, { tourism: 'viewpoint', ...named('望渡平台', 'Ferry View Landing') });
    return bank;
  });
  drawLine(
    drawing,
    landings,
    {
      highway: 'proposed',
      proposed: 'footway',
      ...named('望渡步行桥（规划）', 'Wangdu Footbridge (proposed)'),
    },
    7,
  );
}
