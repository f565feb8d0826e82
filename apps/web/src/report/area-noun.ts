import type { Words } from './words-zh.ts';

const ENDINGS = [
  ['社区', 'community'],
  ['居委会', 'community'],
  ['街道', 'subdistrict'],
  ['镇', 'town'],
] as const;

/** What to call the areas: by how their names end, when all end alike. */
export function areaNounKey(names: readonly string[]): keyof Words['areaNouns'] {
  const found = ENDINGS.find(([ending]) => names.every((name) => name.endsWith(ending)));
  return found === undefined || names.length === 0 ? 'area' : found[1];
}
