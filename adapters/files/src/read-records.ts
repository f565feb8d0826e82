import { Problem, type RecordSet } from '@yike/kernel';
import { readGeojson } from './geojson/read-geojson.ts';
import { inspectFile, refuseTooLarge } from './opened-file.ts';
import { formatOf } from './sniff-format.ts';
import { readCsv } from './table/read-csv.ts';

/**
 * Reads CSV, XLSX or GeoJSON, told apart by content, into records. Rows that cannot be read become
 * complaints of severity `skipped`.
 * @param options.sheet name of the XLSX sheet; the first one unless given
 * @throws Problem for whatever is wrong with the file as a whole
 */
export async function readRecords(
  path: string,
  options: { readonly sheet?: string } = {},
): Promise<RecordSet> {
  const file = await inspectFile(path);
  const format = formatOf(file);
  refuseTooLarge(file, format);
  switch (format) {
    case 'csv':
      return await readCsv(file);
    case 'xlsx':
      return await (await import('./xlsx/read-xlsx.ts')).readXlsx(file, options.sheet);
    case 'geojson':
    case 'json':
      return await readGeojson(file);
    default:
      throw new Problem(
        'file-wrong-kind',
        { file: file.name },
        { format, expected: 'csv / xlsx / geojson' },
      );
  }
}
