import { type CityCode, cityOfRegion, Problem, type RegionCode } from '@yike/kernel';
import {
  type AccessRecord,
  addPerson,
  changePerson,
  deleteOwnData,
  erasePerson,
  exportOwnData,
  findHousehold,
  type KeyRing,
  linkAccount,
  listAccess,
  listPersonsOf,
  listProxiesBy,
  makeHousehold,
  mayKeepPersons,
  mayReadAccess,
  maySeePerson,
  moveIn,
  moveOut,
  type OwnDataPart,
  type Person,
  RETAINED,
  recordAccess,
  seeHousehold,
  seePerson,
  seePersons,
} from '@yike/people';
import { PEOPLE_API } from '@yike/people/contract';
import { type Route, routesOf } from '../route.ts';
import { accountActor, contactOf } from './identity.ts';
import { ofPerson } from './person-access.ts';
import { shownProxy } from './proxies.ts';

const { read, recordedRead, change, steps } = routesOf('people');
const OWN = 'own data';

/** @param parts what other modules keep of an account */
export function peopleRoutes(keys: KeyRing, parts: readonly OwnDataPart[]): readonly Route[] {
  return [
    ...personRoutes(keys),
    ...changingRoutes(keys),
    ...accessRoutes(),
    ...householdRoutes(),
    ...ownRoutes(keys, parts),
  ];
}

function personRoutes(keys: KeyRing): readonly Route[] {
  return [
    change(
      PEOPLE_API.addPerson,
      { regionOf: ({ params }) => params.regionCode, may: mayKeepPersons },
      async (tx, actor, { params, query, body }) => {
        const doing = { actor, action: 'addPerson', reason: query.reason };
        return kept(await addPerson(tx, keys, doing, params.regionCode, body));
      },
    ),
    recordedRead(
      PEOPLE_API.listPersons,
      { regionOf: ({ params }) => params.regionCode, may: mayKeepPersons },
      async (tx, actor, { params, query }) => {
        const { reason, ...search } = query;
        const cityCode = cityOfRegion(params.regionCode);
        if (cityCode === null) throw new Problem('not-found');
        const doing = { actor, action: 'listPersons', reason };
        const within = { ...search, cityCode, within: params.regionCode };
        const { items, next } = await seePersons(tx, keys, doing, within);
        return { items: items.map(shownPerson), next };
      },
    ),
    recordedRead(
      PEOPLE_API.getPerson,
      ofPerson(maySeePerson, 'view'),
      async (tx, actor, { params, query }) => {
        const doing = { actor, action: 'getPerson', reason: query.reason };
        return shownPerson(await seePerson(tx, keys, doing, params));
      },
    ),
  ];
}

function changingRoutes(keys: KeyRing): readonly Route[] {
  return [
    change(
      PEOPLE_API.changePerson,
      ofPerson(mayKeepPersons),
      async (tx, actor, { params, query, version, body }) => {
        const doing = { actor, action: 'changePerson', reason: query.reason };
        return kept(await changePerson(tx, keys, doing, params, version, body));
      },
    ),
    change(
      PEOPLE_API.linkPersonAccount,
      ofPerson(mayKeepPersons),
      async (tx, actor, { params, body }) => {
        const doing = { actor, action: 'linkPersonAccount', reason: body.reason };
        return kept(await linkAccount(tx, keys, doing, params, contactOf(body.contact)));
      },
    ),
    change(
      PEOPLE_API.erasePerson,
      ofPerson(mayKeepPersons),
      async (tx, actor, { params, query }) => {
        const doing = { actor, action: 'erasePerson', reason: query.reason };
        await erasePerson(tx, keys, doing, params);
        return { retained: RETAINED };
      },
    ),
  ];
}

function accessRoutes(): readonly Route[] {
  return [
    read(
      PEOPLE_API.listPersonAccess,
      ofPerson(mayReadAccess, 'self'),
      async (reading, _, { params, query }) => {
        const { cityCode, personId } = params;
        const within = `${cityCode}000000` as RegionCode;
        const { items, next } = await listAccess(reading, { ...query, within, personId });
        // of others who were seen in the same list nothing is said
        return {
          items: items.map((one) => ({ ...shownAccess(one), personIds: [personId] })),
          next,
        };
      },
    ),
    read(
      PEOPLE_API.listAccess,
      { regionOf: ({ params }) => params.regionCode, may: mayReadAccess },
      async (reading, _, { params, query }) => {
        const { items, next } = await listAccess(reading, { ...query, within: params.regionCode });
        return { items: items.map(shownAccess), next };
      },
    ),
  ];
}

function householdRoutes(): readonly Route[] {
  const access = {
    regionOf: async (
      { params }: { params: { cityCode: CityCode; householdId: string } },
      reading: Parameters<typeof findHousehold>[0],
    ) => (await findHousehold(reading, params.cityCode, params.householdId))?.regionCode ?? null,
    may: mayKeepPersons,
  };
  return [
    change(
      PEOPLE_API.makeHousehold,
      { regionOf: ({ params }) => params.regionCode, may: mayKeepPersons },
      (tx, actor, { params }) =>
        makeHousehold(
          tx,
          { actor, action: 'makeHousehold', reason: 'household' },
          params.regionCode,
        ),
    ),
    recordedRead(PEOPLE_API.getHousehold, access, (tx, actor, { params, query }) =>
      seeHousehold(
        tx,
        { actor, action: 'getHousehold', reason: query.reason },
        params.cityCode,
        params.householdId,
      ),
    ),
    change(PEOPLE_API.moveIn, access, (tx, actor, { params, query, body }) =>
      moveIn(
        tx,
        { actor, action: 'moveIn', reason: query.reason },
        params.cityCode,
        params.householdId,
        body,
      ),
    ),
    change(PEOPLE_API.moveOut, access, (tx, actor, { params, body }) =>
      moveOut(
        tx,
        { actor, action: 'moveOut', reason: body.reason },
        params.cityCode,
        params.householdId,
        params.personId,
        body.day,
      ),
    ),
  ];
}

function ownRoutes(keys: KeyRing, parts: readonly OwnDataPart[]): readonly Route[] {
  return [
    recordedRead(PEOPLE_API.listMyPersons, 'signed-in', async (tx, actor) => {
      const me = accountActor(actor);
      const persons = await listPersonsOf(tx, keys, me.accountId);
      for (const { regionCode, personId } of persons) {
        const access = { actor, action: 'listMyPersons', reason: OWN, regionCode };
        await recordAccess(tx, { ...access, outcome: 'done', personIds: [personId] });
      }
      const actsFor = await listProxiesBy(tx, me.accountId);
      return { persons: persons.map(shownPerson), actsFor: actsFor.map(shownProxy) };
    }),
    recordedRead(PEOPLE_API.exportMyData, 'signed-in', async (tx, actor) => {
      const said = await exportOwnData(tx, keys, accountActor(actor), parts);
      return JSON.parse(JSON.stringify(said));
    }),
    steps(PEOPLE_API.deleteMyData, 'signed-in', async (database, actor, _, { setSession }) => {
      const said = await database.transaction((tx) =>
        deleteOwnData(tx, keys, accountActor(actor), parts),
      );
      setSession(null);
      return said;
    }),
  ];
}

const kept = ({ cityCode, personId, version }: Person) => ({ cityCode, personId, version });

function shownPerson(person: Person) {
  const { accountId, particulars, changedAt, ...rest } = person;
  return {
    ...rest,
    ...particulars,
    hasAccount: accountId !== null,
    changedAt: changedAt.toISOString(),
  };
}

function shownAccess(record: AccessRecord) {
  return { ...record, at: record.at.toISOString() };
}
