/** A preview can be applied for a week; by then nobody knows what it said. Own definition 自定. */
const PREVIEW_DAYS = 7;
const MILLISECONDS_A_DAY = 86_400_000;

/** Previews of this moment and before have expired. */
export function lastExpired(now: Date): Date {
  return new Date(now.getTime() - PREVIEW_DAYS * MILLISECONDS_A_DAY);
}
