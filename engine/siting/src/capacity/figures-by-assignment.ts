import type { Figures } from '../answer-of.ts';
import { costsInPlay } from '../costs-in-play.ts';
import { SiteRules } from '../site-rules.ts';
import type { SitingTask } from '../siting-task.ts';
import { unreachedCost } from '../unreached-cost.ts';
import { whoIsBeyondReach, whoIsServed } from '../who-is-served.ts';
import { type Assigned, assign, openFacilities } from './assignment.ts';
import { AssignmentFlow } from './assignment-flow.ts';
import { greedyPlaces } from './greedy-places.ts';
import { freed } from './layer-capacity.ts';
import { ServerScores } from './server-score.ts';
import { facilityServers, sumOf, supplyOf } from './supply.ts';

const ANY = Number.POSITIVE_INFINITY;

/**
 * What a choice comes to where people are sent to where there is room.
 * @param target for `p-centre`: weight that must be served
 */
export function figuresByAssignment(
  task: SitingTask,
  chosen: readonly number[],
  target: number,
): Figures {
  const { objective } = task;
  const radius = objective === 'p-centre' ? leastRadius(task, chosen, target) : ANY;
  const order = orderOfGain(task, chosen, radius);
  const assigned = assign(task, order, radius);
  const forced = new Set(task.choice.forced);
  let gainSoFar = 0;
  const sites = order.map((site, at) => {
    gainSoFar += assigned.gains[at];
    return { site, isForced: forced.has(site), gain: assigned.gains[at], gainSoFar };
  });
  const figure = (sites: readonly number[], own: Assigned): number => {
    switch (objective) {
      case 'lscp':
        return sites.length;
      case 'mclp':
        return own.served;
      case 'p-median':
        return costOfNobody(task) - own.saved;
      case 'p-centre':
        return sites === order ? radius : leastRadius(task, sites, target);
    }
  };
  return {
    sites,
    value: figure(order, assigned),
    before: figure([], assign(task, [], ANY)),
    layers: withAssignments(task, order, assigned),
  };
}

/** Figures of a choice by nearness, with who goes where beside them. */
export function figuresWithAssignment(task: SitingTask, { layers, ...figures }: Figures): Figures {
  const order = figures.sites.map(({ site }) => site);
  const radius = task.objective === 'p-centre' ? figures.value : ANY;
  const { layers: assignments } = assign(task, order, radius);
  return {
    ...figures,
    layers: layers.map((layer, at) =>
      task.layers[at].capacity === undefined ? layer : { ...layer, assignment: assignments[at] },
    ),
  };
}

function withAssignments(task: SitingTask, order: readonly number[], { layers }: Assigned) {
  const nearest = { ...task, layers: task.layers.map(freed) };
  return nearest.layers.map((layer, at) => {
    const own = whoIsServed(layer, order, whoIsBeyondReach(nearest, layer));
    if (task.layers[at].capacity === undefined) return own;
    const unserved = sumOf(layers[at].left);
    const served = sumOf(layer.weights) - unserved;
    return { ...own, served, unserved, assignment: layers[at] };
  });
}

const costOfNobody = (task: SitingTask): number =>
  task.layers.reduce((sum, layer) => sum + sumOf(layer.weights) * unreachedCost(task, layer), 0);

/** The forced first, then always the one that gains most beside those before it. */
function orderOfGain(task: SitingTask, chosen: readonly number[], radius: number): number[] {
  const isChosen = new Set(chosen);
  const forced = [...new Set(task.choice.forced)].filter((site) => isChosen.has(site));
  const forbidden = Array.from({ length: task.siteCount }, (_, site) => site).filter(
    (site) => !isChosen.has(site),
  );
  const rules = new SiteRules(task.siteCount, { forced, forbidden });
  const flow = openFacilities(task, radius);
  const scores = new ServerScores(flow.supply);
  greedyPlaces(
    flow,
    scores,
    rules,
    false,
    () => false,
    () => true,
  );
  return [...rules.chosen, ...chosen.filter((site) => rules.isChosen[site] === 0)];
}

/** The least cost within which these sites and the facilities serve so much; Infinity: they never do. */
function leastRadius(task: SitingTask, sites: readonly number[], target: number): number {
  const costs = costsInPlay(task);
  const isEnough = (radius: number): boolean => {
    const flow = new AssignmentFlow(supplyOf(task, 'served', radius));
    for (const server of facilityServers(flow.supply)) flow.open(server);
    for (const site of sites) flow.openSite(site);
    return flow.served * flow.supply.weightUnit >= target;
  };
  let [low, high] = [-1, costs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEnough(costs[middle])) high = middle;
    else low = middle;
  }
  return costs[high] ?? ANY;
}
