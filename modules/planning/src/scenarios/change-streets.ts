import { haversineMetres } from '@yike/engine-geometry';
import {
  BARRIER,
  EDGE_KIND,
  edgesAlong,
  findStretches,
  partOfShape,
  pointOnEdge,
  StreetPlan,
  type StreetQuery,
  tellStretches,
  type WalkingNetwork,
} from '@yike/engine-network';
import { type Bilingual, type Place, Problem } from '@yike/kernel';
import type { AssessmentInput } from '../assessment/assess.ts';
import type {
  AddLift,
  AddPath,
  Change,
  ChangeWanted,
  GateQuery,
  LonLat,
  PutUpGate,
  StreetChangeWanted,
  StreetKind,
} from './scenario.ts';
import type { MappedGate, StreetMap } from './street-map.ts';
import {
  closedText,
  gateText,
  liftText,
  openedGatesText,
  openedText,
  pathText,
  rebuiltText,
} from './street-texts.ts';

/** What became of the streets by one change. */
export interface StreetEffect {
  readonly text: Bilingual;
  /** Where a gate is; null for what has a length. */
  readonly at: LonLat | null;
  readonly lines: readonly (readonly LonLat[])[];
}

export interface StreetsChanged {
  readonly plan: StreetPlan;
  readonly effects: ReadonlyMap<Change, StreetEffect>;
}

const KINDS: Readonly<Record<StreetKind, number>> = {
  path: EDGE_KIND.flat,
  stairs: EDGE_KIND.stairs,
  ramp: EDGE_KIND.flat,
};

/**
 * Makes the changes of streets, one after the other.
 * @throws Problem `scenario-path-unjoined`, `scenario-street-unknown`, `scenario-street-far`,
 * `scenario-street-broken`, `scenario-stairs-unknown`, `scenario-stairs-forked`, `scenario-gate-unknown`,
 * `scenario-gate-unmapped`, `scenario-gate-open`, each with the line
 */
export function changeStreetsOf(
  { network, snapLimitMetres }: AssessmentInput,
  changes: readonly Change[],
  map: StreetMap,
): StreetsChanged {
  const plan = new StreetPlan(network, snapLimitMetres);
  const effects = new Map<Change, StreetEffect>();
  for (const change of changes) {
    if (!isStreetChange(change.wanted)) continue;
    const maker = new StreetChanger(plan, map, snapLimitMetres, change.place);
    effects.set(change, maker.make(change.wanted));
  }
  return { plan, effects };
}

function isStreetChange(wanted: ChangeWanted): wanted is StreetChangeWanted {
  return (
    wanted.do === 'add-path' ||
    wanted.do === 'put-up-gate' ||
    'street' in wanted ||
    'stairs' in wanted ||
    'gate' in wanted
  );
}

class StreetChanger {
  readonly #plan: StreetPlan;
  readonly #map: StreetMap;
  readonly #snapLimitMetres: number;
  readonly #place: Place;

  constructor(plan: StreetPlan, map: StreetMap, snapLimitMetres: number, place: Place) {
    this.#plan = plan;
    this.#map = map;
    this.#snapLimitMetres = snapLimitMetres;
    this.#place = place;
  }

  make(wanted: StreetChangeWanted): StreetEffect {
    switch (wanted.do) {
      case 'add-path':
        return this.#addPath(wanted);
      case 'add-lift':
        return this.#addLift(wanted);
      case 'close-street': {
        const stretches = this.#stretches(wanted.street);
        const told = tellStretches(this.#plan.network, stretches);
        this.#plan.close(stretches);
        return { text: closedText(told, stretches.length), at: null, lines: told.lines };
      }
      case 'rebuild-street': {
        const stretches = this.#stretches(wanted.street);
        const told = tellStretches(this.#plan.network, stretches);
        this.#plan.rebuild(stretches, KINDS[wanted.as], wanted.inclinePermille);
        return {
          text: rebuiltText(told, stretches.length, wanted.as, wanted.inclinePermille),
          at: null,
          lines: told.lines,
        };
      }
      case 'open-gate':
        return this.#openGate(wanted.gate);
      case 'put-up-gate':
        return this.#putUpGate(wanted);
    }
  }

  #addPath(wanted: AddPath): StreetEffect {
    const { network: before } = this.#plan;
    const laid = this.#plan.addPath(wanted.line, KINDS[wanted.kind], wanted.inclinePermille);
    if ('unjoined' in laid) {
      const isStart = laid.unjoined === 'start';
      throw new Problem('scenario-path-unjoined', this.#place, {
        endZh: isStart ? '起点' : '终点',
        endEn: isStart ? 'beginning' : 'end',
        limit: this.#snapLimitMetres,
      });
    }
    const { network } = this.#plan;
    const lengthDm = network.edgeLengthDm[laid.edge] ?? 0;
    const joined = [laid.start, laid.end].map(({ point, metres }) => ({
      name: nameOf(before, point.edge),
      metres,
    }));
    return {
      text: pathText(wanted, lengthDm / 10, joined),
      at: null,
      lines: [partOfShape(network, laid.edge, 0, lengthDm)],
    };
  }

  #addLift({ stairs }: AddLift): StreetEffect {
    const stretches = this.#stretches({ ...stairs, kind: EDGE_KIND.stairs });
    const told = tellStretches(this.#plan.network, stretches);
    const edge = this.#plan.addLift(stretches);
    if (edge === null) {
      throw new Problem('scenario-stairs-forked', this.#place, { count: stretches.length });
    }
    const { network } = this.#plan;
    const lengthDm = network.edgeLengthDm[edge] ?? 0;
    return { text: liftText(told), at: null, lines: [partOfShape(network, edge, 0, lengthDm)] };
  }

  #openGate(query: GateQuery): StreetEffect {
    const { network } = this.#plan;
    const isByMap = query.node !== undefined || query.gateName !== undefined;
    const meant = isByMap ? this.#mappedGates(query) : this.#gatesNear(query);
    this.#plan.setBarriers(meant, BARRIER.none);
    const places = meant.map((node) => placeOfNode(network, node));
    const isMeant = ({ at: [lon, lat] }: MappedGate): boolean =>
      places.some((place) => place[0] === lon && place[1] === lat);
    const gates = this.#map.gates.filter((gate) => gate.name !== '' && isMeant(gate));
    const streets = new Set(meant.flatMap((node) => namesAtNode(network, node)));
    return {
      text:
        gates.length === meant.length
          ? openedGatesText(gates.map(({ name }) => name))
          : openedText([...streets], meant.length),
      at: places[0] ?? null,
      lines: [],
    };
  }

  /** All shut gates of the streets meant, or the nearest of them. @throws Problem where there is none */
  #gatesNear(query: StreetQuery): number[] {
    const { network } = this.#plan;
    const { at } = query;
    const gates = this.#gatesOn(this.#stretches({ ...query, at: null }));
    const metresTo = (node: number): number =>
      at === null ? 0 : haversineMetres(...at, ...placeOfNode(network, node));
    const meant =
      at === null ? gates : gates.toSorted((a, b) => metresTo(a) - metresTo(b)).slice(0, 1);
    const [first] = meant;
    if (first !== undefined && metresTo(first) <= this.#snapLimitMetres) return meant;
    const metres = first === undefined ? null : Math.round(metresTo(first));
    throw new Problem('scenario-gate-unknown', this.#place, {
      limit: this.#snapLimitMetres,
      nearZh: metres === null ? '一处也没有' : `最近的在 ${metres} 米外`,
      nearEn: metres === null ? 'there is none at all' : `the nearest is ${metres} m away`,
      ...this.#shutGates(),
    });
  }

  /** The gates of the map that have the number or the name and are shut. */
  #mappedGates({ node, gateName }: GateQuery): number[] {
    const named = node === undefined ? String(gateName) : `OSM ${node}`;
    const mapped = this.#map.gates.filter((gate) =>
      node === undefined ? gate.name === gateName : gate.node === node,
    );
    if (mapped.length === 0) {
      throw new Problem('scenario-gate-unmapped', this.#place, {
        gate: named,
        ...this.#shutGates(),
      });
    }
    const shut = mapped.flatMap((gate) => this.#shutNodesAt(gate));
    if (shut.length > 0) return shut;
    throw new Problem('scenario-gate-open', this.#place, { gate: named });
  }

  #shutNodesAt({ at: [lon, lat] }: MappedGate): number[] {
    const { nodeCount, nodeLon, nodeLat, nodeBarrier } = this.#plan.network;
    return Array.from({ length: nodeCount }, (_, node) => node).filter(
      (node) => nodeLon[node] === lon && nodeLat[node] === lat && isGate(nodeBarrier[node]),
    );
  }

  /** The gates one could mean, for whoever has named none of them. */
  #shutGates(): { readonly gates: string; readonly gatesEn: string } {
    const shut = this.#map.gates.filter((gate) => this.#shutNodesAt(gate).length > 0);
    const told = shut.slice(0, MOST_NAMED).map(({ node, name }) => `${name} (${node})`.trim());
    const more = shut.length > told.length ? ' …' : '';
    return {
      gates: told.length === 0 ? '无' : `${told.join('、')}${more}`,
      gatesEn: told.length === 0 ? 'none' : `${told.join(', ')}${more}`,
    };
  }

  /** Nodes where a gate or a turnstile is shut, ascending. */
  #gatesOn(stretches: readonly number[]): number[] {
    const { nodeBarrier, edgeFrom, edgeTo } = this.#plan.network;
    const chosen = new Set(stretches);
    const nodes = this.#plan
      .listOpenEdges()
      .filter((edge) => chosen.has(this.#plan.stretchOf(edge)))
      .flatMap((edge) => [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]);
    return [...new Set(nodes)].filter((node) => isGate(nodeBarrier[node])).sort((a, b) => a - b);
  }

  #putUpGate({ at, kind }: PutUpGate): StreetEffect {
    const { network } = this.#plan;
    const near = this.#plan.findNear(at);
    if (near === undefined) throw this.#far();
    const { edge } = near.point;
    const lengthDm = network.edgeLengthDm[edge] ?? 0;
    // at a junction a gate would shut all streets that meet there
    const alongDm = Math.min(Math.max(near.point.alongDm, 1), lengthDm - 1);
    if (alongDm < 1) throw this.#far();
    this.#plan.putGate({ edge, alongDm }, kind === 'locked' ? BARRIER.closed : BARRIER.noWheels);
    return {
      text: gateText(nameOf(network, edge), kind),
      at: pointOnEdge(network, edge, alongDm),
      lines: [],
    };
  }

  /** @throws Problem when nothing is meant */
  #stretches(query: StreetQuery): readonly number[] {
    const { way } = query;
    const wayEdges = way === null ? [] : edgesAlong(this.#plan.network, this.#map.placesOfWay(way));
    const found = findStretches(this.#plan, { ...query, wayEdges });
    if ('stretches' in found) return found.stretches;
    const name = query.name ?? (query.way === null ? '' : `OSM ${query.way}`);
    if (query.kind === EDGE_KIND.stairs && found.missing !== 'between') {
      throw new Problem('scenario-stairs-unknown', this.#place, { limit: this.#snapLimitMetres });
    }
    if (found.missing === 'near') throw this.#far();
    if (found.missing === 'between') {
      throw new Problem('scenario-street-broken', this.#place, { name });
    }
    const alike = this.#plan.network.names.filter(
      (other) => other !== '' && (other.includes(name) || name.includes(other)),
    );
    throw new Problem('scenario-street-unknown', this.#place, {
      name,
      near: alike.length === 0 ? '–' : alike.slice(0, MOST_NAMED).join('、'),
    });
  }

  #far(): Problem {
    return new Problem('scenario-street-far', this.#place, { limit: this.#snapLimitMetres });
  }
}

const MOST_NAMED = 5;

const isGate = (barrier: number | undefined): boolean =>
  barrier === BARRIER.closed || barrier === BARRIER.noWheels;

const nameOf = ({ names, edgeName }: WalkingNetwork, edge: number): string =>
  names[edgeName[edge] ?? 0] ?? '';

const placeOfNode = ({ nodeLon, nodeLat }: WalkingNetwork, node: number): LonLat => [
  nodeLon[node] ?? 0,
  nodeLat[node] ?? 0,
];

function namesAtNode(network: WalkingNetwork, node: number): string[] {
  const { firstArc, arcEdge } = network;
  const arcs = arcEdge.subarray(firstArc[node], firstArc[node + 1]);
  return [...arcs].map((arc) => nameOf(network, arc >> 1)).filter((name) => name !== '');
}
