import type { Circle, Circles, CircleTask } from './circle-task.ts';
import { CircleValues } from './circle-values.ts';
import { DrawnCircles } from './drawn-circles.ts';

/** Times that a good drawing is disturbed and mended again; fewer in a large city. */
const ROUNDS = 40;
const ROUNDS_TIMES_COMMUNITIES = 8000;

/**
 * Draws circles: every community in one, each connected on foot, none of several communities above the most
 * people; as few people as can be found short of the least, and then as many as can be found within the walk of their own circle's core
 * (docs/methods/circles.md). The same task gives the same circles.
 *
 * @param isAt called with the share that is done; may throw to stop
 */
export function proposeCircles(
  task: CircleTask,
  isAt: (share: number) => void = () => {},
): Circles {
  const values = new CircleValues(task);
  const count = task.people.length;
  const alone = Array.from({ length: count }, (_, community) => [community]);
  const rounds = Math.min(ROUNDS, Math.ceil(ROUNDS_TIMES_COMMUNITIES / Math.max(1, count)));
  const first = new DrawnCircles(task, values, alone);
  first.improve(() => isAt(0));
  let best = first.list();
  const random = seededRandom(task.seed);
  for (let round = 0; round < rounds && count > 1; round++) {
    const drawn = new DrawnCircles(
      task,
      values,
      best.map(({ communities }) => communities),
    );
    const times = 1 + Math.floor(random() * Math.max(2, count / 10));
    for (let time = 0; time < times; time++) {
      drawn.disturb(Math.floor(random() * count), Math.floor(random() * 8));
    }
    drawn.improve(() => isAt(round / rounds));
    best = better(values, drawn.list(), best);
  }
  return told(task, values, best);
}

/** What somebody's own circles are worth. @param circles every community in one, each connected */
export function judgeCircles(task: CircleTask, circles: readonly (readonly number[])[]): Circles {
  const values = new CircleValues(task);
  return told(
    task,
    values,
    circles.map((communities) => values.of(communities)),
  );
}

function told(task: CircleTask, values: CircleValues, circles: readonly Circle[]): Circles {
  const best = new Float64Array(task.people.length);
  for (const { reach } of task.cores) {
    for (const [community, people] of reach) {
      best[community] = Math.max(best[community] ?? 0, people);
    }
  }
  return {
    circles,
    peopleInside: circles.reduce((sum, { peopleInside }) => sum + peopleInside, 0),
    mostInside: best.reduce((sum, people) => sum + people, 0),
    peopleAmiss: circles.reduce((sum, circle) => sum + values.amiss(circle), 0),
  };
}

/** Fewer people amiss, or as many and more people inside; the second where neither is better. */
function better(values: CircleValues, one: Circle[], other: Circle[]): Circle[] {
  const amiss = (circles: readonly Circle[]): number =>
    circles.reduce((sum, circle) => sum + values.amiss(circle), 0);
  const inside = (circles: readonly Circle[]): number =>
    circles.reduce((sum, { peopleInside }) => sum + peopleInside, 0);
  const fewer = amiss(other) - amiss(one);
  if (Math.abs(fewer) > 1e-6) return fewer > 0 ? one : other;
  return inside(one) > inside(other) + 1e-6 ? one : other;
}

/** Numbers from 0 up to 1 (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
