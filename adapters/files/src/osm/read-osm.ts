import { type OsmData, Problem, type Progress, SILENT } from '@yike/kernel';
import { inspectFile, refuseTooLarge } from '../opened-file.ts';
import { formatOf } from '../sniff-format.ts';
import { readPbf } from './osm-pbf.ts';
import { readXml } from './osm-xml.ts';
import { readOverpass } from './overpass-json.ts';

/**
 * Reads OpenStreetMap data: .osm.pbf, .osm, .osm.gz or Overpass JSON, told apart by content.
 * Coordinates are WGS 84 degrees; the last version of each element counts, deleted ones do not.
 * Progress hears shares of the current phase and can stop the reading; phases are the caller's.
 * @throws Problem for whatever is wrong with the file
 */
export async function readOsm(path: string, progress: Progress = SILENT): Promise<OsmData> {
  const file = await inspectFile(path);
  const format = formatOf(file);
  refuseTooLarge(file, format);
  switch (format) {
    case 'osm-pbf':
      return await readPbf(file, progress);
    case 'osm-xml':
      return await readXml(file, progress);
    case 'overpass-json':
    case 'json':
      return await readOverpass(file, progress);
    default:
      throw new Problem(
        'file-wrong-kind',
        { file: file.name },
        { format, expected: 'osm-pbf / osm-xml / overpass-json' },
      );
  }
}
