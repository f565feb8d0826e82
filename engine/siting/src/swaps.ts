import { savedBy } from './lazy-greedy.ts';
import { nthBest, pairsAbove } from './pairs-above.ts';
import { SavingRanking } from './saving-ranking.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

/** A swap must gain more than rounding does. */
const LEAST_GAIN = 1e-9;

/**
 * Puts one site in the place of another as long as that saves more, and adds one where the rules
 * leave room. Ends where no single swap gains.
 *
 * Savings of unlike amounts (`p-median`) are climbed over the near pairs only: those that save more
 * than the third best of the chosen does, which at first is all that a swap can turn on. As swaps go
 * on a point may lose all three; what is saved is then counted anew, and the near pairs are taken anew
 * until no swap gains. Should that have lost more than it gained, it is undone, and all pairs count.
 *
 * @param order in which candidates are tried
 * @param isEnough of what is saved: nothing more is asked
 * @returns what is saved
 */
export function improveBySwaps(
  savings: Savings,
  rules: SiteRules,
  order: Uint32Array,
  isEnough: (saved: number) => boolean,
  watch: SitingWatch,
): number {
  const climb = (near: Savings): boolean =>
    climbOver(new SavingRanking(near), rules, order, isEnough, watch);
  let saved = savedBy(savings, rules.chosen);
  while (savings.value !== null && !isEnough(saved)) {
    const before = [...rules.chosen];
    if (!climb(pairsAbove(savings, nthBest(savings, before, 3)))) return saved;
    const now = savedBy(savings, rules.chosen);
    if (now <= saved) {
      rules.choose(before);
      break;
    }
    saved = now;
  }
  climb(savings);
  return savedBy(savings, rules.chosen);
}

/** Tells whether anything changed. */
function climbOver(
  ranking: SavingRanking,
  rules: SiteRules,
  order: Uint32Array,
  isEnough: (saved: number) => boolean,
  watch: SitingWatch,
): boolean {
  ranking.rank(rules.chosen);
  let unchanged = 0;
  let isChanged = false;
  for (let turn = 0; unchanged < order.length && !isEnough(ranking.total); turn++) {
    const into = order[turn % order.length];
    if (turn % 64 === 0 && !watch('swaps', unchanged / order.length)) break;
    unchanged++;
    if (rules.isChosen[into] === 1 || ranking.isIdle(into)) continue;
    if (!moveIn(ranking, rules, into)) continue;
    ranking.rank(rules.chosen);
    unchanged = 0;
    isChanged = true;
  }
  return isChanged;
}

/** Adds or swaps the candidate in where that gains most; tells whether it did. */
function moveIn(ranking: SavingRanking, rules: SiteRules, into: number): boolean {
  const gain = ranking.tryIn(into);
  const least = LEAST_GAIN * Math.max(1, ranking.total);
  if (gain > least && rules.mayAdd(into)) {
    rules.add(into);
    return true;
  }
  let best = least;
  let out = -1;
  for (let slot = 0; slot < rules.chosen.length; slot++) {
    const change = gain - ranking.loss[slot] + ranking.spared[slot];
    if (change <= best || !rules.maySwap(rules.chosen[slot], into)) continue;
    best = change;
    out = rules.chosen[slot];
  }
  if (out < 0) return false;
  rules.swap(out, into);
  return true;
}
