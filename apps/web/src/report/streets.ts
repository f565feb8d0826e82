import type { ReportData } from '@yike/planning/contract';
import { int32sOf, uint8sOf, uint32sOf } from './unpack.ts';

export type StreetKind = 'street' | 'stairs' | 'main';

const KINDS: readonly StreetKind[] = ['street', 'stairs', 'main'];

/** The streets as one line bundle per kind, `[lon, lat]` in degrees. */
export function streetLines(
  streets: ReportData['streets'],
): Record<StreetKind, GeoJSON.Position[][]> {
  const pointCounts = uint32sOf(streets.pointCounts);
  const kinds = uint8sOf(streets.kinds);
  const deltas = int32sOf(streets.deltas);
  const lines: Record<StreetKind, GeoJSON.Position[][]> = { street: [], stairs: [], main: [] };
  let lon = 0;
  let lat = 0;
  let next = 0;
  pointCounts.forEach((pointCount, lineIndex) => {
    const line: GeoJSON.Position[] = [];
    for (let point = 0; point < pointCount; point++) {
      lon += deltas[next++] ?? 0;
      lat += deltas[next++] ?? 0;
      line.push([lon / 1e6, lat / 1e6]);
    }
    lines[KINDS[kinds[lineIndex] ?? 0] ?? 'street'].push(line);
  });
  return lines;
}
