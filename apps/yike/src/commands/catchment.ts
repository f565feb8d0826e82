import { INPUT_OPTIONS } from '../planning/input-options.ts';
import type { Command } from '../terminal/command.ts';

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
    network: INPUT_OPTIONS.network,
    people: INPUT_OPTIONS.people,
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
    walker: INPUT_OPTIONS.walker,
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
    at: INPUT_OPTIONS.at,
    crs: INPUT_OPTIONS.crs,
    map: INPUT_OPTIONS.map,
    'snap-metres': INPUT_OPTIONS.snapMetres,
    'max-complaints': INPUT_OPTIONS.maxComplaints,
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
