import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

/** A swap must gain more than rounding does. */
const LEAST_GAIN = 1e-9;

/**
 * Puts one site in the place of another as long as that saves more, and adds one where the rules
 * leave room. Every candidate is tried against all chosen ones in one pass over whom it reaches, and
 * the best swap of a candidate is made at once (FasterPAM, Schubert and Rousseeuw 2021; for covering
 * the same with savings of all or nothing). Ends where no single swap gains.
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
  const ranking = new SavingRanking(savings);
  ranking.rank(rules.chosen);
  let unchanged = 0;
  for (let turn = 0; unchanged < order.length && !isEnough(ranking.total); turn++) {
    const into = order[turn % order.length];
    if (turn % 64 === 0 && !watch('swaps', unchanged / order.length)) break;
    unchanged++;
    if (savings.first[into] === savings.first[into + 1] || rules.isChosen[into] === 1) continue;
    if (!moveIn(ranking, rules, into)) continue;
    ranking.rank(rules.chosen);
    unchanged = 0;
  }
  return ranking.total;
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

/** By point: the most that is saved, by whom, and the most without that one. */
class SavingRanking {
  readonly #savings: Savings;
  readonly #best: Float64Array;
  readonly #second: Float64Array;
  readonly #slot: Int32Array;
  /** By slot of the chosen: what would be lost without it. */
  loss = new Float64Array(0);
  /** By slot: how much of its loss the candidate tried last would make good. */
  spared = new Float64Array(0);
  total = 0;

  constructor(savings: Savings) {
    this.#savings = savings;
    this.#best = new Float64Array(savings.pointCount);
    this.#second = new Float64Array(savings.pointCount);
    this.#slot = new Int32Array(savings.pointCount);
  }

  rank(chosen: readonly number[]): void {
    const { first, point, value, worth } = this.#savings;
    const best = this.#best.fill(0);
    const second = this.#second.fill(0);
    const slotOf = this.#slot.fill(-1);
    for (let slot = 0; slot < chosen.length; slot++) {
      const site = chosen[slot];
      for (let pair = first[site]; pair < first[site + 1]; pair++) {
        const at = point[pair];
        const own = value === null ? worth[at] : value[pair];
        if (own > best[at]) {
          second[at] = best[at];
          best[at] = own;
          slotOf[at] = slot;
        } else if (own > second[at]) second[at] = own;
      }
    }
    if (this.loss.length !== chosen.length) {
      this.loss = new Float64Array(chosen.length);
      this.spared = new Float64Array(chosen.length);
    }
    this.loss.fill(0);
    this.total = 0;
    for (let at = 0; at < best.length; at++) {
      this.total += best[at];
      if (slotOf[at] >= 0) this.loss[slotOf[at]] += best[at] - second[at];
    }
  }

  /** What the candidate would gain beside all the chosen; fills `spared`. */
  tryIn(site: number): number {
    const { first, point, value, worth } = this.#savings;
    const best = this.#best;
    const second = this.#second;
    const slotOf = this.#slot;
    const spared = this.spared.fill(0);
    let gain = 0;
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const at = point[pair];
      const own = value === null ? worth[at] : value[pair];
      if (own > best[at]) {
        gain += own - best[at];
        if (slotOf[at] >= 0) spared[slotOf[at]] += best[at] - second[at];
      } else if (own > second[at]) spared[slotOf[at]] += own - second[at];
    }
    return gain;
  }
}
