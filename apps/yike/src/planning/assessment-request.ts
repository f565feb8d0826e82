import { DEFAULT_SNAP_LIMIT_METRES } from '@yike/engine-network';
import { DEFAULT_STANDARD, DEFAULT_WALKERS } from '../defaults.ts';
import type { CommandOption, Given } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import type { AssessmentRequest } from './assess-district.ts';
import { INPUT_OPTIONS } from './input-options.ts';

/** What one can ask of an assessment, whatever is then made of it. */
export const ASSESSMENT_OPTIONS = {
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
} as const satisfies Readonly<Record<string, CommandOption>>;

/** @throws Problem `option-invalid` */
export function assessmentRequest(given: Given): AssessmentRequest {
  return {
    network: given.one('network') ?? '',
    people: given.many('people'),
    facilities: given.many('facilities'),
    areas: given.one('areas'),
    standard: given.one('standard') ?? DEFAULT_STANDARD,
    walkerIds: walkerIds(given),
    at: given.one('at'),
    crs: given.many('crs'),
    map: given.many('map'),
    crosswalk: given.one('crosswalk'),
    limitMinutes: numberOption(given, 'limit-minutes', 30, 1, 50),
    snapMetres: numberOption(given, 'snap-metres', DEFAULT_SNAP_LIMIT_METRES, 1, 2000),
    maxComplaints: numberOption(given, 'max-complaints', 5, 0, 100) / 100,
    title: given.one('title'),
    isFictional: false,
  };
}

/** Walkers in the order given, each once. */
function walkerIds(given: Given): readonly string[] {
  const ids = given.many('walker').flatMap((value) => value.split(','));
  return ids.length === 0 ? DEFAULT_WALKERS : [...new Set(ids)];
}
