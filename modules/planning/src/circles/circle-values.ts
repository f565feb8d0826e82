import type { Circle, CircleTask } from './circle-task.ts';

/** What circles are worth, each reckoned once. */
export class CircleValues {
  readonly #task: CircleTask;
  /** Candidates in every community. */
  readonly #coresIn: readonly (readonly number[])[];
  readonly #known = new Map<string, Circle>();

  constructor(task: CircleTask) {
    this.#task = task;
    const coresIn = Array.from(task.people, (): number[] => []);
    for (const [core, { community }] of task.cores.entries()) coresIn[community]?.push(core);
    this.#coresIn = coresIn;
  }

  /** @param communities of the circle, in any order */
  of(communities: readonly number[]): Circle {
    const sorted = communities.toSorted((a, b) => a - b);
    const key = sorted.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const circle = this.#reckon(sorted);
    this.#known.set(key, circle);
    return circle;
  }

  /** Communities together with more people than a circle may have are never drawn; one alone may be so large. */
  isAllowed({ communities, people }: Circle): boolean {
    return communities.length === 1 || people <= this.#task.mostPeople;
  }

  /** Missed people: below the least, or above the most. */
  amiss({ people }: Circle): number {
    const { leastPeople, mostPeople } = this.#task;
    return Math.max(0, leastPeople - people) + Math.max(0, people - mostPeople);
  }

  #reckon(communities: readonly number[]): Circle {
    const { people, cores } = this.#task;
    let [core, peopleInside] = [-1, -1];
    for (const candidate of communities.flatMap((one) => this.#coresIn[one] ?? [])) {
      const reach = cores[candidate]?.reach;
      const inside = communities.reduce((sum, one) => sum + (reach?.get(one) ?? 0), 0);
      if (inside > peopleInside) [core, peopleInside] = [candidate, inside];
    }
    return {
      communities,
      people: communities.reduce((sum, one) => sum + (people[one] ?? 0), 0),
      core,
      peopleInside: Math.max(0, peopleInside),
    };
  }
}

/** Can one walk from each of the communities to each other without leaving them? */
export function isConnected(
  communities: readonly number[],
  neighbours: CircleTask['neighbours'],
): boolean {
  const [first] = communities;
  if (first === undefined) return true;
  const members = new Set(communities);
  const open = [first];
  members.delete(first);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const next of neighbours[one] ?? []) {
      if (members.delete(next)) open.push(next);
    }
  }
  return members.size === 0;
}
