import type { Actor, CityCode, Policy, Reading, RegionCode } from '@yike/kernel';
import { actsFor, findPersonRegion, isPersonSelf, type ProxyScope } from '@yike/people';

interface AsksPerson {
  readonly params: { readonly cityCode: CityCode; readonly personId: string };
}

/**
 * Access to what concerns one person: by a role where he or she lives; where `who` is given, also by
 * the person, or by whoever may do this for the person.
 */
export function ofPerson(may: Policy, who?: ProxyScope | 'self') {
  return {
    regionOf: ({ params }: AsksPerson, reading: Reading): Promise<RegionCode | null> =>
      findPersonRegion(reading, params),
    may,
    ...(who === undefined
      ? {}
      : {
          orIf: (actor: Actor, { params }: AsksPerson, reading: Reading): Promise<boolean> =>
            who === 'self'
              ? isPersonSelf(reading, actor, params)
              : actsFor(reading, actor, params, who),
        }),
  };
}
