import type { Savings } from './savings.ts';

/**
 * By point: the most that the chosen sites save, by whom, and the most without that one; never below
 * the floor. One pass over whom a candidate reaches tells what it would gain in the place of each of
 * them (FasterPAM, Schubert and Rousseeuw 2021; for covering the same with savings of all or nothing).
 */
export class SavingRanking {
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

  /** It saves nobody anything. */
  isIdle(site: number): boolean {
    return this.#savings.first[site] === this.#savings.first[site + 1];
  }

  rank(chosen: readonly number[]): void {
    const { first, point, value, worth } = this.#savings;
    const best = this.#best;
    const second = this.#second;
    const slotOf = this.#slot.fill(-1);
    best.set(this.#savings.floor);
    second.set(this.#savings.floor);
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
      } else if (own > second[at] && slotOf[at] >= 0) spared[slotOf[at]] += own - second[at];
    }
    return gain;
  }
}
