import { GainQueue } from './gain-queue.ts';
import { pairsAbove } from './pairs-above.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

/** What costs nothing is the best bargain, but not an infinite one. */
const FREE = 1e-9;

/** What is saved at each point by the sites taken so far. */
export class SavedSoFar {
  /** Pairs that may still gain something, and others. */
  #savings: Savings;
  readonly #saved: Float64Array;

  constructor(savings: Savings) {
    this.#savings = savings;
    this.#saved = savings.floor.slice();
  }

  gainOf(site: number): number {
    const { first, point, value, worth } = this.#savings;
    const saved = this.#saved;
    let gain = 0;
    if (value === null) {
      for (let pair = first[site]; pair < first[site + 1]; pair++) {
        const at = point[pair];
        gain += worth[at] - saved[at];
      }
      return gain;
    }
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const more = value[pair] - saved[point[pair]];
      if (more > 0) gain += more;
    }
    return gain;
  }

  take(site: number): void {
    const { first, point, value, worth } = this.#savings;
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const at = point[pair];
      const own = value === null ? worth[at] : value[pair];
      if (own > this.#saved[at]) this.#saved[at] = own;
    }
  }

  /** Lays aside the pairs that can gain nothing any more. */
  narrow(): void {
    this.#savings = pairsAbove(this.#savings, this.#saved);
  }

  total(): number {
    return this.#saved.reduce((sum, own) => sum + own, 0);
  }
}

export function savedBy(savings: Savings, sites: readonly number[]): number {
  const saved = new SavedSoFar(savings);
  for (const site of sites) saved.take(site);
  return saved.total();
}

/**
 * Adds, one after another, the site that gains most until `isEnough` of what is saved, or until the
 * rules let nobody in. Lazy (Minoux 1978): a gain only shrinks as sites are taken, so one that is
 * still first after being counted anew needs no comparing with the others.
 *
 * @param perCost the most gain per money instead
 */
export function lazyGreedy(
  savings: Savings,
  rules: SiteRules,
  perCost: boolean,
  isEnough: (saved: number) => boolean,
  watch: SitingWatch,
): void {
  const saved = new SavedSoFar(savings);
  for (const site of rules.chosen) saved.take(site);
  let total = saved.total();
  const most = Math.max(1, Math.min(rules.most, rules.siteCount));
  const rank = (gain: number, site: number): number =>
    perCost ? gain / Math.max(rules.costOf(site), FREE) : gain;
  const queue = new GainQueue();
  let [taken, narrowedAt] = [0, 4]; // before, too many may still gain
  for (let site = 0; site < rules.siteCount; site++) {
    if (rules.mayAdd(site)) queue.push(site, rank(saved.gainOf(site), site));
  }
  while (!isEnough(total) && queue.size > 0 && watch('greedy', rules.chosen.length / most)) {
    const site = queue.pop();
    if (!rules.mayAdd(site)) continue; // rules only tighten: it may never again
    const gain = saved.gainOf(site);
    if (gain <= 0) continue;
    if (!queue.isFirst(site, rank(gain, site))) {
      queue.push(site, rank(gain, site));
      continue;
    }
    saved.take(site);
    rules.add(site);
    total += gain;
    if (++taken === 2 * narrowedAt) {
      saved.narrow();
      narrowedAt = taken;
    }
  }
}
