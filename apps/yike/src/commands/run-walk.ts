import { weigh } from '@yike/engine-network';
import { BoundedSearch, findWalk, type Walk } from '@yike/engine-reach';
import { Problem } from '@yike/kernel';
import { getWalker } from '../planning/assess-district.ts';
import { InputLedger } from '../planning/inputs/input-ledger.ts';
import { loadNetwork, momentOption } from '../planning/inputs/load-network.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import { showProgress } from '../terminal/progress-bar.ts';

export async function runWalk(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet, print } = surroundings;
  const walker = getWalker(given.one('walker') ?? 'adult');
  const from = pointOption(given, 'from');
  const to = pointOption(given, 'to');
  const limit = numberOption(given, 'snap-metres', 200, 1, 2000);
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const ledger = new InputLedger(1);
  const { network, snapper } = await loadNetwork(
    given.one('network') ?? '',
    momentOption(given.one('at')),
    ledger,
    progress,
  );
  const joints = snapper.snap([from[0], to[0]], [from[1], to[1]], limit);
  const search = new BoundedSearch(network, weigh(network, walker), 'away');
  const walk = findWalk(search, joints, 0, 1);
  progress.finish();
  for (const [place, name] of [from, to].entries()) {
    if (joints.first[place] !== joints.first[place + 1]) continue;
    throw new Problem('walk-off-network', {}, { point: name.join(','), metres: limit });
  }
  if (walk === null) throw new Problem('walk-none', {}, { walker: walker.zh, walkerEn: walker.en });

  const answer = {
    metres: walk.streetDm / 10,
    seconds: walker.metresPerSecond === null ? null : Math.ceil(walk.ticks / 10),
    snapMetres: walk.offDm.map((dm) => dm / 10),
    path: walk.path.map(([lon, lat]) => [round7(lon), round7(lat)]),
  };
  if (given.has('geojson')) print(JSON.stringify(lineFeature(walker.id, answer)));
  else if (given.has('json')) print(JSON.stringify(answer));
  else print(sentence(walk, answer, language));
  return 0;
}

interface Answer {
  readonly metres: number;
  readonly seconds: number | null;
  readonly snapMetres: readonly number[];
  readonly path: readonly (readonly number[])[];
}

function sentence(
  walk: Walk,
  { metres, seconds, snapMetres }: Answer,
  language: 'zh' | 'en',
): string {
  const [start = 0, end = 0] = snapMetres;
  const minutes =
    seconds === null ? '' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const points = walk.path.length;
  if (language === 'zh') {
    const time = seconds === null ? '' : `，${seconds} 秒（${minutes}，含离街部分）`;
    return `沿街 ${metres} 米${time}；起点离街 ${start} 米，终点离街 ${end} 米；路线 ${points} 个点（--geojson 输出）`;
  }
  const time =
    seconds === null ? '' : `, ${seconds} s (${minutes}, metres off the street included)`;
  return `${metres} m along streets${time}; the start is ${start} m and the end ${end} m off the street; ${points} points on the way (--geojson prints them)`;
}

function lineFeature(walker: string, { path, ...properties }: Answer) {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: path },
    properties: { walker, ...properties },
  };
}

function pointOption(given: Given, name: string): readonly [number, number] {
  const text = given.one(name) ?? '';
  const [lon = Number.NaN, lat = Number.NaN, ...rest] = text.split(',').map(Number);
  const isPlace = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (isPlace && rest.length === 0) return [lon, lat];
  throw new Problem(
    'option-invalid',
    {},
    { option: `--${name}`, value: text, expected: 'LON,LAT (121.47,31.23)' },
  );
}

const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
