import { areasGeoJson, careCapacities, careGeoJson } from './area-files.ts';
import { communities } from './communities.ts';
import { directoryCsv } from './directory.ts';
import { drawDistrict } from './draw-district.ts';
import { facilities, facilitiesCsv } from './facilities.ts';
import { spots } from './frontages.ts';
import { FICTIONAL_NOTICE, readmeText } from './notice.ts';
import { osmMapOf } from './osm-map.ts';
import { osmXml } from './osm-xml.ts';
import { demandPoints, peopleCsv } from './people.ts';
import { populationCsv, regionsCsv } from './region-files.ts';
import { seededRandom } from './seeded-random.ts';
import { vacantRoomsCsv } from './vacant-rooms.ts';

/** File name → contents, ready to be written into one folder. */
export type DistrictFiles = ReadonlyMap<string, Uint8Array | string>;

const DEFAULT_SEED = 15;

/**
 * 江畔区, a district that does not exist, in the formats users bring: streets as OSM XML, people
 * and facilities as CSV, areas and care facilities as GeoJSON, vacant rooms as CSV. Coordinates are
 * WGS 84. Pure: the same seed gives the same bytes on every machine.
 */
export function generateDistrict(options: { readonly seed?: number } = {}): DistrictFiles {
  const seed = options.seed ?? DEFAULT_SEED;
  const areas = communities();
  const { drawing } = drawDistrict(seed);
  const doors = spots(drawing, areas);
  const people = demandPoints(drawing.dwellings, areas, seededRandom(seed, 'people'));
  const listed = facilities(drawing.grounds, doors, areas, seededRandom(seed, 'facilities'));
  const capacities = careCapacities(listed, seededRandom(seed, 'care'));
  return new Map([
    ['README.txt', readmeText(seed)],
    ['jiangpan.osm', osmXml(osmMapOf(drawing), FICTIONAL_NOTICE)],
    ['people.csv', peopleCsv(people)],
    ['facilities.csv', facilitiesCsv(listed)],
    ['care.geojson', careGeoJson(capacities, FICTIONAL_NOTICE)],
    ['directory.csv', directoryCsv(listed, capacities, seededRandom(seed, 'directory'))],
    ['areas.geojson', areasGeoJson(areas, FICTIONAL_NOTICE)],
    ['regions.csv', regionsCsv(areas)],
    ['population.csv', populationCsv(people, areas)],
    ['vacant-rooms.csv', vacantRoomsCsv(doors, seededRandom(seed, 'rooms'))],
  ]);
}
