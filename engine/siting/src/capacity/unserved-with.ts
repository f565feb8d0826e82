import type { SitingTask } from '../siting-task.ts';
import { assign } from './assignment.ts';

/** By layer: the points of which some stay unserved with these sites, and the weight of these. */
export function unservedWith(task: SitingTask, sites: readonly number[]) {
  const lefts = assign(task, sites, Number.POSITIVE_INFINITY).layers.map(({ left }) => left);
  const points = lefts.map((left) => [...left.keys()].filter((at) => left[at] > 0));
  return { points, unserved: points.map((own, layer) => own.map((at) => lefts[layer][at])) };
}
