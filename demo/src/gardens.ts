import { smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine } from './drawing.ts';
import { at, leftOf, moved, type Point, type Ring } from './plane-geometry.ts';
import { insideSpans, ringCentre } from './polygons.ts';

/** A garden with a pond and a winding path in the middle of an estate; its ring keeps buildings out. */
export function drawGarden(
  drawing: Drawing,
  loop: Ring,
  east: Point,
  estate: string,
): Ring | undefined {
  const centre = ringCentre(loop);
  const north = leftOf(east);
  const width = spanWidth(loop, centre, east);
  const height = spanWidth(loop, centre, north);
  if (width < 110 || height < 90) return undefined;
  const oval = (shareX: number, shareY: number): Ring =>
    smoothRing(
      [0, 1, 2, 3, 4, 5, 6, 7].map((step): Point => {
        const angle = (step * Math.PI) / 4;
        const wave = 1 + 0.16 * Math.sin(step * 2.4 + estate.length);
        return moved(
          moved(centre, east, Math.cos(angle) * width * shareX * wave),
          north,
          Math.sin(angle) * height * shareY * wave,
        );
      }),
      9,
    );
  const garden = oval(0.19, 0.17);
  drawArea(drawing, garden, { leisure: 'garden', access: 'private' });
  drawArea(drawing, oval(0.07, 0.06), { natural: 'water', water: 'pond' });
  const path = oval(0.13, 0.11);
  drawLine(drawing, [...path, at(path, 0)], { highway: 'footway', surface: 'paving_stones' });
  return garden;
}

function spanWidth(ring: Ring, centre: Point, direction: Point): number {
  return insideSpans(ring, centre, direction).reduce((sum, [low, high]) => sum + high - low, 0);
}
