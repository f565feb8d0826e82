/** What is timed of a what-if, in Node and in a browser's worker alike: no file, no process. */
import { type People, sumPeople, walkQuantiles } from '@yike/engine-access';
import { UNREACHED, type WalkingNetwork, weigh } from '@yike/engine-network';
import { BoundedSearch, jointsByEdge, LiveNearest, nearest } from '@yike/engine-reach';
import { checksumOfWords } from './contest.ts';
import {
  chosenJoints,
  LIMIT_TICKS,
  PLACES_EACH,
  paceWalker,
  SEED,
  verticesOf,
} from './measured-town.ts';
import { randomFrom } from './random-numbers.ts';

const MOVES = 1000;
/** A hand drags for a second before anybody can tell: machine code is made meanwhile. */
const WARM_UP_MOVES = 30;

export interface MoveTimes {
  readonly people: number;
  readonly startMs: number;
  /** Of a move with all people scored anew, over all moves but the first few. */
  readonly medianMs: number;
  /** 99 of 100 take no longer. */
  readonly p99Ms: number;
  readonly worstMs: number;
  /** A search of the whole type from scratch, with all people scored. */
  readonly fromScratchMs: number;
  readonly checksum: number;
}

/**
 * 200 places of one type; one after another moves to a random vertex, and everybody is scored: coverage by
 * column, median and 90th percentile. Everybody lives at every vertex, in three columns.
 *
 * @throws Error if the answers at the end are not those from scratch
 */
export function timeMoves(network: WalkingNetwork): MoveTimes {
  const random = randomFrom(SEED);
  const weights = weigh(network, paceWalker());
  const vertices = verticesOf(network);
  const demand = jointsByEdge(network, vertices);
  const score = new Score(peopleAt(vertices.count));
  const spots = new Uint32Array(PLACES_EACH).map(() => random(vertices.count));

  const began = performance.now();
  const live = new LiveNearest(network, weights, demand, LIMIT_TICKS);
  const places = chosenJoints(vertices, spots);
  for (let place = 0; place < PLACES_EACH; place++) live.put(place, places, place);
  const startMs = performance.now() - began;

  const times: number[] = [];
  for (let move = 0; move < WARM_UP_MOVES + MOVES; move++) {
    const place = random(PLACES_EACH);
    spots[place] = random(vertices.count);
    const from = performance.now();
    live.put(place, vertices, spots[place]);
    score.of(live.ticks);
    if (move >= WARM_UP_MOVES) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);

  const search = new BoundedSearch(network, weights, 'towards');
  const moved = jointsByEdge(network, chosenJoints(vertices, spots));
  const fromScratch = performance.now();
  const expected = nearest(search, vertices, moved, Array(PLACES_EACH).keys(), LIMIT_TICKS);
  score.of(expected.ticks);
  const fromScratchMs = performance.now() - fromScratch;
  const checksum = checksumOf(live.ticks, live.place);
  if (checksum !== checksumOf(expected.ticks, expected.place))
    throw new Error('The answers differ.');
  return {
    people: vertices.count,
    startMs,
    medianMs: times[times.length >> 1] ?? Number.NaN,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    worstMs: times.at(-1) ?? Number.NaN,
    fromScratchMs,
    checksum,
  };
}

function peopleAt(count: number): People {
  const columns = [7, 3, 2].map((below, at) =>
    Float64Array.from({ length: count }, (_, home) => ((home * (at + 3)) % below) + 1),
  );
  return {
    count,
    lons: new Float64Array(count),
    lats: new Float64Array(count),
    columns,
    area: Int32Array.from({ length: count }, (_, home) => home % 10),
    areaCount: 10,
  };
}

/** What a planner sees change: people covered by area and column, median and 90th percentile. */
class Score {
  readonly #people: People;
  readonly #isCovered: Uint8Array;

  constructor(people: People) {
    this.#people = people;
    this.#isCovered = new Uint8Array(people.count);
  }

  of(ticks: Uint32Array): number {
    for (let point = 0; point < ticks.length; point++) {
      this.#isCovered[point] = ticks[point] === UNREACHED ? 0 : 1;
    }
    const covered = sumPeople(this.#people, this.#isCovered);
    return covered.value(0, 0) + walkQuantiles(this.#people, ticks, [0.5, 0.9]).value(0, 0);
  }
}

/** Ticks and place of every point. */
function checksumOf(ticks: Uint32Array, place: Int32Array): number {
  return checksumOfWords(Array.from(ticks, (walk, point) => [walk, place[point] ?? 0]).flat());
}
