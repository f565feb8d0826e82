import { seededRandom } from './random.ts';

/** A made-up district on a metre plane: x east, y north, river in the middle, two bridges. */
export interface Ground {
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly demand: readonly DemandCell[];
  readonly streets: readonly { readonly kind: number; readonly points: readonly Point[] }[];
  readonly areaCorners: readonly (readonly Point[])[];
  readonly water: readonly Point[];
  readonly park: readonly Point[];
}
export type Point = readonly [x: number, y: number];
interface DemandCell {
  readonly at: Point;
  readonly column: number;
  readonly row: number;
  readonly area: number;
  readonly people: number;
}

const COLUMNS = 4;
const ROWS = 3;
const BRIDGES = [0.3, 0.72];
const RIVER_HALF_METRES = 110;

const riverY = (x: number, height: number): number =>
  height * 0.55 + Math.sin(x / 700) * 130 + (x - 2000) * 0.08;

/** @param cellMetres side of a demand cell: 100 gives about 1,200 demand points, 28 about 15,000 */
export function makeUpGround(seed: number, cellMetres: number): Ground {
  const random = seededRandom(seed);
  const widthMetres = 4200;
  const heightMetres = 3200;
  const corner = (column: number, row: number): Point => {
    const wobble = Math.sin(column * 12.9 + row * 78.2 + seed) * 160;
    const inner = column > 0 && column < COLUMNS && row > 0 && row < ROWS ? 1 : 0.25;
    return [
      (column / COLUMNS) * widthMetres + wobble * inner,
      (row / ROWS) * heightMetres + Math.cos(column * 3.7 + row * 5.1) * 120 * inner,
    ];
  };
  const areaCorners: Point[][] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      areaCorners.push([
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ]);
    }
  }
  const demand: DemandCell[] = [];
  for (let row = 0; row * cellMetres < heightMetres; row++) {
    for (let column = 0; column * cellMetres < widthMetres; column++) {
      const at: Point = [(column + 0.5) * cellMetres, (row + 0.5) * cellMetres];
      if (Math.abs(at[1] - riverY(at[0], heightMetres)) < RIVER_HALF_METRES + 40) continue;
      const area = areaCorners.findIndex((ring) => contains(ring, at));
      const density = 0.35 + Math.max(0, Math.sin(at[0] / 610) + Math.cos(at[1] / 480));
      const people = Math.round(density * (0.4 + random()) * (cellMetres / 100) ** 2 * 620) / 10;
      if (people > 3) demand.push({ at, column, row, area, people });
    }
  }
  return {
    widthMetres,
    heightMetres,
    demand,
    streets: makeUpStreets(random, widthMetres, heightMetres),
    areaCorners,
    water: riverRing(widthMetres, heightMetres),
    park: [
      [700, 2500],
      [1250, 2450],
      [1350, 2850],
      [820, 2950],
      [700, 2500],
    ],
  };
}

function makeUpStreets(random: () => number, width: number, height: number) {
  const streets: { kind: number; points: Point[] }[] = [];
  const kindOf = (index: number): number => (index % 5 === 0 ? 2 : 0);
  for (let y = 40, index = 0; y < height; y += 130, index++) {
    const points: Point[] = [];
    for (let x = 0; x <= width; x += 105) points.push([x, y + Math.sin(x / 500 + y) * 22]);
    streets.push(
      ...cutAtRiver(points, height).map((piece) => ({ kind: kindOf(index), points: piece })),
    );
  }
  for (let x = 30, index = 0; x < width; x += 145, index++) {
    const points: Point[] = [];
    for (let y = 0; y <= height; y += 100) points.push([x + Math.sin(y / 420 + x) * 25, y]);
    const isBridge = BRIDGES.some((at) => Math.abs(at * width - x) < 73);
    const pieces = isBridge ? [points] : cutAtRiver(points, height);
    streets.push(...pieces.map((piece) => ({ kind: isBridge ? 2 : kindOf(index), points: piece })));
  }
  for (let index = 0; index < 14; index++) {
    const x = 2600 + random() * 900;
    const y = 2300 + random() * 700;
    streets.push({
      kind: 1,
      points: [
        [x, y],
        [x + 35, y + 45],
      ],
    });
  }
  return streets;
}

function cutAtRiver(points: readonly Point[], height: number): Point[][] {
  const pieces: Point[][] = [[]];
  for (const point of points) {
    const wet = Math.abs(point[1] - riverY(point[0], height)) < RIVER_HALF_METRES + 10;
    if (wet) pieces.push([]);
    else pieces.at(-1)?.push(point);
  }
  return pieces.filter((piece) => piece.length > 1);
}

function riverRing(width: number, height: number): Point[] {
  const north: Point[] = [];
  const south: Point[] = [];
  for (let x = -300; x <= width + 300; x += 100) {
    north.push([x, riverY(x, height) + RIVER_HALF_METRES]);
    south.unshift([x, riverY(x, height) - RIVER_HALF_METRES]);
  }
  const ring = [...north, ...south];
  return [...ring, ring[0] ?? [0, 0]];
}

/** Metres on foot, roughly: a detour of three tenths, and across the river by a bridge only. */
export function walkMetres(ground: Ground, from: Point, to: Point): number {
  const sideOf = (p: Point): boolean => p[1] > riverY(p[0], ground.heightMetres);
  if (sideOf(from) === sideOf(to)) return distance(from, to) * 1.3;
  const viaBridge = BRIDGES.map((share): number => {
    const x = share * ground.widthMetres;
    const bridge: Point = [x, riverY(x, ground.heightMetres)];
    return distance(from, bridge) + distance(bridge, to);
  });
  return Math.min(...viaBridge) * 1.3;
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function contains(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
