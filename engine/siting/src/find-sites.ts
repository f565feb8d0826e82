import { answerOf, type Figures, figuresByNearness } from './answer-of.ts';
import { figuresByAssignment, figuresWithAssignment } from './capacity/figures-by-assignment.ts';
import { hasCapacities, withoutIdleCapacities } from './capacity/layer-capacity.ts';
import { shortenWays } from './capacity/shorten-ways.ts';
import { unservedWith } from './capacity/unserved-with.ts';
import { checkTask } from './check-task.ts';
import { fewestSites } from './fewest-sites.ts';
import { leastWorst } from './least-worst.ts';
import { mostSaved } from './most-saved.ts';
import type { SitingProof } from './proof.ts';
import { coverSearch, coverWithin, waySearch } from './saving-searches.ts';
import { SiteRules } from './site-rules.ts';
import { type SitingAnswer, SitingImpossible, type SitingWatch } from './siting-answer.ts';
import type { SitingTask } from './siting-task.ts';
import { whoIsBeyondReach } from './who-is-served.ts';

/** Sums of weights are exact to some twelve digits. */
const SLACK = 1e-12;

/**
 * The best sites found, with a bound that no choice beats. The same task gives the same answer.
 *
 * @param proof solver that is asked where the bound alone does not prove the answer
 * @throws RangeError for a task that cannot be: it says where
 * @throws SitingImpossible when no choice does what is asked: it says by how much, and for whom
 */
export function findSites(
  task: SitingTask,
  watch: SitingWatch = () => true,
  proof: SitingProof | null = null,
): SitingAnswer {
  checkTask(task);
  let isStopped = false;
  const heard: SitingWatch = (step, share) => {
    isStopped ||= !watch(step, share);
    return !isStopped;
  };
  const tight = withoutIdleCapacities(task);
  const found = search(tight, heard, proof);
  return answerOf(task, figuresOf(task, tight, found), found.bound, isStopped, found.isSolved);
}

interface Found {
  readonly sites: readonly number[];
  /** In the units of the objective. */
  readonly bound: number;
  /** A solver has proven it. */
  readonly isSolved: boolean;
  /** `p-centre` with capacities: weight that had to be served. */
  readonly target?: number;
}

/** @param tight the task with those capacities only that can be full */
function figuresOf(task: SitingTask, tight: SitingTask, { sites, target = 0 }: Found): Figures {
  if (hasCapacities(tight)) return figuresByAssignment(task, sites, target);
  const figures = figuresByNearness(tight, sites);
  return hasCapacities(task) ? figuresWithAssignment(task, figures) : figures;
}

function search(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  switch (task.objective) {
    case 'lscp':
      return coverAll(task, watch, proof);
    case 'mclp':
      return coverMost(task, watch, proof);
    case 'p-median':
      return walkLeast(task, watch, proof);
    case 'p-centre':
      return reachWorst(task, watch, proof);
  }
}

function coverMost(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const { search, before } = coverSearch(task, false);
  const rules = new SiteRules(task.siteCount, task.choice);
  const { bound, isSolved } = mostSaved(search, rules, watch, proof);
  shortenWays(task, rules, watch);
  return { sites: rules.chosen, bound: before + bound, isSolved };
}

function walkLeast(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const { search, before } = waySearch(task);
  const rules = new SiteRules(task.siteCount, task.choice);
  const { bound, isSolved } = mostSaved(search, rules, watch, proof);
  return { sites: rules.chosen, bound: before - bound, isSolved };
}

function coverAll(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const share = task.shareToCover ?? 1;
  const isByHead = share === 1 && !hasCapacities(task);
  const { search, all, before } = coverSearch(task, isByHead);
  const needed = Math.max(0, share * all - before);
  if (search.most < needed * (1 - SLACK)) {
    throw beyondReach(task, needed - search.most, isByHead);
  }
  const tooLittle = (sites: readonly number[], shortBy: number): SitingImpossible =>
    capacityShort(task, sites, shortBy);
  const found = fewestSites(search, task.choice, needed, tooLittle, watch, proof);
  const rules = new SiteRules(task.siteCount, task.choice, found.rules.chosen.length);
  rules.choose(found.rules.chosen);
  shortenWays(task, rules, watch);
  return { sites: rules.chosen, bound: found.bound, isSolved: found.isSolved };
}

function reachWorst(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const { target, within } = coverWithin(task, watch);
  const found = leastWorst(task, within, watch, proof);
  if (hasCapacities(task) && found.bound === Number.POSITIVE_INFINITY) {
    const { search, needed } = within(Number.POSITIVE_INFINITY);
    throw capacityShort(task, found.sites, needed - search.savedBy(found.sites));
  }
  return { ...found, target };
}

function capacityShort(
  task: SitingTask,
  sites: readonly number[],
  shortBy: number,
): SitingImpossible {
  const { points, unserved } = unservedWith(task, sites);
  return new SitingImpossible(
    'capacity-short',
    `There is no room for ${shortBy} of the weight, whatever is chosen.`,
    shortBy,
    points,
    unserved,
  );
}

function beyondReach(task: SitingTask, shortBy: number, isByHead: boolean): SitingImpossible {
  const points = task.layers.map((layer) => {
    const isBeyond = whoIsBeyondReach(task, layer);
    return [...isBeyond.keys()].filter((at) => isBeyond[at] === 1);
  });
  const what = isByHead ? 'demand points' : 'of the weight';
  return new SitingImpossible(
    'beyond-reach',
    `${shortBy} ${what} cannot be covered: no candidate and no facility is within the limit.`,
    shortBy,
    points,
  );
}
