import { dayInChina } from '@yike/kernel';
import type { Facility } from '../places/facility.ts';
import { ownId } from '../places/own-id.ts';
import type { Provider } from '../places/provider.ts';

/** A place as files say it: with its provider, and the ids by which it is known again. */
export interface ExportedPlace {
  readonly facility: Facility;
  readonly provider: Provider | null;
}

/** Its ids elsewhere; a place that has none is called by ours. */
export function writtenIds({ facility }: ExportedPlace): readonly string[] {
  const { sourceIds, facilityId } = facility;
  return sourceIds.length > 0 ? sourceIds : [ownId(facilityId)];
}

/** The day on which the oldest of its facts was confirmed: all that is said was true then or later. */
export function confirmedOn({ facility }: ExportedPlace): string {
  const moments = Object.values(facility.facts).map(({ at }) => at);
  const [oldest] = moments.sort();
  return dayInChina(oldest === undefined ? facility.changedAt : new Date(oldest));
}

/** The moment that a day of a file stands for: its beginning in China. */
export const momentOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();
