import { type FieldValue, numberIn, type OsmTags, type RecordSet, textIn } from '@yike/kernel';
import type { Classification, Crosswalk, PlaceFacts } from '@yike/standards';
import type { Facility } from './facility.ts';
import { type ColumnMap, findColumns } from './fields.ts';
import { GivenTypeReader } from './given-types.ts';
import type { LocatedRecords } from './locate-records.ts';

export interface FacilitiesRead {
  readonly facilities: readonly Facility[];
  readonly columns: Readonly<Record<string, string>>;
  /** What could not be mapped, by its label, most frequent first. */
  readonly unmapped: readonly Unmapped[];
}

/** A kind of place that no rule maps to a service type. */
export interface Unmapped {
  readonly label: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Facilities from a table; `fileNumber` makes ids of rows that have none. */
export function readFacilities(
  set: RecordSet,
  located: LocatedRecords,
  map: ColumnMap,
  crosswalk: Crosswalk,
  fileNumber: number,
): FacilitiesRead {
  const { fields, shown } = findColumns(set, map);
  const cell = (values: readonly FieldValue[], field: string): string => {
    const column = fields.get(field);
    return column === undefined ? '' : textIn(values[column]);
  };
  const facilities: Facility[] = [];
  const unmapped = new UnmappedKinds();
  const reader = new GivenTypeReader(crosswalk);
  for (const { record, lon, lat } of located.places) {
    const { values } = record;
    const name = cell(values, 'name');
    const typeText = cell(values, 'type');
    const given = reader.read(cell(values, 'types'), TYPE_SEPARATORS, true);
    for (const word of given.unknown) unmapped.add(word, name);
    const classified = classifyRow(crosswalk, reader, given.slugs, typeText, {
      name,
      amapCodes: amapCodes(cell(values, 'typecode')),
      gbt4754: cell(values, 'gbt4754') || null,
      osmTags: osmTagsOf(set, values),
    });
    if ('label' in classified) {
      if (given.unknown.length === 0) unmapped.add(classified.label, name);
      continue;
    }
    facilities.push({
      id: cell(values, 'id') || `f${fileNumber}-${record.row}`,
      name,
      types: classified.types,
      lon,
      lat,
      address: cell(values, 'address'),
      hours: cell(values, 'hours'),
      capacity: capacityOf(cell(values, 'capacity')),
      typedBy: classified.by,
      source: { file: set.file.name, row: record.row },
      alsoIn: [],
    });
  }
  return { facilities, columns: shown, unmapped: unmapped.list() };
}

/** Counts kinds and keeps a few names of each as examples. */
export class UnmappedKinds {
  readonly #kinds = new Map<string, { count: number; examples: string[] }>();

  add(label: string, name: string): void {
    const kind = this.#kinds.get(label) ?? { count: 0, examples: [] };
    kind.count++;
    if (kind.examples.length < 3 && name !== '') kind.examples.push(name);
    this.#kinds.set(label, kind);
  }

  list(): Unmapped[] {
    return [...this.#kinds]
      .map(([label, kind]) => ({ label, ...kind }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  }
}

function amapCodes(text: string): string[] {
  return text.split('|').flatMap((code) => {
    const digits = code.trim();
    // a spreadsheet eats the leading nought of 050100
    return /^\d{5,6}$/.test(digits) ? [digits.padStart(6, '0')] : [];
  });
}

const TYPE_SEPARATORS = /[;；,，|、/]/;

/** An AMap path has slashes inside its names. */
const PATH_SEPARATORS = /[;；,，|、]/;

/**
 * The types of a row: what its own column of types says; else the crosswalk, which knows paths of AMap
 * in the type column; else that column read as a list of names.
 */
function classifyRow(
  crosswalk: Crosswalk,
  reader: GivenTypeReader,
  given: readonly string[],
  typeText: string,
  facts: Omit<PlaceFacts, 'amapTypePath' | 'givenTypes'>,
): Classification {
  const listed = reader.read(typeText, PATH_SEPARATORS, false).slugs;
  const isPath = typeText.includes(';');
  const classified = crosswalk.classify({
    ...facts,
    amapTypePath: typeText === '' ? null : typeText,
    givenTypes: given.length > 0 || isPath ? given : listed,
  });
  const isUnknownPath = isPath && classified.types.length === 0 && listed.length > 0;
  return isUnknownPath ? { types: listed, by: 'given' } : classified;
}

const OSM_KEYS = new Set(
  'amenity shop leisure healthcare office craft tourism railway highway public_transport social_facility social_facility:for emergency'.split(
    ' ',
  ),
);

/** GeoJSON exported from OSM carries its tags as columns. */
function osmTagsOf(set: RecordSet, values: readonly FieldValue[]): OsmTags | null {
  const tags: Record<string, string> = {};
  let isOsm = false;
  set.columns.forEach((column, at) => {
    const value = textIn(values[at]);
    if (value === '') return;
    tags[column] = value;
    if (OSM_KEYS.has(column)) isOsm = true;
  });
  return isOsm ? tags : null;
}

function capacityOf(text: string): number | null {
  const value = numberIn(text);
  return value !== null && value >= 0 ? value : null;
}
