import {
  type Actor,
  type MessageSender,
  Problem,
  type RegionCode,
  type SignOnPort,
} from '@yike/kernel';
import {
  beginSecondFactor,
  type Contact,
  changePassword,
  findCredentials,
  findGrant,
  getAccount,
  grantRole,
  type KeyRing,
  listGrantsIn,
  listRolesHeld,
  listSessions,
  mayGrantSome,
  mayListRoles,
  nameAccount,
  parseContact,
  type RoleGrant,
  requestCode,
  revokeRole,
  revokeSession,
  type SignedIn,
  showSecondFactor,
  signInWithCode,
  signInWithPassword,
  signOut,
} from '@yike/people';
import { IDENTITY_API } from '@yike/people/contract';
import { type Exchange, type Route, routesOf } from '../route.ts';

const { read, change, steps } = routesOf('identity');

export interface IdentityParts {
  readonly keys: KeyRing;
  readonly messages: MessageSender;
  readonly signOn: SignOnPort;
}

export function identityRoutes(parts: IdentityParts): readonly Route[] {
  return [...signInRoutes(parts), ...ownAccountRoutes(parts), ...roleRoutes(parts.keys)];
}

function signInRoutes({ keys, messages }: IdentityParts): readonly Route[] {
  return [
    steps(IDENTITY_API.requestSignInCode, 'everyone', async (database, _, { body }, { source }) => {
      const contact = contactOf(body.contact);
      const message = await database.transaction((tx) => requestCode(tx, keys, contact, source));
      await messages.send(message);
      return {};
    }),
    steps(IDENTITY_API.signInWithCode, 'everyone', async (database, _, { body }, exchange) => {
      const contact = contactOf(body.contact);
      const signedIn = await signInWithCode(database, keys, contact, body.code, exchange.source);
      return tokenGiven(signedIn, body.bearer, exchange);
    }),
    steps(IDENTITY_API.signInWithPassword, 'everyone', async (database, _, { body }, exchange) => {
      const { password, bearer } = body;
      const contact = contactOf(body.contact);
      const signedIn = await signInWithPassword(database, keys, contact, password, exchange.source);
      return tokenGiven(signedIn, bearer, exchange);
    }),
  ];
}

function ownAccountRoutes({ keys, signOn }: IdentityParts): readonly Route[] {
  return [
    read(IDENTITY_API.getMe, 'signed-in', async (reading, actor) => {
      const me = accountActor(actor);
      const account = await getAccount(reading, keys, me.accountId);
      const held = await listRolesHeld(reading, me.accountId);
      const holds = ({ role, region }: { role: string; region: string }): boolean =>
        me.roles.some((one) => one.role === role && one.region === region);
      const { hasPassword, isPasswordTemporary, hasSecondFactor } = account;
      return {
        accountId: me.accountId,
        ...account.particulars,
        hasPassword,
        isPasswordTemporary,
        hasSecondFactor,
        roles: me.roles,
        rolesWaiting: held.filter((one) => !holds(one)),
      };
    }),
    change(IDENTITY_API.nameMe, 'signed-in', async (tx, actor, { body }) => {
      await nameAccount(tx, keys, accountActor(actor), body.name);
      return {};
    }),
    steps(
      IDENTITY_API.changePassword,
      'signed-in',
      async (database, actor, { body }, { source }) => {
        await changePassword(database, keys, accountActor(actor), body, source);
        return {};
      },
    ),
    steps(IDENTITY_API.beginSecondFactor, 'signed-in', (database, actor) =>
      database.transaction((tx) => beginSecondFactor(tx, keys, accountActor(actor))),
    ),
    steps(
      IDENTITY_API.showSecondFactor,
      'signed-in',
      async (database, actor, { body }, { source, setSession }) => {
        const { code, bearer } = body;
        const token = await showSecondFactor(database, keys, accountActor(actor), code, source);
        if (!bearer) setSession(token);
        return { token: bearer ? token : null };
      },
    ),
    read(IDENTITY_API.listMySessions, 'signed-in', async (reading, actor) => {
      const me = accountActor(actor);
      const sessions = await listSessions(reading, me.accountId);
      return {
        items: sessions.map((session) => ({
          ...session,
          isThis: session.sessionId === me.sessionId,
          madeAt: session.madeAt.toISOString(),
          seenAt: session.seenAt.toISOString(),
        })),
      };
    }),
    change(IDENTITY_API.endMySession, 'signed-in', async (tx, actor, { params }) => {
      await revokeSession(tx, accountActor(actor), params.sessionId);
      return {};
    }),
    steps(IDENTITY_API.signOut, 'signed-in', async (database, actor, _, { setSession }) => {
      const me = accountActor(actor);
      const { sessionId } = me;
      const signOutUrl =
        sessionId === undefined ? null : await signOut({ database, keys, signOn }, me, sessionId);
      setSession(null);
      return { signOutUrl };
    }),
  ];
}

function roleRoutes(keys: KeyRing): readonly Route[] {
  return [
    read(
      IDENTITY_API.listRoleGrants,
      { regionOf: ({ params }) => params.regionCode, may: mayListRoles },
      async (reading, _, { params, query }) => {
        const { items, next } = await listGrantsIn(reading, params.regionCode, query);
        return { items: items.map(shown), next };
      },
    ),
    change(
      IDENTITY_API.grantRole,
      { regionOf: ({ params }) => params.regionCode, may: mayGrantSome },
      async (tx, actor, { params, body }) => {
        const account = await findCredentials(tx, keys, contactOf(body.contact));
        if (account === null) throw new Problem('account-unknown');
        const { role, reason } = body;
        const grant = { accountId: account.account_id, role, reason, region: params.regionCode };
        return { grantId: await grantRole(tx, actor, grant) };
      },
    ),
    change(
      IDENTITY_API.revokeRole,
      {
        regionOf: async ({ params }, reading) =>
          ((await findGrant(reading, params.grantId))?.region ?? null) as RegionCode | null,
        may: mayGrantSome,
      },
      async (tx, actor, { params, body }) => {
        await revokeRole(tx, actor, params.grantId, body.reason);
        return {};
      },
    ),
  ];
}

/** @throws Problem `contact-invalid` */
export function contactOf(text: string): Contact {
  const contact = parseContact(text);
  if (contact === null) throw new Problem('contact-invalid');
  return contact;
}

/** Whoever runs the installation has no account to look after. @throws Problem `not-signed-in` */
export function accountActor(actor: Actor): Actor & { readonly kind: 'account' } {
  if (actor.kind !== 'account') throw new Problem('not-signed-in');
  return actor;
}

function tokenGiven({ accountId, token }: SignedIn, isBearer: boolean, exchange: Exchange) {
  if (!isBearer) exchange.setSession(token);
  return { accountId, token: isBearer ? token : null };
}

function shown(grant: RoleGrant) {
  return {
    ...grant,
    grantedAt: grant.grantedAt.toISOString(),
    revokedAt: grant.revokedAt?.toISOString() ?? null,
  };
}
