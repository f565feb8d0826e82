import { haversineMetres } from '@yike/engine-geometry';
import { BARRIER, type StreetPlan, type WalkingNetwork } from '@yike/engine-network';
import { type Place, Problem } from '@yike/kernel';
import type { GateQuery, LonLat } from './scenario.ts';
import type { MappedGate, StreetMap } from './street-map.ts';

/** The gates and turnstiles that are shut as a plan has left the streets so far: nodes of its network. */
export class ShutGates {
  readonly #plan: StreetPlan;
  readonly #map: StreetMap;
  readonly #nodesAt = new Map<string, number[]>();

  constructor(plan: StreetPlan, map: StreetMap) {
    this.#plan = plan;
    this.#map = map;
    const { nodeBarrier } = plan.network;
    nodeBarrier.forEach((barrier, node) => {
      if (!isShut(barrier)) return;
      const key = placeOfNode(plan.network, node).join();
      this.#nodesAt.set(key, [...(this.#nodesAt.get(key) ?? []), node]);
    });
  }

  /**
   * All of some stretches, or the nearest of them to a position.
   * @throws Problem `scenario-gate-unknown` where there is none, or none near enough
   */
  near(
    stretches: readonly number[],
    at: LonLat | null,
    mostMetres: number,
    place: Place,
  ): number[] {
    const { network } = this.#plan;
    const gates = this.#gatesOn(stretches);
    const metresTo = (node: number): number =>
      at === null ? 0 : haversineMetres(...at, ...placeOfNode(network, node));
    const meant =
      at === null ? gates : gates.toSorted((a, b) => metresTo(a) - metresTo(b)).slice(0, 1);
    const [first] = meant;
    if (first !== undefined && metresTo(first) <= mostMetres) return meant;
    const metres = first === undefined ? null : Math.round(metresTo(first));
    throw new Problem('scenario-gate-unknown', place, {
      limit: mostMetres,
      nearZh: metres === null ? '一处也没有' : `最近的在 ${metres} 米外`,
      nearEn: metres === null ? 'there is none at all' : `the nearest is ${metres} m away`,
      ...this.#told(),
    });
  }

  /**
   * Those of the map that have the number or the name.
   * @throws Problem `scenario-gate-unmapped`, `scenario-gate-open`
   */
  named({ node, gateName }: GateQuery, place: Place): number[] {
    const gate = node === undefined ? String(gateName) : `OSM ${node}`;
    const mapped = this.#map.gates.filter((one) =>
      node === undefined ? one.name === gateName : one.node === node,
    );
    if (mapped.length === 0) {
      throw new Problem('scenario-gate-unmapped', place, { gate, ...this.#told() });
    }
    const shut = mapped.flatMap((one) => this.#nodesOf(one));
    if (shut.length > 0) return shut;
    throw new Problem('scenario-gate-open', place, { gate });
  }

  /** What the map calls them; those without a name are left out. */
  namesOf(nodes: readonly number[]): string[] {
    const asked = new Set(nodes);
    return this.#map.gates
      .filter((gate) => gate.name !== '' && this.#nodesOf(gate).some((node) => asked.has(node)))
      .map(({ name }) => name);
  }

  #nodesOf({ at }: MappedGate): readonly number[] {
    return this.#nodesAt.get(at.join()) ?? [];
  }

  /** Ascending. */
  #gatesOn(stretches: readonly number[]): number[] {
    const { nodeBarrier, edgeFrom, edgeTo } = this.#plan.network;
    const chosen = new Set(stretches);
    const nodes = this.#plan
      .listOpenEdges()
      .filter((edge) => chosen.has(this.#plan.stretchOf(edge)))
      .flatMap((edge) => [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]);
    return [...new Set(nodes)].filter((node) => isShut(nodeBarrier[node])).sort((a, b) => a - b);
  }

  /** Some that one could mean, for whoever has named none. */
  #told(): { readonly gates: string; readonly gatesEn: string } {
    const shut = this.#map.gates.filter((gate) => this.#nodesOf(gate).length > 0);
    const told = shut.slice(0, MOST_NAMED).map(({ node, name }) => `${name} (${node})`.trim());
    const more = shut.length > told.length ? ' …' : '';
    return {
      gates: told.length === 0 ? '无' : `${told.join('、')}${more}`,
      gatesEn: told.length === 0 ? 'none' : `${told.join(', ')}${more}`,
    };
  }
}

const MOST_NAMED = 5;

const isShut = (barrier: number | undefined): boolean =>
  barrier === BARRIER.closed || barrier === BARRIER.noWheels;

export const placeOfNode = ({ nodeLon, nodeLat }: WalkingNetwork, node: number): LonLat => [
  nodeLon[node] ?? 0,
  nodeLat[node] ?? 0,
];
