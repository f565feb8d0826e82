import type { Gap } from '@yike/planning/contract';
import type { Ground } from './made-up-ground.ts';
import { peopleAt } from './made-up-results.ts';
import type { Town } from './made-up-town.ts';
import { BEYOND, type Walk } from './made-up-walks.ts';
import { base64, toLonLat } from './packing.ts';

export function gapsOf(town: Town, walks: readonly Walk[]) {
  const members: Record<string, string> = {};
  const gaps = walks.flatMap((walk) =>
    clusters(town.ground, walk).map((indexes, order): Gap => {
      const id = `${walk.walker}-${walk.type}-${order + 1}`;
      members[id] = base64(Uint32Array.from(indexes));
      return gapOf(town, walk, indexes, id);
    }),
  );
  const size = (gap: Gap): number => gap.people['total'] ?? 0;
  return { gaps: gaps.toSorted((a, b) => size(b) - size(a)), members };
}

function gapOf(town: Town, walk: Walk, indexes: readonly number[], id: string): Gap {
  const cells = indexes.flatMap((index) => town.ground.demand[index] ?? []);
  const middle = cells[Math.floor(cells.length / 2)];
  const reached = indexes.flatMap((index) => {
    const cost = walk.cost[index] ?? BEYOND;
    return cost === BEYOND ? [] : [cost];
  });
  const mean =
    reached.length < indexes.length
      ? null
      : Math.round(reached.reduce((a, b) => a + b, 0) / reached.length);
  return {
    id,
    walker: walk.walker,
    type: walk.type,
    areaIds: [...new Set(cells.map(({ area }) => area))].flatMap((area) =>
      area < 0 ? [] : [`area-${area + 1}`],
    ),
    at: toLonLat(middle?.at ?? [0, 0]),
    people: peopleAt(town, indexes),
    demandPoints: indexes.length,
    ...(walk.walker === 'gb50180' ? { nearestMetres: mean } : { nearestSeconds: mean }),
    noneInInput: !town.facilities.some(({ type }) => type === walk.type),
  };
}

/** Uncovered cells that touch, side or corner, are one gap. */
function clusters(ground: Ground, walk: Walk): number[][] {
  const open = new Map<string, number>();
  ground.demand.forEach((cell, index) => {
    if ((walk.cost[index] ?? BEYOND) > walk.budget) open.set(`${cell.column},${cell.row}`, index);
  });
  const found: number[][] = [];
  for (const [start, first] of open) {
    open.delete(start);
    const cluster = [first];
    // grows while it is read
    for (const index of cluster) cluster.push(...takeNeighbours(ground, open, index));
    found.push(cluster);
  }
  return found;
}

function takeNeighbours(ground: Ground, open: Map<string, number>, index: number): number[] {
  const cell = ground.demand[index];
  if (cell === undefined) return [];
  return neighbourKeys(cell.column, cell.row).flatMap((key) => {
    const neighbour = open.get(key);
    open.delete(key);
    return neighbour ?? [];
  });
}

const neighbourKeys = (column: number, row: number): string[] =>
  [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx},${row + dy}`));
