import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '@yike/solver';
import fc from 'fast-check';
import { plainServed, solvedSaving, someTaskWithPlaces } from '../testing/plain-places.ts';
import { AssignmentFlow } from './assignment-flow.ts';
import { facilityServers, type Supply, supplyOf } from './supply.ts';

const SOLVE = await loadSolver();
const someSites = fc.uniqueArray(fc.nat(7), { maxLength: 8 });

function openedWith(supply: Supply, sites: readonly number[]): AssignmentFlow {
  const flow = new AssignmentFlow(supply);
  for (const server of facilityServers(supply)) flow.open(server);
  for (const site of sites) flow.openSite(site);
  return flow;
}

test('as many are served as the least cut lets through, in whatever order sites open', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('mclp'), someSites, (task, some) => {
      const open = { ...task, choice: {} };
      const sites = some.filter((site) => site < task.siteCount);
      for (const saved of ['served', 'served-then-ways'] as const) {
        const flow = openedWith(supplyOf(open, saved), sites);
        const plain = task.layers.reduce((sum, layer) => sum + plainServed(layer, sites, 10), 0);
        near(flow.served * flow.supply.weightUnit, plain);
      }
    }),
    { numRuns: 200, seed: 600 },
  );
});

test('ways save what a linear program says they can', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('p-median'), someSites, (task, some) => {
      const open = { ...task, choice: {} };
      const sites = some.filter((site) => site < task.siteCount);
      const { total, supply } = openedWith(supplyOf(open, 'ways'), sites);
      const plain = task.layers.reduce(
        (sum, layer) => sum + solvedSaving(SOLVE, layer, sites, (cost) => 20 - cost),
        0,
      );
      near(total * supply.weightUnit * supply.costUnit, plain);
    }),
    { numRuns: 80, seed: 601 },
  );
});

test('its prices prove it: no pair would save more, and what is paid for is used up', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('p-median'), someSites, (task, some) => {
      const sites = some.filter((site) => site < task.siteCount);
      const flow = openedWith(supplyOf({ ...task, choice: {} }, 'ways'), sites);
      const { demand, capacity, layerCount } = flow.supply;
      const servers = sites.flatMap((site) =>
        Array.from({ length: layerCount }, (_, layer) => site * layerCount + layer),
      );
      let priced = 0;
      for (const [at, own] of demand.entries()) {
        assert.ok(flow.priceOf(at) >= 0 && (flow.leftOf(at) === 0 || flow.priceOf(at) === 0));
        priced += own * flow.priceOf(at);
      }
      for (const server of [...facilityServers(flow.supply), ...servers]) {
        checkPrices(flow, server);
        priced += flow.placePriceOf(server) * (capacity[server] ?? 0);
      }
      near(priced / (flow.total || 1), flow.total === 0 ? 0 : 1);
    }),
    { numRuns: 200, seed: 602 },
  );
});

function checkPrices(flow: AssignmentFlow, server: number): void {
  const { first, point, saving, capacity } = flow.supply;
  const price = flow.placePriceOf(server);
  assert.ok(price >= 0 && (price === 0 || flow.usedOf(server) === capacity[server]));
  for (let pair = first[server] ?? 0; pair < (first[server + 1] ?? 0); pair++) {
    const over = flow.priceOf(point[pair] ?? 0) + price - (saving[pair] ?? 0);
    assert.ok(over >= 0 && (over === 0 || flow.unitsOfPair(pair) === 0), `${over}`);
  }
}

test('what was done since a mark is undone to the last unit', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('p-median'), someSites, fc.nat(8), (task, some, kept) => {
      const sites = some.filter((site) => site < task.siteCount);
      const supply = supplyOf({ ...task, choice: {} }, 'ways');
      const [flow, other] = [
        openedWith(supply, sites.slice(0, kept)),
        openedWith(supply, sites.slice(0, kept)),
      ];
      flow.mark();
      for (const site of sites.slice(kept)) flow.openSite(site);
      flow.rollback();
      assert.deepEqual(stateOf(flow), stateOf(other));
      for (const site of sites.slice(kept)) assert.equal(flow.openSite(site), other.openSite(site));
      assert.deepEqual(stateOf(flow), stateOf(other));
    }),
    { numRuns: 100, seed: 603 },
  );
});

const stateOf = (flow: AssignmentFlow) => ({
  ...{ total: flow.total, served: flow.served },
  pairs: Array.from(flow.supply.point, (_, pair) => flow.unitsOfPair(pair)),
  prices: Array.from(flow.supply.demand, (_, at) => flow.priceOf(at)),
});

function near(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) <= 1e-6 * (1 + Math.abs(expected)), `${value}, ${expected}`);
}
