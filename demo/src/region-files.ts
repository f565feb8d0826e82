import { AGE_BANDS } from './age-profiles.ts';
import type { Community } from './communities.ts';
import { csvText } from './csv-text.ts';
import type { DemandPoint } from './people.ts';

const ABOVE = [
  ['99', '虚构省', 'Fictional Province'],
  ['9901', '虚构市', 'Fictional City'],
  ['990107', '江畔区', 'Jiangpan'],
] as const;

/** The district's own codes and names, and those of what it would lie in. */
export function regionsCsv(communities: readonly Community[]): string {
  const streets = new Map(
    communities.map(({ id, subdistrict, subdistrictEn }) => [
      id.slice(0, 9),
      [subdistrict, subdistrictEn],
    ]),
  );
  const rows = [
    ...ABOVE,
    ...[...streets].map(([code, names]) => [code, ...names]),
    ...communities.map(({ id, name, nameEn }) => [id, name, nameEn]),
  ];
  return csvText([['代码', '名称', '英文名', '说明'], ...rows.map((row) => [...row, '虚构'])]);
}

/** People of every community by age band: those of its buildings, summed. */
export function populationCsv(
  points: readonly DemandPoint[],
  communities: readonly Community[],
): string {
  const rows = communities.map(({ id, name }) => {
    const inside = points.filter(({ community }) => community.id === id);
    const sum = (of: (point: DemandPoint) => number): number =>
      inside.reduce((people, point) => people + of(point), 0);
    const bands = AGE_BANDS.map((_, band) => sum((point) => point.bands[band] ?? 0));
    return [id, name, sum(({ total }) => total), ...bands, '虚构'];
  });
  return csvText([['代码', '名称', '总人口', ...AGE_BANDS, '说明'], ...rows]);
}
