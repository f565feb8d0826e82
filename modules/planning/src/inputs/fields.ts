import { findAgeBand, Problem, plainName, type RecordSet } from '@yike/kernel';

/**
 * What a column can mean. Age bands are fields too, by their id (`age0_14`). `location` holds both
 * coordinates in one cell, `121.47,31.23`.
 */
const FIELD_NAMES = {
  id: [
    'id',
    '编号',
    '编码',
    '代码',
    'code',
    'uid',
    'poiid',
    'gid',
    'fid',
    'objectid',
    '序号',
    'idx',
  ],
  name: [
    'name',
    '名称',
    '名字',
    'namezh',
    'poiname',
    '设施名称',
    '机构名称',
    '店名',
    '小区',
    '小区名称',
    'title',
  ],
  address: ['address', '地址', 'addr', '详细地址', '位置'],
  type: ['type', '类型', '类别', '分类', 'category', 'poitype', '业态', '行业类别'],
  typecode: ['typecode', '类型编码', '类型代码', '分类编码', 'amapcode', 'poicode', '高德编码'],
  gbt4754: ['gbt4754', '国民经济行业代码', '行业代码', 'industrycode'],
  types: ['types', 'servicetype', 'servicetypes', '服务类型', '设施类型'],
  hours: ['openinghours', 'hours', '营业时间', '开放时间', '服务时间'],
  capacity: ['capacity', '容量', '床位', '床位数', '座位', '座位数', '托位', '托位数'],
  total: [
    'total',
    'population',
    'pop',
    'totalpop',
    'totalpopulation',
    '总人口',
    '人口',
    '人口数',
    '常住人口',
    '总人数',
    '总计',
    '合计',
    '人数',
    'people',
    'value',
  ],
  location: ['location', '坐标', '经纬度', 'lonlat', 'lnglat'],
} as const;

/** The user's own mappings, column name → field; they win over what we would guess. */
export type ColumnMap = ReadonlyMap<string, string>;

/** Index of the column that holds each field that was found, and of each age band by its id. */
export interface FoundColumns {
  readonly fields: ReadonlyMap<string, number>;
  /** Field → column name, for people to check. */
  readonly shown: Readonly<Record<string, string>>;
}

/**
 * Which column means what. Coordinates are found by `findCoordinatePairs`; here they count only when
 * the user maps them. @throws Problem `map-field-unknown`
 */
export function findColumns(set: RecordSet, map: ColumnMap): FoundColumns {
  const fields = new Map<string, number>();
  for (const [column, field] of map) {
    checkField(field);
    const index = set.columns.indexOf(column);
    if (index >= 0) fields.set(findAgeBand(field)?.id ?? field, index);
  }
  const isMapped = new Set(fields.values());
  set.columns.forEach((column, index) => {
    if (isMapped.has(index)) return;
    const field = guessField(column);
    if (field !== null && !fields.has(field)) fields.set(field, index);
  });
  const shown = Object.fromEntries(
    [...fields].map(([field, index]) => [field, set.columns[index] ?? '']),
  );
  return { fields, shown };
}

/** @throws Problem `map-field-unknown` for what is neither a field nor an age band */
export function checkField(field: string): void {
  if (!isField(field)) throw new Problem('map-field-unknown', {}, { field, known: knownFields() });
}

function guessField(column: string): string | null {
  const name = plainName(column);
  for (const [field, names] of Object.entries(FIELD_NAMES)) {
    if ((names as readonly string[]).includes(name)) return field;
  }
  return findAgeBand(column)?.id ?? null;
}

function isField(field: string): boolean {
  const isPlain = Object.hasOwn(FIELD_NAMES, field) || field === 'lon' || field === 'lat';
  return isPlain || findAgeBand(field) !== null;
}

function knownFields(): string {
  return `${['lon', 'lat', ...Object.keys(FIELD_NAMES)].join(', ')}, age0_14, age65plus …`;
}
