import { sniffFormat } from '@yike/files';
import type { Bilingual } from '@yike/kernel';
import { readHsdsFile } from './read-hsds-file.ts';
import { readOsmPlaces } from './read-osm-places.ts';
import { readFacilityTable } from './read-table.ts';
import type { FileRead, Reading } from './reading.ts';

/** Some files together. */
type FilesRead = Omit<FileRead, 'told'> & { readonly told: readonly Bilingual[] };

/** All places of some files, each read by what it is: a table, GeoJSON, OSM or HSDS. */
export async function readFacilityFiles(
  paths: readonly string[],
  reading: Reading,
): Promise<FilesRead> {
  const reads: FileRead[] = [];
  for (const [at, path] of paths.entries()) {
    reads.push(await readFacilityFile(path, at + 1, reading));
    reading.progress.share((at + 1) / paths.length);
  }
  reading.mapping.check();
  return {
    listings: reads.flatMap(({ listings }) => listings),
    complaints: reads.flatMap(({ complaints }) => complaints),
    unmapped: joinUnmapped(reads.flatMap(({ unmapped }) => unmapped)),
    told: reads.map(({ told }) => told),
  };
}

/** Kinds of all files together, the most frequent first. */
function joinUnmapped(kinds: FileRead['unmapped']): FileRead['unmapped'] {
  const joined = [...Map.groupBy(kinds, ({ label }) => label)].map(([label, same]) => ({
    label,
    count: same.reduce((sum, { count }) => sum + count, 0),
    examples: same.flatMap(({ examples }) => examples).slice(0, 3),
  }));
  return joined.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

async function readFacilityFile(
  path: string,
  fileNumber: number,
  reading: Reading,
): Promise<FileRead> {
  switch (await sniffFormat(path)) {
    case 'osm-pbf':
    case 'osm-xml':
    case 'overpass-json':
      return await readOsmPlaces(path, fileNumber, reading);
    case 'json': {
      const read = await readHsdsFile(path, reading);
      return read ?? (await readFacilityTable(path, fileNumber, reading));
    }
    default:
      return await readFacilityTable(path, fileNumber, reading);
  }
}
