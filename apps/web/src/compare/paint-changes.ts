import type { ChangeMade, ScenarioResult } from '@yike/planning/contract';
import { dotRadii } from '../report/map/map-scene.ts';
import {
  type Brush,
  paintDisc,
  paintDots,
  paintGround,
  type Sheet,
  toPixels,
  traceAreas,
  traceLine,
} from '../report/map/paint.ts';
import { classesFor, classOf } from '../report/minute-classes.ts';
import type { Palette } from '../report/palette.ts';
import { BEYOND } from '../report/report.ts';
import { changeClass } from './change-classes.ts';
import { changeColours } from './change-colours.ts';
import type { Choice } from './choice.ts';
import { findService, type OpenedComparison } from './opened-comparison.ts';

/** What the map shows of a choice. */
export interface ChangeScene {
  readonly was: Uint16Array;
  readonly is: Uint16Array;
  readonly radiiMetres: Float32Array;
  readonly budget: number;
  readonly unit: 'seconds' | 'metres';
  readonly scenario: ScenarioResult;
  readonly facilities: readonly (readonly [number, number])[];
}

export function changeScene(
  opened: OpenedComparison,
  { scenario, walker, type, band }: Pick<Choice, 'scenario' | 'walker' | 'type' | 'band'>,
): ChangeScene {
  const service = findService(opened.comparison.before.whole, walker, type);
  return {
    was: opened.costs(null, walker, type),
    is: opened.costs(scenario, walker, type),
    radiiMetres: dotRadii(opened, band),
    budget: service?.budgetSeconds ?? service?.budgetMetres ?? 0,
    unit: opened.getWalker(walker).unit,
    scenario: opened.getScenario(scenario),
    facilities: opened.data.facilities.flatMap(({ types, at }) =>
      types.includes(type) ? [at] : [],
    ),
  };
}

/** A scene, and how to show it. */
export interface ChangeDrawing {
  readonly scene: ChangeScene;
  readonly mode: Choice['mode'];
  readonly palette: Palette;
  /** Demand point that is read; null: none. */
  readonly point: number | null;
}

export function paintChanges(
  brush: Brush,
  sheet: Sheet,
  opened: OpenedComparison,
  { scene, mode, palette, point }: ChangeDrawing,
): void {
  paintGround(brush, sheet, opened.data, palette);
  paintDots(brush, sheet, opened, scene.radiiMetres, dotColour(scene, mode, palette), 0.9);
  if (mode === 'difference') paintRings(brush, sheet, opened, scene, palette);
  for (const { geometry } of opened.data.areas.features) {
    brush.beginPath();
    traceAreas(brush, sheet, geometry);
    brush.strokeStyle = palette.boundary;
    brush.lineWidth = 0.9;
    brush.stroke();
  }
  for (const [lon, lat] of scene.facilities) {
    paintDisc(brush, toPixels(sheet, lon, lat), 3.2, palette.facility, palette.halo);
  }
  if (point !== null) paintPoint(brush, sheet, opened, scene, point, palette);
  // the present knows of no plan
  if (mode === 'before') return;
  for (const change of scene.scenario.changes) paintChange(brush, sheet, change, palette);
}

function paintPoint(
  brush: Brush,
  sheet: Sheet,
  { lonLats }: OpenedComparison,
  { radiiMetres }: ChangeScene,
  point: number,
  palette: Palette,
): void {
  const [x, y] = toPixels(sheet, lonLats[2 * point] ?? 0, lonLats[2 * point + 1] ?? 0);
  brush.beginPath();
  brush.arc(
    x,
    y,
    Math.max(6, (radiiMetres[point] ?? 0) / sheet.metresPerPixel) + 3,
    0,
    2 * Math.PI,
  );
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 2.4;
  brush.stroke();
}

function dotColour(
  { was, is, unit }: ChangeScene,
  mode: Choice['mode'],
  palette: Palette,
): (point: number) => string {
  if (mode === 'difference') {
    const colours = changeColours(palette);
    return (point) => colours[changeClass(was[point] ?? BEYOND, is[point] ?? BEYOND, unit)];
  }
  const costs = mode === 'before' ? was : is;
  const classes = classesFor(unit);
  return (point) => palette.walk[classOf(costs[point] ?? BEYOND, classes)] ?? palette.noData;
}

/** Around people whom the plan covers, or covers no longer. */
function paintRings(
  brush: Brush,
  sheet: Sheet,
  { lonLats }: OpenedComparison,
  { was, is, budget, radiiMetres }: ChangeScene,
  palette: Palette,
): void {
  radiiMetres.forEach((metres, point) => {
    if (metres <= 0) return;
    const isCovered = (is[point] ?? BEYOND) <= budget;
    if (isCovered === (was[point] ?? BEYOND) <= budget) return;
    const [x, y] = toPixels(sheet, lonLats[2 * point] ?? 0, lonLats[2 * point + 1] ?? 0);
    const radius = Math.max(2.5, metres / sheet.metresPerPixel);
    // a light rim between dot and ring, or dark dots would swallow it
    paintRing(brush, x, y, radius, palette.halo);
    paintRing(brush, x, y, radius + 1.5, isCovered ? palette.ink : palette.gap);
  });
}

function paintRing(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.strokeStyle = colour;
  brush.lineWidth = 1.5;
  brush.stroke();
}

function paintChange(brush: Brush, sheet: Sheet, change: ChangeMade, palette: Palette): void {
  const { from, to, lines } = change;
  const isClosing = change.do === 'close-street';
  brush.setLineDash(isClosing ? [7, 5] : []);
  for (const line of lines) {
    brush.beginPath();
    traceLine(brush, sheet, line);
    brush.strokeStyle = palette.halo;
    brush.lineWidth = 7;
    brush.stroke();
    brush.strokeStyle = isClosing ? palette.gap : palette.ink;
    brush.lineWidth = 4;
    brush.stroke();
  }
  brush.setLineDash([]);
  // what stays where it is has only grown or shrunk
  if (from !== null && String(from) === String(to)) return;
  const isMove = from !== null && to !== null;
  if (isMove) {
    brush.beginPath();
    traceLine(brush, sheet, [from, to]);
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 1.6;
    brush.stroke();
  }
  if (from !== null) paintCross(brush, toPixels(sheet, ...from), palette);
  if (to !== null) paintDisc(brush, toPixels(sheet, ...to), 8, palette.ink, palette.halo);
  if (to !== null) paintDisc(brush, toPixels(sheet, ...to), 3, palette.halo, palette.halo);
}

/** Where something goes. */
function paintCross(brush: Brush, [x, y]: readonly [number, number], palette: Palette): void {
  for (const [colour, width] of [
    [palette.halo, 6],
    [palette.gap, 3],
  ] as const) {
    brush.beginPath();
    brush.moveTo(x - 6, y - 6);
    brush.lineTo(x + 6, y + 6);
    brush.moveTo(x + 6, y - 6);
    brush.lineTo(x - 6, y + 6);
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.stroke();
  }
}
