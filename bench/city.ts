/** The city that is measured: Porto where it is, else a generated one; packed once, opened by each task. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildNetwork,
  packNetwork,
  unpackNetwork,
  type WalkingNetwork,
  type Weights,
  weigh,
} from '@yike/engine-network';
import {
  type BlockSummer,
  blockKernelPath,
  loadBlockKernel,
  loadSweepKernel,
  PlainBlockSummer,
  PlainSweeper,
  type Sweeper,
  sweepKernelPath,
} from '@yike/engine-reach';
import { readOsm } from '@yike/files';
import { generatedCity } from './generated-city.ts';
import { paceWalker, SEED } from './measured-town.ts';

export const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));
export const PORTO = join(DATA, 'porto/porto_portugal.osm.pbf');
const GENERATED_POINTS = 300_000;
const PACKED = 'city.pack';

export interface City {
  readonly network: WalkingNetwork;
  /** For somebody at 80 m a minute everywhere. */
  readonly weights: Weights;
  /** Folder for what a task writes. */
  readonly scratch: string;
  /** Most that the process came to hold beyond the network, so far. */
  readonly megabytesBeyond: () => number;
}

/** Builds the city and packs it into the folder. Returns what it is. */
export async function layCity(scratch: string): Promise<string> {
  const isHere = existsSync(PORTO);
  const osm = isHere ? await readOsm(PORTO) : generatedCity(GENERATED_POINTS, SEED);
  const { network: asMapped } = buildNetwork(osm);
  // no slopes: others know lengths only
  const network = { ...asMapped, edgeInclinePermille: new Int16Array(asMapped.edgeCount) };
  writeFileSync(join(scratch, PACKED), packNetwork(network));
  const name = isHere ? 'Porto' : `A generated city (${PORTO} is not here)`;
  const vertices = network.shapeLon.length - 2 * network.edgeCount + network.nodeCount;
  return `${name}: ${vertices} points, ${network.nodeCount} nodes, ${network.edgeCount} edges`;
}

export function openCity(scratch: string): City {
  const network = unpackNetwork(new Uint8Array(readFileSync(join(scratch, PACKED))));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const megabytesBeyond = (): number => (1024 * process.resourceUsage().maxRSS - before) / 1e6;
  return { network, weights: weigh(network, paceWalker()), scratch, megabytesBeyond };
}

/** The compiled sweeps where they are and this machine runs them. */
export function sweepers(): Sweeper[] {
  const kernel = bytesAt(sweepKernelPath(), loadSweepKernel);
  return kernel === null ? [new PlainSweeper()] : [kernel, new PlainSweeper()];
}

/** The same for sums. */
export function fastestSummer(): BlockSummer {
  return bytesAt(blockKernelPath(), loadBlockKernel) ?? new PlainBlockSummer();
}

function bytesAt<Kernel>(
  path: URL,
  load: (bytes: Uint8Array<ArrayBuffer>) => Kernel | null,
): Kernel | null {
  return existsSync(path) ? load(readFileSync(path)) : null;
}
