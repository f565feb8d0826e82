import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike export facilities --out FILE` */
export const EXPORT: Command = {
  name: 'export',
  usage:
    'yike export facilities --out FILE [--format csv|xlsx|geojson|osm|hsds] [--region CODE] [--data DIR | --database URL]',
  says: {
    zh: '把网点名录写成文件，可再用 yike import 导入',
    en: 'write the directory of places as a file that yike import reads back',
  },
  words: {
    zh: 'facilities    网点：服务、营业时间、无障碍、经营者、核实日期',
    en: 'facilities    places: services, hours, access, providers, when they were confirmed',
  },
  options: {
    out: {
      kind: 'one',
      value: 'FILE',
      isRequired: true,
      says: { zh: '结果文件', en: 'the file to write' },
    },
    format: {
      kind: 'one',
      value: 'FORMAT',
      says: {
        zh: 'csv、xlsx、geojson、osm、hsds（HSDS 3.0，JSON）；默认按扩展名，.json 为 hsds',
        en: 'csv, xlsx, geojson, osm, hsds (HSDS 3.0, JSON); by the ending of the file unless given, .json being hsds',
      },
    },
    region: {
      kind: 'one',
      value: 'CODE',
      says: { zh: '只写这个区划之内的，默认全部', en: 'those of this region only' },
    },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runExport } = await import('./run-export.ts');
    return runExport(given, surroundings);
  },
};
