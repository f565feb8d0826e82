import type { Bounds } from './area-places.ts';
import { type Brush, resized, type Sheet, sheetFor, toDegrees, toPixels } from './paint.ts';
import type { MapListener, ReportMap } from './report-map.ts';

/** A canvas that one can move and zoom, whatever is painted on it. */
export interface SheetMap
  extends Pick<
    ReportMap,
    'fly' | 'fit' | 'zoomBy' | 'project' | 'metresPerPixel' | 'middle' | 'close'
  > {
  redraw(): void;
  /** in another language */
  say(label: string): void;
}

export interface SheetMapOptions {
  readonly bounds: Bounds;
  readonly label: string;
  readonly listener: MapListener;
}

const MARGIN_PIXELS = 28;

export function openSheetMap(
  container: HTMLElement,
  { bounds, label, listener }: SheetMapOptions,
  paint: (brush: Brush, sheet: Sheet) => void,
): SheetMap {
  const canvas = document.createElement('canvas');
  canvas.className = 'flat-map';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  container.append(canvas);
  let sheet = sheetFor(bounds, container.clientWidth, container.clientHeight, MARGIN_PIXELS);
  /** As somebody last left it. A box of another size, on paper say, shows the same part of the town. */
  let left = sheet;
  let isWaiting = false;
  const redraw = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      paintSheet(canvas, sheet, paint);
      container.dataset['drawn'] = 'true';
    });
  };
  const move = (next: Sheet): void => {
    sheet = next;
    left = next;
    redraw();
    listener.onMove();
    listener.onRest({ lon: sheet.lon, lat: sheet.lat, zoom: zoomOf(sheet) });
  };
  const resizing = new ResizeObserver(() => {
    sheet = resized(left, container.clientWidth, container.clientHeight);
    redraw();
  });
  resizing.observe(container);
  listen(canvas, listener, () => sheet, move);
  return {
    redraw,
    fly: ({ lon, lat, zoom }) => move({ ...sheet, lon, lat, metresPerPixel: metresAt(zoom, lat) }),
    fit: (next) => move(sheetFor(next, sheet.width, sheet.height, MARGIN_PIXELS)),
    zoomBy: (steps) => move(zoomed(sheet, steps)),
    project: (lon, lat) => toPixels(sheet, lon, lat),
    metresPerPixel: () => sheet.metresPerPixel,
    middle: () => [sheet.lon, sheet.lat],
    say: (text) => canvas.setAttribute('aria-label', text),
    close: () => {
      resizing.disconnect();
      canvas.remove();
    },
  };
}

function paintSheet(
  canvas: HTMLCanvasElement,
  sheet: Sheet,
  paint: (brush: Brush, sheet: Sheet) => void,
): void {
  const dense = devicePixelRatio || 1;
  canvas.width = sheet.width * dense;
  canvas.height = sheet.height * dense;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(dense, dense);
  brush.lineJoin = 'round';
  paint(brush, sheet);
}

const zoomed = (sheet: Sheet, steps: number): Sheet => ({
  ...sheet,
  metresPerPixel: sheet.metresPerPixel / 2 ** steps,
});

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

function shifted(sheet: Sheet, dx: number, dy: number): Sheet {
  const [lon, lat] = toDegrees(sheet, sheet.width / 2 + dx, sheet.height / 2 + dy);
  return { ...sheet, lon, lat };
}

function listen(
  canvas: HTMLCanvasElement,
  listener: MapListener,
  now: () => Sheet,
  move: (sheet: Sheet) => void,
): void {
  let grabbed: { readonly x: number; readonly y: number; readonly sheet: Sheet } | null = null;
  const placeOf = (event: PointerEvent) => {
    const [lon, lat] = toDegrees(now(), event.offsetX, event.offsetY);
    return { lon, lat, x: event.offsetX, y: event.offsetY };
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse')
      grabbed = { x: event.offsetX, y: event.offsetY, sheet: now() };
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
      move(shifted(now(), arrow[0], arrow[1]));
    }
    const zoom = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (zoom !== undefined) move(zoomed(now(), zoom));
  });
  listenToFingers(canvas, now, move);
}

/** Two fingers move and zoom the map; one scrolls the page, as everywhere. */
function listenToFingers(
  canvas: HTMLCanvasElement,
  now: () => Sheet,
  move: (sheet: Sheet) => void,
): void {
  let before: Fingers | null = null;
  canvas.addEventListener(
    'touchmove',
    (event) => {
      const fingers = fingersOf(event.touches);
      if (fingers === null) return;
      event.preventDefault();
      if (before !== null) {
        const sheet = shifted(now(), before.x - fingers.x, before.y - fingers.y);
        move(zoomed(sheet, Math.log2(fingers.apart / before.apart)));
      }
      before = fingers;
    },
    { passive: false },
  );
  canvas.addEventListener('touchend', () => {
    before = null;
  });
}

interface Fingers {
  readonly x: number;
  readonly y: number;
  readonly apart: number;
}

function fingersOf({ 0: one, 1: two }: TouchList): Fingers | null {
  if (one === undefined || two === undefined) return null;
  return {
    x: (one.clientX + two.clientX) / 2,
    y: (one.clientY + two.clientY) / 2,
    apart: Math.max(1, Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY)),
  };
}
