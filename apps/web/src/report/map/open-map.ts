import { openFlatMap } from './flat-map.ts';
import { openGlMap } from './gl-map.ts';
import type { MapOptions, ReportMap } from './report-map.ts';

/** By WebGL where the browser has it, else on a plain canvas. */
export function openMap(
  container: HTMLElement,
  options: MapOptions,
): { readonly map: ReportMap; readonly isPlain: boolean } {
  // asking for a context first would cost a second one
  try {
    return { map: openGlMap(container, options), isPlain: false };
  } catch {
    container.replaceChildren();
    return { map: openFlatMap(container, options), isPlain: true };
  }
}
