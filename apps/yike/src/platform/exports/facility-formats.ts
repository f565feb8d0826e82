import {
  type ExportedPlace,
  type ExportList,
  exportedPlaces,
  hsdsServices,
  placeFeature,
  placeNode,
  placeTableRow,
  placeTableTitles,
} from '@yike/directory';
import { csvHead, csvRows, writeXlsx } from '@yike/files';
import { dayInChina, type Language, type Reading, type RegionCode } from '@yike/kernel';
import { findRegion } from '@yike/territory';

/** What the directory is written as. */
export const FACILITY_FORMATS = ['csv', 'xlsx', 'geojson', 'osm', 'hsds'] as const;
export type FacilityFormat = (typeof FACILITY_FORMATS)[number];

type Content = Uint8Array | AsyncIterable<string>;

/** The places of a list in a format; tables have their titles and words in a language. */
export async function facilityFile(
  reading: Reading,
  list: ExportList,
  format: FacilityFormat,
  language: Language,
): Promise<Content> {
  switch (format) {
    case 'csv':
      return csvPieces(reading, list, language);
    case 'xlsx':
      return await xlsxBytes(reading, list, language);
    case 'geojson':
      return geojsonPieces(reading, list);
    case 'osm':
      return osmPieces(reading, list);
    case 'hsds':
      return hsdsPieces(reading, list);
    default:
      throw format satisfies never;
  }
}

async function* csvPieces(reading: Reading, list: ExportList, language: Language) {
  yield csvHead(placeTableTitles(language));
  for await (const places of exportedPlaces(reading, list)) {
    yield csvRows(places.map((place) => placeTableRow(place, language)));
  }
}

async function xlsxBytes(reading: Reading, list: ExportList, language: Language) {
  const rows: ReturnType<typeof placeTableRow>[] = [];
  for await (const places of exportedPlaces(reading, list)) {
    rows.push(...places.map((place) => placeTableRow(place, language)));
  }
  const columns = placeTableTitles(language).map((title) => ({ title }));
  return await writeXlsx([{ name: language === 'zh' ? '网点' : 'places', columns, rows }]);
}

async function* geojsonPieces(reading: Reading, list: ExportList) {
  yield '{"type":"FeatureCollection","features":[\n';
  yield* joined(exportedPlaces(reading, list), (place) => [placeFeature(place)]);
  yield '\n]}\n';
}

async function* osmPieces(reading: Reading, list: ExportList) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="yike" upload="never">\n';
  let number = 0;
  for await (const places of exportedPlaces(reading, list)) {
    yield places.map((place) => `${placeNode(place, ++number)}\n`).join('');
  }
  yield '</osm>\n';
}

/** One page of the API of HSDS 3.0 that holds all. */
async function* hsdsPieces(reading: Reading, list: ExportList) {
  const { serviceCount } = list;
  const page = {
    total_items: serviceCount,
    total_pages: 1,
    page_number: 1,
    size: serviceCount,
    first_page: true,
    last_page: true,
    empty: serviceCount === 0,
  };
  yield `${JSON.stringify(page).slice(0, -1)},"contents":[\n`;
  const names = new RegionNames(reading);
  for await (const piece of joined(named(exportedPlaces(reading, list), names), (place) =>
    hsdsServices(place, (code) => names.nameOf(code)),
  )) {
    yield piece;
  }
  yield '\n]}\n';
}

async function* joined(
  batches: AsyncIterable<ExportedPlace[]>,
  partsOf: (place: ExportedPlace) => readonly unknown[],
): AsyncGenerator<string> {
  let before = '';
  for await (const places of batches) {
    const parts = places.flatMap(partsOf).map((part) => JSON.stringify(part));
    if (parts.length === 0) continue;
    yield before + parts.join(',\n');
    before = ',\n';
  }
}

/** Learns what the provinces and cities of places are called before they are written. */
async function* named(batches: AsyncIterable<ExportedPlace[]>, names: RegionNames) {
  for await (const places of batches) {
    await names.learn(places.map(({ facility }) => facility.regionCode));
    yield places;
  }
}

class RegionNames {
  readonly #reading: Reading;
  readonly #names = new Map<string, string>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  async learn(codes: readonly RegionCode[]): Promise<void> {
    const above = codes.flatMap((code) => [code.slice(0, 2), code.slice(0, 4)]);
    for (const prefix of new Set(above)) {
      const code = prefix.padEnd(12, '0') as RegionCode;
      if (this.#names.has(code)) continue;
      const region = await findRegion(this.#reading, code, dayInChina(this.#reading.now));
      this.#names.set(code, region?.name ?? '');
    }
  }

  nameOf(code: RegionCode): string {
    return this.#names.get(code) ?? '';
  }
}
