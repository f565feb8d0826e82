import { orderOfGain } from './order-of-gain.ts';
import type { LayerAnswer, SitingAnswer } from './siting-answer.ts';
import type { SitingTask } from './siting-task.ts';
import { unreachedCost } from './unreached-cost.ts';
import { whoIsBeyondReach, whoIsServed } from './who-is-served.ts';

/** Value and bound agree when they differ by less than the sums they are the difference of may. */
const AGREE = 1e-9;

/** What a choice comes to, its figures reckoned anew from the costs. */
export type Figures = Pick<SitingAnswer, 'sites' | 'value' | 'before' | 'layers'>;

/** Everybody goes to the nearest. */
export function figuresByNearness(task: SitingTask, chosen: readonly number[]): Figures {
  const { objective } = task;
  const isBeyond = task.layers.map((layer) => whoIsBeyondReach(task, layer));
  const radius =
    objective === 'p-centre' ? figureWith(task, chosen, isBeyond) : Number.POSITIVE_INFINITY;
  const sites = orderOfGain(task, chosen, radius);
  const order = sites.map(({ site }) => site);
  const layers = task.layers.map((layer, at) => whoIsServed(layer, order, isBeyond[at]));
  const value = objective === 'lscp' ? order.length : figureOf(task, layers);
  const before = objective === 'lscp' ? 0 : figureWith(task, [], isBeyond);
  return { sites, value, before, layers };
}

/** The answer that a choice is. */
export function answerOf(
  { objective }: SitingTask,
  figures: Figures,
  bound: number,
  isStopped: boolean,
  isSolved = false,
): SitingAnswer {
  const { value, before } = figures;
  const closest = objective === 'mclp' ? Math.max(value, bound) : Math.min(value, bound);
  const scale = objective === 'p-median' ? before : value;
  const isMet =
    closest === value ||
    (value < Number.POSITIVE_INFINITY && Math.abs(closest - value) <= AGREE * scale);
  const provenBy = isSolved ? 'solver' : 'bound';
  return {
    objective,
    ...figures,
    bound: isMet ? value : closest,
    gap: isMet ? 0 : relativeGap(value, closest),
    provenBy: isMet ? provenBy : null,
    isStopped,
  };
}

/** Figures of an objective for who is served how. */
function figureOf(task: SitingTask, layers: readonly LayerAnswer[]): number {
  if (task.objective === 'p-centre') return worstOff(task, layers);
  if (task.objective !== 'p-median') return layers.reduce((sum, { served }) => sum + served, 0);
  return layers.reduce((total, { cost }, at) => {
    const layer = task.layers[at];
    const unreached = unreachedCost(task, layer);
    return cost.reduce(
      (sum, own, point) => sum + layer.weights[point] * Math.min(own, unreached),
      total,
    );
  }, 0);
}

function worstOff(task: SitingTask, layers: readonly LayerAnswer[]): number {
  let worst = 0;
  for (const [at, { cost, isBeyondReach }] of layers.entries()) {
    const { weights } = task.layers[at];
    for (let point = 0; point < cost.length; point++) {
      if (weights[point] > 0 && isBeyondReach[point] === 0) worst = Math.max(worst, cost[point]);
    }
  }
  return worst;
}

function figureWith(
  task: SitingTask,
  chosen: readonly number[],
  isBeyond: readonly Uint8Array[],
): number {
  return figureOf(
    task,
    task.layers.map((layer, at) => whoIsServed(layer, chosen, isBeyond[at])),
  );
}

/** Infinity where somebody stays unreached and a bound does not show that it must be so. */
function relativeGap(value: number, bound: number): number {
  if (value === Number.POSITIVE_INFINITY || value === 0) return Number.POSITIVE_INFINITY;
  return Math.abs(bound - value) / value;
}
