import {
  type Complaint,
  complaint,
  type FieldValue,
  type Place,
  type RecordSet,
} from '@yike/kernel';
import { tooMuch } from '../file-problems.ts';
import { MOST_CELLS, MOST_COLUMNS } from '../limits.ts';
import { type InspectedFile, readWhole } from '../opened-file.ts';
import { isObject, type JsonObject } from '../parse-json.ts';
import { decodeText } from '../text-encoding.ts';
import { declaredCrs } from './declared-crs.ts';
import { BadGeometry, checkGeometry, type Geometry } from './geometry.ts';
import { parseFeatures } from './parse-features.ts';

/**
 * Reads GeoJSON: a FeatureCollection, a Feature, a bare geometry, or one of these per line.
 * Properties become columns in the order of their first appearance; objects and lists among the
 * values become JSON text. A member `id` becomes the column `id` where properties have none.
 * Features that make no sense are skipped with a complaint; one without geometry is a record
 * without geometry. `row` counts features from 1.
 */
export async function readGeojson(file: InspectedFile): Promise<RecordSet> {
  const { content, source } = await readWhole(file, 'geojson');
  const { text, encoding, complaints } = decodeText(content, file.name);
  const { features, crs } = parseFeatures(text, { file: file.name });
  const table = new FeatureTable(file.name, [...complaints]);
  for (const [i, feature] of features.entries()) table.add(feature, i + 1);
  const declared = declaredCrs(crs);
  return {
    file: { ...source, encoding },
    ...table.finish(),
    ...(declared === undefined ? {} : { declaredCrs: declared }),
  };
}

interface FeatureRow {
  readonly row: number;
  readonly values: FieldValue[];
  readonly geometry?: Geometry;
}

/** Columns are known only when all features are; rows are filled up then. */
class FeatureTable {
  private readonly fileName: string;
  private readonly complaints: Complaint[];
  private readonly columnAt = new Map<string, number>();
  private readonly rows: FeatureRow[] = [];

  constructor(fileName: string, complaints: Complaint[]) {
    this.fileName = fileName;
    this.complaints = complaints;
  }

  add(feature: unknown, row: number): void {
    const place = { file: this.fileName, row };
    try {
      this.rows.push(this.readFeature(feature, row, place));
    } catch (error) {
      if (!(error instanceof BadGeometry)) throw error;
      const details = { reasonZh: error.zh, reasonEn: error.en };
      this.complaints.push(complaint('skipped', 'geojson-feature-broken', place, details));
    }
  }

  finish(): Pick<RecordSet, 'columns' | 'records' | 'complaints'> {
    const columns = [...this.columnAt.keys()];
    if (columns.length * this.rows.length > MOST_CELLS) this.refuse(columns.length);
    for (const { values } of this.rows) {
      while (values.length < columns.length) values.push(null);
    }
    return { columns, records: this.rows, complaints: this.complaints };
  }

  private readFeature(feature: unknown, row: number, place: Place): FeatureRow {
    if (!isObject(feature)) throw new BadGeometry('不是对象', 'it is not an object');
    const { geometry, properties, id } = asFeature(feature);
    const checked =
      geometry === null || geometry === undefined ? undefined : checkGeometry(geometry);
    if (checked?.ringsClosed === true) {
      this.complaints.push(complaint('warning', 'geojson-ring-open', place));
    }
    const values = this.readProperties(isObject(properties) ? properties : {}, id);
    return checked === undefined ? { row, values } : { row, values, geometry: checked.geometry };
  }

  private readProperties(properties: JsonObject, id: unknown): FieldValue[] {
    const values: FieldValue[] = [];
    const entries = Object.entries(properties);
    if (id !== undefined && !Object.hasOwn(properties, 'id')) entries.unshift(['id', id]);
    for (const [name, value] of entries) {
      const at = this.columnOf(name);
      while (values.length <= at) values.push(null);
      values[at] = fieldValue(value);
    }
    return values;
  }

  private columnOf(name: string): number {
    const known = this.columnAt.get(name);
    if (known !== undefined) return known;
    const at = this.columnAt.size;
    if (at >= MOST_COLUMNS) this.refuse(at + 1);
    this.columnAt.set(name, at);
    return at;
  }

  private refuse(columns: number): never {
    throw tooMuch(
      { file: this.fileName },
      `属性名有 ${columns} 种以上，要素有 ${this.rows.length} 个以上`,
      `${columns} or more different properties, ${this.rows.length} or more features`,
    );
  }
}

/** A bare geometry counts as a feature without properties. */
function asFeature(value: JsonObject): JsonObject {
  if (value['type'] === 'Feature') return value;
  if ('coordinates' in value || 'geometries' in value) return { geometry: value };
  throw new BadGeometry('不是 Feature', 'it is not a Feature');
}

function fieldValue(value: unknown): FieldValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
