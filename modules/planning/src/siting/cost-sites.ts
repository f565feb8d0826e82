import {
  NOBODY,
  type SitingAnswer,
  type SitingImpossible,
  type SitingObjective,
  type SitingTask,
} from '@yike/engine-siting';
import { Problem } from '@yike/kernel';
import { roundGap } from '../assessment/rounding.ts';
import type { CostSites } from '../contract.ts';
import type { SiteCosts } from './read-site-costs.ts';
import { methodText } from './sites-text.ts';

/** What is asked of a table of costs. */
export interface CostQuestion {
  readonly model: SitingObjective;
  /** null: as far as the table goes. */
  readonly radius: number | null;
  /** null for lscp only. */
  readonly add: number | null;
  readonly shareToCover: number;
  readonly seed: number;
}

const MOST_IDS = 10;

const UNIT_OF: Readonly<Record<SitingObjective, CostSites['unit']>> = {
  lscp: 'sites',
  mclp: 'weight',
  'p-median': 'weight-cost',
  'p-centre': 'cost',
};

/** @throws Problem `site-costs-more-than-sites`, `site-costs-add` */
export function poseCostQuestion(costs: SiteCosts, question: CostQuestion): SitingTask {
  const { model, radius, add, shareToCover, seed } = question;
  if ((add === null) !== (model === 'lscp')) {
    throw new Problem('site-costs-add', {}, { objective: model });
  }
  const count = costs.siteIds.length;
  if (add !== null && add > count) {
    throw new Problem('site-costs-more-than-sites', {}, { add, count });
  }
  const limit = radius ?? Number.POSITIVE_INFINITY;
  return {
    objective: model,
    siteCount: count,
    layers: [{ reach: costs.reach, weights: costs.weights, limit }],
    choice: add === null ? {} : { add },
    shareToCover,
    seed,
  };
}

/** Says who cannot be served: nothing but reach can stand in the way of a table of costs. */
export function costProblemOf(
  impossible: Pick<SitingImpossible, 'points'>,
  costs: SiteCosts,
  { radius }: CostQuestion,
): Problem {
  const points = impossible.points[0] ?? [];
  const ids = points.slice(0, MOST_IDS).map((point) => costs.demandIds[point]);
  const more = points.length > MOST_IDS ? ' …' : '';
  return new Problem(
    'site-costs-beyond-reach',
    {},
    { count: points.length, radius: radius ?? '∞', ids: ids.join(', ') + more },
  );
}

/** The answer with the ids of the files. */
export function costSites(
  costs: SiteCosts,
  question: CostQuestion,
  answer: SitingAnswer,
): CostSites {
  const { model, radius, add, shareToCover } = question;
  const [layer] = answer.layers;
  if (layer === undefined) throw new Error('The answer has no layer.');
  const unserved = [...layer.servedBy.keys()].filter(
    (point) => layer.servedBy[point] === NOBODY && (costs.weights[point] ?? 0) > 0,
  );
  const weightOf = (point: number): number => costs.weights[point] ?? 0;
  return {
    schema: 'yike-sites/2',
    model,
    objective: finite(answer.value),
    unit: UNIT_OF[model],
    bound: finite(answer.bound),
    gap: roundGap(answer.gap),
    provenBy: answer.provenBy,
    method: methodText(answer),
    radius,
    add,
    shareToCover: model === 'lscp' ? shareToCover : null,
    candidates: { from: 'costs', given: costs.siteIds.length, usable: costs.siteIds.length },
    demandPoints: costs.demandIds.length,
    weight: {
      total: layer.served + layer.unserved,
      served: layer.served,
      unserved: layer.unserved,
      beyondReach: unserved
        .filter((point) => layer.isBeyondReach[point] === 1)
        .reduce((sum, point) => sum + weightOf(point), 0),
    },
    servedPoints: layer.servedBy.reduce((sum, by) => sum + (by === NOBODY ? 0 : 1), 0),
    unservedIds: unserved
      .toSorted((a, b) => weightOf(b) - weightOf(a) || a - b)
      .map((point) => costs.demandIds[point] ?? ''),
    isStopped: answer.isStopped,
    sites: answer.sites.map(({ site, gain, gainSoFar }, at) => ({
      rank: at + 1,
      id: costs.siteIds[site] ?? '',
      gain,
      gainSoFar,
    })),
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
