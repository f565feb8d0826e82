// The two sweeps in WebAssembly SIMD, written in AssemblyScript. What they do and why stands in
// docs/methods/two-sweeps.md; src/plain-sweeper.ts is the same in TypeScript, lane by lane. The caller
// lays out the memory and gives addresses. All is compiled once for each size of a row.

/** The lanes of one rank, in vectors of four. */
class Row4 {
  a: v128;
}
class Row8 {
  a: v128;
  b: v128;
}
class Row12 {
  a: v128;
  b: v128;
  c: v128;
}

const SECOND: usize = 16;
const THIRD: usize = 32;
const ARC_BYTES: usize = 8;
const JOINT_BYTES: usize = 16;

function rowOf<Row>(rows: usize, rank: u32): usize {
  return rows + (rank as usize) * offsetof<Row>();
}

/** Where the arcs of a rank start. */
function arcsOf(firstUp: usize, arcs: usize, rank: i32): usize {
  return arcs + (load<u32>(firstUp + ((rank as usize) << 2)) as usize) * ARC_BYTES;
}

/** Up by rank: whoever stands at the lower end of an arc offers it to the upper end. */
function climb<Row>(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  const unreached = i32x4.splat(-1);
  let arc = arcs;
  for (let rank = 0; rank < nodeCount; rank++) {
    const end = arcsOf(firstUp, arcs, rank + 1);
    const row = rowOf<Row>(rows, rank as u32);
    const a = v128.load(row);
    const b = offsetof<Row>() > SECOND ? v128.load(row, SECOND) : unreached;
    const c = offsetof<Row>() > THIRD ? v128.load(row, THIRD) : unreached;
    // unreached is all ones, so one lane that is reached shows in the conjunction
    if (i32x4.all_true(i32x4.eq(v128.and(v128.and(a, b), c), unreached))) {
      arc = end;
      continue;
    }
    for (; arc < end; arc += ARC_BYTES) {
      const above = rowOf<Row>(rows, load<u32>(arc));
      const step = i32x4.splat(load<i32>(arc, 4) & 0xffff0000);
      v128.store(above, i32x4.min_s(v128.load(above), i32x4.add(a, step)));
      if (offsetof<Row>() > SECOND) {
        const known = v128.load(above, SECOND);
        v128.store(above, i32x4.min_s(known, i32x4.add(b, step)), SECOND);
      }
      if (offsetof<Row>() > THIRD) {
        const known = v128.load(above, THIRD);
        v128.store(above, i32x4.min_s(known, i32x4.add(c, step)), THIRD);
      }
    }
  }
}

/** Down by rank: every rank takes the best of those it leads up to. */
function descend<Row>(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  for (let rank = nodeCount - 1; rank >= 0; rank--) {
    const end = arcsOf(firstUp, arcs, rank + 1);
    const row = rowOf<Row>(rows, rank as u32);
    let a = v128.load(row);
    let b = offsetof<Row>() > SECOND ? v128.load(row, SECOND) : a;
    let c = offsetof<Row>() > THIRD ? v128.load(row, THIRD) : a;
    for (let arc = arcsOf(firstUp, arcs, rank); arc < end; arc += ARC_BYTES) {
      const above = rowOf<Row>(rows, load<u32>(arc));
      const step = i32x4.splat(load<i32>(arc, 4) << 16);
      a = i32x4.min_s(a, i32x4.add(v128.load(above), step));
      if (offsetof<Row>() > SECOND) {
        b = i32x4.min_s(b, i32x4.add(v128.load(above, SECOND), step));
      }
      if (offsetof<Row>() > THIRD) {
        c = i32x4.min_s(c, i32x4.add(v128.load(above, THIRD), step));
      }
    }
    v128.store(row, a);
    if (offsetof<Row>() > SECOND) v128.store(row, b, SECOND);
    if (offsetof<Row>() > THIRD) v128.store(row, c, THIRD);
  }
}

/** For every joint the better end of its edge: rank and lane step of the one end, then of the other. */
function gather<Row>(count: i32, joints: usize, rows: usize, found: usize): void {
  const unreached = i32x4.splat(-1);
  const end = joints + (count as usize) * JOINT_BYTES;
  let out = found;
  for (let joint = joints; joint < end; joint += JOINT_BYTES) {
    const from = rowOf<Row>(rows, load<u32>(joint));
    const overFrom = i32x4.splat(load<i32>(joint, 4));
    const to = rowOf<Row>(rows, load<u32>(joint, 8));
    const overTo = i32x4.splat(load<i32>(joint, 12));
    for (let at: usize = 0; at < offsetof<Row>(); at += 16) {
      const oneWay = i32x4.add(v128.load(from + at), overFrom);
      const otherWay = i32x4.add(v128.load(to + at), overTo);
      v128.store(out + at, i32x4.min_s(unreached, i32x4.min_s(oneWay, otherWay)));
    }
    out += offsetof<Row>();
  }
}

export function sweep4(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb<Row4>(nodeCount, firstUp, arcs, rows);
  descend<Row4>(nodeCount, firstUp, arcs, rows);
}

export function sweep8(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb<Row8>(nodeCount, firstUp, arcs, rows);
  descend<Row8>(nodeCount, firstUp, arcs, rows);
}

export function sweep12(nodeCount: i32, firstUp: usize, arcs: usize, rows: usize): void {
  climb<Row12>(nodeCount, firstUp, arcs, rows);
  descend<Row12>(nodeCount, firstUp, arcs, rows);
}

export function gather4(count: i32, joints: usize, rows: usize, found: usize): void {
  gather<Row4>(count, joints, rows, found);
}

export function gather8(count: i32, joints: usize, rows: usize, found: usize): void {
  gather<Row8>(count, joints, rows, found);
}

export function gather12(count: i32, joints: usize, rows: usize, found: usize): void {
  gather<Row12>(count, joints, rows, found);
}
