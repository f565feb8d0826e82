/** The river and the canal, drawn by hand; everything else keeps its distance from them. */
import { evenly, smooth } from './curves.ts';
import { type Line, sideways } from './plane-geometry.ts';

export const RIVER = { name: '清澜江', nameEn: 'Qinglan River' };

/** The middle of the river, from west to east. */
export const RIVER_LINE: Line = evenly(
  smooth([
    [-520, 1440],
    [-150, 1260],
    [400, 1090],
    [950, 1010],
    [1500, 1110],
    [2050, 1290],
    [2550, 1320],
    [3050, 1200],
    [3500, 1060],
    [4000, 1050],
    [4600, 1210],
    [4980, 1340],
  ]),
  30,
);

const riverHalfWidth = (along: number): number => 116 + 13 * Math.sin(along / 420);

export const NORTH_BANK: Line = sideways(RIVER_LINE, riverHalfWidth);
export const SOUTH_BANK: Line = sideways(RIVER_LINE, (along) => -riverHalfWidth(along + 900));

/** A line that keeps its distance from the middle of the river; positive is the north side. */
export function alongRiver(metres: number, fromX: number, toX: number): Line {
  return sideways(RIVER_LINE, metres).filter(([x]) => x >= fromX && x <= toX);
}

export const CANAL = { name: '织女河', nameEn: 'Zhinü Canal', halfWidth: 14 };

/** From the river northwards. */
export const CANAL_LINE: Line = smooth([
  [2972, 1190],
  [2960, 1420],
  [2985, 1700],
  [3010, 2150],
  [2990, 2600],
  [3050, 3100],
  [3085, 3420],
]);

/** A line that keeps its distance from the canal, from the riverside road northwards; west is positive. */
export function besideCanal(metres: number): Line {
  return sideways(CANAL_LINE, metres).filter(([, y]) => y > 1395);
}
