/**
 * A city for measuring where no real one is at hand, the same for the same size and seed. Land is halved by
 * streets again and again, as estates are: so the first streets are long and the last ones short, most
 * junctions are of three streets, and blocks are smaller in the middle of the town. In estates streets end
 * before walls, in some blocks alleys end. The whole is bent like a map on rubber, and two rivers cut
 * it, which only the longest streets cross.
 */
import type { OsmData, OsmTags, OsmWay } from '@yike/kernel';
import { randomFrom } from './random-numbers.ts';

/** Measured: what a square kilometre comes to hold. */
const POINTS_PER_KM2 = 1730;
const METRES_BETWEEN_POINTS = 15;
/** Junctions nearer than this are one: streets that meet from both sides make a crossing. */
const SAME_JUNCTION_METRES = 14;
const BLOCK_METRES = { middle: 40, rim: 85 } as const;
const ESTATE_METRES = 260;
const WALL_METRES = 8;
const BRIDGE_STREET_METRES = 1300;
const RIVER_METRES = 170;
const SOUTH_WEST = { lon: 121, lat: 31 } as const;
const METRES_PER_DEGREE_LAT = 111_195;

/** A straight street on land that is not bent yet: along x at `at` in y, or the other way round. */
interface Street {
  readonly isAlongX: boolean;
  readonly at: number;
  readonly begin: number;
  readonly end: number;
  /** Where others meet it: metres along it, and the node there. */
  readonly junctions: { readonly along: number; readonly node: number }[];
  readonly isBridge: boolean;
  readonly isStairs: boolean;
}

interface Land {
  readonly west: Street;
  readonly east: Street;
  readonly south: Street;
  readonly north: Street;
}

/**
 * @param pointCount how many points its streets shall have, nearly: junctions, ends and bends
 */
export function generatedCity(pointCount: number, seed: number): OsmData {
  const side = 1000 * Math.sqrt(pointCount / POINTS_PER_KM2);
  const plan = new CityPlan(side, seed);
  return plan.draw();
}

class CityPlan {
  readonly #side: number;
  readonly #random: (below: number) => number;
  readonly #streets: Street[] = [];
  /** Of nodes, by number: first the junctions, then the bends. */
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];

  constructor(side: number, seed: number) {
    this.#side = side;
    this.#random = randomFrom(seed);
    const rim = (isAlongX: boolean, at: number) => this.#street(isAlongX, at, 0, side);
    const [south, north] = [rim(true, 0), rim(true, side)];
    const [west, east] = [rim(false, 0), rim(false, side)];
    for (const street of [south, north]) {
      this.#meet(street, 0, west);
      this.#meet(street, side, east);
    }
    this.#divide({ west, east, south, north }, false);
  }

  #share(): number {
    return this.#random(1 << 30) / (1 << 30);
  }

  #street(isAlongX: boolean, at: number, begin: number, end: number): Street {
    const isBridge = end - begin > BRIDGE_STREET_METRES;
    const isStairs = end - begin < 150 && this.#random(40) === 0;
    const street = { isAlongX, at, begin, end, junctions: [], isBridge, isStairs };
    this.#streets.push(street);
    return street;
  }

  /** Joins two streets where the one, at `along`, comes upon the other. */
  #meet(street: Street, along: number, other: Street): void {
    const onOther = street.at;
    const known = other.junctions.find(
      (one) => Math.abs(one.along - onOther) < SAME_JUNCTION_METRES,
    );
    const node = known?.node ?? this.#node(street, along);
    if (known === undefined) other.junctions.push({ along: onOther, node });
    street.junctions.push({ along, node });
  }

  #node({ isAlongX, at }: Street, along: number): number {
    this.#xs.push(isAlongX ? along : at);
    return this.#ys.push(isAlongX ? at : along) - 1;
  }

  #blockMetres(x: number, y: number): number {
    const fromMiddle = Math.hypot(x - this.#side / 2, y - this.#side / 2) / this.#side;
    const { middle, rim } = BLOCK_METRES;
    return middle + (rim - middle) * Math.min(1, 1.6 * fromMiddle);
  }

  /** Halves land by a street, and the halves again. @param isInEstate its streets may end before a wall */
  #divide(land: Land, isInEstate: boolean): void {
    const { west, east, south, north } = land;
    const [width, height] = [east.at - west.at, north.at - south.at];
    const block = this.#blockMetres(west.at + width / 2, south.at + height / 2);
    const isAlongX = height > width;
    if (Math.max(width, height) < block * (1.3 + this.#share())) {
      if (this.#random(5) < 2) this.#alley(land);
      return;
    }
    const becomesEstate =
      isInEstate || (Math.max(width, height) < ESTATE_METRES && this.#random(4) === 0);
    const street = this.#streetThrough(land, isAlongX, isInEstate);
    const [first, second] = isAlongX
      ? [
          { ...land, north: street },
          { ...land, south: street },
        ]
      : [
          { ...land, east: street },
          { ...land, west: street },
        ];
    this.#divide(first, becomesEstate);
    this.#divide(second, becomesEstate);
  }

  #streetThrough(
    { west, east, south, north }: Land,
    isAlongX: boolean,
    isInEstate: boolean,
  ): Street {
    const share = 0.35 + 0.3 * this.#share();
    const [low, high] = isAlongX ? [west, east] : [south, north];
    const [left, right] = isAlongX ? [south, north] : [west, east];
    const at = left.at + share * (right.at - left.at);
    const street = this.#street(isAlongX, at, low.at, high.at);
    // inside an estate two streets of three end before a wall, at one end
    const wall = isInEstate ? [low, high][this.#random(3)] : undefined;
    for (const end of [low, high]) {
      if (end === wall) this.#endBefore(street, end);
      else this.#meet(street, end.at, end);
    }
    return street;
  }

  #endBefore(street: Street, wall: Street): void {
    const along = wall.at === street.begin ? wall.at + WALL_METRES : wall.at - WALL_METRES;
    street.junctions.push({ along, node: this.#node(street, along) });
  }

  #alley({ west, east, south, north }: Land): void {
    const x = west.at + (0.3 + 0.4 * this.#share()) * (east.at - west.at);
    const length = (0.3 + 0.4 * this.#share()) * (north.at - south.at);
    const [begin, end] = [south.at, south.at + length];
    const alley = this.#street(false, x, begin, end);
    this.#meet(alley, begin, south);
    alley.junctions.push({ along: end, node: this.#node(alley, end) });
  }

  draw(): OsmData {
    const ways: OsmWay[] = [];
    for (const street of this.#streets) {
      for (const nodeIds of this.#partsOnLand(street)) {
        if (nodeIds.length < 2) continue;
        const kind = street.isBridge ? 'residential' : 'footway';
        const tags: OsmTags = { highway: street.isStairs ? 'steps' : kind };
        ways.push({ id: ways.length + 1, nodeIds, tags });
      }
    }
    const file = { path: '', name: 'generated', bytes: 0, sha256: '', format: 'osm-xml' } as const;
    return { file, nodes: this.#placedNodes(), ways, relations: [] };
  }

  #placedNodes(): OsmData['nodes'] {
    const ids = Float64Array.from(this.#xs, (_, node) => node + 1);
    const lons = new Float64Array(ids.length);
    const lats = new Float64Array(ids.length);
    const perLon = METRES_PER_DEGREE_LAT * Math.cos((SOUTH_WEST.lat * Math.PI) / 180);
    for (let node = 0; node < ids.length; node++) {
      const [x, y] = this.#bent(this.#xs[node] ?? 0, this.#ys[node] ?? 0);
      lons[node] = SOUTH_WEST.lon + x / perLon;
      lats[node] = SOUTH_WEST.lat + y / METRES_PER_DEGREE_LAT;
    }
    return { ids, lons, lats, tags: new Map() };
  }

  /** Node ids of a street, bends between junctions among them; in parts where a river cuts it. */
  #partsOnLand(street: Street): number[][] {
    const junctions = [...street.junctions].sort((a, b) => a.along - b.along);
    const parts: number[][] = [[]];
    const add = (node: number): void => {
      const isWet = !street.isBridge && this.#isWater(this.#xs[node] ?? 0, this.#ys[node] ?? 0);
      if (isWet) parts.push([]);
      else parts.at(-1)?.push(node + 1);
    };
    junctions.forEach(({ along, node }, at) => {
      const before = junctions[at - 1];
      if (before !== undefined) {
        const count = Math.round((along - before.along) / METRES_BETWEEN_POINTS);
        for (let bend = 1; bend < count; bend++)
          add(this.#node(street, before.along + ((along - before.along) * bend) / count));
      }
      add(node);
    });
    return parts;
  }

  /** One river from west to east, and one from the south that flows into it. */
  #isWater(x: number, y: number): boolean {
    const side = this.#side;
    const mainY = side * (0.55 + 0.08 * Math.sin(x / 1900) + 0.05 * Math.sin(x / 700));
    const otherX = side * (0.3 + 0.06 * Math.sin(y / 1500));
    return (
      Math.abs(y - mainY) < RIVER_METRES / 2 ||
      (y < mainY && Math.abs(x - otherX) < RIVER_METRES / 3)
    );
  }

  /** Streets are seldom straight: every point moves with its neighbours. */
  #bent(x: number, y: number): [x: number, y: number] {
    return [
      x + 60 * Math.sin(y / 310) + 14 * Math.sin(y / 83 + x / 140) + 4 * Math.sin(x / 23 + y / 31),
      y + 50 * Math.sin(x / 270) + 14 * Math.sin(x / 91 - y / 120) + 4 * Math.sin(y / 27 - x / 29),
    ];
  }
}
