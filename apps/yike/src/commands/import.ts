import type { Command } from '../command.ts';
import { DATABASE_OPTIONS } from '../database-options.ts';
import { INPUT_OPTIONS } from '../input-options.ts';

/** `yike import KIND FILE`: shows what a file would change, and changes it with `--apply`. */
export const IMPORT: Command = {
  name: 'import',
  usage: 'yike import regions|boundaries|population FILE [--apply] [--data DIR | --database URL]',
  says: {
    zh: '把文件导入数据库；不加 --apply 只预览',
    en: 'bring a file into the database; a preview without --apply',
  },
  words: {
    zh: 'regions FILE       区划代码和名称（CSV、XLSX、GeoJSON）\n  boundaries FILE    区划边界（GeoJSON 多边形）\n  population FILE    区划人口，每个年龄段一列',
    en: 'regions FILE       codes and names of regions (CSV, XLSX, GeoJSON)\n  boundaries FILE    boundaries of regions (GeoJSON polygons)\n  population FILE    people of regions, a column per age band',
  },
  options: {
    apply: { kind: 'flag', says: { zh: '写入数据库', en: 'write it into the database' } },
    from: {
      kind: 'one',
      value: 'DAY',
      says: { zh: '自哪一天起有效，默认今天', en: 'valid from which day on, today unless given' },
    },
    source: {
      kind: 'one',
      value: 'TEXT',
      says: { zh: '来源，默认文件名', en: 'where it is from, the name of the file unless given' },
    },
    crs: { ...INPUT_OPTIONS.crs, kind: 'one', value: 'CRS' },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runImport } = await import('./run-import.ts');
    return runImport(given, surroundings);
  },
};
