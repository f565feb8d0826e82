/** What people says over the wire. Light enough for the browser. */
export { IDENTITY_API } from './identity/identity-contract.ts';
export { SIGN_ON_API } from './identity/sign-on/sign-on-contract.ts';
export { PEOPLE_API } from './residents/residents-contract.ts';
