export { differencesFromPlain } from './testing/differences.ts';
export { outlineFaults } from './testing/outline-faults.ts';
export { PlainWalks } from './testing/plain-walks.ts';
