import { seededOrder } from '../seeded-order.ts';
import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import type { SitingTask } from '../siting-task.ts';
import { openFacilities } from './assignment.ts';
import { hasCapacities } from './layer-capacity.ts';
import { ServerScores } from './server-score.ts';
import { swapPlaces } from './swap-places.ts';

/**
 * Where places are short many choices fill them all; of these, by swaps that serve no fewer, one to which people
 * have a shorter way. How short it could be at best is not asked.
 */
export function shortenWays(task: SitingTask, rules: SiteRules, watch: SitingWatch): void {
  if (!hasCapacities(task)) return;
  const flow = openFacilities(task, Number.POSITIVE_INFINITY);
  const order = seededOrder(task.siteCount, task.seed ?? 1);
  const terms = { isEnough: () => false, keepsServed: true };
  swapPlaces(flow, new ServerScores(flow.supply), rules, order, terms, watch);
}
