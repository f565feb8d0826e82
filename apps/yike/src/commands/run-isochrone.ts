import { resolve } from 'node:path';
import { DEFAULT_SNAP_LIMIT_METRES, type Joints } from '@yike/engine-network';
import { complaint, Problem, type Progress } from '@yike/kernel';
import { getWalker } from '../planning/assess-district.ts';
import { readCrsOptions } from '../planning/inputs/crs-options.ts';
import { InputLedger } from '../planning/inputs/input-ledger.ts';
import { type LoadedNetwork, loadNetwork, momentOption } from '../planning/inputs/load-network.ts';
import { loadOrigins, type Origin, originsOption } from '../planning/inputs/load-origins.ts';
import type { Loading } from '../planning/inputs/loading.ts';
import { readMapOptions } from '../planning/inputs/map-options.ts';
import {
  type IsochroneQuestion,
  isochroneFeatures,
} from '../planning/outputs/isochrone-features.ts';
import { loudComplaints } from '../planning/outputs/loud-complaints.ts';
import { writeOutputFiles } from '../planning/outputs/output-files.ts';
import { programVersion } from '../program-version.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import { showProgress } from '../terminal/progress-bar.ts';

const DEFAULT_MINUTES = [5, 10, 15];
const MOST_MINUTES = 50;

export async function runIsochrone(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet, print, note } = surroundings;
  const options = readOptions(given);
  const ledger = new InputLedger(options.mostComplaints);
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  const { out } = options;
  try {
    const loaded = await loadNetwork(given.one('network') ?? '', options.at, ledger, progress);
    const origins = await gatherOrigins(given, options.origins, loaded, ledger, progress);
    const joints = snapOrigins(origins, options.snapMetres, loaded, ledger);
    progress.phase({ zh: '计算等时圈', en: 'walking out' });
    const pieces = collection({ ...options, network: loaded.network, origins, joints }, ledger);
    if (out === undefined) print([...pieces].join('').trimEnd());
    else await writeOutputFiles([{ name: out, content: pieces }]);
    if (out !== undefined) {
      const count = origins.length * options.minutes.length;
      print(language === 'zh' ? `${count} 个等时圈 → ${out}` : `${count} isochrones → ${out}`);
    }
  } finally {
    progress.finish();
  }
  for (const line of loudComplaints(ledger.complaints, language)) note(line);
  return 0;
}

/** All that can be wrong with the command itself, before a file is opened. */
function readOptions(given: Given) {
  if (!given.has('from') && !given.has('places')) {
    throw new Problem('option-missing', {}, { option: '--from', command: 'isochrone' });
  }
  checkInputsStay(given);
  return {
    walker: getWalker(given.one('walker') ?? 'adult'),
    at: momentOption(given.one('at')),
    direction: given.has('towards') ? ('towards' as const) : ('away' as const),
    shape: given.has('lines') ? ('lines' as const) : ('polygons' as const),
    minutes: minutesOption(given),
    origins: originsOption(given),
    snapMetres: numberOption(given, 'snap-metres', DEFAULT_SNAP_LIMIT_METRES, 1, 2000),
    mostComplaints: numberOption(given, 'max-complaints', 5, 0, 100) / 100,
    out: given.one('out'),
  };
}

/** @throws Problem `isochrone-out-is-input` */
function checkInputsStay(given: Given): void {
  const out = given.one('out');
  const inputs = ['network', 'places'].flatMap((name) => given.many(name));
  const file = inputs.find((name) => out !== undefined && resolve(name) === resolve(out));
  if (file !== undefined) throw new Problem('isochrone-out-is-input', {}, { file });
}

/** Each time once. @throws Problem `option-invalid` */
function minutesOption(given: Given): readonly number[] {
  const texts = given.many('minutes').flatMap((value) => value.split(','));
  if (texts.length === 0) return DEFAULT_MINUTES;
  const minutes = texts.map((text) => {
    const value = Number(text);
    if (text.trim() !== '' && value > 0 && value <= MOST_MINUTES) return value;
    const expected = `5 10 15, 0 < N ≤ ${MOST_MINUTES}`;
    throw new Problem('option-invalid', {}, { option: '--minutes', value: text, expected });
  });
  return [...new Set(minutes)];
}

async function gatherOrigins(
  given: Given,
  named: readonly Origin[],
  { snapper }: LoadedNetwork,
  ledger: InputLedger,
  progress: Progress,
): Promise<readonly Origin[]> {
  const path = given.one('places');
  if (path === undefined) return named;
  const loading: Loading = {
    mapping: readMapOptions(given.many('map')),
    crsOf: readCrsOptions(given.many('crs'), [path]),
    ledger,
    progress,
  };
  const evidence = {
    metresToStreet: (lon: number, lat: number) => snapper.metresToStreet(lon, lat),
  };
  const read = await loadOrigins(path, evidence, loading);
  loading.mapping.check();
  return [...named, ...read];
}

/**
 * A start that is off the network is refused when it was named or is the only one; among those of a
 * file it is complained of and gets a feature without geometry.
 */
function snapOrigins(
  origins: readonly Origin[],
  metres: number,
  { snapper }: LoadedNetwork,
  ledger: InputLedger,
): Joints {
  const joints = snapper.snap(
    origins.map(({ lon }) => lon),
    origins.map(({ lat }) => lat),
    metres,
  );
  const strays = origins.filter((_, place) => joints.first[place] === joints.first[place + 1]);
  for (const { name, source } of strays) {
    const details = { point: name, metres };
    const isNamed = source.file === undefined;
    if (isNamed || strays.length === origins.length) {
      throw new Problem('walk-off-network', source, details);
    }
    ledger.complaints.push(complaint('warning', 'walk-off-network', source, details));
  }
  return joints;
}

/** The features as one GeoJSON text, piece by piece. */
function* collection(
  question: IsochroneQuestion & { readonly snapMetres: number },
  { inputs }: InputLedger,
): Generator<string> {
  const about = {
    program: { name: 'yike', version: programVersion() },
    snapMetres: question.snapMetres,
    inputs,
  };
  yield `{"type":"FeatureCollection","method":${JSON.stringify(about)},"features":[\n`;
  let parting = '';
  for (const feature of isochroneFeatures(question)) {
    yield `${parting}${JSON.stringify(feature)}`;
    parting = ',\n';
  }
  yield '\n]}\n';
}
