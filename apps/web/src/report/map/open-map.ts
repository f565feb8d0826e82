import { openFlatMap } from './flat-map.ts';
import { openGlMap } from './gl-map.ts';
import type { MapOptions, ReportMap } from './report-map.ts';

/** By WebGL where the browser has it, else on a plain canvas. */
export function openMap(
  container: HTMLElement,
  options: MapOptions,
): { readonly map: ReportMap; readonly isPlain: boolean } {
  if (hasWebGl()) return { map: openGlMap(container, options), isPlain: false };
  return { map: openFlatMap(container, options), isPlain: true };
}

function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
