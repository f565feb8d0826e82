import {
  isPlaceField,
  listExported,
  mayExportFacilities,
  mayImportFacilities,
  momentOfDay,
  previewImport,
} from '@yike/directory';
import { DIRECTORY_API } from '@yike/directory/contract';
import { dayInChina, Problem, SILENT } from '@yike/kernel';
import { compileCrosswalk } from '@yike/standards';
import { readCrsOptions } from '../../planning/inputs/crs-options.ts';
import { readMapOptions } from '../../planning/inputs/map-options.ts';
import { facilityFile } from '../../platform/exports/facility-formats.ts';
import { prepareFacilities } from '../../platform/imports/facilities/facility-import.ts';
import { regionAreas } from '../../platform/imports/facilities/region-areas.ts';
import { programVersion } from '../../program-version.ts';
import { routesOf } from '../route.ts';
import { shownComplaint, shownImport } from './shown-import.ts';

const { upload, download } = routesOf('directory');

const MOST_PLACES = 10_000;

const FORMATS = {
  csv: ['csv', 'text/csv; charset=utf-8'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  geojson: ['geojson', 'application/geo+json; charset=utf-8'],
  osm: ['osm', 'application/xml; charset=utf-8'],
  hsds: ['json', 'application/json; charset=utf-8'],
} as const;

/** Files of the directory: brought in as a preview that is then applied, and taken along. */
export const DIRECTORY_FILE_ROUTES = [
  upload(
    DIRECTORY_API.previewImportFile,
    { regionOf: ({ params }) => params.regionCode, may: mayImportFacilities },
    async (transactions, actor, { params: { regionCode: region }, query }, path) => {
      const { source, asOf, crs, map } = query;
      const crsOf = readCrsOptions(crs === undefined ? [] : [crs], [path]);
      const mapping = readMapOptions(map?.split(';') ?? [], isPlaceField);
      const areas = await transactions.transaction((tx) =>
        regionAreas(tx, region, dayInChina(tx.now)),
      );
      const request = { paths: [path], region, source, asOf: new Date(momentOfDay(asOf)) };
      const { asked, unmapped, told } = await prepareFacilities(
        areas,
        { ...request, crsOf, mapping, crosswalk: compileCrosswalk() },
        SILENT,
      );
      const count = asked.listings.length;
      if (count > MOST_PLACES)
        throw new Problem('import-too-long', {}, { count, most: MOST_PLACES });
      const preview = await transactions.transaction((tx) => previewImport(tx, actor, asked));
      return {
        ...shownImport(preview),
        complaints: asked.complaints.map(shownComplaint),
        unmapped: [...unmapped],
        told: [...told],
      };
    },
  ),
  download(
    DIRECTORY_API.exportFacilities,
    { regionOf: ({ params }) => params.regionCode, may: mayExportFacilities },
    async (reading, _, { params: { regionCode }, query: { format } }, language) => {
      const list = await listExported(reading, regionCode);
      const [ending, mediaType] = FORMATS[format];
      return {
        name: `facilities-${regionCode}.${ending}`,
        mediaType,
        // another version of ours may write the same places otherwise
        tag: [list.tag, format, language, programVersion()].join('.'),
        content: () => facilityFile(reading, list, format, language),
      };
    },
  ),
];
