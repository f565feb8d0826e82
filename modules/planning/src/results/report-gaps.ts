import type { GapResult } from '../assessment/gap-results.ts';

/**
 * Of one service and walker. A city has hundreds of thousands of gaps, most of them a house or two: a
 * page with all of them is larger than browsers can read.
 */
const MOST_DRAWN = 300;

interface DrawnGaps {
  readonly drawn: readonly GapResult[];
  /** walker id → type → how many smaller ones are left to gaps.geojson; nothing where there are none. */
  readonly leftOut: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The largest gaps of every service and walker. @param gaps largest first */
export function gapsToDraw(gaps: readonly GapResult[], most = MOST_DRAWN): DrawnGaps {
  const counts = new Map<string, number>();
  const leftOut: Record<string, Record<string, number>> = {};
  const drawn = gaps.filter(({ gap: { walker, type } }) => {
    const key = `${walker}/${type}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most) return true;
    leftOut[walker] ??= {};
    leftOut[walker][type] = count - most;
    return false;
  });
  return { drawn, leftOut };
}
