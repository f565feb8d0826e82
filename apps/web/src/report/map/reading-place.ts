import type { Report } from '../report.ts';
import type { Selection } from '../selection.ts';
import type { MapScene } from './map-scene.ts';
import type { Reading } from './pick.ts';
import type { MapMark } from './report-map.ts';

type LonLat = readonly [lon: number, lat: number];

export function placeOf(report: Report, reading: Reading): LonLat | null {
  switch (reading.kind) {
    case 'point':
      return [report.lonLats[reading.index * 2] ?? 0, report.lonLats[reading.index * 2 + 1] ?? 0];
    case 'facility':
      return report.data.facilities[reading.index]?.at ?? null;
    case 'gap':
      return report.summary.gaps.find(({ id }) => id === reading.id)?.at ?? null;
  }
}

/** A ring around what is read; for people also the line to the facility they walk to. */
export function markOf(
  report: Report,
  scene: MapScene,
  selection: Pick<Selection, 'walker' | 'type'>,
  reading: Reading,
): MapMark | null {
  const at = placeOf(report, reading);
  if (at === null) return null;
  if (reading.kind !== 'point') return { at, radiusMetres: 0, to: null };
  const facility = nearestFacilityOf(report, selection, reading.index);
  return {
    at,
    radiusMetres: scene.radiiMetres[reading.index] ?? 0,
    to: facility?.at ?? null,
  };
}

export function nearestFacilityOf(
  report: Report,
  selection: Pick<Selection, 'walker' | 'type'>,
  pointIndex: number,
) {
  const { walker, type } = selection;
  const index = report.facilityIndexes(walker, type)[pointIndex] ?? -1;
  return report.data.facilities[index];
}
