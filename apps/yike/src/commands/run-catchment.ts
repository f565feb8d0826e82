import { resolve } from 'node:path';
import { DECAY_SHAPES, type DecayShape, decayOf } from '@yike/engine-access';
import { DEFAULT_SNAP_LIMIT_METRES, type Walker } from '@yike/engine-network';
import { Problem, type Progress } from '@yike/kernel';
import type { Demand, Facility } from '@yike/planning';
import { budgetMetresForMinutes, compileCrosswalk, getServiceType } from '@yike/standards';
import { getWalker } from '../planning/assess-district.ts';
import { answerCatchments, type CatchmentQuestion } from '../planning/catchment-answers.ts';
import { readCrsOptions } from '../planning/inputs/crs-options.ts';
import { InputLedger } from '../planning/inputs/input-ledger.ts';
import { loadFacilities } from '../planning/inputs/load-facilities.ts';
import { loadKernels } from '../planning/inputs/load-kernels.ts';
import { type LoadedNetwork, loadNetwork, momentOption } from '../planning/inputs/load-network.ts';
import { loadPeople } from '../planning/inputs/load-people.ts';
import type { Loading } from '../planning/inputs/loading.ts';
import { readMapOptions } from '../planning/inputs/map-options.ts';
import { catchmentFiles, formatOf, peopleNameOf } from '../planning/outputs/catchment-files.ts';
import { catchmentFindings } from '../planning/outputs/catchment-findings.ts';
import { loudComplaints } from '../planning/outputs/loud-complaints.ts';
import { writeOutputFiles } from '../planning/outputs/output-files.ts';
import { withPool } from '../planning/with-pool.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import { showProgress } from '../terminal/progress-bar.ts';

const TICKS_PER_MINUTE = 600;
const TICKS_PER_METRE = 10;

export async function runCatchment(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, isQuiet, print, note } = surroundings;
  const options = readOptions(given);
  const ledger = new InputLedger(options.mostComplaints);
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  let lines: readonly string[];
  try {
    const town = await loadTown(given, options.service, ledger, progress);
    const { summer } = await loadKernels();
    const answer = await withPool(town.demand.count + town.places.length, (pool) =>
      answerCatchments({ ...town, ...options }, summer, pool, ledger, progress),
    );
    progress.phase({ zh: '写出结果', en: 'writing the results' });
    const files = catchmentFiles(answer, options.out, ledger);
    await writeOutputFiles(files);
    lines = catchmentFindings(answer, files, language);
  } finally {
    progress.finish();
  }
  for (const line of lines) print(line);
  // of places of every type it matters which have none
  const notes = options.service === null ? (['facility-unmapped'] as const) : [];
  for (const line of loudComplaints(ledger.complaints, language, { notes })) note(line);
  return 0;
}

type Options = Omit<CatchmentQuestion, 'loaded' | 'demand' | 'places'> & {
  readonly out: string;
  readonly mostComplaints: number;
};

/** All that can be wrong with the command itself, before a file is opened. */
function readOptions(given: Given): Options {
  const out = given.one('out') ?? '';
  formatOf(out);
  checkInputsStay(given, out);
  const walker = getWalker(given.one('walker') ?? 'adult');
  const minutes = numberOption(given, 'minutes', 15, 1, 50);
  const service = given.one('service');
  const nearest = numberOption(given, 'nearest', 0, 1, 20);
  if (!Number.isInteger(nearest)) throw invalid('nearest', String(nearest), '1 … 20');
  return {
    out,
    walker,
    minutes,
    service: service === undefined ? null : getServiceType(service),
    decay: decayOf(shapeOption(given), limitTicks(walker, minutes)),
    sharesCapacity: given.has('capacity'),
    nearestCount: nearest,
    snapMetres: numberOption(given, 'snap-metres', DEFAULT_SNAP_LIMIT_METRES, 1, 2000),
    mostComplaints: numberOption(given, 'max-complaints', 5, 0, 100) / 100,
  };
}

/** @throws Problem `catchment-out-is-input` */
function checkInputsStay(given: Given, out: string): void {
  const inputs = ['network', 'people', 'places'].flatMap((name) => given.many(name));
  const written = new Set([out, peopleNameOf(out)].map((name) => resolve(name)));
  const file = inputs.find((name) => written.has(resolve(name)));
  if (file !== undefined) throw new Problem('catchment-out-is-input', {}, { file });
}

function shapeOption(given: Given): DecayShape {
  const value = given.one('decay') ?? 'step';
  const shape = DECAY_SHAPES.find((one) => one === value);
  if (shape === undefined) throw invalid('decay', value, DECAY_SHAPES.join(' | '));
  return shape;
}

function invalid(option: string, value: string, expected: string): Problem {
  return new Problem('option-invalid', {}, { option: `--${option}`, value, expected });
}

function limitTicks({ metresPerSecond }: Walker, minutes: number): number {
  return metresPerSecond === null
    ? Math.round(budgetMetresForMinutes(minutes) * TICKS_PER_METRE)
    : Math.round(minutes * TICKS_PER_MINUTE);
}

interface Town {
  readonly loaded: LoadedNetwork;
  readonly demand: Demand;
  readonly places: readonly Facility[];
}

async function loadTown(
  given: Given,
  service: CatchmentQuestion['service'],
  ledger: InputLedger,
  progress: Progress,
): Promise<Town> {
  const paths = [...given.many('people'), ...given.many('places')];
  const loading: Loading = {
    mapping: readMapOptions(given.many('map')),
    crsOf: readCrsOptions(given.many('crs'), paths),
    ledger,
    progress,
  };
  const at = momentOption(given.one('at'));
  const loaded = await loadNetwork(given.one('network') ?? '', at, ledger, progress);
  const evidence = {
    metresToStreet: (lon: number, lat: number) => loaded.snapper.metresToStreet(lon, lat),
  };
  const demand = await loadPeople(given.many('people'), evidence, loading);
  const { facilities } = await loadFacilities(
    given.many('places'),
    evidence,
    compileCrosswalk(),
    loaded,
    loading,
  );
  loading.mapping.check();
  const places =
    service === null ? facilities : facilities.filter(({ types }) => types.includes(service.slug));
  if (places.length > 0) return { loaded, demand, places };
  const [zh, en] = service === null ? ['可用', 'known'] : [service.zh, service.slug];
  throw new Problem('catchment-no-places', {}, { type: zh, typeEn: en });
}
