import { coverSets } from '@yike/engine-access';
import { type Joints, UNREACHED, weigh } from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  nearestOfTypes,
  PlainSweeper,
} from '@yike/engine-reach';
import type { Reach, SitingLayer, SitingTask } from '@yike/engine-siting';
import { type Complaint, Problem, type Progress } from '@yike/kernel';
import { budgetTicksOf, groupByType } from '../assessment/walker-answers.ts';
import type { Candidate } from './candidate.ts';
import { peopleWeights } from './people-weights.ts';
import type { SitedService, SitingQuestion } from './siting-question.ts';
import { suitedCandidates } from './suited-candidates.ts';

/** A question as numbers, and what the numbers stand for. */
export interface PosedSiting {
  readonly question: SitingQuestion;
  readonly task: SitingTask;
  /** Sites of the task, by number. */
  readonly sites: readonly Candidate[];
  readonly siteJoints: Joints;
  readonly demandJoints: Joints;
  /** People who count, by demand point. */
  readonly weights: Float64Array;
  /** One for each service. */
  readonly services: readonly PosedService[];
  readonly complaints: readonly Complaint[];
}

export interface PosedService extends SitedService {
  /** Longest walk that counts as covered, in ticks of the walker. */
  readonly limitTicks: number;
  /** By demand point: ticks to the nearest facility there is; UNREACHED beyond the horizon. */
  readonly nearestTicks: Uint32Array;
  /** Facilities of the service there are. */
  readonly facilityCount: number;
}

/**
 * Walks from everybody to every candidate and to the facilities there are, and puts the question in numbers.
 * @throws Problem for a question that no choice can answer
 */
export function poseSiting(question: SitingQuestion, progress: Progress): PosedSiting {
  const { input, walker, objective } = question;
  const { network, demand } = input;
  const suited = suitedCandidates(question);
  const { sites } = suited;
  const isInside = (point: number): boolean => (input.demandArea[point] ?? -1) >= 0;
  const weights = peopleWeights(demand, question.weightColumns, isInside);

  progress.phase({ zh: '接到路网', en: 'joining places to the streets' });
  const demandJoints = input.snapper.snap(demand.lons, demand.lats, input.snapLimitMetres);
  const people = jointsByEdge(network, demandJoints);
  const services = posedServices(question, demandJoints);

  progress.phase({
    zh: `从每个备选点计算步行（${walker.zh}）`,
    en: `walking to every candidate (${walker.en})`,
  });
  const search = new BoundedSearch(network, weigh(network, walker), 'towards');
  const isByCover = objective === 'mclp' || objective === 'lscp';
  const horizon = budgetTicksOf(question.horizonMinutes, walker);
  const reachOf = new Map<number, Reach>();
  const layers = services.map(({ limitTicks, nearestTicks }): SitingLayer => {
    const limit = isByCover ? limitTicks : horizon;
    const reach =
      reachOf.get(limit) ??
      coverSets(search, people, suited.joints, limit, (share) => progress.share(share));
    reachOf.set(limit, reach);
    const existingCost = Float64Array.from(nearestTicks, (ticks) =>
      ticks <= limit ? ticks : Number.POSITIVE_INFINITY,
    );
    return { reach, weights, limit, existingCost };
  });
  return {
    question,
    task: {
      objective,
      siteCount: sites.length,
      layers,
      choice: choiceOf(question, suited.forced, suited.forbidden, sites),
      ...(objective === 'lscp' ? { shareToCover: question.shareToCover } : {}),
      seed: question.seed,
    },
    sites,
    siteJoints: suited.joints,
    demandJoints,
    weights,
    services,
    complaints: suited.complaints,
  };
}

function posedServices(question: SitingQuestion, demandJoints: Joints): PosedService[] {
  const { input, walker, services, horizonMinutes } = question;
  const { network, facilities, snapper } = input;
  const graph = customise(eliminationOrder(network), network, weigh(network, walker));
  const facilityJoints = snapper.snap(
    facilities.map(({ lon }) => lon),
    facilities.map(({ lat }) => lat),
    input.snapLimitMetres,
  );
  const byType = groupByType(facilities);
  const widest = Math.max(horizonMinutes, ...services.map(({ limitMinutes }) => limitMinutes));
  const ofServices = services.map(({ type }) => byType.get(type.slug) ?? []);
  const found = nearestOfTypes(
    graph,
    demandJoints,
    jointsByEdge(network, facilityJoints),
    ofServices,
    budgetTicksOf(widest, walker),
    input.sweeper ?? new PlainSweeper(),
  );
  return services.map((service, at) => ({
    ...service,
    limitTicks: budgetTicksOf(service.limitMinutes, walker),
    nearestTicks: found[at]?.ticks ?? new Uint32Array(demandJoints.count).fill(UNREACHED),
    facilityCount: ofServices[at]?.length ?? 0,
  }));
}

function choiceOf(
  { objective, add, budgetYuan }: SitingQuestion,
  forced: readonly number[],
  forbidden: readonly number[],
  sites: readonly Candidate[],
): SitingTask['choice'] {
  const count = sites.length - new Set(forbidden).size;
  if (objective !== 'lscp' && add !== null && add > count) {
    throw new Problem('siting-more-than-candidates', {}, { add, count });
  }
  const byMoney =
    budgetYuan === null
      ? {}
      : {
          budget: budgetYuan,
          siteCosts: Float64Array.from(sites, ({ costYuan }) => costYuan ?? 0),
        };
  const limits = objective === 'lscp' ? {} : { ...(add === null ? {} : { add }), ...byMoney };
  return { ...limits, forced, forbidden };
}
