import { checkFigures, checkReach } from './reach.ts';
import type { LayerCapacity, SiteGroup, SitingLayer, SitingTask } from './siting-task.ts';
import { greatestCost } from './unreached-cost.ts';

/** @throws RangeError for what cannot be: it says where and what */
export function checkTask(task: SitingTask): void {
  if (!Number.isInteger(task.siteCount) || task.siteCount < 0) {
    throw new RangeError(`There are ${task.siteCount} candidate sites.`);
  }
  if (task.layers.length === 0) throw new RangeError('There is no layer: nothing to give.');
  for (const [at, layer] of task.layers.entries()) checkLayer(`layer ${at}`, layer, task.siteCount);
  const share = task.shareToCover ?? 1;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`The share to cover is ${share}.`);
  checkUnreached(task);
  checkChoice(task);
}

function checkUnreached({ unreachedCost, layers }: SitingTask): void {
  if (unreachedCost === undefined) return;
  const greatest = Math.max(...layers.map(greatestCost));
  if (unreachedCost >= greatest && unreachedCost < Number.POSITIVE_INFINITY) return;
  throw new RangeError(
    `The unreached would cost ${unreachedCost}; somebody reached costs ${greatest}.`,
  );
}

function checkLayer(what: string, layer: SitingLayer, siteCount: number): void {
  const points = layer.weights.length;
  checkFigures(`weights of ${what}`, layer.weights, points);
  checkReach(what, layer.reach, siteCount, points);
  if (!(layer.limit >= 0)) throw new RangeError(`The limit of ${what} is ${layer.limit}.`);
  if (layer.existingCost !== undefined) {
    const most = Number.POSITIVE_INFINITY;
    checkFigures(`existing cost of ${what}`, layer.existingCost, points, most);
  }
  if (layer.capacity !== undefined) checkCapacity(what, layer, layer.capacity, siteCount);
}

function checkCapacity(
  what: string,
  { existingCost, weights }: SitingLayer,
  { ofSites, facilities }: LayerCapacity,
  siteCount: number,
): void {
  if (existingCost !== undefined) {
    throw new RangeError(`With capacities ${what} takes facilities, no existing cost.`);
  }
  const [count, most] = [facilities.capacity.length, Number.POSITIVE_INFINITY];
  checkFigures(`capacity of sites of ${what}`, ofSites, siteCount, most);
  checkFigures(`capacity of facilities of ${what}`, facilities.capacity, count, most);
  checkReach(`facilities of ${what}`, facilities.reach, count, weights.length);
}

function checkChoice(task: SitingTask): void {
  const { choice, siteCount } = task;
  const { add, forced = [], forbidden = [] } = choice;
  checkAmounts(task);
  for (const site of [...forced, ...forbidden]) checkSite(site, siteCount);
  const isForbidden = new Set(forbidden);
  for (const site of forced) {
    if (isForbidden.has(site)) throw new RangeError(`Site ${site} is forced and forbidden.`);
  }
  const free = siteCount - isForbidden.size;
  if (add !== undefined && add > free) {
    throw new RangeError(`${add} sites are to be added; there are ${free} candidates.`);
  }
  checkGroups(choice.groups ?? [], siteCount);
}

function checkAmounts({ choice, siteCount, objective }: SitingTask): void {
  const { add, budget, siteCosts, groups = [] } = choice;
  const isLimited = add !== undefined || budget !== undefined;
  if (objective === 'lscp' && isLimited) {
    throw new RangeError('LSCP asks how many sites are needed: it takes neither add nor budget.');
  }
  if (objective !== 'lscp' && !isLimited && groups.length === 0) {
    throw new RangeError('Say how many sites to add, or a budget.');
  }
  if (add !== undefined && !isCount(add)) {
    throw new RangeError(`The number of sites to add is ${add}.`);
  }
  if (budget !== undefined && !(budget >= 0)) throw new RangeError(`The budget is ${budget}.`);
  if (budget !== undefined && siteCosts === undefined) {
    throw new RangeError('A budget needs the cost of every site.');
  }
  if (siteCosts !== undefined) checkFigures('cost of sites', siteCosts, siteCount);
}

function checkGroups(groups: readonly SiteGroup[], siteCount: number): void {
  const grouped = new Set<number>();
  for (const { sites, atMost } of groups) {
    if (!isCount(atMost)) throw new RangeError(`Of a group at most ${atMost} may be chosen.`);
    for (const site of sites) {
      checkSite(site, siteCount);
      if (grouped.has(site)) throw new RangeError(`Site ${site} is in two groups.`);
      grouped.add(site);
    }
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

function checkSite(site: number, siteCount: number): void {
  if (!(Number.isInteger(site) && site >= 0 && site < siteCount)) {
    throw new RangeError(`There is no site ${site} among ${siteCount}.`);
  }
}
