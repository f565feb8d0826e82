import { INPUT_OPTIONS } from '../planning/input-options.ts';
import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike import`: shows what files would change, and changes it when that is approved. */
export const IMPORT: Command = {
  name: 'import',
  usage:
    'yike import facilities FILE… --region CODE | regions|boundaries|population|holidays FILE | list [--region CODE] | undo ID [--apply] [--data DIR | --database URL]',
  says: {
    zh: '把文件导入数据库；先预览，同意后（或加 --apply）才写入',
    en: 'bring files into the database: a preview first, written when approved or with --apply',
  },
  words: {
    zh: [
      'facilities FILE…   网点：CSV、XLSX、GeoJSON、OSM、HSDS 3.0（JSON 或 datapackage.json）',
      'regions FILE       区划代码和名称（CSV、XLSX、GeoJSON）',
      'boundaries FILE    区划边界（GeoJSON 多边形）',
      'population FILE    区划人口，每个年龄段一列',
      'holidays FILE      一年的放假与调休：日期、类型、名称三列，或 JSON',
      'list               网点导入的记录，最近的在前',
      'undo ID            撤销一次网点导入，网点恢复原样',
    ].join('\n  '),
    en: [
      'facilities FILE…   places: CSV, XLSX, GeoJSON, OSM, HSDS 3.0 (JSON or datapackage.json)',
      'regions FILE       codes and names of regions (CSV, XLSX, GeoJSON)',
      'boundaries FILE    boundaries of regions (GeoJSON polygons)',
      'population FILE    people of regions, a column per age band',
      "holidays FILE      a year's holidays: columns date, kind and name, or JSON",
      'list               imports of places, the latest first',
      'undo ID            take an import of places back: all are what they were',
    ].join('\n  '),
  },
  options: {
    apply: { kind: 'flag', says: { zh: '写入数据库', en: 'write it into the database' } },
    yes: { kind: 'flag', says: { zh: '同 --apply，不再询问', en: 'as --apply: do not ask' } },
    region: {
      kind: 'one',
      value: 'CODE',
      says: {
        zh: '网点所在的区划（4、6、9 或 12 位）；已知边界之外的不导入',
        en: 'region of the places (4, 6, 9 or 12 digits); what lies outside its boundary is left out',
      },
    },
    from: {
      kind: 'one',
      value: 'DAY',
      says: {
        zh: '区划：自哪一天起有效，默认今天',
        en: 'of regions: valid from which day on, today unless given',
      },
    },
    'as-of': {
      kind: 'one',
      value: 'DAY',
      says: {
        zh: '网点：内容是哪一天的，默认文件的修改日期',
        en: 'of places: the day on which it was true, that of the file unless given',
      },
    },
    source: {
      kind: 'one',
      value: 'TEXT',
      says: {
        zh: '来源，默认文件名；同一来源用同一名称，编号才能对上',
        en: 'where it is from, the name of the file unless given; one source, one name, so that its ids are known again',
      },
    },
    crs: INPUT_OPTIONS.crs,
    map: {
      ...INPUT_OPTIONS.map,
      says: {
        zh: '指明列的含义，如 联系方式=phone、床位=capacity、店名=name',
        en: 'what a column means, such as CONTACT=phone, BEDS=capacity, SHOP=name',
      },
    },
    crosswalk: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '自己的类型对照表（CSV、XLSX、JSON），先于内置的',
        en: 'your own crosswalk of types (CSV, XLSX, JSON), before ours',
      },
    },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runImport } = await import('./run-import.ts');
    return runImport(given, surroundings);
  },
};
