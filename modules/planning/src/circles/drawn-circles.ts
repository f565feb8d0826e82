import type { Circle, CircleTask } from './circle-task.ts';
import { type CircleValues, isConnected } from './circle-values.ts';

/** Circles instead of others. */
interface Redrawing {
  readonly from: readonly number[];
  readonly to: readonly (readonly number[])[];
}

/**
 * A way of drawing circles that is made better step by step: fewer people amiss, or as few and more people
 * inside. Every step leaves every community in one connected circle.
 */
export class DrawnCircles {
  readonly #task: CircleTask;
  readonly #values: CircleValues;
  /** Emptied circles stay as holes. */
  readonly #circles: (Circle | null)[];
  readonly #circleOf: Int32Array;

  constructor(task: CircleTask, values: CircleValues, circles: readonly (readonly number[])[]) {
    this.#task = task;
    this.#values = values;
    this.#circles = circles.map((communities) => values.of(communities));
    this.#circleOf = new Int32Array(task.people.length);
    for (const [at, communities] of circles.entries()) {
      for (const one of communities) this.#circleOf[one] = at;
    }
  }

  list(): Circle[] {
    return this.#circles
      .filter((circle) => circle !== null)
      .sort((a, b) => (a.communities[0] ?? 0) - (b.communities[0] ?? 0));
  }

  /** Takes every step that is better until none is. @param isAt called at every round; may throw to stop */
  improve(isAt: () => void): void {
    for (let isBetter = true; isBetter; ) {
      isAt();
      isBetter = false;
      for (const community of this.#task.people.keys()) {
        if (this.#improveAt(community)) isBetter = true;
      }
    }
  }

  /** Moves a community to a neighbouring circle whatever it costs, if both stay connected and allowed. */
  disturb(community: number, choice: number): void {
    const shifts = this.#shifts(community).filter(({ to }) =>
      to.every((communities) => this.#values.isAllowed(this.#values.of(communities))),
    );
    const chosen = shifts[choice % Math.max(1, shifts.length)];
    if (chosen !== undefined) this.#redraw(chosen);
  }

  #improveAt(community: number): boolean {
    for (const redrawing of this.#redrawings(community)) {
      if (!this.#isBetter(redrawing)) continue;
      this.#redraw(redrawing);
      return true;
    }
    return false;
  }

  /** Whatever might be done about a community: circles joined, it alone shifted or traded, it by itself. */
  *#redrawings(community: number): Generator<Redrawing> {
    const own = this.#membersAt(community);
    const home = this.#circleOf[community] ?? 0;
    for (const other of this.#circlesAround(community)) {
      yield { from: [home, other], to: [[...own, ...this.#members(other)]] };
    }
    yield* this.#shifts(community);
    yield* this.#trades(community);
    if (own.length > 1) {
      yield { from: [home], to: [own.filter((one) => one !== community), [community]] };
    }
  }

  #shifts(community: number): Redrawing[] {
    const home = this.#circleOf[community] ?? 0;
    const left = this.#membersAt(community).filter((one) => one !== community);
    if (left.length === 0 || !this.#holds(left)) return [];
    return this.#circlesAround(community).map((other) => ({
      from: [home, other],
      to: [left, [...this.#members(other), community]],
    }));
  }

  /** It for one of a neighbouring circle that touches what is left of its own. */
  *#trades(community: number): Generator<Redrawing> {
    const home = this.#circleOf[community] ?? 0;
    const left = this.#membersAt(community).filter((one) => one !== community);
    for (const other of this.#circlesAround(community)) {
      const theirs = this.#members(other);
      for (const back of theirs) {
        const to = [
          [...left, back],
          [...theirs.filter((one) => one !== back), community],
        ];
        if (to.every((circle) => this.#holds(circle))) yield { from: [home, other], to };
      }
    }
  }

  #isBetter({ from, to }: Redrawing): boolean {
    const before = from.flatMap((at) => this.#circles[at] ?? []);
    const after = to.map((communities) => this.#values.of(communities));
    if (!after.every((circle) => this.#values.isAllowed(circle))) return false;
    const amiss = (circles: readonly Circle[]): number =>
      circles.reduce((sum, circle) => sum + this.#values.amiss(circle), 0);
    const inside = (circles: readonly Circle[]): number =>
      circles.reduce((sum, { peopleInside }) => sum + peopleInside, 0);
    // heads may be fractions; what is gained by rounding is no gain, and would never end
    const fewer = amiss(before) - amiss(after);
    if (Math.abs(fewer) > LEAST_GAIN) return fewer > 0 && this.#allHold(to);
    return inside(after) > inside(before) + LEAST_GAIN && this.#allHold(to);
  }

  #allHold(circles: readonly (readonly number[])[]): boolean {
    return circles.every((communities) => this.#holds(communities));
  }

  #holds(communities: readonly number[]): boolean {
    return isConnected(communities, this.#task.neighbours);
  }

  #redraw({ from, to }: Redrawing): void {
    for (const at of from) this.#circles[at] = null;
    for (const [index, communities] of to.entries()) {
      const at = from[index] ?? this.#circles.length;
      this.#circles[at] = this.#values.of(communities);
      for (const one of communities) this.#circleOf[one] = at;
    }
  }

  #membersAt(community: number): readonly number[] {
    return this.#members(this.#circleOf[community] ?? 0);
  }

  #members(circle: number): readonly number[] {
    return this.#circles[circle]?.communities ?? [];
  }

  /** Other circles that a community touches. */
  #circlesAround(community: number): number[] {
    const home = this.#circleOf[community];
    const around = (this.#task.neighbours[community] ?? []).map((one) => this.#circleOf[one] ?? 0);
    return [...new Set(around)].filter((circle) => circle !== home);
  }
}

const LEAST_GAIN = 1e-6;
