import type { Language } from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import { hoursText } from '../hours/hours-text.ts';
import { accessText } from './access-words.ts';
import { confirmedOn, type ExportedPlace, writtenIds } from './exported-place.ts';
import { capacitiesText, idsText, statusText, yesText } from './listing-facts.ts';
import { columnTitle } from './place-columns.ts';

type Cell = string | number | null;

interface TableColumn {
  readonly title: (language: Language) => string;
  readonly cell: (place: ExportedPlace, language: Language) => Cell;
}

const titled =
  (zh: string, en: string) =>
  (language: Language): string =>
    language === 'zh' ? zh : en;
const known =
  (field: Parameters<typeof columnTitle>[0]) =>
  (language: Language): string =>
    columnTitle(field, language);

/** The columns of a table of places; all but the names of services are read back. */
const COLUMNS: readonly TableColumn[] = [
  { title: known('sourceIds'), cell: (place) => idsText(writtenIds(place)) },
  { title: titled('名称', 'name'), cell: ({ facility }) => facility.name },
  {
    title: titled('服务名称', 'service_names'),
    cell: ({ facility }, language) =>
      facility.services
        .map(({ serviceType }) => getServiceType(serviceType)[language])
        .join(language === 'zh' ? '、' : '; '),
  },
  {
    title: titled('服务类型', 'service_types'),
    cell: ({ facility }) => facility.services.map(({ serviceType }) => serviceType).join('; '),
  },
  { title: known('serviceCapacities'), cell: ({ facility }) => capacitiesText(facility.services) },
  { title: titled('地址', 'address'), cell: ({ facility }) => facility.address },
  { title: known('phone'), cell: ({ facility }) => facility.phone },
  {
    title: titled('营业时间', 'opening_hours'),
    cell: ({ facility }) => (facility.hours === null ? null : hoursText(facility.hours).zh),
  },
  {
    title: known('accessibility'),
    cell: ({ facility }, language) => accessText(facility.accessibility, language),
  },
  {
    title: known('status'),
    cell: ({ facility }, language) => statusText(facility.status, language),
  },
  { title: known('provider'), cell: ({ provider }) => provider?.name ?? null },
  { title: known('creditCode'), cell: ({ provider }) => provider?.creditCode ?? null },
  {
    title: known('chain'),
    cell: ({ provider }, language) =>
      provider === null ? null : yesText(provider.isChain, language),
  },
  { title: known('confirmedOn'), cell: confirmedOn },
  { title: known('regionCode'), cell: ({ facility }) => facility.regionCode },
  { title: titled('经度_WGS84', 'lon_wgs84'), cell: ({ facility }) => facility.lon },
  { title: titled('纬度_WGS84', 'lat_wgs84'), cell: ({ facility }) => facility.lat },
];

export const placeTableTitles = (language: Language): string[] =>
  COLUMNS.map(({ title }) => title(language));

/** A row of the table. Line breaks and other control characters within a text become spaces. */
export const placeTableRow = (place: ExportedPlace, language: Language): Cell[] =>
  COLUMNS.map(({ cell }) => {
    const value = cell(place, language);
    return typeof value === 'string' ? value.replaceAll(/\p{Cc}+/gu, ' ').trim() || null : value;
  });

/** The same as GeoJSON, properties by the English titles. */
export function placeFeature(place: ExportedPlace) {
  const titles = placeTableTitles('en');
  const properties = Object.fromEntries(
    placeTableRow(place, 'en').flatMap((cell, at) => {
      const title = titles[at] ?? '';
      return cell === null || title.endsWith('_wgs84') ? [] : [[title, cell]];
    }),
  );
  const { lon, lat } = place.facility;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  } as const;
}
