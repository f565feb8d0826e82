import {
  endProxy,
  type KeyRing,
  listProxies,
  makeProxy,
  mayKeepPersons,
  type PersonProxy,
} from '@yike/people';
import { PEOPLE_API } from '@yike/people/contract';
import { type Route, routesOf } from '../route.ts';
import { recordLook } from './consents.ts';
import { contactOf } from './identity.ts';
import { ofPerson } from './person-access.ts';

const { recordedRead, change } = routesOf('people');

/** Who may act for a person: said by the person and by workers, and by no proxy. */
export function proxyRoutes(keys: KeyRing): readonly Route[] {
  return [
    recordedRead(
      PEOPLE_API.listProxies,
      ofPerson(mayKeepPersons, 'self'),
      async (tx, actor, { params, query }) => {
        await recordLook(tx, actor, 'listProxies', query.reason, params);
        return { items: (await listProxies(tx, params)).map(shownProxy) };
      },
    ),
    change(
      PEOPLE_API.makeProxy,
      ofPerson(mayKeepPersons, 'self'),
      async (tx, actor, { params, body }) => {
        const { reason, contact, textVersion, textSha256, channel, ...rest } = body;
        const doing = { actor, action: 'makeProxy', reason };
        const agreement = { textVersion, textSha256, channel };
        const wish = { ...rest, agreement, contact: contactOf(contact) };
        return shownProxy(await makeProxy(tx, keys, doing, params, wish));
      },
    ),
    change(
      PEOPLE_API.endProxy,
      ofPerson(mayKeepPersons, 'self'),
      async (tx, actor, { params, query }) => {
        const doing = { actor, action: 'endProxy', reason: query.reason };
        await endProxy(tx, keys, doing, params, params.proxyId);
        return {};
      },
    ),
  ];
}

export function shownProxy(proxy: PersonProxy) {
  return { ...proxy, endedAt: proxy.endedAt?.toISOString() ?? null };
}
