import { INPUT_OPTIONS } from '../planning/input-options.ts';
import type { Command } from '../terminal/command.ts';

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
    network: INPUT_OPTIONS.network,
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
    walker: INPUT_OPTIONS.walker,
    at: INPUT_OPTIONS.at,
    'snap-metres': INPUT_OPTIONS.snapMetres,
    json: { kind: 'flag', says: { zh: '输出 JSON', en: 'print JSON' } },
    geojson: { kind: 'flag', says: { zh: '输出路线的 GeoJSON', en: 'print the way as GeoJSON' } },
  },
  run: async (given, surroundings) => {
    const { runWalk } = await import('./run-walk.ts');
    return runWalk(given, surroundings);
  },
};
