import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import type { AssignmentFlow } from './assignment-flow.ts';
import { greedyPlaces, pricesOf } from './greedy-places.ts';
import type { ServerScores } from './server-score.ts';
import { withoutEach } from './without-each.ts';

/** A swap must gain more than rounding does. */
const LEAST_GAIN = 1e-9;

interface Swap {
  readonly out: number;
  readonly into: number;
  readonly gain: number;
}

export interface SwapTerms {
  readonly isEnough: () => boolean;
  /** No swap may serve fewer, however much it saves. */
  readonly keepsServed: boolean;
}

/**
 * Adds where the rules leave room, and puts one site in the place of another as long as that saves more: of all
 * swaps the one that gains most, until none gains. Without a site the flow gives every candidate a score that it cannot exceed; those whose score is
 * more than the loss are opened, the greatest first.
 *
 * @param flow with no site open; left so
 * @param order of candidates that are equal
 */
export function swapPlaces(
  flow: AssignmentFlow,
  scores: ServerScores,
  rules: SiteRules,
  order: Uint32Array,
  { isEnough, keepsServed }: SwapTerms,
  watch: SitingWatch,
): void {
  for (;;) {
    greedyPlaces(flow, scores, rules, false, isEnough, watch);
    flow.mark();
    for (const site of rules.chosen) flow.openSite(site);
    const { total } = flow;
    const leastServed = keepsServed ? flow.served : 0;
    const isDone = isEnough();
    flow.rollback();
    if (isDone) return;
    let best: Swap = { out: -1, into: -1, gain: LEAST_GAIN * Math.max(1, total) };
    let tried = 0;
    const goesOn = withoutEach(flow, rules.chosen.slice(), (out) => {
      best = bestSwapOf(flow, scores, rules, order, out, { ...best, total, leastServed });
      return watch('swaps', ++tried / rules.chosen.length);
    });
    if (best.out < 0 || !goesOn) return;
    rules.swap(best.out, best.into);
  }
}

function bestSwapOf(
  flow: AssignmentFlow,
  scores: ServerScores,
  rules: SiteRules,
  order: Uint32Array,
  out: number,
  known: Swap & { readonly total: number; readonly leastServed: number },
): Swap {
  let best: Swap = known;
  if (rules.isForced[out] === 1) return best;
  const { total, leastServed } = known;
  const loss = total - flow.total;
  const prices = pricesOf(flow);
  const hopeful: { readonly site: number; readonly most: number }[] = [];
  for (const site of order) {
    if (!rules.maySwap(out, site)) continue;
    const most = scores.ofSite(site, prices) - loss;
    if (most > best.gain) hopeful.push({ site, most });
  }
  hopeful.sort((a, b) => b.most - a.most);
  for (const { site, most } of hopeful) {
    if (most <= best.gain) break;
    flow.mark();
    const gain = flow.openSite(site) - loss;
    const servesEnough = flow.served >= leastServed;
    flow.rollback();
    if (gain > best.gain && servesEnough) best = { out, into: site, gain };
  }
  return best;
}
