import type { StreetQuery } from '@yike/engine-network';
import { Problem } from '@yike/kernel';
import fc from 'fast-check';
import type { Change, ChangeWanted, LonLat, Scenario } from '../scenarios/scenario.ts';
import { degreesOf, type SmallDistrict } from './small-district.ts';

/** Within 50 m of the street from (0, 0) to (190, 0) that is always there. */
const someDoor: fc.Arbitrary<LonLat> = fc
  .tuple(fc.integer({ min: 0, max: 190 }), fc.integer({ min: -45, max: 45 }))
  .map(([east, north]) => [degreesOf(east), degreesOf(north)]);

const someTypes = fc.uniqueArray(fc.constantFrom('pharmacy', 'clinic', 'convenience-store'), {
  minLength: 1,
});

export const someNewFacility: fc.Arbitrary<ChangeWanted> = fc.record({
  do: fc.constant('add-facility' as const),
  id: fc.constant(null),
  name: fc.constant('新设施'),
  types: someTypes,
  at: someDoor,
  capacity: fc.constantFrom(null, 10, 60),
  address: fc.constant(''),
  hours: fc.constant(''),
});

const someArrival: fc.Arbitrary<ChangeWanted> = fc
  .tuple(someDoor, fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([at, total, share]) => ({
    do: 'add-people' as const,
    name: '新苑',
    at,
    total,
    byBand: new Map([['age65plus', Math.round(total * share)]]),
  }));

const someSpot: fc.Arbitrary<LonLat> = fc
  .tuple(fc.integer({ min: -40, max: 610 }), fc.integer({ min: -40, max: 610 }))
  .map(([east, north]) => [degreesOf(east), degreesOf(north)]);
const someStreet: fc.Arbitrary<StreetQuery> = someSpot.map((at) => ({
  name: null,
  way: null,
  at,
  between: null,
}));
const someKind = fc.constantFrom('path' as const, 'stairs' as const, 'ramp' as const);

export const someNewPath: fc.Arbitrary<ChangeWanted> = fc.record({
  do: fc.constant('add-path' as const),
  name: fc.constant(''),
  line: fc.array(someSpot, { minLength: 2, maxLength: 3 }),
  kind: someKind,
  inclinePermille: fc.constantFrom(0, 50, -120),
});

export const someClosing: fc.Arbitrary<ChangeWanted> = fc.record({
  do: fc.constant('close-street' as const),
  street: someStreet,
});

export const someRamp: fc.Arbitrary<ChangeWanted> = fc.record({
  do: fc.constant('rebuild-street' as const),
  street: someStreet,
  as: fc.constant('ramp' as const),
  inclinePermille: fc.constant(0),
});

export const someLift: fc.Arbitrary<ChangeWanted> = fc.record({
  do: fc.constant('add-lift' as const),
  stairs: someStreet,
});

/** Whatever can be done to streets; some of it cannot be done in this place. */
export const someStreetChange: fc.Arbitrary<ChangeWanted> = fc.oneof(
  someNewPath,
  someLift,
  someClosing,
  fc.record({
    do: fc.constant('rebuild-street' as const),
    street: someStreet,
    as: someKind,
    inclinePermille: fc.constantFrom(0, 50, -120),
  }),
  fc.record({
    do: fc.constant('put-up-gate' as const),
    at: someSpot,
    kind: fc.constantFrom('locked' as const, 'turnstile' as const),
  }),
  fc.record({ do: fc.constant('open-gate' as const), gate: someStreet }),
);

/** The changes that can be made, one after the other; others are refused and left out. */
export function feasible(
  wanted: readonly ChangeWanted[],
  apply: (changes: readonly ChangeWanted[]) => unknown,
): ChangeWanted[] {
  const made: ChangeWanted[] = [];
  for (const change of wanted) {
    try {
      apply([...made, change]);
      made.push(change);
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
    }
  }
  return made;
}

/** Anything one can do to facilities and people of the district, several times over. */
export function someChanges(district: SmallDistrict): fc.Arbitrary<ChangeWanted[]> {
  const ids = district.facilities.map(({ id }) => id);
  const kinds = [someNewFacility, someArrival];
  if (ids.length > 0) {
    const facility = fc.constantFrom(...ids).map((idOrName) => ({ idOrName, type: null }));
    kinds.push(
      fc.record({ do: fc.constant('move-facility' as const), facility, to: someDoor }),
      fc.record({ do: fc.constant('resize-facility' as const), facility, capacity: fc.nat(90) }),
      fc.record({ do: fc.constant('remove-facility' as const), facility }),
    );
  }
  return fc.array(fc.oneof(...kinds), { maxLength: 5 }).map(withoutGhosts);
}

/** Nothing is done to what was removed before. */
function withoutGhosts(changes: readonly ChangeWanted[]): ChangeWanted[] {
  const removed = new Set<string>();
  return changes.filter((change) => {
    if (!('facility' in change)) return true;
    const { idOrName } = change.facility;
    if (removed.has(idOrName)) return false;
    if (change.do === 'remove-facility') removed.add(idOrName);
    return true;
  });
}

export function scenarioOf(changes: readonly ChangeWanted[], id = 'A'): Scenario {
  return {
    id,
    title: `方案 ${id}`,
    note: '',
    file: `${id}.yaml`,
    changes: changes.map(
      (wanted, at): Change => ({
        wanted,
        note: '',
        place: { file: `${id}.yaml`, line: 3 + at },
      }),
    ),
  };
}
