import type { SourceFormat } from '@yike/kernel';

const MIB = 2 ** 20;

/**
 * The largest file of each format we open, in bytes: about what a large city or a province needs.
 * Whole-file formats stay below what fits in one JavaScript string.
 */
export const LARGEST_FILE: Readonly<Record<SourceFormat, number>> = {
  'osm-pbf': 300 * MIB,
  'osm-xml': 1024 * MIB,
  'overpass-json': 128 * MIB,
  csv: 100 * MIB,
  xlsx: 50 * MIB,
  geojson: 128 * MIB,
  geotiff: 256 * MIB,
  json: 128 * MIB,
  yaml: MIB,
};

/** What may come out of a compressed OSM XML file, in bytes. */
export const LARGEST_GUNZIPPED = 2048 * MIB;

/**
 * Compressed data that grow more than this many times are a bomb, once they have passed
 * `BOMB_FLOOR` bytes. OSM XML grows 10 to 20 times, spreadsheets up to about 50.
 */
export const BOMB_RATIO = 200;
export const BOMB_FLOOR = 64 * MIB;

/** OSM PBF blocks grow 3 to 10 times; counted like `BOMB_RATIO`. */
export const PBF_BOMB_RATIO = 30;

/** Memory bounds for OSM data: nodes take 24 bytes each, references of ways and the like 8. */
export const MOST_NODES = 30_000_000;
export const MOST_REFERENCES = 100_000_000;

/** Bounds of a table, so that a small file cannot unfold into a huge one. */
export const MOST_COLUMNS = 2_000;
export const MOST_CELLS = 20_000_000;
export const MOST_CSV_ROWS = 3_000_000;

/** All XML parts of an XLSX file we unpack, together, in bytes. */
export const LARGEST_UNZIPPED = 256 * MIB;

/** 8 bytes each. */
export const MOST_RASTER_CELLS = 36_000_000;

/** Aliases of YAML (`*name`) that may be followed; what people write by hand has a few. */
export const MOST_YAML_ALIASES = 100;

/** Real data nest about ten deep. */
export const DEEPEST_JSON = 100;
/** Objects and lists; each takes up to 100 bytes. */
export const MOST_JSON_PARTS = 10_000_000;
