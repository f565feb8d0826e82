/**
 * Who walks to which of 10,000 places on streets of the city, everybody at a junction asking, at the walks that a
 * district plans by. The sets are held against the sums of T4's kind before a time is told.
 */
import { type CoverSets, coverSets } from '@yike/engine-access';
import {
  type Joints,
  positionsAlongStreets,
  STANDARD_WALKERS,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  prepareSums,
  sumsTask,
  sumsWithin,
} from '@yike/engine-reach';
import { type City, fastestSummer } from './city.ts';
import { median, threadSeconds } from './contest.ts';
import { chosenJoints, jointsAlong, nodesOf } from './measured-town.ts';
import { judged, type Report, row, within } from './row.ts';

const SITES = 10_000;
const SPACING_METRES = 50;
const WALKS = [
  { walker: 'elder', minutes: 10 },
  { walker: 'elder', minutes: 15 },
  { walker: 'adult', minutes: 15 },
] as const;
const TARGET_SECONDS = 1;
const ROUNDS = 3;

export function measureCoverSets({ network }: City): Report {
  const sites = sitesAlongStreets(network);
  const nodes = nodesOf(network);
  const homes = jointsByEdge(network, nodes);
  const order = eliminationOrder(network);
  const rows = WALKS.map(({ walker: id, minutes }) => {
    const walker = STANDARD_WALKERS.find((one) => one.id === id);
    if (walker === undefined) throw new Error(`There is no walker ${id}.`);
    const weights = weigh(network, walker);
    const search = new BoundedSearch(network, weights, 'towards');
    const limit = minutes * 600;
    const sets = coverSets(search, homes, sites, limit);
    const blocks = prepareSums(customise(order, network, weights), sites, homes, 'towards');
    const { bearers } = sumsWithin(blocks, sumsTask(blocks, [], limit, null), fastestSummer());
    check(sets, bearers);
    const seconds = Array.from({ length: ROUNDS }, () =>
      threadSeconds(() => void coverSets(search, homes, sites, limit)),
    );
    const who = `${minutes} minutes of ${walker.en}`;
    return judged(row(who, median(seconds), `${sets.demand.length} pairs`), within(TARGET_SECONDS));
  });
  const notes = [`${SITES} sites, ${nodes.count} points`];
  return { rows, megabytes: null, notes };
}

/** Evenly out of all positions there are. */
function sitesAlongStreets(network: WalkingNetwork): Joints {
  const edges = [...network.edgeLengthDm.keys()].filter(
    (edge) => network.edgeComponent[edge] === 0,
  );
  const { count, edge, alongDm } = positionsAlongStreets(network, edges, SPACING_METRES);
  const chosen = Uint32Array.from({ length: SITES }, (_, at) => Math.floor((at * count) / SITES));
  return chosenJoints(jointsAlong(edge, alongDm), chosen);
}

function check(sets: CoverSets, expected: Uint32Array): void {
  for (const [site, count] of expected.entries()) {
    const found = (sets.firstOfSite[site + 1] ?? 0) - (sets.firstOfSite[site] ?? 0);
    if (found !== count) throw new Error(`Site ${site} covers ${found} points, not ${count}.`);
  }
}
