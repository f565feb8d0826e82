import type { Palette } from '../palette.ts';
import { reportBounds } from './area-places.ts';
import type { MapScene } from './map-scene.ts';
import {
  type Brush,
  linesOf,
  paintDots,
  type Sheet,
  sheetFor,
  toDegrees,
  toPixels,
  traceAreas,
  traceLine,
} from './paint.ts';
import type { MapMark, MapOptions, ReportMap } from './report-map.ts';

interface Drawing {
  scene: MapScene | null;
  palette: Palette;
  mark: MapMark | null;
  sheet: Sheet;
}

/** The same map on a plain canvas: for browsers and machines without WebGL. */
export function openFlatMap(container: HTMLElement, options: MapOptions): ReportMap {
  const { report, listener } = options;
  const canvas = document.createElement('canvas');
  canvas.className = 'flat-map';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', options.texts.label);
  container.append(canvas);
  const whole = (): Sheet =>
    sheetFor(reportBounds(report), container.clientWidth, container.clientHeight, 28);
  const drawing: Drawing = { scene: null, palette: options.palette, mark: null, sheet: whole() };
  let isWaiting = false;
  const redraw = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      paintMap(canvas, options, drawing);
      container.dataset['drawn'] = 'true';
    });
  };
  const move = (sheet: Sheet): void => {
    drawing.sheet = sheet;
    redraw();
    listener.onMove();
    listener.onRest({ lon: sheet.lon, lat: sheet.lat, zoom: zoomOf(sheet) });
  };
  const resizing = new ResizeObserver(() => {
    drawing.sheet = {
      ...drawing.sheet,
      width: container.clientWidth,
      height: container.clientHeight,
    };
    redraw();
  });
  resizing.observe(container);
  listen(canvas, options, drawing, move);
  return {
    show: (scene) => {
      drawing.scene = scene;
      redraw();
    },
    dress: (palette) => {
      drawing.palette = palette;
      redraw();
    },
    mark: (mark) => {
      drawing.mark = mark;
      redraw();
    },
    fly: ({ lon, lat, zoom }) =>
      move({ ...drawing.sheet, lon, lat, metresPerPixel: metresAt(zoom, lat) }),
    fit: (bounds) => move(sheetFor([...bounds], drawing.sheet.width, drawing.sheet.height, 28)),
    zoomBy: (steps) =>
      move({ ...drawing.sheet, metresPerPixel: drawing.sheet.metresPerPixel / 2 ** steps }),
    project: (lon, lat) => toPixels(drawing.sheet, lon, lat),
    metresPerPixel: () => drawing.sheet.metresPerPixel,
    middle: () => [drawing.sheet.lon, drawing.sheet.lat],
    say: (texts) => canvas.setAttribute('aria-label', texts.label),
    close: () => {
      resizing.disconnect();
      canvas.remove();
    },
  };
}

/** The zoom at which the other map shows the same metres per pixel. */
function zoomOf(sheet: Sheet): number {
  const around = 40_075_017 * Math.cos((sheet.lat * Math.PI) / 180);
  return Math.log2(around / (512 * sheet.metresPerPixel));
}

function metresAt(zoom: number, lat: number): number {
  return (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-80, 0],
  ArrowRight: [80, 0],
  ArrowUp: [0, -80],
  ArrowDown: [0, 80],
};

function listen(
  canvas: HTMLCanvasElement,
  { listener }: MapOptions,
  drawing: Drawing,
  move: (sheet: Sheet) => void,
): void {
  let grabbed: { readonly x: number; readonly y: number; readonly sheet: Sheet } | null = null;
  const placeOf = (event: PointerEvent) => {
    const [lon, lat] = toDegrees(drawing.sheet, event.offsetX, event.offsetY);
    return { lon, lat, x: event.offsetX, y: event.offsetY };
  };
  const shifted = (sheet: Sheet, dx: number, dy: number): Sheet => {
    const [lon, lat] = toDegrees(sheet, sheet.width / 2 + dx, sheet.height / 2 + dy);
    return { ...sheet, lon, lat };
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse')
      grabbed = { x: event.offsetX, y: event.offsetY, sheet: drawing.sheet };
  });
  canvas.addEventListener('pointermove', (event) => {
    if (grabbed !== null && event.buttons === 1) {
      move(shifted(grabbed.sheet, grabbed.x - event.offsetX, grabbed.y - event.offsetY));
      return;
    }
    listener.onPoint(placeOf(event));
  });
  canvas.addEventListener('pointerleave', () => listener.onPoint(null));
  canvas.addEventListener('click', (event) => {
    const isDrag =
      grabbed !== null && Math.hypot(event.offsetX - grabbed.x, event.offsetY - grabbed.y) > 4;
    grabbed = null;
    if (!isDrag) listener.onPress(placeOf(event));
  });
  canvas.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      event.preventDefault();
      move(shifted(drawing.sheet, arrow[0], arrow[1]));
    }
    const zoom = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (zoom !== undefined) {
      move({ ...drawing.sheet, metresPerPixel: drawing.sheet.metresPerPixel / 2 ** zoom });
    }
  });
}

function paintMap(canvas: HTMLCanvasElement, options: MapOptions, drawing: Drawing): void {
  const { sheet, palette, scene, mark } = drawing;
  const dense = devicePixelRatio || 1;
  canvas.width = sheet.width * dense;
  canvas.height = sheet.height * dense;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(dense, dense);
  brush.lineJoin = 'round';
  paintGround(brush, sheet, options, palette);
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

function paintGround(brush: Brush, sheet: Sheet, { report }: MapOptions, palette: Palette): void {
  brush.fillStyle = palette.paper;
  brush.fillRect(0, 0, sheet.width, sheet.height);
  for (const feature of report.data.backdrop.features) {
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.fillStyle = feature.properties?.['kind'] === 'water' ? palette.water : palette.green;
    brush.fill('evenodd');
  }
  const lines = linesOf(report);
  const draw = (kind: keyof typeof lines, colour: string, width: number): void => {
    brush.beginPath();
    for (const line of lines[kind]) traceLine(brush, sheet, line);
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.stroke();
  };
  draw('street', palette.street, 1);
  draw('main', palette.mainStreet, 1.8);
  draw('stairs', palette.stairs, 2);
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

function paintDisc(
  brush: Brush,
  [x, y]: readonly [number, number],
  radius: number,
  fill: string,
  edge: string,
): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fillStyle = fill;
  brush.fill();
  brush.strokeStyle = edge;
  brush.lineWidth = 1.5;
  brush.stroke();
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
