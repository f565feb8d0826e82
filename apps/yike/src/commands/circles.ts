import { ASSESSMENT_OPTIONS } from '../planning/assessment-request.ts';
import { INPUT_OPTIONS } from '../planning/input-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike circles`: how circles might be drawn, each about a core within the walk. */
export const CIRCLES: Command = {
  name: 'circles',
  usage:
    'yike circles --network FILE --people FILE… --facilities FILE… --areas FILE [--level ID] [--people-range A-B] [--minutes N] [--circles FILE] --out DIR',
  says: {
    zh: '划圈：把相邻的社区并成生活圈，让最多的人走得到自己圈的中心',
    en: 'draw circles: communities grouped so that most people walk to the core of their own',
  },
  words: null,
  options: {
    network: ASSESSMENT_OPTIONS.network,
    people: ASSESSMENT_OPTIONS.people,
    facilities: ASSESSMENT_OPTIONS.facilities,
    areas: {
      kind: 'one',
      value: 'FILE',
      isRequired: true,
      says: {
        zh: '社区多边形（GeoJSON），圈由它们拼成',
        en: 'communities (GeoJSON polygons) that circles are put together from',
      },
    },
    level: {
      kind: 'one',
      value: 'ID',
      says: {
        zh: '多少人一个圈、走几分钟：own（默认，5,000–100,000 人、15 分钟，自定）、gb50180-15、gb50180-10、gb50180-5',
        en: 'people of a circle and minutes: own (unless given; 5,000–100,000 people, 15 minutes, our own), gb50180-15, gb50180-10, gb50180-5',
      },
    },
    'people-range': {
      kind: 'one',
      value: 'A-B',
      says: { zh: '每圈人数，如 5000-100000', en: 'people of a circle, such as 5000-100000' },
    },
    minutes: {
      kind: 'one',
      value: 'N',
      says: {
        zh: '走到中心的时限，默认按 --level',
        en: 'minutes to the core; those of --level unless given',
      },
    },
    circles: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '不重新划圈，只评判这份表（改过的 circles.csv）里的圈',
        en: 'judge the circles of this table (a circles.csv that was changed) instead of drawing them',
      },
    },
    walker: INPUT_OPTIONS.walker,
    at: ASSESSMENT_OPTIONS.at,
    crs: ASSESSMENT_OPTIONS.crs,
    map: ASSESSMENT_OPTIONS.map,
    crosswalk: ASSESSMENT_OPTIONS.crosswalk,
    'snap-metres': ASSESSMENT_OPTIONS['snap-metres'],
    'max-complaints': ASSESSMENT_OPTIONS['max-complaints'],
    title: ASSESSMENT_OPTIONS.title,
    timings: ASSESSMENT_OPTIONS.timings,
    out: ASSESSMENT_OPTIONS.out,
  },
  run: async (given, surroundings) => {
    const { runCircles } = await import('./run-circles.ts');
    return runCircles(given, surroundings);
  },
};
