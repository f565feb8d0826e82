import { pairsByPoint } from './pairs-by-point.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';

/** Later rounds find little. */
const ROUNDS = 6;
/** What is read at most, in times of all pairs: beyond that the search is the better use of time. */
const MOST_READ = 40;

/**
 * The question whether all can be covered, without what makes no difference to it (Beasley 1987):
 * - a site whose points another site covers as well, where the rules allow that one wherever they allow this one;
 * - a point that is covered by whatever covers some other point.
 *
 * Each lets more of the other go, so both take turns. Points that go count as covered, in `before`.
 */
export function reduceCover(savings: Savings, rules: SiteRules): Savings {
  let left = savings;
  for (let round = 0; round < ROUNDS; round++) {
    const fewer = reduceOnce(left, rules);
    if (fewer === null) break;
    left = fewer;
  }
  return left;
}

/** null: nothing went. */
function reduceOnce(savings: Savings, rules: SiteRules): Savings | null {
  const { siteCount, pointCount, first, point } = savings;
  const byPoint = pairsByPoint(savings);
  const sites = { first, member: point, isGone: new Uint8Array(siteCount) };
  const points = { first: byPoint.first, member: byPoint.site, isGone: new Uint8Array(pointCount) };
  const reading = { left: MOST_READ * point.length };
  let gone = 0;
  const over = new Supersets(sites, points, reading);
  for (let site = siteCount - 1; site >= 0; site--) {
    if (first[site] === first[site + 1]) continue;
    if (!over.of(site).some((other) => other !== site && rules.mayStandIn(other, site))) continue;
    sites.isGone[site] = 1;
    gone++;
  }
  const under = new Supersets(points, sites, reading);
  for (let at = 0; at < pointCount; at++) {
    if (points.isGone[at] === 1) continue;
    for (const other of under.of(at)) {
      if (other === at) continue;
      points.isGone[other] = 1;
      gone++;
    }
  }
  return gone === 0 ? null : without(savings, sites.isGone, points.isGone);
}

/** Sites with their points, or points with their sites. */
interface Members {
  readonly first: Uint32Array;
  readonly member: Uint32Array;
  readonly isGone: Uint8Array;
}

/** So few are looked into one by one. */
const FEW = 8;

/** Tells which of the sets hold all that a set holds. */
class Supersets {
  readonly #sets: Members;
  readonly #holders: Members;
  readonly #reading: { left: number };
  readonly #seenSet: Uint32Array;
  readonly #seenMember: Uint32Array;
  #stamp = 0;

  /** @param holders by member: the sets that hold it */
  constructor(sets: Members, holders: Members, reading: { left: number }) {
    this.#sets = sets;
    this.#holders = holders;
    this.#reading = reading;
    this.#seenSet = new Uint32Array(sets.isGone.length);
    this.#seenMember = new Uint32Array(holders.isGone.length);
  }

  /** The set itself among them; none where nothing more may be read. */
  of(set: number): number[] {
    const members = listed(this.#sets, set, this.#holders.isGone);
    const { first } = this.#holders;
    const sizeOf = (member: number): number => first[member + 1] - first[member];
    members.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
    let left = members.length === 0 ? [] : listed(this.#holders, members[0], this.#sets.isGone);
    for (let at = 1; at < members.length && left.length > FEW; at++) {
      left = this.#holding(members[at], left);
    }
    this.#stamp++;
    for (const member of members) this.#seenMember[member] = this.#stamp;
    left = left.filter((holder) => holder === set || this.#countSeen(holder) === members.length);
    return this.#reading.left < 0 ? [] : left;
  }

  #holding(member: number, sets: readonly number[]): number[] {
    const { first, member: holder } = this.#holders;
    this.#stamp++;
    for (let at = first[member]; at < first[member + 1]; at++) {
      this.#seenSet[holder[at]] = this.#stamp;
    }
    this.#reading.left -= first[member + 1] - first[member];
    return sets.filter((set) => this.#seenSet[set] === this.#stamp);
  }

  #countSeen(set: number): number {
    const { first, member } = this.#sets;
    let count = 0;
    for (let at = first[set]; at < first[set + 1]; at++) {
      if (this.#seenMember[member[at]] === this.#stamp) count++;
    }
    this.#reading.left -= first[set + 1] - first[set];
    return count;
  }
}

function listed({ first, member }: Members, set: number, isGone: Uint8Array): number[] {
  const list: number[] = [];
  for (let at = first[set]; at < first[set + 1]; at++) {
    if (isGone[member[at]] === 0) list.push(member[at]);
  }
  return list;
}

function without(savings: Savings, sites: Uint8Array, points: Uint8Array): Savings {
  const { siteCount, first, point, worth } = savings;
  const numberOf = new Uint32Array(points.length);
  let pointCount = 0;
  for (let at = 0; at < points.length; at++) if (points[at] === 0) numberOf[at] = pointCount++;
  const leftFirst = new Uint32Array(siteCount + 1);
  const leftPoint: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    const end = sites[site] === 1 ? 0 : first[site + 1];
    for (let pair = first[site]; pair < end; pair++) {
      if (points[point[pair]] === 0) leftPoint.push(numberOf[point[pair]]);
    }
    leftFirst[site + 1] = leftPoint.length;
  }
  const leftWorth = worth.filter((_, at) => points[at] === 0);
  const sum = (figures: Float64Array): number => figures.reduce((total, own) => total + own, 0);
  return {
    ...savings,
    pointCount,
    first: leftFirst,
    point: Uint32Array.from(leftPoint),
    worth: leftWorth,
    floor: new Float64Array(pointCount),
    before: savings.before + sum(worth) - sum(leftWorth),
  };
}
