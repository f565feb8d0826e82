import type { PageGround } from '@yike/planning/contract';
import type { Palette } from '../palette.ts';
import type { Report } from '../report.ts';
import { type StreetKind, streetLines } from '../streets.ts';

/** From degrees to pixels of a canvas: flat, north up, true at the middle. */
export interface Sheet {
  readonly lon: number;
  readonly lat: number;
  readonly metresPerPixel: number;
  readonly width: number;
  readonly height: number;
}

const METRES_PER_DEGREE = 111_195;

export function toPixels(sheet: Sheet, lon: number, lat: number): readonly [x: number, y: number] {
  const shrink = Math.cos((sheet.lat * Math.PI) / 180);
  const scale = METRES_PER_DEGREE / sheet.metresPerPixel;
  return [
    sheet.width / 2 + (lon - sheet.lon) * shrink * scale,
    sheet.height / 2 - (lat - sheet.lat) * scale,
  ];
}

export function toDegrees(sheet: Sheet, x: number, y: number): readonly [lon: number, lat: number] {
  const shrink = Math.cos((sheet.lat * Math.PI) / 180);
  const scale = METRES_PER_DEGREE / sheet.metresPerPixel;
  return [
    sheet.lon + (x - sheet.width / 2) / (shrink * scale),
    sheet.lat - (y - sheet.height / 2) / scale,
  ];
}

/** A sheet of the size that shows all of the bounds, `margin` pixels from the edge. */
export function sheetFor(
  [west, south, east, north]: readonly [number, number, number, number],
  width: number,
  height: number,
  margin: number,
): Sheet {
  const lat = (south + north) / 2;
  const shrink = Math.cos((lat * Math.PI) / 180);
  const metresWide = (east - west) * shrink * METRES_PER_DEGREE;
  const metresHigh = (north - south) * METRES_PER_DEGREE;
  const metresPerPixel = Math.max(
    metresWide / Math.max(1, width - 2 * margin),
    metresHigh / Math.max(1, height - 2 * margin),
  );
  return { lon: (west + east) / 2, lat, metresPerPixel, width, height };
}

/** The same part of the town in a box of another size. */
export function resized(sheet: Sheet, width: number, height: number): Sheet {
  if (width === 0 || height === 0 || sheet.width === 0 || sheet.height === 0) {
    return { ...sheet, width, height };
  }
  const shrink = Math.max(sheet.width / width, sheet.height / height);
  return { ...sheet, width, height, metresPerPixel: sheet.metresPerPixel * shrink };
}

export type Brush = CanvasRenderingContext2D;

export function traceLine(brush: Brush, sheet: Sheet, line: readonly GeoJSON.Position[]): void {
  line.forEach(([lon = 0, lat = 0], index) => {
    const [x, y] = toPixels(sheet, lon, lat);
    if (index === 0) brush.moveTo(x, y);
    else brush.lineTo(x, y);
  });
}

/** Polygons and their parts; anything else leaves no trace. */
export function traceAreas(brush: Brush, sheet: Sheet, geometry: GeoJSON.Geometry): void {
  if (geometry.type === 'Polygon') {
    for (const ring of geometry.coordinates) traceLine(brush, sheet, ring);
  }
  if (geometry.type === 'MultiPolygon') {
    for (const ring of geometry.coordinates.flat()) traceLine(brush, sheet, ring);
  }
}

export function paintDots(
  brush: Brush,
  sheet: Sheet,
  report: Pick<Report, 'lonLats'>,
  radiiMetres: Float32Array,
  colourOf: (index: number) => string,
  leastPixels: number,
): void {
  radiiMetres.forEach((metres, index) => {
    if (metres <= 0) return;
    const [x, y] = toPixels(
      sheet,
      report.lonLats[index * 2] ?? 0,
      report.lonLats[index * 2 + 1] ?? 0,
    );
    const radius = Math.max(leastPixels, metres / sheet.metresPerPixel);
    brush.fillStyle = colourOf(index);
    if (radius < 1.2) {
      // nobody sees the corners, and squares are many times quicker
      brush.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
      return;
    }
    brush.beginPath();
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    brush.fill();
  });
}

const LINES = new WeakMap<Streets, Record<StreetKind, GeoJSON.Position[][]>>();
type Streets = PageGround['streets'];

/** Unpacked once. */
function linesOf(streets: Streets): Record<StreetKind, GeoJSON.Position[][]> {
  const known = LINES.get(streets) ?? streetLines(streets);
  LINES.set(streets, known);
  return known;
}

/** Paper, water, green and streets. */
export function paintGround(
  brush: Brush,
  sheet: Sheet,
  { streets, backdrop }: Pick<PageGround, 'streets' | 'backdrop'>,
  palette: Palette,
): void {
  brush.fillStyle = palette.paper;
  brush.fillRect(0, 0, sheet.width, sheet.height);
  for (const feature of backdrop.features) {
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.fillStyle = feature.properties?.['kind'] === 'water' ? palette.water : palette.green;
    brush.fill('evenodd');
  }
  const lines = linesOf(streets);
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

export function paintDisc(
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
