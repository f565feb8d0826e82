import type { Report } from './report.ts';
import type { Language } from './words.ts';

/** What the reader is looking at. It lives in the address, so that a link shows the same. */
export interface Selection {
  readonly language: Language;
  readonly walker: string;
  readonly type: string;
  readonly band: string;
  /** null: the whole */
  readonly area: string | null;
  readonly gap: string | null;
  readonly view: View;
  readonly camera: Camera | null;
}

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export const VIEWS = ['sites', 'map', 'areas', 'services', 'gaps', 'methods'] as const;
export type View = (typeof VIEWS)[number];

/** `#walker=elder&type=wet-market…`; what is not known in this report falls back to its default. */
export function readSelection(hash: string, report: Report): Selection {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const { summary, data } = report;
  const oneOf = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === asked.get(name)) ?? otherwise;
  const walker = oneOf(
    'walker',
    summary.walkers.map(({ id }) => id),
    summary.walkers[0]?.id ?? '',
  );
  const typeIds = report.types.map(({ type }) => type);
  const area = asked.get('area');
  const gap = asked.get('gap');
  return {
    language: oneOf<Language>('lang', ['zh', 'en'], data.language),
    walker,
    type: oneOf('type', typeIds, sitedType(report) ?? tellingType(report, walker)),
    band: oneOf('band', ['total', ...summary.bands.map(({ id }) => id)], 'total'),
    area: summary.areas.some(({ id }) => id === area) ? area : null,
    gap: summary.gaps.some(({ id }) => id === gap) ? gap : null,
    view: oneOf('view', VIEWS, data.sites === undefined ? 'map' : 'sites'),
    camera: readCamera(asked.get('at')),
  };
}

export function writeSelection(selection: Selection): string {
  const asked = new URLSearchParams({
    lang: selection.language,
    walker: selection.walker,
    type: selection.type,
    band: selection.band,
  });
  if (selection.area !== null) asked.set('area', selection.area);
  if (selection.gap !== null) asked.set('gap', selection.gap);
  asked.set('view', selection.view);
  const { camera } = selection;
  if (camera !== null) {
    asked.set('at', `${camera.lon.toFixed(5)},${camera.lat.toFixed(5)},${camera.zoom.toFixed(2)}`);
  }
  return `#${asked}`;
}

function readCamera(text: string | null): Camera | null {
  const [lon, lat, zoom] = (text ?? '').split(',').map(Number);
  if (lon === undefined || lat === undefined || zoom === undefined) return null;
  const inRange = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return inRange ? { lon, lat, zoom } : null;
}

/** Of what is to be added, where that was asked. */
function sitedType({ data, types }: Report): string | undefined {
  const sited = data.sites?.result.services ?? [];
  return sited.find(({ type }) => types.some((one) => one.type === type))?.type;
}

/** The type to open with: that of the largest gap, which the verdict speaks of. */
function tellingType(report: Report, walker: string): string {
  return report.largestGap(walker)?.type ?? report.types[0]?.type ?? '';
}
