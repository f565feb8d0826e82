import { haversineMetres } from '@yike/engine-geometry';
import {
  BARRIER,
  EDGE_KIND,
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
  AddPath,
  Change,
  ChangeWanted,
  LonLat,
  PutUpGate,
  StreetChangeWanted,
  StreetKind,
} from './scenario.ts';
import { closedText, gateText, openedText, pathText, rebuiltText } from './street-texts.ts';

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
 * `scenario-street-broken`, `scenario-gate-unknown`, each with the line
 */
export function changeStreetsOf(
  { network, snapLimitMetres }: AssessmentInput,
  changes: readonly Change[],
): StreetsChanged {
  const plan = new StreetPlan(network, snapLimitMetres);
  const effects = new Map<Change, StreetEffect>();
  for (const change of changes) {
    if (!isStreetChange(change.wanted)) continue;
    const maker = new StreetChanger(plan, snapLimitMetres, change.place);
    effects.set(change, maker.make(change.wanted));
  }
  return { plan, effects };
}

function isStreetChange(wanted: ChangeWanted): wanted is StreetChangeWanted {
  return (
    wanted.do === 'add-path' ||
    wanted.do === 'put-up-gate' ||
    'street' in wanted ||
    'gate' in wanted
  );
}

class StreetChanger {
  readonly #plan: StreetPlan;
  readonly #snapLimitMetres: number;
  readonly #place: Place;

  constructor(plan: StreetPlan, snapLimitMetres: number, place: Place) {
    this.#plan = plan;
    this.#snapLimitMetres = snapLimitMetres;
    this.#place = place;
  }

  make(wanted: StreetChangeWanted): StreetEffect {
    switch (wanted.do) {
      case 'add-path':
        return this.#addPath(wanted);
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

  #openGate(query: StreetQuery): StreetEffect {
    const { network } = this.#plan;
    const { at } = query;
    const gates = this.#gatesOn(this.#stretches({ ...query, at: null }));
    const metresTo = (node: number): number =>
      at === null ? 0 : haversineMetres(...at, ...placeOfNode(network, node));
    const meant =
      at === null ? gates : gates.toSorted((a, b) => metresTo(a) - metresTo(b)).slice(0, 1);
    const [first] = meant;
    if (first === undefined || metresTo(first) > this.#snapLimitMetres) {
      const metres = first === undefined ? null : Math.round(metresTo(first));
      throw new Problem('scenario-gate-unknown', this.#place, {
        limit: this.#snapLimitMetres,
        nearZh: metres === null ? '一处也没有' : `最近的在 ${metres} 米外`,
        nearEn: metres === null ? 'there is none at all' : `the nearest is ${metres} m away`,
      });
    }
    this.#plan.setBarriers(meant, BARRIER.none);
    const names = new Set(meant.flatMap((node) => namesAtNode(network, node)));
    return {
      text: openedText([...names], meant.length),
      at: placeOfNode(network, first),
      lines: [],
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
    const found = findStretches(this.#plan, query);
    if ('stretches' in found) return found.stretches;
    const name = query.name ?? (query.way === null ? '' : `OSM ${query.way}`);
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
