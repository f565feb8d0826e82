import { planeAt, planeX, planeY } from '@yike/engine-geometry';
import type { Joints, WalkingNetwork, Weights } from '@yike/engine-network';
import { type StreetSample, samplesOf, walkedEdges } from './street-samples.ts';

/** Where a core might be: a point of a street in every square of the ground, a junction where there is one. */
export interface CorePlaces {
  /** Community each is in. */
  readonly communities: Int32Array;
  readonly samples: readonly StreetSample[];
  /** The same points, to be walked to. */
  readonly joints: Joints;
  /** Side of the squares. */
  readonly squareMetres: number;
}

const SQUARE_METRES = 100;
const SAMPLE_METRES = 50;
const MOST_CANDIDATES = 20_000;

/** @param areaOf community of a position, −1: outside all, no place for a core */
export function corePlaces(
  network: WalkingNetwork,
  weights: Weights,
  areaOf: (lon: number, lat: number) => number,
): CorePlaces {
  const found = walkedEdges(weights).flatMap((edge) =>
    samplesOf(network, edge, SAMPLE_METRES).flatMap((sample): Placed[] => {
      const community = areaOf(sample.lon, sample.lat);
      return community < 0 ? [] : [{ sample, community, streets: streetsAt(network, sample) }];
    }),
  );
  for (let side = SQUARE_METRES; ; side *= 2) {
    const chosen = onePerSquare(found, side);
    if (chosen.length > MOST_CANDIDATES) continue;
    const samples = chosen.map(({ sample }) => sample);
    return {
      communities: Int32Array.from(chosen, ({ community }) => community),
      samples,
      joints: {
        count: samples.length,
        first: Uint32Array.from({ length: samples.length + 1 }, (_, at) => at),
        edge: Uint32Array.from(samples, ({ edge }) => edge),
        alongDm: Uint32Array.from(samples, ({ alongDm }) => alongDm),
        offDm: new Uint32Array(samples.length),
      },
      squareMetres: side,
    };
  }
}

interface Placed {
  readonly sample: StreetSample;
  readonly community: number;
  /** Streets that meet there; 0 between junctions. */
  readonly streets: number;
}

function onePerSquare(found: readonly Placed[], squareMetres: number): Placed[] {
  const plane = planeAt(found[0]?.sample.lat ?? 0);
  const best = new Map<string, Placed>();
  for (const one of found) {
    const column = Math.floor(planeX(plane, one.sample.lon) / squareMetres);
    const row = Math.floor(planeY(plane, one.sample.lat) / squareMetres);
    // a square on a border has a place on either side of it
    const key = `${column} ${row} ${one.community}`;
    if (one.streets > (best.get(key)?.streets ?? -1)) best.set(key, one);
  }
  return [...best.values()];
}

function streetsAt(network: WalkingNetwork, { edge, alongDm }: StreetSample): number {
  const { firstArc, edgeFrom, edgeTo, edgeLengthDm } = network;
  const isEnd = alongDm === 0 || alongDm === edgeLengthDm[edge];
  if (!isEnd) return 0;
  const node = (alongDm === 0 ? edgeFrom[edge] : edgeTo[edge]) ?? 0;
  return (firstArc[node + 1] ?? 0) - (firstArc[node] ?? 0);
}

/** Names of the streets at a place. */
export function streetNamesAt(network: WalkingNetwork, sample: StreetSample): string[] {
  const { firstArc, arcEdge, edgeName, edgeFrom, edgeTo, names } = network;
  const { edge, alongDm } = sample;
  const node = (alongDm === 0 ? edgeFrom[edge] : edgeTo[edge]) ?? 0;
  const edges =
    streetsAt(network, sample) === 0
      ? [edge]
      : [...arcEdge.subarray(firstArc[node], firstArc[node + 1])].map((arc) => arc >> 1);
  const own = edges.map((one) => names[edgeName[one] ?? 0] ?? '');
  return [...new Set(own)].filter((name) => name !== '');
}
