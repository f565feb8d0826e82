import {
  accessOfTags,
  isPlaceField,
  type Listing,
  type PlaceField,
  placeColumns,
  readAnyHours,
  readListing,
  readListingFacts,
} from '@yike/directory';
import { readRecords } from '@yike/files';
import { type Bilingual, type Complaint, plainName, type RecordSet, textIn } from '@yike/kernel';
import { type CrsDecision, type Facility, locateRecords, readFacilities } from '@yike/planning';
import { type FileRead, type Reading, sourceOf } from './reading.ts';

/** Columns that count rows: another list of the same places counts otherwise, so they are no ids. */
const ROW_NUMBERS = new Set(['序号', 'idx', 'fid', 'gid', 'objectid']);

/**
 * Places of a table or of GeoJSON: position, name, type, hours and capacity as an assessment reads
 * them, and what else the directory keeps.
 */
export async function readFacilityTable(
  path: string,
  fileNumber: number,
  reading: Reading,
): Promise<FileRead> {
  return readPlaceRecords(await readRecords(path), path, fileNumber, reading);
}

/** The same of records that were read from the file. */
export function readPlaceRecords(
  set: RecordSet,
  path: string,
  fileNumber: number,
  { mapping, crsOf, crosswalk, evidence, source }: Reading,
): FileRead {
  mapping.see(set.columns);
  const located = locateRecords(set, mapping.map, crsOf(path), evidence);
  const read = readFacilities(set, located, mapping.map, crosswalk, fileNumber);
  const more = [...mapping.more].filter((one): one is [string, PlaceField] => isPlaceField(one[1]));
  const columns = placeColumns(set, new Map(more));
  const idColumn = idColumnOf(set, read.columns['id']);
  const rows = new Map(set.records.map(({ row, values }) => [row, values]));
  const complaints: Complaint[] = [...set.complaints, ...located.complaints];
  const listings: Listing[] = [];
  for (const facility of read.facilities) {
    const place = { file: set.file.name, row: facility.source.row ?? 1 };
    const values = rows.get(place.row) ?? [];
    const told = readListingFacts(columns.cell, values, place);
    const id = textIn(values[idColumn]);
    const listing = readListing(
      {
        ...place,
        ...facility,
        id: id === '' ? null : `${source ?? sourceOf(path)}:${id}`,
        hours: readAnyHours(facility.hours, place),
        capacity: wholeCapacity(facility),
      },
      { ...told.facts, accessibility: { ...tagged(set, values), ...told.facts.accessibility } },
    );
    complaints.push(...told.complaints, ...listing.complaints);
    if (listing.listing !== null) listings.push(listing.listing);
  }
  const { id, ...others } = read.columns;
  const named = idColumn < 0 || id === undefined ? others : read.columns;
  const shown = { ...located.columns, ...named, ...columns.shown };
  return { listings, complaints, unmapped: read.unmapped, told: toldOf(set, shown, located.crs) };
}

/** How the columns and coordinates were read. */
function toldOf(
  { file }: RecordSet,
  shown: Readonly<Record<string, string>>,
  { evidence }: CrsDecision,
): Bilingual {
  const fields = Object.entries(shown).map(([field, column]) => `${field}←${column}`);
  const head = [`${file.name}: ${fields.join('  ')}`];
  return {
    zh: [...head, evidence.zh].join('；'),
    en: [...head, evidence.en].join('; '),
  };
}

function idColumnOf({ columns }: RecordSet, found: string | undefined): number {
  return found === undefined || ROW_NUMBERS.has(plainName(found)) ? -1 : columns.indexOf(found);
}

const wholeCapacity = ({ capacity }: Facility): number | null =>
  capacity === null ? null : Math.floor(capacity);

/** GeoJSON exported from OSM carries its tags as columns. */
function tagged({ columns }: RecordSet, values: readonly unknown[]) {
  return accessOfTags(
    Object.fromEntries(columns.map((column, at) => [column, String(values[at] ?? '')])),
  );
}
