import {
  NOBODY,
  type SitingAnswer,
  type SitingImpossible,
  type SitingTask,
} from '@yike/engine-siting';
import { type Bilingual, Problem } from '@yike/kernel';
import type { CostSites } from '../contract.ts';
import type { SiteCosts } from './read-site-costs.ts';

/** What is asked of a table of costs. */
export interface CostQuestion {
  readonly model: CostSites['model'];
  /** null: as far as the table goes. */
  readonly radius: number | null;
  /** null for lscp only. */
  readonly add: number | null;
  readonly shareToCover: number;
  readonly seed: number;
}

const MOST_IDS = 10;

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
    schema: 'yike-site-costs/1',
    model,
    objective: finite(answer.value),
    bound: finite(answer.bound),
    gap: finite(answer.gap),
    provenBy: answer.provenBy,
    method: methodOf(answer),
    radius,
    add,
    shareToCover: model === 'lscp' ? shareToCover : null,
    candidates: costs.siteIds.length,
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

const SEARCH = {
  zh: '逐个择优，再互换改进',
  en: 'lazy greedy, then swaps',
};

function methodOf({ provenBy }: SitingAnswer): Bilingual {
  switch (provenBy) {
    case 'bound':
      return {
        zh: `${SEARCH.zh}；拉格朗日界与之相等，已证明最优`,
        en: `${SEARCH.en}; the Lagrangian bound meets the value: proven optimal`,
      };
    case 'solver':
      return { zh: `${SEARCH.zh}；HiGHS 证明最优`, en: `${SEARCH.en}; proven optimal by HiGHS` };
    case null:
      return {
        zh: `${SEARCH.zh}；差距由拉格朗日界或 HiGHS 给出`,
        en: `${SEARCH.en}; the gap is by the Lagrangian bound or HiGHS`,
      };
  }
}
