import {
  type Complaint,
  complaint,
  numberIn,
  plainName,
  type RecordSet,
  type SourceRecord,
  textIn,
} from '@yike/kernel';
import { type Crosswalk, findSpaceChannel, listSpaceChannels } from '@yike/standards';
import { type ColumnMap, findColumns } from '../inputs/fields.ts';
import { GivenTypeReader } from '../inputs/given-types.ts';
import type { LocatedRecords } from '../inputs/locate-records.ts';
import type { Candidate, Standing } from './candidate.ts';

export interface CandidatesRead {
  readonly candidates: readonly Candidate[];
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/** Columns only candidates have; the others are those of facilities. `万元` counts tens of thousands. */
const OWN_COLUMNS = {
  area: [
    'area',
    'aream2',
    'squaremetres',
    'sqm',
    'm2',
    'floorarea',
    '面积',
    '建筑面积',
    '面积㎡',
    '面积m2',
    '面积平方米',
  ],
  cost: [
    'cost',
    'costyuan',
    'price',
    '成本',
    '费用',
    '造价',
    '投资',
    '改造费用',
    '费用元',
    '成本元',
    '投资元',
    '改造费用元',
  ],
  costWan: ['costwan', '成本万元', '费用万元', '造价万元', '投资万元', '改造费用万元'],
  channel: ['channel', '渠道', '来源', '空间来源', '空间渠道'],
  mayHold: ['mayhold', 'services', '可设服务', '可容纳服务', '可用于', '适合服务'],
  standing: ['standing', 'status', '状态', '选择', '是否必选'],
} as const;

type OwnColumn = keyof typeof OWN_COLUMNS;

const STANDINGS: Readonly<Record<string, Standing>> = {
  '': 'free',
  free: 'free',
  可选: 'free',
  forced: 'forced',
  must: 'forced',
  必选: 'forced',
  forbidden: 'forbidden',
  no: 'forbidden',
  不选: 'forbidden',
  禁选: 'forbidden',
};

const WORD_SEPARATORS = /[;；,，|、/]/;
const YUAN_PER_WAN = 10_000;

/** Candidates from a table or GeoJSON, with a complaint for every cell that cannot be used. */
export function readCandidates(
  set: RecordSet,
  located: LocatedRecords,
  map: ColumnMap,
  crosswalk: Crosswalk,
): CandidatesRead {
  const { fields, shown } = findColumns(set, map);
  const own = ownColumns(set);
  const complaints: Complaint[] = [];
  const seen = new Map<string, number>();
  const types = new GivenTypeReader(crosswalk);
  const candidates = located.places.map(({ record, lon, lat }): Candidate => {
    const at = (field: string): string => {
      const column = fields.get(field);
      return column === undefined ? '' : textIn(record.values[column]);
    };
    const row = new CandidateRow(set, record, own, complaints);
    const wan = row.figure('costWan');
    return {
      id: idOf(at('id'), record.row, seen),
      name: at('name'),
      lon,
      lat,
      address: at('address'),
      squareMetres: row.figure('area'),
      capacity: row.capacity(fields.get('capacity')),
      costYuan: wan === null ? row.figure('cost') : wan * YUAN_PER_WAN,
      channel: row.channel(),
      mayHold: row.mayHold(types),
      standing: row.standing(),
      source: { file: set.file.name, row: record.row },
    };
  });
  const ownShown = [...own].map(([name, column]) => [name, set.columns[column] ?? '']);
  return { candidates, columns: { ...shown, ...Object.fromEntries(ownShown) }, complaints };
}

/** The cells of a row that only candidates have; what cannot be used is complained of. */
class CandidateRow {
  readonly #set: RecordSet;
  readonly #record: SourceRecord;
  readonly #columns: ReadonlyMap<OwnColumn, number>;
  readonly #complaints: Complaint[];

  constructor(
    set: RecordSet,
    record: SourceRecord,
    columns: ReadonlyMap<OwnColumn, number>,
    complaints: Complaint[],
  ) {
    this.#set = set;
    this.#record = record;
    this.#columns = columns;
    this.#complaints = complaints;
  }

  /** null: empty, or no number from 0. */
  figure(name: OwnColumn): number | null {
    const text = this.#text(name);
    if (text === '') return null;
    const value = numberIn(text);
    if (value !== null && value >= 0) return value;
    this.#warn('siting-candidate-figure', name, { value: text });
    return null;
  }

  /** @param column where the file has one */
  capacity(column: number | undefined): number | null {
    const text = column === undefined ? '' : textIn(this.#record.values[column]);
    if (column === undefined || text === '') return null;
    const value = numberIn(text);
    if (value !== null && value >= 0 && Number.isInteger(value)) return value;
    const place = {
      file: this.#set.file.name,
      row: this.#record.row,
      column: this.#set.columns[column] ?? '',
    };
    this.#complaints.push(
      complaint('warning', 'siting-candidate-capacity', place, { value: text }),
    );
    return null;
  }

  channel(): string | null {
    const text = this.#text('channel');
    const channel = findSpaceChannel(text);
    if (channel !== undefined || text === '') return channel?.id ?? null;
    const channels = listSpaceChannels();
    const known = channels.map(({ words }) => words[0]).join('、');
    const knownEn = channels.map(({ id }) => id).join(', ');
    this.#warn('siting-candidate-channel', 'channel', { value: text, known, knownEn });
    return null;
  }

  mayHold(types: GivenTypeReader): readonly string[] | null {
    const { slugs, unknown } = types.read(this.#text('mayHold'), WORD_SEPARATORS, true);
    for (const value of unknown) this.#warn('siting-candidate-service', 'mayHold', { value });
    return slugs.length === 0 && unknown.length === 0 ? null : slugs;
  }

  standing(): Standing {
    const value = this.#text('standing').toLowerCase();
    const known = STANDINGS[value];
    if (known === undefined) this.#warn('siting-candidate-standing', 'standing', { value });
    return known ?? 'free';
  }

  #text(name: OwnColumn): string {
    const column = this.#columns.get(name);
    return column === undefined ? '' : textIn(this.#record.values[column]);
  }

  #warn(code: Complaint['code'], name: OwnColumn, details: Complaint['details']): void {
    const column = this.#set.columns[this.#columns.get(name) ?? -1] ?? '';
    const place = { file: this.#set.file.name, row: this.#record.row, column };
    this.#complaints.push(complaint('warning', code, place, details));
  }
}

/** An id that no other has: a second `A` is `A-2`. */
function idOf(given: string, row: number, seen: Map<string, number>): string {
  const id = given === '' ? `row-${row}` : given;
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return times === 1 ? id : idOf(`${id}-${times}`, row, seen);
}

function ownColumns(set: RecordSet): ReadonlyMap<OwnColumn, number> {
  const found = new Map<OwnColumn, number>();
  set.columns.forEach((column, at) => {
    const name = plainName(column).replaceAll(/[（）()]/g, '');
    for (const [own, names] of Object.entries(OWN_COLUMNS) as [OwnColumn, readonly string[]][]) {
      if (names.includes(name) && !found.has(own)) found.set(own, at);
    }
  });
  return found;
}
