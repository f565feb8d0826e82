import { type FieldValue, type Language, plainName, type RecordSet, textIn } from '@yike/kernel';

/**
 * Columns that tell of a place what its position, name and type do not: what we write above them, and
 * what others do, in plain form.
 */
const COLUMNS = {
  sourceIds: { zh: '来源编号', en: 'source_ids', others: [] },
  regionCode: { zh: '区划代码', en: 'region_code', others: ['统计用区划代码', '行政区划代码'] },
  phone: {
    zh: '电话',
    en: 'phone',
    others: ['tel', 'telephone', 'contactphone', '联系电话', '电话号码', '座机', '手机'],
  },
  serviceCapacities: { zh: '各服务容量', en: 'service_capacities', others: [] },
  accessibility: { zh: '无障碍', en: 'accessibility', others: ['无障碍设施'] },
  status: { zh: '营业状态', en: 'status', others: ['状态'] },
  provider: {
    zh: '经营者',
    en: 'provider',
    others: ['operator', '运营单位', '运营主体', '运营方', '主办单位', '举办单位', '经营单位'],
  },
  creditCode: { zh: '统一社会信用代码', en: 'credit_code', others: ['信用代码', 'uscc'] },
  chain: { zh: '连锁', en: 'chain', others: ['是否连锁', 'ischain'] },
  confirmedOn: { zh: '核实日期', en: 'confirmed_on', others: ['核实时间', 'assureddate'] },
} as const;

export type PlaceField = keyof typeof COLUMNS;

/** Names that `--map COLUMN=…` takes besides those of every table of places. */
export const PLACE_FIELDS = Object.keys(COLUMNS) as readonly PlaceField[];

export const isPlaceField = (name: string): name is PlaceField => Object.hasOwn(COLUMNS, name);

export const columnTitle = (field: PlaceField, language: Language): string =>
  COLUMNS[field][language];

/** The cells of a table by what they mean; '' where there is no such column or nothing in it. */
export type PlaceCells = (values: readonly FieldValue[], field: PlaceField) => string;

export interface PlaceColumns {
  readonly cell: PlaceCells;
  /** Field → column, for people to check. */
  readonly shown: Readonly<Record<string, string>>;
}

/** @param map column → field, as the user says; it goes before what we would guess */
export function placeColumns(set: RecordSet, map: ReadonlyMap<string, PlaceField>): PlaceColumns {
  const at = new Map<PlaceField, number>();
  for (const [column, field] of map) {
    const index = set.columns.indexOf(column);
    if (index >= 0) at.set(field, index);
  }
  const plain = set.columns.map(plainName);
  for (const field of PLACE_FIELDS) {
    const { zh, en, others } = COLUMNS[field];
    const names: readonly string[] = [plainName(zh), plainName(en), ...others];
    const index = plain.findIndex((name, column) => names.includes(name) && !isTaken(at, column));
    if (index >= 0 && !at.has(field)) at.set(field, index);
  }
  return {
    cell: (values, field) => textIn(values[at.get(field) ?? -1]),
    shown: Object.fromEntries([...at].map(([field, index]) => [field, set.columns[index] ?? ''])),
  };
}

const isTaken = (at: ReadonlyMap<PlaceField, number>, column: number): boolean =>
  [...at.values()].includes(column);
