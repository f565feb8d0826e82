import type { Command } from '../command.ts';

/** `yike catchment`: who can walk to each place, and what each of them gets there. */
export const CATCHMENT: Command = {
  name: 'catchment',
  usage:
    'yike catchment --network FILE --people FILE… --places FILE… [--service TYPE] [--minutes N] [--decay SHAPE] [--capacity] [--nearest K] --out FILE',
  says: {
    zh: '每个设施有多少人步行可达，容量够不够分',
    en: 'how many people can walk to each place, and whether its capacity goes round',
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
    people: {
      kind: 'many',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '人口：CSV、XLSX、GeoJSON，或 GeoTIFF 栅格（每个年龄段一份）',
        en: 'people: CSV, XLSX, GeoJSON, or GeoTIFF grids (one per age band)',
      },
    },
    places: {
      kind: 'many',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '设施：CSV、XLSX、GeoJSON 或 OSM 文件',
        en: 'places: CSV, XLSX, GeoJSON or an OSM file',
      },
    },
    service: {
      kind: 'one',
      value: 'TYPE',
      says: {
        zh: '只看这一类设施，如 wet-market；默认全部',
        en: 'only places of this type, such as wet-market; all unless given',
      },
    },
    minutes: {
      kind: 'one',
      value: 'N',
      says: {
        zh: '步行时限，默认 15，最多 50；gb50180 按此折算为米',
        en: 'minutes on foot: 15 unless given, at most 50; gb50180 takes the metres for them',
      },
    },
    walker: {
      kind: 'one',
      value: 'ID',
      says: { zh: '步行者，默认 adult', en: 'walker, adult unless given' },
    },
    decay: {
      kind: 'one',
      value: 'step|linear|gaussian',
      says: {
        zh: '远处的人算多少：step 都算一个（默认）、linear 直线递减、gaussian 高斯递减，到时限为 0',
        en: 'what the distant count: step whole (unless given), linear or gaussian falling to 0 at the limit',
      },
    },
    capacity: {
      kind: 'flag',
      says: {
        zh: '按容量列计算每千人容量（两步移动搜索法），并写出各需求点的得分',
        en: 'share the capacity column out per 1,000 people (2SFCA) and write a file of scores by demand point',
      },
    },
    nearest: {
      kind: 'one',
      value: 'K',
      says: {
        zh: '在各需求点的文件里列出最近的 K 处，1 到 20',
        en: 'list the K nearest places in the file of demand points, 1 to 20',
      },
    },
    at: {
      kind: 'one',
      value: 'TIME',
      says: {
        zh: '按此刻判断大门开闭，如 2026-11-21T18:30；默认都开',
        en: 'judge gates for this moment, 2026-11-21T18:30; open unless given',
      },
    },
    crs: {
      kind: 'many',
      value: '[FILE=]CRS',
      says: {
        zh: '坐标系：auto（默认）、wgs84、cgcs2000、gcj02、bd09、EPSG:4549 …',
        en: 'coordinates: auto (default), wgs84, cgcs2000, gcj02, bd09, EPSG:4549 …',
      },
    },
    map: {
      kind: 'many',
      value: 'COLUMN=FIELD',
      says: {
        zh: '指明列的含义，如 床位=capacity、常住=total',
        en: 'what a column means, such as BEDS=capacity, POP=total',
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
        zh: '每份文件允许跳过的行，默认 5 %',
        en: 'share of rows of a file that may be skipped, 5 % unless given',
      },
    },
    out: {
      kind: 'one',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '结果文件：.geojson 或 .csv；各需求点写入旁边的 …-people 文件',
        en: 'the result: .geojson or .csv; demand points go to …-people beside it',
      },
    },
  },
  run: async (given, surroundings) => {
    const { runCatchment } = await import('./run-catchment.ts');
    return runCatchment(given, surroundings);
  },
};
