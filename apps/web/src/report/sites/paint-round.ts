import { type Brush, type Sheet, toPixels } from '../map/paint.ts';
import type { Palette } from '../palette.ts';

const PIXELS_BETWEEN_ARROWS = 90;
const ARROW_PIXELS = 6;

/** The round of a unit on wheels as a line, with arrows that say which way it goes. */
export function paintRound(
  brush: Brush,
  sheet: Sheet,
  line: readonly (readonly [lon: number, lat: number])[],
  palette: Palette,
): void {
  const points = line.map(([lon, lat]) => toPixels(sheet, lon, lat));
  if (points.length < 2) return;
  for (const [colour, width] of [
    [palette.halo, 6],
    [palette.ink, 2.5],
  ] as const) {
    brush.beginPath();
    for (const [x, y] of points) brush.lineTo(x, y);
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.stroke();
  }
  brush.fillStyle = palette.ink;
  let next = PIXELS_BETWEEN_ARROWS / 2;
  points.slice(1).forEach(([x, y], at) => {
    const [fromX, fromY] = points[at] ?? [x, y];
    const length = Math.hypot(x - fromX, y - fromY);
    for (; next <= length; next += PIXELS_BETWEEN_ARROWS) {
      const share = next / length;
      const place = [fromX + share * (x - fromX), fromY + share * (y - fromY)] as const;
      paintArrow(brush, place, Math.atan2(y - fromY, x - fromX), palette);
    }
    next -= length;
  });
}

function paintArrow(
  brush: Brush,
  [x, y]: readonly [number, number],
  angle: number,
  palette: Palette,
): void {
  const corner = (turn: number, pixels: number): [number, number] => [
    x + pixels * Math.cos(angle + turn),
    y + pixels * Math.sin(angle + turn),
  ];
  brush.beginPath();
  brush.moveTo(...corner(0, ARROW_PIXELS + 2));
  brush.lineTo(...corner(2.4, ARROW_PIXELS + 1));
  brush.lineTo(...corner(-2.4, ARROW_PIXELS + 1));
  brush.closePath();
  brush.fill();
  brush.strokeStyle = palette.halo;
  brush.lineWidth = 1;
  brush.stroke();
}
