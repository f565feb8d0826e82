import type { Joints } from './snap.ts';
import type { StreetPiece } from './street-pieces.ts';

/**
 * The joints places had and, for those on a street that was cut, the same spots on its pieces. A spot where
 * it was cut lies on both pieces.
 *
 * @param edgeOfPiece number of the edge of each piece
 */
export function carryJoints(
  joints: Joints,
  pieces: readonly StreetPiece[],
  edgeOfPiece: readonly number[],
): Joints {
  const piecesOfEdge = new Map<number, number[]>();
  pieces.forEach(({ edge }, piece) => {
    piecesOfEdge.set(edge, [...(piecesOfEdge.get(edge) ?? []), piece]);
  });
  if (piecesOfEdge.size === 0) return joints;
  const extra = Array.from({ length: joints.edge.length }, (_, joint) => {
    const along = joints.alongDm[joint];
    const own = piecesOfEdge.get(joints.edge[joint]) ?? [];
    return own
      .filter((piece) => along >= pieces[piece].fromDm && along <= pieces[piece].toDm)
      .map((piece) => ({
        edge: edgeOfPiece[piece],
        alongDm: along - pieces[piece].fromDm,
        offDm: joints.offDm[joint],
      }));
  });
  return addJoints(joints, (place) =>
    extra.slice(joints.first[place], joints.first[place + 1]).flat(),
  );
}

/** Every place keeps its joints and gains those of another joining of the same places. */
export function uniteJoints(joints: Joints, more: Joints): Joints {
  return addJoints(joints, (place) => {
    const gained: Joint[] = [];
    for (let joint = more.first[place]; joint < more.first[place + 1]; joint++) {
      const { edge, alongDm, offDm } = more;
      gained.push({ edge: edge[joint], alongDm: alongDm[joint], offDm: offDm[joint] });
    }
    return gained;
  });
}

interface Joint {
  readonly edge: number;
  readonly alongDm: number;
  readonly offDm: number;
}

function addJoints(joints: Joints, gainedBy: (place: number) => readonly Joint[]): Joints {
  const first = new Uint32Array(joints.count + 1);
  const all: Joint[] = [];
  for (let place = 0; place < joints.count; place++) {
    for (let joint = joints.first[place]; joint < joints.first[place + 1]; joint++) {
      const { edge, alongDm, offDm } = joints;
      all.push({ edge: edge[joint], alongDm: alongDm[joint], offDm: offDm[joint] });
    }
    all.push(...gainedBy(place));
    first[place + 1] = all.length;
  }
  return {
    count: joints.count,
    first,
    edge: Uint32Array.from(all, ({ edge }) => edge),
    alongDm: Uint32Array.from(all, ({ alongDm }) => alongDm),
    offDm: Uint32Array.from(all, ({ offDm }) => offDm),
  };
}
