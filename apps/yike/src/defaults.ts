/** What a command does unless told otherwise. */
export const DEFAULT_WALKERS: readonly string[] = ['adult', 'elder', 'wheelchair'];
export const DEFAULT_STANDARD = 'mofcom-2025';
export const DEFAULT_PORT = 8750;
/** Far more than a household behind one address asks, far fewer than would hurt. */
export const DEFAULT_REQUESTS_PER_MINUTE = 3000;
