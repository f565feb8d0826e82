import type { Joints } from '@yike/engine-network';

/** A place as one of those of some joints. */
export interface JoinedPlace {
  readonly joints: Joints;
  readonly place: number;
}

/** Joints of places that were joined before, together or apart, in the order given. */
export function carriedJoints(places: readonly JoinedPlace[]): Joints {
  const first = new Uint32Array(places.length + 1);
  const sources: { readonly joints: Joints; readonly joint: number }[] = [];
  for (const [at, { joints, place }] of places.entries()) {
    const end = joints.first[place + 1] ?? 0;
    for (let joint = joints.first[place] ?? 0; joint < end; joint++)
      sources.push({ joints, joint });
    first[at + 1] = sources.length;
  }
  return {
    count: places.length,
    first,
    edge: Uint32Array.from(sources, ({ joints, joint }) => joints.edge[joint] ?? 0),
    alongDm: Uint32Array.from(sources, ({ joints, joint }) => joints.alongDm[joint] ?? 0),
    offDm: Uint32Array.from(sources, ({ joints, joint }) => joints.offDm[joint] ?? 0),
  };
}
