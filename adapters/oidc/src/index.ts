export { openIdConnect } from './open-id-connect.ts';
