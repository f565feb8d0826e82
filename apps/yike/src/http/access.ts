import {
  type Actor,
  cityOfRegion,
  type Endpoint,
  type InputOf,
  isWithinRegion,
  Problem,
  type Reading,
  type RegionCode,
} from '@yike/kernel';
import type { Route } from './route.ts';

/** Somebody asked for what lies outside of his or her regions, or what no role there includes. */
export interface Refusal {
  readonly actor: Actor;
  /** Name of the endpoint. */
  readonly action: string;
  readonly region: RegionCode;
  readonly at: Date;
}

/** Writes refusals down where nobody can take them away. */
export type RecordRefusal = (refusal: Refusal) => Promise<void>;

/** Thrown with what has to be written down once the transaction is undone. */
export class Refused extends Problem {
  readonly region: RegionCode;

  constructor(code: 'not-found' | 'not-allowed', region: RegionCode) {
    super(code);
    this.region = region;
  }
}

/**
 * The one place where it is decided whether a request may go on. Gives the region it concerns; null
 * where it concerns none.
 *
 * Whoever has no role at a region is told that there is nothing, as if it were so; whoever has one
 * that does not include the action is told that. Both leave a line: neighbours have a role too.
 *
 * @throws Problem `not-signed-in`, `not-allowed`, `not-found`
 */
export async function admit(
  { access }: Route,
  actor: Actor,
  input: InputOf<Endpoint>,
  reading: Reading,
): Promise<RegionCode | null> {
  if (access === 'everyone') return null;
  if (access === 'signed-in') {
    if (actor.kind === 'visitor') throw new Problem('not-signed-in');
    return null;
  }
  const region = await access.regionOf(input, reading);
  if (region !== null && access.may(actor, region)) return region;
  if (actor.kind === 'visitor') throw new Problem('not-signed-in');
  if (region !== null && (await access.orIf?.(actor, input, reading)) === true) return region;
  if (region === null) throw new Problem('not-found');
  throw new Refused(isInScope(actor, region) ? 'not-allowed' : 'not-found', region);
}

function isInScope(actor: Actor, region: RegionCode): boolean {
  if (actor.kind !== 'account') return actor.kind === 'operator';
  return actor.roles.some((held) => isWithinRegion(region, held.region));
}

/** Under which city a request is remembered; a province stands for itself, all others for nobody. */
export function tenantOf(region: RegionCode | null): string {
  if (region === null) return '000000';
  return cityOfRegion(region) ?? region.slice(0, 6);
}
