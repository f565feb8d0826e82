import type { Command } from '../command.ts';
import { DEFAULT_STANDARD, DEFAULT_WALKERS } from '../defaults.ts';
import { INPUT_OPTIONS } from '../input-options.ts';

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
    network: INPUT_OPTIONS.network,
    people: INPUT_OPTIONS.people,
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
    at: INPUT_OPTIONS.at,
    crs: INPUT_OPTIONS.crs,
    map: INPUT_OPTIONS.map,
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
    'snap-metres': INPUT_OPTIONS.snapMetres,
    'max-complaints': INPUT_OPTIONS.maxComplaints,
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
