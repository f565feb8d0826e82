import { Problem, type RecordSet, textIn } from '@yike/kernel';
import type { Area } from '../inputs/area.ts';

const COMMUNITY = /^(?:community|社区)$/i;
const CIRCLE = /^(?:circle|生活圈|圈)$/i;

/**
 * Circles that somebody has drawn: a table with a community, by id or name, and its circle in every row.
 * @returns the communities of every circle, circles in the order of their first row
 * @throws Problem `circles-table-columns`, `circles-table-row`, `circles-table-missing`
 */
export function givenCircles(set: RecordSet, areas: readonly Area[]): number[][] {
  const file = set.file.name;
  const communityAt = set.columns.findIndex((name) => COMMUNITY.test(name.trim()));
  const circleAt = set.columns.findIndex((name) => CIRCLE.test(name.trim()));
  if (communityAt < 0 || circleAt < 0) {
    throw new Problem('circles-table-columns', { file }, { columns: set.columns.join(', ') });
  }
  const circles = new Map<string, number[]>();
  const placed = new Set<number>();
  for (const { values, row } of set.records) {
    const named = textIn(values[communityAt]);
    const circle = textIn(values[circleAt]);
    const byId = areas.findIndex(({ id }) => id === named);
    const community = byId >= 0 ? byId : areas.findIndex(({ name }) => name === named);
    if (community < 0 || circle === '' || placed.has(community)) {
      throw new Problem('circles-table-row', { file, row }, { community: named, circle });
    }
    placed.add(community);
    circles.set(circle, [...(circles.get(circle) ?? []), community]);
  }
  const left = areas.filter((_, at) => !placed.has(at)).map(({ name }) => name);
  if (left.length > 0) {
    const names = left.slice(0, 5).join('、') + (left.length > 5 ? ' …' : '');
    throw new Problem('circles-table-missing', { file }, { count: left.length, names });
  }
  return [...circles.values()];
}
