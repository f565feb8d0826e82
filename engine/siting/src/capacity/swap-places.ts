import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import type { AssignmentFlow } from './assignment-flow.ts';
import { greedyPlaces, pricesOf } from './greedy-places.ts';
import type { ServerScores } from './server-score.ts';
import { withoutEach } from './without-each.ts';

/** A swap must gain more than rounding does. */
const LEAST_GAIN = 1e-9;

export interface SwapTerms {
  readonly isEnough: () => boolean;
  /** No swap may serve fewer, however much it saves. */
  readonly keepsServed: boolean;
}

/**
 * Adds where the rules leave room, and puts another site in the place of one as long as that saves more: for one
 * chosen site after another the best there is, until none gains. Without a site the flow gives every candidate a
 * score that it cannot exceed; those whose score is more than the loss are opened, the greatest first.
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
  for (let from = 0; ; ) {
    greedyPlaces(flow, scores, rules, false, isEnough, watch);
    const { chosen } = rules;
    flow.mark();
    for (const site of chosen) flow.openSite(site);
    const now = { total: flow.total, leastServed: keepsServed ? flow.served : 0 };
    const isDone = isEnough();
    flow.rollback();
    if (isDone) return;
    let found: Swap | null = null;
    let tried = 0;
    withoutEach(flow, [...chosen.slice(from), ...chosen.slice(0, from)], (out) => {
      if (rules.isForced[out] === 0) found = bestSwapOf(flow, scores, rules, order, out, now);
      return watch('swaps', ++tried / chosen.length) && found === null;
    });
    if (found === null) return;
    const { out, into }: Swap = found;
    from = (chosen.indexOf(out) + 1) % chosen.length;
    rules.swap(out, into);
  }
}

interface Swap {
  readonly out: number;
  readonly into: number;
}

/** With the site out, all others open. */
function bestSwapOf(
  flow: AssignmentFlow,
  scores: ServerScores,
  rules: SiteRules,
  order: Uint32Array,
  out: number,
  { total, leastServed }: { readonly total: number; readonly leastServed: number },
): Swap | null {
  const loss = total - flow.total;
  const prices = pricesOf(flow);
  let most = loss + LEAST_GAIN * Math.max(1, total);
  let best: Swap | null = null;
  const hopeful: { readonly site: number; readonly score: number }[] = [];
  for (const site of order) {
    if (!rules.maySwap(out, site)) continue;
    const score = scores.ofSite(site, prices);
    if (score > most) hopeful.push({ site, score });
  }
  hopeful.sort((a, b) => b.score - a.score);
  for (const { site, score } of hopeful) {
    if (score <= most) break;
    flow.mark();
    const gain = flow.openSite(site);
    const servesEnough = flow.served >= leastServed;
    flow.rollback();
    if (gain > most && servesEnough) [best, most] = [{ out, into: site }, gain];
  }
  return best;
}
