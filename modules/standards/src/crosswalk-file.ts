import { type Bilingual, type FieldValue, Problem, type RecordSet } from '@yike/kernel';
import { z } from 'zod';
import { amapCodeSchema, gbt4754Schema } from './crosswalk-data.ts';
import { issueText } from './issue-text.ts';
import { findServiceType } from './service-types.ts';

const CROSSWALK_KINDS = [
  'given',
  'amap-code',
  'amap-type',
  'gbt4754',
  'osm',
  'keyword',
  'reject',
] as const;

const entrySchema = z.strictObject({
  kind: z.enum(CROSSWALK_KINDS),
  match: z.preprocess(numberAsText, z.string().trim().min(1)),
  types: z.preprocess(asList, z.array(z.string())),
  reject: z.preprocess(asList, z.array(z.string())),
});

export type CrosswalkEntry = z.infer<typeof entrySchema>;

/** A user's additions to the crosswalk, checked. */
export interface CrosswalkFile {
  readonly entries: readonly CrosswalkEntry[];
}

/**
 * A user's crosswalk from JSON: `[{ kind, match, types, reject? }]` or `{ entries: […] }`.
 * Throws `crosswalk-invalid`.
 */
export function readCrosswalkFile(json: unknown, fileName: string): CrosswalkFile {
  const list = z.union([z.array(z.unknown()), z.strictObject({ entries: z.array(z.unknown()) })]);
  const parsed = list.safeParse(json, { reportInput: true });
  if (!parsed.success) throw invalid({ file: fileName }, issueText(parsed.error));
  const rows = Array.isArray(parsed.data) ? parsed.data : parsed.data.entries;
  return {
    entries: rows.map((row, index) => readEntry(row, { file: fileName, row: index + 1 })),
  };
}

/**
 * A user's crosswalk from a table with the columns `kind`, `match`, `types` and, if wanted, `reject`;
 * several values in a cell stand apart by `|`, `、` or `,`. Throws `crosswalk-invalid` with the row.
 */
export function readCrosswalkRecords(set: RecordSet): CrosswalkFile {
  const file = set.file.name;
  const columns = set.columns.map((column) => column.trim().toLowerCase());
  for (const needed of ['kind', 'match', 'types']) {
    if (columns.includes(needed)) continue;
    throw invalid({ file }, { zh: `缺少“${needed}”列`, en: `the column "${needed}" is missing` });
  }
  const cell = (values: readonly FieldValue[], column: string): FieldValue =>
    values[columns.indexOf(column)] ?? null;
  return {
    entries: set.records
      .filter(({ values }) => values.some((value) => value !== null))
      .map(({ row, values }) =>
        readEntry(
          {
            kind: cell(values, 'kind'),
            match: cell(values, 'match'),
            types: cell(values, 'types'),
            reject: cell(values, 'reject'),
          },
          { file, row },
        ),
      ),
  };
}

interface EntryPlace {
  readonly file: string;
  readonly row: number;
}

function readEntry(row: unknown, place: EntryPlace): CrosswalkEntry {
  const withBlanks =
    typeof row === 'object' && row !== null ? { types: null, reject: null, ...row } : row;
  const parsed = entrySchema.safeParse(withBlanks, { reportInput: true });
  if (!parsed.success) throw invalid(place, issueText(parsed.error));
  const entry = parsed.data;
  const unknown = entry.types.find((slug) => findServiceType(slug) === undefined);
  if (unknown !== undefined) {
    throw invalid(place, {
      zh: `没有服务类型“${unknown}”`,
      en: `there is no service type "${unknown}"`,
    });
  }
  const fault = findFault(entry);
  if (fault !== undefined) throw invalid(place, fault);
  return entry;
}

/** What a kind of entry needs beyond its shape. */
function findFault({ kind, match, types }: CrosswalkEntry): Bilingual | undefined {
  if (kind === 'amap-code' && !amapCodeSchema.safeParse(match).success) {
    return {
      zh: `高德分类码“${match}”应为 2、4 或 6 位数字（表格软件可能去掉了开头的 0）`,
      en: `the AMap code "${match}" must have 2, 4 or 6 digits (a spreadsheet may have dropped the leading 0)`,
    };
  }
  if (kind === 'gbt4754' && !gbt4754Schema.safeParse(match).success) {
    return {
      zh: `行业代码“${match}”应为 2 至 4 位数字`,
      en: `the GB/T 4754 code "${match}" must have 2 to 4 digits`,
    };
  }
  if (kind === 'osm' && !match.split('&').every((part) => /^[^=]+=./.test(part))) {
    return {
      zh: `“${match}”应形如 shop=convenience 或 amenity=parking&access!=private`,
      en: `"${match}" should read like shop=convenience or amenity=parking&access!=private`,
    };
  }
  if (kind === 'keyword' && types.length === 0) {
    return { zh: 'keyword 须给出 types', en: 'a keyword needs types' };
  }
  return undefined;
}

/** A spreadsheet keeps codes as numbers. */
function numberAsText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

function asList(value: unknown): unknown {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'string') return value;
  return value
    .split(/[|、,，;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function invalid(place: { file: string; row?: number }, reason: Bilingual): Problem {
  return new Problem('crosswalk-invalid', place, { reasonZh: reason.zh, reasonEn: reason.en });
}
