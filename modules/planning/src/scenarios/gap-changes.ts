import type { Assessment } from '../assessment/assess.ts';
import type { Gap, ScenarioResult } from '../contract.ts';

/**
 * Gaps of before that a scenario leaves no more, and gaps there were not. Where they lie and who lives in them
 * tells gaps apart, not their rank; one that has grown or shrunk is both.
 */
export function gapChanges(before: Assessment, after: Assessment): ScenarioResult['gaps'] {
  if (before.gaps === after.gaps) return { closed: [], opened: [] };
  return { closed: gapsLeft(before, after), opened: gapsLeft(after, before) };
}

function gapsLeft(one: Assessment, without: Assessment): Gap[] {
  const others = new Set(without.gaps.map(({ gap }) => keyOf(gap)));
  return one.gaps.flatMap(({ gap }) => (others.has(keyOf(gap)) ? [] : [gap]));
}

export const keyOf = (gap: Gap): string => JSON.stringify({ ...gap, id: '' });
