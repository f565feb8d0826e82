import type { Palette } from '../palette.ts';
import { reportBounds } from './area-places.ts';
import type { MapScene } from './map-scene.ts';
import {
  type Brush,
  paintDisc,
  paintDots,
  paintGround,
  type Sheet,
  toPixels,
  traceAreas,
  traceLine,
} from './paint.ts';
import type { MapMark, MapOptions, ReportMap } from './report-map.ts';
import { openSheetMap } from './sheet-map.ts';

interface Drawing {
  scene: MapScene | null;
  palette: Palette;
  mark: MapMark | null;
}

/** The same map on a plain canvas: for browsers and machines without WebGL. */
export function openFlatMap(container: HTMLElement, options: MapOptions): ReportMap {
  const drawing: Drawing = { scene: null, palette: options.palette, mark: null };
  const { texts, listener } = options;
  const { redraw, say, ...map } = openSheetMap(
    container,
    { bounds: reportBounds(options.report), label: texts.label, listener },
    (brush, sheet) => paintMap(brush, sheet, options, drawing),
  );
  const change = (part: Partial<Drawing>): void => {
    Object.assign(drawing, part);
    redraw();
  };
  return {
    ...map,
    show: (scene) => change({ scene }),
    dress: (palette) => change({ palette }),
    mark: (mark) => change({ mark }),
    say: ({ label }) => say(label),
  };
}

function paintMap(brush: Brush, sheet: Sheet, options: MapOptions, drawing: Drawing): void {
  const { palette, scene, mark } = drawing;
  paintGround(brush, sheet, options.report.data, palette);
  if (scene === null) return;
  paintDots(
    brush,
    sheet,
    options.report,
    scene.radiiMetres,
    (index) => palette.walk[scene.classes[index] ?? 0] ?? palette.noData,
    0.9,
  );
  paintFront(brush, sheet, options, scene, palette);
  if (mark !== null) paintMark(brush, sheet, mark, palette);
}

function paintFront(
  brush: Brush,
  sheet: Sheet,
  { report }: MapOptions,
  scene: MapScene,
  palette: Palette,
): void {
  report.data.areas.features.forEach((feature, index) => {
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.strokeStyle = index === scene.areaIndex ? palette.ink : palette.boundary;
    brush.lineWidth = index === scene.areaIndex ? 2.4 : 0.9;
    brush.stroke();
  });
  for (const { gap, outline } of scene.gaps) {
    if (outline === null) continue;
    brush.beginPath();
    traceAreas(brush, sheet, outline);
    brush.strokeStyle = palette.gap;
    brush.lineWidth = gap.id === scene.gapId ? 4 : 2;
    brush.stroke();
  }
  for (const { at } of scene.facilities) {
    paintDisc(brush, toPixels(sheet, at[0] ?? 0, at[1] ?? 0), 4, palette.facility, palette.halo);
  }
  brush.font = '600 12px sans-serif';
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  for (const { gap, rank } of scene.gaps.toReversed()) {
    const [x, y] = toPixels(sheet, gap.at[0], gap.at[1]);
    paintDisc(brush, [x, y], gap.id === scene.gapId ? 13 : 10, palette.gap, palette.halo);
    brush.fillStyle = palette.gapInk;
    brush.fillText(String(rank), x, y + 0.5);
  }
}

function paintMark(brush: Brush, sheet: Sheet, mark: MapMark, palette: Palette): void {
  const [x, y] = toPixels(sheet, mark.at[0], mark.at[1]);
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 2.4;
  brush.beginPath();
  brush.arc(x, y, Math.max(6, mark.radiusMetres / sheet.metresPerPixel), 0, 2 * Math.PI);
  brush.stroke();
  if (mark.to === null) return;
  brush.beginPath();
  traceLine(brush, sheet, [[...mark.at], [...mark.to]]);
  brush.lineWidth = 1.6;
  brush.setLineDash([5, 4]);
  brush.stroke();
  brush.setLineDash([]);
}
