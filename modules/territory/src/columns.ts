import {
  type Complaint,
  complaint,
  type Day,
  daySchema,
  parseRegionCode,
  plainName,
  type RecordSet,
  type RegionCode,
  type SourceRecord,
  textIn,
} from '@yike/kernel';

/** What columns of lists of regions are called, in plain form. */
const COLUMN_NAMES = {
  code: ['regioncode', 'code', 'id', '代码', '区划代码', '统计用区划代码', '行政区划代码', '编码'],
  name: ['name', '名称', '区划名称', '社区', '街道'],
  nameEn: ['nameen', 'englishname', '英文名称', '英文名'],
  validFrom: ['validfrom', '启用日期', '生效日期'],
  validTo: ['validto', '停用日期', '失效日期'],
  countedOn: ['countedon', 'date', '统计日期', '日期', '时点'],
} as const;

type Field = keyof typeof COLUMN_NAMES;

/** Cells of a record by what they mean; '' where there is no such column or nothing in it. */
export interface Cells {
  readonly record: SourceRecord;
  text(field: Field): string;
}

/** The records of a set with their cells. @param names what else a field may be called */
export function cellsOf(set: RecordSet): Cells[] {
  const plain = set.columns.map(plainName);
  const at = new Map(
    Object.entries(COLUMN_NAMES).map(([field, names]) => [
      field,
      plain.findIndex((column) => (names as readonly string[]).includes(column)),
    ]),
  );
  return set.records.map((record) => ({
    record,
    text: (field) => textIn(record.values[at.get(field) ?? -1]),
  }));
}

/** Reads the cells of a row, and complains of what it cannot read. */
export class RowReader {
  readonly complaints: Complaint[];
  readonly #file: string;

  constructor(set: RecordSet) {
    this.complaints = [...set.complaints];
    this.#file = set.file.name;
  }

  /** The region a row is about; null, and a complaint, where it names none. */
  regionCode({ record, text }: Cells): RegionCode | null {
    const code = parseRegionCode(text('code'));
    if (code === null) this.skip(record, 'region-code-invalid', { code: text('code') || '—' });
    return code;
  }

  /** A day: that of the row, or the usual one. `undefined`, and a complaint, where it is none. */
  day<Usual extends Day | null>({ record, text }: Cells, field: Field, usual: Usual) {
    const said = text(field).slice(0, 10).replaceAll('/', '-');
    if (said === '') return usual;
    if (daySchema.safeParse(said).success) return said;
    this.skip(record, 'region-day-invalid', { day: said });
    return undefined;
  }

  skip(
    { row }: SourceRecord,
    code: Parameters<typeof complaint>[1],
    details: Parameters<typeof complaint>[3] = {},
  ): void {
    this.complaints.push(complaint('skipped', code, { file: this.#file, row }, details));
  }
}
