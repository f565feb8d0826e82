import type { AssignmentFlow } from './assignment-flow.ts';

/**
 * Shows the flow without each of the sites in turn, all others open. Nothing is ever taken out: the one half is
 * opened while the other is gone through, and undone, so a site is opened log₂ times as often as there are sites,
 * not once for every other.
 *
 * @param flow with none of the sites open; left so
 */
export function withoutEach(
  flow: AssignmentFlow,
  sites: readonly number[],
  visit: (site: number) => boolean,
): boolean {
  if (sites.length === 0) return true;
  if (sites.length === 1) return visit(sites[0]);
  const middle = sites.length >> 1;
  const halves = [sites.slice(0, middle), sites.slice(middle)] as const;
  for (const [inside, outside] of [halves, [halves[1], halves[0]]]) {
    flow.mark();
    for (const site of outside) flow.openSite(site);
    const goesOn = withoutEach(flow, inside, visit);
    flow.rollback();
    if (!goesOn) return false;
  }
  return true;
}
