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
import { carriedJoints } from '../scenarios/carried-joints.ts';
import type { Candidate } from './candidate.ts';
import { peopleWeights } from './people-weights.ts';
import { capacityOf, unknownCapacities } from './places-there.ts';
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
  /** People who count, by demand point; where places run out, those of them who want one. */
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
  /** Facilities of the service there are, as numbered in the input. */
  readonly facilities: readonly number[];
  readonly facilityJoints: Joints;
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
  const share = question.places?.demandShare ?? 1;
  const people = peopleWeights(demand, question.weightColumns, isInside);
  const weights = people.map((own) => own * share);

  progress.phase({ zh: '接到路网', en: 'joining places to the streets' });
  const demandJoints = input.snapper.snap(demand.lons, demand.lats, input.snapLimitMetres);
  const homes = jointsByEdge(network, demandJoints);
  const services = posedServices(question, demandJoints);

  progress.phase({
    zh: `从每个备选点计算步行（${walker.zh}）`,
    en: `walking to every candidate (${walker.en})`,
  });
  const search = new BoundedSearch(network, weigh(network, walker), 'towards');
  // a place counts only within the walking time
  const isByCover = objective === 'mclp' || objective === 'lscp' || question.places !== null;
  const horizon = budgetTicksOf(question.horizonMinutes, walker);
  const reachOf = new Map<number, Reach>();
  const layers = services.map((service): SitingLayer => {
    const limit = isByCover ? service.limitTicks : horizon;
    const reach =
      reachOf.get(limit) ??
      coverSets(search, homes, suited.joints, limit, (share) => progress.share(share));
    reachOf.set(limit, reach);
    if (question.places !== null) {
      const there = coverSets(search, homes, service.facilityJoints, limit);
      const capacity = capacityOf(question, question.places, sites, service.facilities, there);
      return { reach, weights, limit, capacity };
    }
    const existingCost = Float64Array.from(service.nearestTicks, (ticks) =>
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
    complaints: [...suited.complaints, ...unknownCapacities(question, services)],
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
    facilities: ofServices[at] ?? [],
    facilityJoints: carriedJoints(
      (ofServices[at] ?? []).map((place) => ({ joints: facilityJoints, place })),
    ),
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
