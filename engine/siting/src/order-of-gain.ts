import { lazyGreedy, SavedSoFar } from './lazy-greedy.ts';
import { coverSavings, type Savings, waySavings } from './savings.ts';
import { SiteRules } from './site-rules.ts';
import type { ChosenSite } from './siting-answer.ts';
import type { SitingTask } from './siting-task.ts';

/**
 * The chosen sites as one would build them: the forced first, then always the one that gains most
 * beside those before it.
 *
 * @param radius for `p-centre`, the cost of who is worst off: a gain is the weight brought within it
 */
export function orderOfGain(
  task: SitingTask,
  chosen: readonly number[],
  radius: number,
): ChosenSite[] {
  const isChosen = new Set(chosen);
  const forced = [...new Set(task.choice.forced)].filter((site) => isChosen.has(site));
  const forbidden = Array.from({ length: task.siteCount }, (_, site) => site).filter(
    (site) => !isChosen.has(site),
  );
  const onlyThese: SitingTask = { ...task, choice: { forbidden } };
  const savings: Savings =
    task.objective === 'p-median'
      ? waySavings(onlyThese)
      : coverSavings(onlyThese, { isByHead: false, radius });
  const rules = new SiteRules(task.siteCount, { forced, forbidden });
  lazyGreedy(
    savings,
    rules,
    false,
    () => false,
    () => true,
  );
  const idle = chosen.filter((site) => rules.isChosen[site] === 0);
  const saved = new SavedSoFar(savings);
  let gainSoFar = 0;
  return [...rules.chosen, ...idle].map((site) => {
    const gain = saved.gainOf(site);
    saved.take(site);
    gainSoFar += gain;
    return { site, isForced: rules.isForced[site] === 1, gain, gainSoFar };
  });
}
