import type { Command } from '../command.ts';

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
    network: {
      kind: 'one',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '路网：.osm.pbf、.osm、.osm.gz、Overpass JSON',
        en: 'streets: .osm.pbf, .osm, .osm.gz, Overpass JSON',
      },
    },
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
    walker: {
      kind: 'one',
      value: 'ID',
      says: { zh: '步行者，默认 adult', en: 'walker, adult unless given' },
    },
    at: {
      kind: 'one',
      value: 'TIME',
      says: {
        zh: '按此刻判断大门开闭，如 2026-11-21T18:30；默认都开',
        en: 'judge gates for this moment, 2026-11-21T18:30; open unless given',
      },
    },
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
    crs: {
      kind: 'many',
      value: '[FILE=]CRS',
      says: {
        zh: '起点文件的坐标系：auto（默认）、wgs84、cgcs2000、gcj02、bd09、EPSG:4549 …',
        en: 'coordinates of the file of starts: auto (default), wgs84, cgcs2000, gcj02, bd09, EPSG:4549 …',
      },
    },
    map: {
      kind: 'many',
      value: 'COLUMN=FIELD',
      says: {
        zh: '指明列的含义，如 经度=lon、纬度=lat',
        en: 'what a column means, such as X=lon, Y=lat',
      },
    },
    'snap-metres': {
      kind: 'one',
      value: 'N',
      says: {
        zh: '点离街道最远多少米，默认 200',
        en: 'how far a place may be from a street, 200 m unless given',
      },
    },
    'max-complaints': {
      kind: 'one',
      value: '%',
      says: {
        zh: '起点文件允许跳过的行，默认 5 %',
        en: 'share of rows of the file of starts that may be skipped, 5 % unless given',
      },
    },
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
