import type { Palette } from '../palette.ts';
import type { Report } from '../report.ts';
import type { Camera } from '../selection.ts';
import type { Bounds } from './area-places.ts';
import type { MapScene } from './map-scene.ts';

/** A map on the page, drawn by WebGL or, where that is missing, on a plain canvas. */
export interface ReportMap {
  show(scene: MapScene): void;
  dress(palette: Palette): void;
  /** A ring around a place and a line to where it walks. */
  mark(mark: MapMark | null): void;
  fly(to: Camera): void;
  fit(bounds: Bounds): void;
  zoomBy(steps: number): void;
  /** CSS pixels from the upper left corner of the map */
  project(lon: number, lat: number): readonly [x: number, y: number];
  metresPerPixel(): number;
  middle(): readonly [lon: number, lat: number];
  /** in another language */
  say(texts: MapHelpTexts): void;
  close(): void;
}

export interface MapMark {
  readonly at: readonly [lon: number, lat: number];
  readonly radiusMetres: number;
  readonly to: readonly [lon: number, lat: number] | null;
}

export interface MapOptions {
  readonly report: Report;
  readonly palette: Palette;
  readonly camera: Camera | null;
  readonly texts: MapHelpTexts;
  readonly listener: MapListener;
}

export interface MapListener {
  onPoint(place: PointerPlace | null): void;
  onPress(place: PointerPlace): void;
  /** while moving, to keep what hangs on the map in its place */
  onMove(): void;
  onRest(camera: Camera): void;
}

export interface PointerPlace {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
}

export interface MapHelpTexts {
  readonly label: string;
  readonly wheelHelp: string;
  readonly touchHelp: string;
}
