export { differencesFromPlain } from './testing/differences.ts';
export { PlainWalks } from './testing/plain-walks.ts';
