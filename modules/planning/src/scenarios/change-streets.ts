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
import { placeOfNode, ShutGates } from './shut-gates.ts';
import type { StreetMap } from './street-map.ts';
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
    const gates = new ShutGates(this.#plan, this.#map);
    const isByMap = query.node !== undefined || query.gateName !== undefined;
    const meant = isByMap
      ? gates.named(query, this.#place)
      : gates.near(
          this.#stretches({ ...query, at: null }),
          query.at,
          this.#snapLimitMetres,
          this.#place,
        );
    const names = gates.namesOf(meant);
    const streets = new Set(meant.flatMap((node) => namesAtNode(network, node)));
    this.#plan.setBarriers(meant, BARRIER.none);
    const [first] = meant;
    return {
      text:
        names.length === meant.length
          ? openedGatesText(names)
          : openedText([...streets], meant.length),
      at: first === undefined ? null : placeOfNode(network, first),
      lines: [],
    };
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

const nameOf = ({ names, edgeName }: WalkingNetwork, edge: number): string =>
  names[edgeName[edge] ?? 0] ?? '';

function namesAtNode(network: WalkingNetwork, node: number): string[] {
  const { firstArc, arcEdge } = network;
  const arcs = arcEdge.subarray(firstArc[node], firstArc[node + 1]);
  return [...arcs].map((arc) => nameOf(network, arc >> 1)).filter((name) => name !== '');
}
