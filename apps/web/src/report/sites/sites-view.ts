import type { ChosenSite, Sites, SitesData } from '@yike/planning/contract';
import type { Palette } from '../palette.ts';
import { int16sOf } from '../unpack.ts';

type RoundStop = NonNullable<Sites['round']>['stops'][number];

/** Where a site comes in the round of a unit on wheels; undefined without a round. */
export function stopOf({ round }: Sites, { rank }: ChosenSite): RoundStop | undefined {
  return round?.stops.find((stop) => stop.rank === rank);
}

/** The number a site goes by: its place in the round, else its rank. */
export function numberOf(result: Sites, site: ChosenSite): number {
  return stopOf(result, site)?.order ?? site.rank;
}

/** What happens to a demand point: the classes of the map, in the order of the legend. */
export const FATES = ['already', 'new', 'chosen', 'uncovered'] as const;
export type Fate = (typeof FATES)[number];

export function fateColour(fate: Fate, palette: Palette): string {
  const colours: Readonly<Record<Fate, string | undefined>> = {
    already: palette.walk[1],
    new: palette.walk[3],
    chosen: palette.walk[5],
    uncovered: palette.lack[2],
  };
  return colours[fate] ?? palette.noData;
}

/** By demand point, for one service: `coveredBy` opened. */
export function coveredByOf({ coveredBy }: SitesData, type: string, count: number): Int16Array {
  const text = coveredBy[type];
  return text === undefined ? new Int16Array(count) : int16sOf(text);
}

/** @param covered rank of the site that covers a point first, 0 nobody, −1 a facility there is */
export function fateOf(covered: number, chosenRank: number | null): Fate {
  if (covered < 0) return 'already';
  if (covered === 0) return 'uncovered';
  return covered === chosenRank ? 'chosen' : 'new';
}
