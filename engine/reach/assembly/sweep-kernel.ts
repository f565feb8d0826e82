// The two sweeps in WebAssembly SIMD; what they do and why stands in docs/methods/two-sweeps.md, and
// src/plain-sweeps.ts is the same in TypeScript, lane by lane. A row holds the lanes of one rank: one,
// two or three vectors of four. The caller lays out the memory and gives addresses.

/** Addresses of the vectors of a row; bytes of an arc and of a joint. */
const SECOND: usize = 16;
const THIRD: usize = 32;
const ARC_BYTES: usize = 8;
const JOINT_BYTES: usize = 16;

// @ts-expect-error: decorators are AssemblyScript's
@inline
function firstArcOf(firstUp: usize, rank: i32): usize {
  return <usize>load<u32>(firstUp + ((<usize>rank) << 2));
}

// @ts-expect-error
@inline
function rowOf(rows: usize, rank: u32, vectors: i32): usize {
  return rows + (<usize>rank) * ((<usize>vectors) << 4);
}

/** Up by rank: whoever stands at the lower end of an arc offers it to the upper end. */
// @ts-expect-error
@inline
function climb(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize, vectors: i32): void {
  const unreached = i32x4.splat(-1);
  let arc = arcs;
  for (let rank = 0; rank < nodeCount; rank++) {
    const end = arcs + firstArcOf(firstUp, rank + 1) * ARC_BYTES;
    if (arc == end) continue;
    const row = rowOf(rows, <u32>rank, vectors);
    const a = v128.load(row);
    const b = vectors > 1 ? v128.load(row, SECOND) : unreached;
    const c = vectors > 2 ? v128.load(row, THIRD) : unreached;
    // unreached is all ones, so one lane that is reached shows in the conjunction
    if (i32x4.all_true(i32x4.eq(v128.and(v128.and(a, b), c), unreached))) {
      arc = end;
      continue;
    }
    for (; arc < end; arc += ARC_BYTES) {
      const above = rowOf(rows, load<u32>(arc), vectors);
      const step = i32x4.splat(load<i32>(arc, 4) & 0xffff0000);
      v128.store(above, i32x4.min_s(v128.load(above), i32x4.add(a, step)));
      if (vectors > 1) {
        const other = v128.load(above, SECOND);
        v128.store(above, i32x4.min_s(other, i32x4.add(b, step)), SECOND);
      }
      if (vectors > 2) {
        const other = v128.load(above, THIRD);
        v128.store(above, i32x4.min_s(other, i32x4.add(c, step)), THIRD);
      }
    }
  }
}

/** Down by rank: every rank takes the best of those it leads up to. */
// @ts-expect-error
@inline
function descend(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize, vectors: i32): void {
  for (let rank = nodeCount - 1; rank >= 0; rank--) {
    let arc = arcs + firstArcOf(firstUp, rank) * ARC_BYTES;
    const end = arcs + firstArcOf(firstUp, rank + 1) * ARC_BYTES;
    if (arc == end) continue;
    const row = rowOf(rows, <u32>rank, vectors);
    let a = v128.load(row);
    let b = vectors > 1 ? v128.load(row, SECOND) : a;
    let c = vectors > 2 ? v128.load(row, THIRD) : a;
    for (; arc < end; arc += ARC_BYTES) {
      const above = rowOf(rows, load<u32>(arc), vectors);
      const step = i32x4.splat(load<i32>(arc, 4) << 16);
      a = i32x4.min_s(a, i32x4.add(v128.load(above), step));
      if (vectors > 1) b = i32x4.min_s(b, i32x4.add(v128.load(above, SECOND), step));
      if (vectors > 2) c = i32x4.min_s(c, i32x4.add(v128.load(above, THIRD), step));
    }
    v128.store(row, a);
    if (vectors > 1) v128.store(row, b, SECOND);
    if (vectors > 2) v128.store(row, c, THIRD);
  }
}

/** For every joint, over the better end of its edge: (rank, cost) of one end and of the other. */
// @ts-expect-error
@inline
function gather(count: i32, joints: usize, rows: usize, found: usize, vectors: i32): void {
  const bytes = (<usize>vectors) << 4;
  const end = joints + (<usize>count) * JOINT_BYTES;
  let out = found;
  for (let joint = joints; joint < end; joint += JOINT_BYTES) {
    const from = rowOf(rows, load<u32>(joint), vectors);
    const overFrom = i32x4.splat(load<i32>(joint, 4));
    const to = rowOf(rows, load<u32>(joint, 8), vectors);
    const overTo = i32x4.splat(load<i32>(joint, 12));
    for (let at: usize = 0; at < bytes; at += 16) {
      const oneWay = i32x4.add(v128.load(from + at), overFrom);
      const otherWay = i32x4.add(v128.load(to + at), overTo);
      v128.store(out + at, i32x4.min_s(oneWay, otherWay));
    }
    out += bytes;
  }
}

export function sweep4(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb(nodeCount, firstUp, arcs, rows, 1);
  descend(nodeCount, firstUp, arcs, rows, 1);
}

export function sweep8(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb(nodeCount, firstUp, arcs, rows, 2);
  descend(nodeCount, firstUp, arcs, rows, 2);
}

export function sweep12(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb(nodeCount, firstUp, arcs, rows, 3);
  descend(nodeCount, firstUp, arcs, rows, 3);
}

export function gather4(count: i32, joints: usize, rows: usize, found: usize): void {
  gather(count, joints, rows, found, 1);
}

export function gather8(count: i32, joints: usize, rows: usize, found: usize): void {
  gather(count, joints, rows, found, 2);
}

export function gather12(count: i32, joints: usize, rows: usize, found: usize): void {
  gather(count, joints, rows, found, 3);
}
