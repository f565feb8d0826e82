import { DEFAULT_SNAP_LIMIT_METRES } from '@yike/engine-network';
import type { Language } from '@yike/kernel';
import type { Summary } from '@yike/planning';
import { type AssessedDistrict, assessDistrict } from '../assess-district.ts';
import type { Command, Given, Surroundings } from '../command.ts';
import { numberOption } from '../command-line.ts';
import { assessmentFiles } from '../outputs/assessment-files.ts';
import { findings } from '../outputs/findings.ts';
import { writeOutputs } from '../outputs/output-folder.ts';
import { type PhaseTime, showProgress } from '../terminal/progress-bar.ts';

const DEFAULT_WALKERS = ['adult', 'elder', 'wheelchair'];
const DEFAULT_STANDARD = 'mofcom-2025';

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
  run: runAssess,
};

async function runAssess(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet } = surroundings;
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const out = given.one('out') ?? '';
  let district: AssessedDistrict;
  let summary: Summary;
  let times: readonly PhaseTime[];
  try {
    district = await assessDistrict(
      {
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
      },
      progress,
    );
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    const written = await assessmentFiles(district, language);
    await writeOutputs(out, written.files);
    summary = written.summary;
  } finally {
    times = progress.finish();
  }
  for (const line of findings(district, summary, out, language)) surroundings.print(line);
  if (given.has('timings'))
    for (const line of timingLines(times, language)) surroundings.note(line);
  return 0;
}

/** Walkers in the order given, each once. */
function walkerIds(given: Given): string[] {
  const ids = given.many('walker').flatMap((value) => value.split(','));
  return ids.length === 0 ? DEFAULT_WALKERS : [...new Set(ids)];
}

function timingLines(times: readonly PhaseTime[], language: Language): string[] {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return [
    ...times.map(({ name, seconds }) => `${seconds.toFixed(2).padStart(8)} s  ${name[language]}`),
    `${total.toFixed(2).padStart(8)} s  ${language === 'zh' ? '合计' : 'in all'}`,
    `${peakMegabytes.toFixed(0).padStart(8)} MB ${language === 'zh' ? '内存峰值' : 'peak memory'}`,
  ];
}
