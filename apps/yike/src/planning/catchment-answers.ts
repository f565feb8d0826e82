import {
  type Catchments,
  catchmentsOf,
  type Decay,
  decayOf,
  type TwoStepAccess,
  twoStepAccess,
  type Walks,
  weightedAccess,
} from '@yike/engine-access';
import { type Joints, type Walker, weigh } from '@yike/engine-network';
import {
  type BlockSummer,
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  type KNearest,
  kNearest,
  type WorkPool,
} from '@yike/engine-reach';
import { type Bilingual, Problem, type Progress } from '@yike/kernel';
import type { Demand, Facility } from '@yike/planning';
import type { ServiceType } from '@yike/standards';
import type { InputLedger } from './inputs/input-ledger.ts';
import type { LoadedNetwork } from './inputs/load-network.ts';

/** What a planner asks about the places of a town. */
export interface CatchmentQuestion {
  readonly loaded: LoadedNetwork;
  readonly demand: Demand;
  readonly places: readonly Facility[];
  /** null: places of every type. */
  readonly service: ServiceType | null;
  readonly walker: Walker;
  readonly minutes: number;
  /** With the walk for those minutes as its horizon. */
  readonly decay: Decay;
  readonly sharesCapacity: boolean;
  /** How many nearest places each demand point names; 0: none. */
  readonly nearestCount: number;
  readonly snapMetres: number;
}

export interface CatchmentAnswer {
  readonly question: CatchmentQuestion;
  /** `total` and the ids of the age bands. */
  readonly columnIds: readonly string[];
  readonly demandJoints: Joints;
  readonly placeJoints: Joints;
  /** People within the limit, every one counted whole. */
  readonly heads: Catchments;
  /** The same, weighed by the decay; null where that is the step. */
  readonly weighed: Catchments | null;
  /** By demand point, places within the limit. */
  readonly placesInReach: Float64Array;
  /** The same, weighed by the decay. */
  readonly placesWeighed: Float64Array | null;
  /** Capacity set against people; null unless asked for. */
  readonly shared: TwoStepAccess | null;
  readonly near: KNearest | null;
}

/**
 * Who can walk to each place, and what they get there.
 *
 * @param pool threads to add up with; the answer is the same without
 * @throws Problem `catchment-off-network` when no person or no place touches a street,
 *   `catchment-no-capacity` when capacity is asked for and no place has one
 */
export async function answerCatchments(
  question: CatchmentQuestion,
  summer: BlockSummer,
  pool: WorkPool | null,
  ledger: InputLedger,
  progress: Progress,
): Promise<CatchmentAnswer> {
  const { loaded, demand, places, decay, walker } = question;
  const { network, snapper } = loaded;
  checkCapacities(question, ledger);
  progress.phase({ zh: '接到路网', en: 'joining places to the streets' });
  const demandJoints = snapper.snap(demand.lons, demand.lats, question.snapMetres);
  const placeJoints = snapper.snap(
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
    question.snapMetres,
  );
  const { snapMetres } = question;
  const peopleFiles = demand.sources.map(({ file }) => file.name);
  const placeFiles = places.map(({ source }) => source.file ?? '');
  checkStrays(demandJoints, { zh: '居民点', en: 'demand points' }, peopleFiles, snapMetres, ledger);
  checkStrays(placeJoints, { zh: '设施', en: 'places' }, placeFiles, snapMetres, ledger);

  progress.phase({ zh: `计算步行（${walker.zh}）`, en: `walking (${walker.en})` });
  const weights = weigh(network, walker);
  const walks: Walks = {
    graph: customise(eliminationOrder(network), network, weights),
    demand: jointsByEdge(network, demandJoints),
    places: jointsByEdge(network, placeJoints),
    summer,
    pool,
    isAt: (share) => progress.share(share),
  };
  const columns = [demand.total, ...demand.byBand];
  const step = decayOf('step', decay.horizonTicks);
  const isStep = decay.shape === 'step';
  const one = new Float64Array(places.length).fill(1);
  const search = new BoundedSearch(network, weights, 'towards');
  const capacities = Float64Array.from(places, ({ capacity }) => capacity ?? 0);
  const { nearestCount: k } = question;
  return {
    question,
    columnIds: ['total', ...demand.bands.map(({ id }) => id)],
    demandJoints,
    placeJoints,
    heads: await catchmentsOf(walks, columns, step),
    weighed: isStep ? null : await catchmentsOf(walks, columns, decay),
    placesInReach: await weightedAccess(walks, one, step),
    placesWeighed: isStep ? null : await weightedAccess(walks, one, decay),
    shared: question.sharesCapacity
      ? await twoStepAccess(walks, demand.total, capacities, decay)
      : null,
    near:
      k === 0
        ? null
        : kNearest(search, demandJoints, walks.places, places.keys(), k, decay.horizonTicks),
  };
}

/** Whether a point touches no street within the snap limit. */
export function isStray({ first }: Joints, point: number): boolean {
  return first[point] === first[point + 1];
}

function checkStrays(
  joints: Joints,
  what: Bilingual,
  files: readonly string[],
  metres: number,
  ledger: InputLedger,
): void {
  let count = 0;
  for (let point = 0; point < joints.count; point++) if (isStray(joints, point)) count++;
  if (count === 0) return;
  if (count === joints.count) {
    throw new Problem(
      'catchment-off-network',
      {},
      { what: what.zh, whatEn: what.en, count, metres },
    );
  }
  const file = filesOf(files);
  const details = { count, metres, what: what.zh, whatEn: what.en };
  ledger.warn('warning', 'places-off-network', { file }, details);
}

function checkCapacities({ sharesCapacity, places }: CatchmentQuestion, ledger: InputLedger): void {
  if (!sharesCapacity) return;
  const unknown = places.filter(({ capacity }) => capacity === null);
  if (unknown.length === 0) return;
  const details = { count: unknown.length, of: places.length };
  if (unknown.length === places.length) throw new Problem('catchment-no-capacity', {}, details);
  const file = filesOf(unknown.map(({ source }) => source.file ?? ''));
  ledger.warn('warning', 'catchment-capacity-unknown', { file }, details);
}

const filesOf = (names: readonly string[]): string => [...new Set(names)].join(', ');
