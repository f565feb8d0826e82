import type { Command } from '../command.ts';
import { DEFAULT_STANDARD, DEFAULT_WALKERS } from '../defaults.ts';

/** `yike assess`: from streets, people and outlets to what is missing. */
export const ASSESS: Command = {
  name: 'assess',
  usage: 'yike assess --network FILE --people FILE… --facilities FILE… [--areas FILE] --out DIR',
  says: {
    zh: '评估一个地区：谁步行可达哪些服务，缺什么',
    en: 'judge a district: who reaches which service on foot, and what is missing',
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
    facilities: {
      kind: 'many',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '设施：CSV、XLSX、GeoJSON 或 OSM 文件',
        en: 'facilities: CSV, XLSX, GeoJSON or an OSM file',
      },
    },
    areas: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '区域多边形（GeoJSON）：街道、社区、生活圈',
        en: 'areas (GeoJSON polygons): subdistricts, communities, circles',
      },
    },
    out: {
      kind: 'one',
      value: 'DIR',
      isRequired: true,
      says: { zh: '结果目录', en: 'folder for the results' },
    },
    standard: {
      kind: 'one',
      value: 'ID|FILE',
      says: {
        zh: `标准，默认 ${DEFAULT_STANDARD}；yike standards 列出全部`,
        en: `standard, ${DEFAULT_STANDARD} unless given; yike standards lists them`,
      },
    },
    walker: {
      kind: 'many',
      value: 'ID',
      says: {
        zh: `步行者，默认 ${DEFAULT_WALKERS.join(' ')}；另有 pram、gb50180`,
        en: `walkers, ${DEFAULT_WALKERS.join(' ')} unless given; also pram, gb50180`,
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
        zh: '指明列的含义，如 常住=total 、老人=age65plus',
        en: 'what a column means, such as POP=total, OLD=age65plus',
      },
    },
    crosswalk: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '补充的类型对照表（JSON 或 CSV：kind,match,types,reject）',
        en: 'your own type crosswalk (JSON or CSV: kind,match,types,reject)',
      },
    },
    'limit-minutes': {
      kind: 'one',
      value: 'N',
      says: {
        zh: '最远找到多少分钟，默认 30，最多 50',
        en: 'look for the nearest up to so many minutes: 30 unless given, at most 50',
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
    title: { kind: 'one', value: 'TEXT', says: { zh: '报告标题', en: 'title of the report' } },
    timings: {
      kind: 'flag',
      says: { zh: '结束时列出各阶段用时', en: 'list the time of each phase at the end' },
    },
  },
  run: async (given, surroundings) => {
    const { runAssess } = await import('./run-assess.ts');
    return runAssess(given, surroundings);
  },
};
