import { INPUT_OPTIONS } from '../planning/input-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike isochrone`: where one can walk to from a place, as polygons or as streets. */
export const ISOCHRONE: Command = {
  name: 'isochrone',
  usage:
    'yike isochrone --network FILE (--from LON,LAT[;LON,LAT…] | --places FILE) [--minutes 5 10 15] [--walker ID] [--lines] [--out FILE]',
  says: {
    zh: '从一处几分钟能走到哪里：等时圈多边形或街道（GeoJSON）',
    en: 'where one can walk to from a place: polygons or streets (GeoJSON)',
  },
  words: null,
  options: {
    network: INPUT_OPTIONS.network,
    from: {
      kind: 'many',
      value: 'LON,LAT',
      says: {
        zh: '起点（WGS 84），多个用分号或空格隔开',
        en: 'start (WGS 84); several behind one another or parted by ;',
      },
    },
    places: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '起点文件：CSV、XLSX 或 GeoJSON',
        en: 'a file of starts: CSV, XLSX or GeoJSON',
      },
    },
    minutes: {
      kind: 'many',
      value: 'N',
      says: {
        zh: '步行时限，默认 5 10 15，最多 50；gb50180 按此折算为米',
        en: 'minutes on foot: 5 10 15 unless given, at most 50; gb50180 takes the metres for them',
      },
    },
    walker: INPUT_OPTIONS.walker,
    at: INPUT_OPTIONS.at,
    towards: {
      kind: 'flag',
      says: {
        zh: '反过来：从哪里能走到这一处（单行和坡道上两者不同）',
        en: 'the other way: from where one can walk to the place (differs on one-way and sloping streets)',
      },
    },
    lines: {
      kind: 'flag',
      says: {
        zh: '输出走得到的街道，精确到分米',
        en: 'print the reached streets, to the decimetre',
      },
    },
    crs: INPUT_OPTIONS.crs,
    map: INPUT_OPTIONS.map,
    'snap-metres': INPUT_OPTIONS.snapMetres,
    'max-complaints': INPUT_OPTIONS.maxComplaints,
    out: {
      kind: 'one',
      value: 'FILE',
      says: { zh: '写入文件；默认输出到屏幕', en: 'write to a file instead of printing' },
    },
  },
  run: async (given, surroundings) => {
    const { runIsochrone } = await import('./run-isochrone.ts');
    return runIsochrone(given, surroundings);
  },
};
