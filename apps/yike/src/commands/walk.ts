import type { Command } from '../command.ts';

/** `yike walk`: metres, seconds and the way between two points. */
export const WALK: Command = {
  name: 'walk',
  usage: 'yike walk --network FILE --from LON,LAT --to LON,LAT [--walker ID] [--json | --geojson]',
  says: {
    zh: '两点之间步行多少米、多少秒、怎么走',
    en: 'metres, seconds and the way between two points',
  },
  words: null,
  options: {
    network: {
      kind: 'one',
      value: 'FILE',
      isRequired: true,
      says: { zh: '路网文件', en: 'file with the streets' },
    },
    from: {
      kind: 'one',
      value: 'LON,LAT',
      isRequired: true,
      says: { zh: '起点（WGS 84）', en: 'start (WGS 84)' },
    },
    to: {
      kind: 'one',
      value: 'LON,LAT',
      isRequired: true,
      says: { zh: '终点（WGS 84）', en: 'end (WGS 84)' },
    },
    walker: {
      kind: 'one',
      value: 'ID',
      says: { zh: '步行者，默认 adult', en: 'walker, adult unless given' },
    },
    at: {
      kind: 'one',
      value: 'TIME',
      says: { zh: '按此刻判断大门开闭', en: 'judge gates for this moment' },
    },
    'snap-metres': {
      kind: 'one',
      value: 'N',
      says: {
        zh: '点离街道最远多少米，默认 200',
        en: 'how far a point may be from a street, 200 m unless given',
      },
    },
    json: { kind: 'flag', says: { zh: '输出 JSON', en: 'print JSON' } },
    geojson: { kind: 'flag', says: { zh: '输出路线的 GeoJSON', en: 'print the way as GeoJSON' } },
  },
  run: async (given, surroundings) => {
    const { runWalk } = await import('./run-walk.ts');
    return runWalk(given, surroundings);
  },
};
