export type { Account } from './identity/account.ts';
export { findCredentials, getAccount } from './identity/account-view.ts';
export { type Contact, maskContact, parseContact } from './identity/contact.ts';
export { forgetSignIns } from './identity/forgetting-service.ts';
export { IDENTITY } from './identity/identity.ts';
export { checkKeys } from './identity/key-check-service.ts';
export { nameAccount } from './identity/me-service.ts';
export { isRoleHeldAt, isStaffRole, ROLE_TABLE, ROLES } from './identity/role.ts';
export { mayGrantSome, mayListRoles } from './identity/role-policy.ts';
export { grantRole, revokeRole } from './identity/role-service.ts';
export {
  findGrant,
  listGrantsIn,
  listGrantsOf,
  listRolesHeld,
  type RoleGrant,
} from './identity/role-view.ts';
export { beginSecondFactor, showSecondFactor } from './identity/second-factor-service.ts';
export { recognise } from './identity/session-service.ts';
export { listSessions } from './identity/session-view.ts';
export {
  changePassword,
  requestCode,
  revokeSession,
  type SignedIn,
  type Source,
  signInWithCode,
  signInWithPassword,
} from './identity/sign-in-service.ts';
export { unlinkIdentity } from './identity/sign-on/linking-service.ts';
export { checkProvider, endTrust } from './identity/sign-on/provider-service.ts';
export { listIdentities } from './identity/sign-on/sign-on-identity-view.ts';
export { type CityProvider, redirectUriOf } from './identity/sign-on/sign-on-provider.ts';
export { insertProvider } from './identity/sign-on/sign-on-provider-store.ts';
export { listProviders } from './identity/sign-on/sign-on-provider-view.ts';
export { beginSignOn, finishSignOn, signOut } from './identity/sign-on/sign-on-service.ts';
export { addStaff, resetAccount } from './identity/staff-account-service.ts';
export { listRoleHolders, type RoleHolder } from './identity/staff-view.ts';
export { KeyRing, type KeyRingFile, keyRingSchema, newKeyRing, withNewKey } from './key-ring.ts';
export { countSealed, resealAll } from './resealing-service.ts';
export type { AccessRecord } from './residents/access-record.ts';
export { recordAccess } from './residents/access-record-store.ts';
export {
  type BrokenChain,
  findBrokenChain,
  listAccess,
  listAuditedCities,
} from './residents/access-record-view.ts';
export { type ChainEnd, hasChainEnd, listChainEnds } from './residents/chain-end-view.ts';
export type { Consent } from './residents/consent.ts';
export { giveConsent, withdrawConsent } from './residents/consent-service.ts';
export { hasConsent, listConsents } from './residents/consent-view.ts';
export type { Household } from './residents/household.ts';
export { makeHousehold, moveIn, moveOut, seeHousehold } from './residents/household-service.ts';
export { findHousehold } from './residents/household-view.ts';
export { type OwnDataPart, RETAINED } from './residents/own-data.ts';
export { deleteOwnData, exportOwnData } from './residents/own-data-service.ts';
export type { Person, PersonKey } from './residents/person.ts';
export { mayKeepPersons, mayReadAccess, maySeePerson } from './residents/person-policy.ts';
export {
  addPerson,
  changePerson,
  type Doing,
  erasePerson,
  linkAccount,
  seePerson,
  seePersons,
} from './residents/person-service.ts';
export { findPersonRegion, listPersonsOf } from './residents/person-view.ts';
export type { PersonProxy, ProxyScope } from './residents/proxy.ts';
export { endProxy, makeProxy } from './residents/proxy-service.ts';
export { actsFor, isPersonSelf, listProxies, listProxiesBy } from './residents/proxy-view.ts';
export { PEOPLE } from './residents/residents.ts';
