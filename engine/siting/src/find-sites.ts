import { answerOf } from './answer-of.ts';
import { checkTask } from './check-task.ts';
import { fewestSites } from './fewest-sites.ts';
import { leastWorst } from './least-worst.ts';
import { mostSaved } from './most-saved.ts';
import type { SitingProof } from './proof.ts';
import { coverSavings, waySavings } from './savings.ts';
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
  const { sites, bound, isSolved } = search(task, heard, proof);
  return answerOf(task, sites, bound, isStopped, isSolved);
}

interface Found {
  readonly sites: readonly number[];
  /** In the units of the objective. */
  readonly bound: number;
  /** A solver has proven it. */
  readonly isSolved: boolean;
}

function search(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  if (task.objective === 'lscp') return coverAll(task, watch, proof);
  if (task.objective === 'p-centre') return leastWorst(task, watch, proof);
  return saveMost(task, watch, proof);
}

function saveMost(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const isMedian = task.objective === 'p-median';
  const savings = isMedian
    ? waySavings(task)
    : coverSavings(task, { isByHead: false, radius: Number.POSITIVE_INFINITY });
  const rules = new SiteRules(task.siteCount, task.choice);
  const { bound, isSolved } = mostSaved(savings, rules, task.seed ?? 1, watch, proof);
  const figure = isMedian ? savings.before - bound : savings.before + bound;
  return { sites: rules.chosen, bound: figure, isSolved };
}

function coverAll(task: SitingTask, watch: SitingWatch, proof: SitingProof | null): Found {
  const share = task.shareToCover ?? 1;
  const isByHead = share === 1;
  const savings = coverSavings(task, { isByHead, radius: Number.POSITIVE_INFINITY });
  const count = (own: number): number => (isByHead && own > 0 ? 1 : own);
  const all = task.layers.reduce(
    (sum, { weights }) => weights.reduce((total, own) => total + count(own), sum),
    0,
  );
  const needed = Math.max(0, share * all - savings.before);
  const within = savings.worth.reduce((sum, own) => sum + own, 0);
  if (within < needed * (1 - SLACK)) throw beyondReach(task, needed - within, isByHead);
  const { choice, seed = 1 } = task;
  const { rules, bound, isSolved } = fewestSites(savings, choice, needed, seed, watch, proof);
  return { sites: rules.chosen, bound, isSolved };
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
