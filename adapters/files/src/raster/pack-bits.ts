/** Unpacks PackBits (TIFF 6.0, section 9); gives at most `mostBytes`. */
export function unpackPackBits(packed: Uint8Array, mostBytes: number): Uint8Array {
  const unpacked = new Uint8Array(mostBytes);
  let to = 0;
  let from = 0;
  while (from < packed.length && to < mostBytes) {
    const lead = packed[from++] ?? 0;
    if (lead < 128) {
      const run = packed.subarray(from, from + Math.min(lead + 1, mostBytes - to));
      unpacked.set(run, to);
      to += run.length;
      from += lead + 1;
    } else if (lead > 128) {
      const end = Math.min(to + 257 - lead, mostBytes);
      unpacked.fill(packed[from++] ?? 0, to, end);
      to = end;
    }
  }
  return unpacked.subarray(0, to);
}
