// The sums of one block of askers in WebAssembly SIMD, written in AssemblyScript. What it does and why
// stands in docs/methods/block-sums.md; src/plain-block-kernel.ts is the same in TypeScript, lane by
// lane. The caller lays out the memory and writes down in a Layout where everything lies.

/** A row: the ticks of 64 lanes, 16 bits each. Row 0 is nobody's and stays unreached. */
const ROW_BYTES: usize = 128;
const HALF_ROW_BYTES: usize = 64;
const LANE_COUNT: usize = 64;
/** Ticks of what is not reached; sums of ticks stop there. */
const UNREACHED: i32 = 0x7fff;
/** In place of an eccentricity: this rank is no node, but bears mass. */
const BEARER: u32 = 0xffffffff;
const ARC_BYTES: usize = 8;
const DEPARTURE_BYTES: usize = 12;
const PAIR_BYTES: usize = 16;
/** Bearers are summed by fours: each sum of some of the four stands in a table of 16. */
const TABLE_SIZE: usize = 16;
/** How many bearers are summed in one go, so that their tables stay near. */
const BATCH = 2048;

@unmanaged
class Layout {
  rankCount: i32;
  /** Columns of mass, by two. */
  pairCount: i32;
  limitTicks: i32;
  /** Where the up arcs of each rank begin, and those: rank above; ticks down << 16 | ticks up. */
  firstUp: usize;
  upArcs: usize;
  /** Where the down arcs of each rank begin, and those: rank below; ticks up. */
  firstDown: usize;
  downArcs: usize;
  /** Of each rank: the first rank of its subtree, and the longest walk from there up to it. */
  subtrees: usize;
  /** Of each rank, pairs of columns: what it bears, or what its whole subtree bears. */
  masses: usize;
  /** Of each rank the number of its row, 0 for none; and back. */
  slotOfRank: usize;
  rankOfSlot: usize;
  rows: usize;
  /** A bit for each rank that is still to be looked at, and a bit for each such word of 64 that is not 0. */
  marks: usize;
  markedWords: usize;
  /** Bearers that may be in reach, from the last rank. */
  bearers: usize;
  /** By four bearers: which of them each lane reaches, … */
  choices: usize;
  /** … and what any choice of them bears. */
  tables: usize;
  /** Where lanes set out: rank, lane, ticks. */
  departures: usize;
  /** By ticks what a walk counts, from 0 to the limit; only for sums that fade. */
  weights: usize;
  /** By lane and pair of columns. */
  sums: usize;
}

let slotCount: u32 = 0;
let bearerCount: i32 = 0;
let at: Layout = changetype<Layout>(0);

/** Must be called before anything else. All slots and marks must be 0. */
export function begin(layout: Layout): void {
  at = layout;
  slotCount = 0;
  for (let byte: usize = 0; byte < ROW_BYTES; byte += 16) {
    v128.store(at.rows + byte, i16x8.splat(UNREACHED as i16));
  }
}

// ---- marks -------------------------------------------------------------------------------------

function mark(rank: u32): void {
  const word = at.marks + (((rank >> 6) as usize) << 3);
  const known = load<u64>(word);
  store<u64>(word, known | ((1 as u64) << (rank & 63)));
  if (known !== 0) return; // told already
  const words = at.markedWords + (((rank >> 12) as usize) << 3);
  store<u64>(words, load<u64>(words) | ((1 as u64) << ((rank >> 6) & 63)));
}

/** The first marked rank from `rank` on; −1 for none. */
function firstMarkedFrom(rank: i32): i32 {
  let word = rank >> 6;
  const bits = load<u64>(at.marks + ((word as usize) << 3)) & (~(0 as u64) << (rank & 63));
  if (bits !== 0) return (word << 6) + (ctz(bits) as i32);
  const end = (at.rankCount + 63) >> 6;
  word++;
  while (word < end) {
    const words =
      load<u64>(at.markedWords + (((word >> 6) as usize) << 3)) & (~(0 as u64) << (word & 63));
    if (words === 0) {
      word = ((word >> 6) + 1) << 6;
      continue;
    }
    word = ((word >> 6) << 6) + (ctz(words) as i32);
    const there = load<u64>(at.marks + ((word as usize) << 3));
    if (there !== 0) return (word << 6) + (ctz(there) as i32);
    word++;
  }
  return -1;
}

/** Takes the last mark off; its rank, or −1 for none. `word` is the last word that may not be 0. */
function takeLastMark(from: i32): i32 {
  let word = from;
  while (word >= 0) {
    const there = at.marks + ((word as usize) << 3);
    const bits = load<u64>(there);
    if (bits !== 0) {
      const bit = 63 - (clz(bits) as i32);
      store<u64>(there, bits ^ ((1 as u64) << bit));
      return (word << 6) + bit;
    }
    // the word is empty: on to the next that is told not to be
    const group = at.markedWords + (((word >> 6) as usize) << 3);
    const words = load<u64>(group) & ~((1 as u64) << (word & 63));
    store<u64>(group, words);
    word = words === 0 ? ((word >> 6) << 6) - 1 : ((word >> 6) << 6) + 63 - (clz(words) as i32);
  }
  return -1;
}

/** Takes the marks off all ranks from `first` up to, not including, `end`. */
function unmarkFrom(first: i32, end: i32): void {
  for (let word = first >> 6; word <= end >> 6; word++) {
    let kept: u64 = 0;
    if (word === first >> 6) kept |= ~(~(0 as u64) << (first & 63));
    if (word === end >> 6) kept |= ~(0 as u64) << (end & 63);
    const there = at.marks + ((word as usize) << 3);
    store<u64>(there, load<u64>(there) & kept);
  }
}

// ---- rows --------------------------------------------------------------------------------------

function rowOfSlot(slot: u32): usize {
  return at.rows + (slot as usize) * ROW_BYTES;
}

function rowOf(rank: u32): usize {
  return rowOfSlot(load<u32>(at.slotOfRank + ((rank as usize) << 2)));
}

function takeSlot(rank: u32): u32 {
  const slot = ++slotCount;
  store<u32>(at.slotOfRank + ((rank as usize) << 2), slot);
  store<u32>(at.rankOfSlot + ((slot as usize) << 2), rank);
  return slot;
}

/** The row of a rank that is now marked; unreached if it had none. */
function openRow(rank: u32): usize {
  const slot = load<u32>(at.slotOfRank + ((rank as usize) << 2));
  if (slot !== 0) return rowOfSlot(slot);
  const row = rowOfSlot(takeSlot(rank));
  const unreached = i16x8.splat(UNREACHED as i16);
  for (let byte: usize = 0; byte < ROW_BYTES; byte += 16) v128.store(row + byte, unreached);
  mark(rank);
  return row;
}

function least(ticks: v128): i32 {
  let low = i16x8.min_s(ticks, v128.shuffle<i16>(ticks, ticks, 4, 5, 6, 7, 4, 5, 6, 7));
  low = i16x8.min_s(low, v128.shuffle<i16>(low, low, 2, 3, 2, 3, 2, 3, 2, 3));
  low = i16x8.min_s(low, v128.shuffle<i16>(low, low, 1, 1, 1, 1, 1, 1, 1, 1));
  return i16x8.extract_lane_s(low, 0);
}

function leastOfRow(row: usize): i32 {
  let low = v128.load(row);
  for (let byte: usize = 16; byte < ROW_BYTES; byte += 16) {
    low = i16x8.min_s(low, v128.load(row + byte));
  }
  return least(low);
}

/** Puts the least of `row` + `ticks` and `above` into `above`, lane by lane. */
function offer(row: usize, ticks: i16, above: usize): void {
  const step = i16x8.splat(ticks);
  for (let byte: usize = 0; byte < ROW_BYTES; byte += 16) {
    const walk = i16x8.add_sat_s(v128.load(row + byte), step);
    v128.store(above + byte, i16x8.min_s(v128.load(above + byte), walk));
  }
}

/**
 * Half a row: the best of what it is and what its up arcs lead to, from one place to another, and the
 * least of it by lane of eight.
 */
function takeFromAbove(begin: usize, end: usize, half: usize, from: usize, row: usize): v128 {
  let a = v128.load(from);
  let b = v128.load(from, 16);
  let c = v128.load(from, 32);
  let d = v128.load(from, 48);
  for (let arc = begin; arc < end; arc += ARC_BYTES) {
    const above = rowOf(load<u32>(arc)) + half;
    const step = i16x8.splat(load<i16>(arc, 4));
    a = i16x8.min_s(a, i16x8.add_sat_s(v128.load(above), step));
    b = i16x8.min_s(b, i16x8.add_sat_s(v128.load(above, 16), step));
    c = i16x8.min_s(c, i16x8.add_sat_s(v128.load(above, 32), step));
    d = i16x8.min_s(d, i16x8.add_sat_s(v128.load(above, 48), step));
  }
  v128.store(row, a);
  v128.store(row, b, 16);
  v128.store(row, c, 32);
  v128.store(row, d, 48);
  return i16x8.min_s(i16x8.min_s(a, b), i16x8.min_s(c, d));
}

function upArcsOf(rank: u32): usize {
  return at.upArcs + (load<u32>(at.firstUp + ((rank as usize) << 2)) as usize) * ARC_BYTES;
}

function downArcsOf(rank: u32): usize {
  return at.downArcs + (load<u32>(at.firstDown + ((rank as usize) << 2)) as usize) * ARC_BYTES;
}

// ---- the walk of a block -----------------------------------------------------------------------

/**
 * The sums of one block.
 *
 * @param toNodes departures to nodes, …
 * @param toBearers … and behind those, departures along edges straight to bearers
 * @param fades whether walks are weighed
 */
export function sumBlock(toNodes: i32, toBearers: i32, fades: bool): void {
  const sumsEnd = at.sums + LANE_COUNT * (at.pairCount as usize) * PAIR_BYTES;
  for (let cell = at.sums; cell < sumsEnd; cell += 16) v128.store(cell, f64x2.splat(0));
  const neighbours = at.departures + (toNodes as usize) * DEPARTURE_BYTES;
  setOut(at.departures, neighbours);
  climb();
  setOut(neighbours, neighbours + (toBearers as usize) * DEPARTURE_BYTES);
  descend(!fades);
  if (fades) addFading();
  else addWithin();
  forget();
}

/** Every lane's walk to a rank becomes at most that of its departure there. */
function setOut(begin: usize, end: usize): void {
  for (let departure = begin; departure < end; departure += DEPARTURE_BYTES) {
    const cell = openRow(load<u32>(departure)) + ((load<u32>(departure, 4) as usize) << 1);
    const ticks = load<i16>(departure, 8);
    if (ticks < load<i16>(cell)) store<i16>(cell, ticks);
  }
}

/** Up by rank: whoever stands at the lower end of an arc offers it to the upper end. */
function climb(): void {
  const limit = at.limitTicks;
  let rank = firstMarkedFrom(0);
  while (rank >= 0) {
    const row = rowOf(rank);
    const nearest = leastOfRow(row);
    if (nearest <= limit) {
      const end = upArcsOf(rank + 1);
      for (let arc = upArcsOf(rank); arc < end; arc += ARC_BYTES) {
        const ticks = load<i16>(arc, 6);
        if (nearest + ticks <= limit) offer(row, ticks, openRow(load<u32>(arc)));
      }
    }
    rank = rank + 1 < at.rankCount ? firstMarkedFrom(rank + 1) : -1;
  }
}

/**
 * Down by rank: every rank takes the best of those it leads up to, and marks those that lead up to it if
 * they may be in reach. Bearers that are come to this way are listed. Where every lane reaches a whole
 * subtree, its mass goes to the sums of all and the subtree is passed over.
 */
function descend(takesWholeSubtrees: bool): void {
  const limit = at.limitTicks;
  bearerCount = 0;
  let rank = takeLastMark((at.rankCount - 1) >> 6);
  while (rank >= 0) {
    const subtree = at.subtrees + ((rank as usize) << 3);
    const eccentricity = load<u32>(subtree, 4);
    if (eccentricity === BEARER) {
      store<u32>(at.bearers + ((bearerCount as usize) << 2), rank);
      bearerCount++;
    } else {
      const own = rowOf(rank);
      const row = own === at.rows ? rowOfSlot(slotCount + 1) : own;
      const nearest = settle(rank, own, row);
      if (nearest <= limit) {
        if (own !== row) takeSlot(rank);
        const first = load<i32>(subtree);
        if (takesWholeSubtrees && first < rank && isWithin(row, limit - (eccentricity as i32))) {
          addWhole(rank);
          unmarkFrom(first, rank);
        } else markBelow(rank, limit - nearest);
      }
    }
    rank = takeLastMark(rank >> 6);
  }
}

/** Makes a row final; the shortest walk of any lane. */
function settle(rank: u32, from: usize, row: usize): i32 {
  const arc = upArcsOf(rank);
  const end = upArcsOf(rank + 1);
  const low = takeFromAbove(arc, end, 0, from, row);
  const lowest = takeFromAbove(
    arc,
    end,
    HALF_ROW_BYTES,
    from + HALF_ROW_BYTES,
    row + HALF_ROW_BYTES,
  );
  return least(i16x8.min_s(low, lowest));
}

function isWithin(row: usize, limit: i32): bool {
  if (limit < 0) return false;
  let most = v128.load(row);
  for (let byte: usize = 16; byte < ROW_BYTES; byte += 16) {
    most = i16x8.max_s(most, v128.load(row + byte));
  }
  return i16x8.all_true(i16x8.le_s(most, i16x8.splat(limit as i16)));
}

function markBelow(rank: u32, room: i32): void {
  const end = downArcsOf(rank + 1);
  for (let arc = downArcsOf(rank); arc < end; arc += ARC_BYTES) {
    if (load<i32>(arc, 4) <= room) mark(load<u32>(arc));
  }
}

function addWhole(rank: u32): void {
  const bytes = (at.pairCount as usize) * PAIR_BYTES;
  const mass = at.masses + (rank as usize) * bytes;
  const end = at.sums + LANE_COUNT * bytes;
  for (let pair: usize = 0; pair < bytes; pair += PAIR_BYTES) {
    const part = v128.load(mass + pair);
    for (let cell = at.sums + pair; cell < end; cell += bytes) {
      v128.store(cell, f64x2.add(v128.load(cell), part));
    }
  }
}

/** Forgets all rows; marks are gone already. */
function forget(): void {
  for (let slot: u32 = 1; slot <= slotCount; slot++) {
    const rank = load<u32>(at.rankOfSlot + ((slot as usize) << 2));
    store<u32>(at.slotOfRank + ((rank as usize) << 2), 0);
  }
  slotCount = 0;
}

// ---- what bearers in reach add up to -------------------------------------------------------------

/** The row of a bearer, put behind those of the nodes. */
function settleBearer(bearer: u32): usize {
  const row = rowOfSlot(slotCount + 1);
  const from = rowOf(bearer);
  const arc = upArcsOf(bearer);
  const end = upArcsOf(bearer + 1);
  takeFromAbove(arc, end, 0, from, row);
  takeFromAbove(arc, end, HALF_ROW_BYTES, from + HALF_ROW_BYTES, row + HALF_ROW_BYTES);
  return row;
}

/** Adds to the sums of every lane the mass of the bearers within its limit. */
function addWithin(): void {
  const bytes = (at.pairCount as usize) * PAIR_BYTES;
  for (let begin = 0; begin < bearerCount; begin += BATCH) {
    const count = min(BATCH, bearerCount - begin);
    for (let number = 0; number < count; number++) {
      const bearer = load<u32>(at.bearers + (((begin + number) as usize) << 2));
      choose(bearer, at.choices + ((number >> 2) as usize) * ROW_BYTES, number & 3);
      const table = at.tables + ((number >> 2) as usize) * TABLE_SIZE * bytes;
      spread(at.masses + (bearer as usize) * bytes, table, number & 3);
    }
    addChoices((count + 3) >> 2);
  }
}

/** Sets the bit of the one of four in the choice of every lane that reaches the bearer. */
function choose(bearer: u32, choice: usize, one: i32): void {
  const limit = i16x8.splat(at.limitTicks as i16);
  const bit = i16x8.splat(i16(1) << i16(one));
  const from = rowOf(bearer);
  const begin = upArcsOf(bearer);
  const end = upArcsOf(bearer + 1);
  for (let half: usize = 0; half < ROW_BYTES; half += HALF_ROW_BYTES) {
    const own = from + half;
    let a = v128.load(own);
    let b = v128.load(own, 16);
    let c = v128.load(own, 32);
    let d = v128.load(own, 48);
    for (let arc = begin; arc < end; arc += ARC_BYTES) {
      const above = rowOf(load<u32>(arc)) + half;
      const step = i16x8.splat(load<i16>(arc, 4));
      a = i16x8.min_s(a, i16x8.add_sat_s(v128.load(above), step));
      b = i16x8.min_s(b, i16x8.add_sat_s(v128.load(above, 16), step));
      c = i16x8.min_s(c, i16x8.add_sat_s(v128.load(above, 32), step));
      d = i16x8.min_s(d, i16x8.add_sat_s(v128.load(above, 48), step));
    }
    a = v128.and(i16x8.le_s(a, limit), bit);
    b = v128.and(i16x8.le_s(b, limit), bit);
    c = v128.and(i16x8.le_s(c, limit), bit);
    d = v128.and(i16x8.le_s(d, limit), bit);
    const cell = choice + half;
    if (one !== 0) {
      a = v128.or(a, v128.load(cell));
      b = v128.or(b, v128.load(cell, 16));
      c = v128.or(c, v128.load(cell, 32));
      d = v128.or(d, v128.load(cell, 48));
    }
    v128.store(cell, a);
    v128.store(cell, b, 16);
    v128.store(cell, c, 32);
    v128.store(cell, d, 48);
  }
}

/** Doubles the table: every sum so far, and with this mass. */
function spread(mass: usize, table: usize, one: i32): void {
  const bytes = (at.pairCount as usize) * PAIR_BYTES;
  if (one === 0) {
    for (let byte: usize = 0; byte < bytes; byte += PAIR_BYTES)
      v128.store(table + byte, f64x2.splat(0));
  }
  const filled = bytes << one;
  for (let byte: usize = 0; byte < filled; byte += bytes) {
    for (let pair: usize = 0; pair < bytes; pair += PAIR_BYTES) {
      const sum = f64x2.add(v128.load(table + byte + pair), v128.load(mass + pair));
      v128.store(table + filled + byte + pair, sum);
    }
  }
}

/** Four lanes at a time, so that no addition waits for the last. */
function addChoices(fours: i32): void {
  const bytes = (at.pairCount as usize) * PAIR_BYTES;
  const tableBytes = TABLE_SIZE * bytes;
  for (let pair: usize = 0; pair < bytes; pair += PAIR_BYTES) {
    for (let lane: usize = 0; lane < LANE_COUNT; lane += 4) {
      const cell = at.sums + lane * bytes + pair;
      let a = v128.load(cell);
      let b = v128.load(cell + bytes);
      let c = v128.load(cell + 2 * bytes);
      let d = v128.load(cell + 3 * bytes);
      let choice = at.choices + (lane << 1);
      let table = at.tables + pair;
      for (let four = 0; four < fours; four++) {
        a = f64x2.add(a, v128.load(table + (load<u16>(choice) as usize) * bytes));
        b = f64x2.add(b, v128.load(table + (load<u16>(choice, 2) as usize) * bytes));
        c = f64x2.add(c, v128.load(table + (load<u16>(choice, 4) as usize) * bytes));
        d = f64x2.add(d, v128.load(table + (load<u16>(choice, 6) as usize) * bytes));
        choice += ROW_BYTES;
        table += tableBytes;
      }
      v128.store(cell, a);
      v128.store(cell + bytes, b);
      v128.store(cell + 2 * bytes, c);
      v128.store(cell + 3 * bytes, d);
    }
  }
}

/** The same where a walk counts the less the longer it is. The first column is not weighed: it counts bearers. */
function addFading(): void {
  const bytes = (at.pairCount as usize) * PAIR_BYTES;
  const limit = at.limitTicks;
  for (let number = 0; number < bearerCount; number++) {
    const bearer = load<u32>(at.bearers + ((number as usize) << 2));
    const row = settleBearer(bearer);
    const mass = at.masses + (bearer as usize) * bytes;
    for (let lane: usize = 0; lane < LANE_COUNT; lane++) {
      const ticks = load<i16>(row + (lane << 1)) as i32;
      if (ticks > limit) continue;
      const weight = load<f64>(at.weights + ((ticks as usize) << 3));
      const cell = at.sums + lane * bytes;
      const counted = f64x2.replace_lane(f64x2.splat(weight), 0, 1);
      v128.store(cell, f64x2.add(v128.load(cell), f64x2.mul(v128.load(mass), counted)));
      for (let pair = PAIR_BYTES; pair < bytes; pair += PAIR_BYTES) {
        const part = f64x2.mul(v128.load(mass + pair), f64x2.splat(weight));
        v128.store(cell + pair, f64x2.add(v128.load(cell + pair), part));
      }
    }
  }
}
