import {
  type Joints,
  UNREACHED,
  type Walker,
  type WalkingNetwork,
  type Weights,
  weigh,
} from '@yike/engine-network';
import { BoundedSearch } from '../bounded-search.ts';
import { eachWalkWithin } from '../each-walk-within.ts';
import { jointsByEdge } from '../edge-joints.ts';
import { nearest } from '../nearest.ts';
import { findWalk } from '../walk.ts';
import { WithinReach } from '../within.ts';
import { PlainWalks } from './plain-walks.ts';

/**
 * Asks the engine everything it can answer about people and places in a town, and the plain
 * reference the same. What differs, in words; nothing when all is well.
 */
export function differencesFromPlain(
  network: WalkingNetwork,
  walker: Walker,
  people: Joints,
  places: Joints,
  limitTicks: number,
): string[] {
  const plain = new PlainWalks(network, walker);
  const weights = weigh(network, walker);
  const away = new BoundedSearch(network, weights, 'away');
  const towards = new BoundedSearch(network, weights, 'towards');
  const chosen = Array.from({ length: places.count }, (_, place) => place).filter(
    (place) => place % 3 !== 2,
  );
  const answer = nearest(towards, people, jointsByEdge(network, places), chosen, limitTicks);
  const within = withinMatrix(towards, network, people, places, limitTicks);
  // every other place has a smaller limit of its own
  const limits = Uint32Array.from(
    { length: places.count },
    (_, place) => limitTicks >> (place % 2),
  );
  const pairs = pairMatrix(network, weights, people, places, limits);
  const everybody = together(people, places);

  const found: string[] = [];
  const compare = (what: string, engine: number, reference: number): void => {
    if (engine !== reference) found.push(`${what}: engine ${engine}, reference ${reference}`);
  };
  for (let person = 0; person < people.count; person++) {
    const all = Array.from({ length: places.count }, (_, place) =>
      plain.ticks(people, person, places, place),
    );
    const best = Math.min(...chosen.map((place) => all[place]));
    const isReached = best <= limitTicks;
    compare(`nearest of ${person}`, answer.ticks[person], isReached ? best : UNREACHED);
    const named = answer.place[person];
    const smallest = chosen.find((place) => all[place] === best) ?? -1;
    compare(`place named for ${person}`, named, isReached ? smallest : -1);
    all.forEach((ticks, place) => {
      const isNear = ticks <= limitTicks;
      compare(
        `${person} within reach of ${place}`,
        within[place][person],
        isNear ? ticks : UNREACHED,
      );
      const isPair = ticks <= limits[place];
      compare(`pair of ${person} and ${place}`, pairs[place][person], isPair ? ticks : UNREACHED);
      const walk = findWalk(away, everybody, person, people.count + place);
      compare(`walk from ${person} to ${place}`, walk?.ticks ?? Number.POSITIVE_INFINITY, ticks);
    });
  }
  return found;
}

/** Ticks by place and person; UNREACHED beyond the limit. */
function withinMatrix(
  towards: BoundedSearch,
  network: WalkingNetwork,
  people: Joints,
  places: Joints,
  limitTicks: number,
): number[][] {
  const within = new WithinReach(towards, jointsByEdge(network, people));
  return Array.from({ length: places.count }, (_, place) => {
    const ticksOf: number[] = new Array(people.count).fill(UNREACHED);
    within.of(places, place, limitTicks, (person, ticks) => {
      ticksOf[person] = ticks;
    });
    return ticksOf;
  });
}

/** Ticks by place and person as `eachWalkWithin` tells them; it must tell each pair once. */
function pairMatrix(
  network: WalkingNetwork,
  weights: Weights,
  people: Joints,
  places: Joints,
  limits: Uint32Array,
): number[][] {
  const matrix = Array.from({ length: places.count }, (): number[] =>
    new Array(people.count).fill(UNREACHED),
  );
  const [residents, shops] = [jointsByEdge(network, people), jointsByEdge(network, places)];
  const tell = (person: number, place: number, ticks: number): void => {
    const isRepeated = matrix[place][person] !== UNREACHED;
    matrix[place][person] = isRepeated ? Number.NaN : ticks;
  };
  eachWalkWithin(network, weights, residents, shops, limits, tell, () => {});
  return matrix;
}

/** Two lists of places as one, the second after the first. */
function together(a: Joints, b: Joints): Joints {
  const joined = (one: Uint32Array, other: Uint32Array): Uint32Array =>
    Uint32Array.from([...one, ...other]);
  return {
    count: a.count + b.count,
    first: joined(
      a.first,
      b.first.slice(1).map((at) => at + a.edge.length),
    ),
    edge: joined(a.edge, b.edge),
    alongDm: joined(a.alongDm, b.alongDm),
    offDm: joined(a.offDm, b.offDm),
  };
}
