import type {
  AreaResult,
  Gap,
  ReportData,
  ServiceResult,
  Summary,
  WalkerResult,
} from '@yike/planning/contract';
import {
  MADE_UP_AREA_NAMES,
  MADE_UP_BANDS,
  MADE_UP_COUNTS,
  MADE_UP_THEMES,
  MADE_UP_TYPES,
  MADE_UP_WALKERS,
} from './made-up-catalogue.ts';
import { type Ground, makeUpGround, type Point, walkMetres } from './made-up-ground.ts';
import { seededRandom } from './random.ts';

export interface MadeUpReportOptions {
  readonly seed?: number;
  /** Side of a demand cell: 100 gives about 1,200 demand points, 28 about 15,000. */
  readonly cellMetres?: number;
  readonly language?: 'zh' | 'en';
  readonly facilityFactor?: number;
}

const LIMIT_SECONDS = 1800;
const LIMIT_METRES = 2000;
const BEYOND = 65535;
const BAND_SHARES = [0.02, 0.1, 0.6, 0.22, 0.06];
const ORIGIN: Point = [118.4, 31.6];
const THRESHOLD = 0.8;

/** Every service beyond what is asked carries the same words, so one place makes them. */
interface Town {
  readonly ground: Ground;
  readonly people: ReadonlyMap<string, Float32Array>;
  readonly facilities: readonly {
    readonly type: string;
    readonly at: Point;
    readonly name: string;
  }[];
}

/** A report as the assessment would hand it over, about a place that does not exist. */
export function makeUpReport(options: MadeUpReportOptions = {}): ReportData {
  const ground = makeUpGround(options.seed ?? 7, options.cellMetres ?? 100);
  const town: Town = {
    ground,
    people: peopleOf(ground),
    facilities: facilitiesOf(ground, options.seed ?? 7, options.facilityFactor ?? 1),
  };
  const walks = walksOf(town);
  const gaps = gapsOf(town, walks);
  return {
    summary: summaryOf(town, walks, gaps.gaps),
    language: options.language ?? 'zh',
    streets: packStreets(ground),
    demand: {
      lonLats: base64(Float64Array.from(ground.demand.flatMap(({ at }) => toLonLat(at)))),
      people: Object.fromEntries([...town.people].map(([band, values]) => [band, base64(values)])),
      areas: base64(Int16Array.from(ground.demand, ({ area }) => area)),
      gridCellMetres: (options.cellMetres ?? 100) / 2,
    },
    facilities: town.facilities.map(({ type, at, name }, index) => ({
      id: `f${index}`,
      name,
      types: [type],
      at: toLonLat(at),
      ...(index % 3 === 0 ? { address: `${(index % 90) + 1} 号`, hours: '07:00-21:00' } : {}),
    })),
    nearest: packWalks(walks, (walk) => walk.cost),
    nearestFacility: packWalks(walks, (walk) => walk.facility),
    areas: areasGeoJson(ground),
    backdrop: {
      type: 'FeatureCollection',
      features: [polygon(ground.water, { kind: 'water' }), polygon(ground.park, { kind: 'green' })],
    },
    gapMembers: gaps.members,
  };
}

function peopleOf(ground: Ground): ReadonlyMap<string, Float32Array> {
  const people = new Map([['total', Float32Array.from(ground.demand, (cell) => cell.people)]]);
  MADE_UP_BANDS.forEach((band, index) => {
    const share = BAND_SHARES[index] ?? 0;
    const lean = index > 2 ? 0.3 : -0.1;
    people.set(
      band.id,
      Float32Array.from(
        ground.demand,
        (cell) => cell.people * share * (1 + lean * Math.sin(cell.at[0] / 900)),
      ),
    );
  });
  return people;
}

function facilitiesOf(ground: Ground, seed: number, factor: number): Town['facilities'] {
  const random = seededRandom(seed + 1);
  return MADE_UP_TYPES.flatMap(({ type, zh }) => {
    const count = Math.round((MADE_UP_COUNTS.get(type) ?? 0) * factor);
    return Array.from({ length: count }, (_, index) => {
      const cell = ground.demand[Math.floor(random() * ground.demand.length)];
      const [x, y] = cell?.at ?? [0, 0];
      const at: Point = [x + random() * 80 - 40, y + random() * 80 - 40];
      return { type, at, name: `${zh.replace(/（.*/, '')}${index + 1}` };
    });
  });
}

interface Walk {
  readonly walker: string;
  readonly type: string;
  readonly budget: number;
  readonly cost: Uint16Array;
  readonly facility: Uint16Array;
  readonly reachable: Float32Array;
  /** 1 where a facility stands within the budget's metres in a straight line */
  readonly radius: Uint8Array;
}

function walksOf(town: Town): Walk[] {
  return MADE_UP_WALKERS.flatMap((walker) =>
    MADE_UP_TYPES.map((type) => walksTo(town, walker, type)),
  );
}

function walksTo(
  town: Town,
  walker: Summary['walkers'][number],
  type: Summary['types'][number],
): Walk {
  const speed = walker.metresPerSecond ?? 1;
  const minutes = type.budgetMinutes ?? 15;
  const metresByMinutes: Record<number, number> = { 5: 300, 10: 500, 15: 1000 };
  const budget = walker.unit === 'metres' ? (metresByMinutes[minutes] ?? 1000) : minutes * 60;
  const limit = walker.unit === 'metres' ? LIMIT_METRES : LIMIT_SECONDS;
  const count = town.ground.demand.length;
  const walk: Walk = {
    walker: walker.id,
    type: type.type,
    budget,
    cost: new Uint16Array(count).fill(BEYOND),
    facility: new Uint16Array(count).fill(BEYOND),
    reachable: new Float32Array(count),
    radius: new Uint8Array(count),
  };
  town.facilities.forEach((facility, facilityIndex) => {
    if (facility.type !== type.type) return;
    town.ground.demand.forEach((cell, index) => {
      const straight = Math.hypot(cell.at[0] - facility.at[0], cell.at[1] - facility.at[1]);
      if (straight <= budget * speed) walk.radius[index] = 1;
      const stairs = walker.id === 'wheelchair' && cell.at[0] > 2500 && cell.at[1] > 2250 ? 1.5 : 1;
      const cost = Math.round((walkMetres(town.ground, cell.at, facility.at) * stairs) / speed);
      if (cost <= budget) walk.reachable[index] = (walk.reachable[index] ?? 0) + 1;
      if (cost > limit || cost >= (walk.cost[index] ?? BEYOND)) return;
      walk.cost[index] = cost;
      walk.facility[index] = facilityIndex;
    });
  });
  return walk;
}

function summaryOf(town: Town, walks: readonly Walk[], gaps: Summary['gaps']): Summary {
  const total = sum(town.people.get('total') ?? new Float32Array(0));
  const areas = MADE_UP_AREA_NAMES.map((name, index) =>
    areaResult(town, walks, `area-${index + 1}`, name, (cell) => cell === index),
  );
  return {
    schema: 'yike-summary/1',
    program: { name: 'yike', version: '0.1.0' },
    title: '临江区',
    fictional: true,
    standard: {
      id: 'mofcom-2025',
      version: '2025-09',
      zh: '城市一刻钟便民生活圈（2025 年通知）',
      en: '15-minute convenient living circles (2025 notice)',
      tierRule: { id: 'yike-tiers', version: '1', ownDefinition: true },
    },
    walkers: MADE_UP_WALKERS,
    bands: MADE_UP_BANDS,
    types: MADE_UP_TYPES,
    themes: MADE_UP_THEMES,
    tiers: [
      { id: 'basic', zh: '基础型', en: 'Basic' },
      { id: 'improved', zh: '提升型', en: 'Improved' },
      { id: 'quality', zh: '品质型', en: 'Quality' },
    ],
    limitSeconds: LIMIT_SECONDS,
    at: null,
    inputs: madeUpInputs(town),
    complaints: { total: 9, skipped: 3, byCode: { 'row-without-position': 3, 'bands-differ': 6 } },
    unmapped: [
      { file: 'outlets.csv', label: '丧葬设施', count: 4, examples: ['临江殡仪服务站', '归园'] },
      { file: 'outlets.csv', label: '写字楼', count: 31, examples: ['江景大厦', '渡口商务楼'] },
    ],
    duplicatesMerged: 12,
    network: {
      dataTime: '2026-06-08T00:00:00Z',
      nodes: 4210,
      edges: 5903,
      metres: 148230.4,
      stairsMetres: 812.5,
      components: [{ nodes: 4150, metres: 146900.1, people: total }],
      smallerComponents: 3,
    },
    people: {
      demandPoints: town.ground.demand.length,
      total,
      outsideAreas: 120.5,
      offNetwork: 42,
    },
    facilities: { used: town.facilities.length, offNetwork: 2 },
    whole: areaResult(town, walks, 'whole', '临江区', () => true),
    areas,
    gaps,
  };
}

function madeUpInputs(town: Town): Summary['inputs'] {
  const sha256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
  const count = town.ground.demand.length;
  return [
    {
      role: 'network',
      file: 'streets.osm.pbf',
      format: 'osm-pbf',
      bytes: 734201,
      sha256,
      records: 1893,
      used: 1702,
      skipped: 191,
      complaints: 0,
    },
    {
      role: 'people',
      file: 'people.csv',
      format: 'csv',
      encoding: 'gb18030',
      bytes: 88210,
      sha256,
      records: count,
      used: count,
      skipped: 0,
      complaints: 6,
      columns: { lon: '经度', lat: '纬度', total: '常住人口' },
      crs: {
        decided: 'cgcs2000',
        how: 'column-names',
        evidence: { zh: '列名写明为 CGCS2000。', en: 'The column names say CGCS2000.' },
      },
    },
    {
      role: 'facilities',
      file: 'outlets.csv',
      format: 'csv',
      bytes: 120034,
      sha256,
      records: 640,
      used: 602,
      skipped: 3,
      complaints: 3,
      crs: {
        decided: 'gcj02',
        how: 'evidence',
        evidence: {
          zh: '换算后 96 % 的点在道路 30 米内，不换算为 41 %。',
          en: 'After conversion 96 % of points lie within 30 m of a street, without it 41 %.',
        },
      },
    },
  ];
}

function areaResult(
  town: Town,
  walks: readonly Walk[],
  id: string,
  name: string,
  isIn: (area: number) => boolean,
): AreaResult {
  const indexes = town.ground.demand.flatMap((cell, index) => (isIn(cell.area) ? [index] : []));
  const people = peopleAt(town, indexes);
  const facilities = town.facilities.length / (id === 'whole' ? 1 : MADE_UP_AREA_NAMES.length);
  const walkers = MADE_UP_WALKERS.map((walker) => {
    const own = walks.filter((walk) => walk.walker === walker.id);
    return [walker.id, walkerResult(town, own, indexes, walker.unit === 'metres')] as const;
  });
  return {
    id,
    name,
    squareMetres: id === 'whole' ? 13_440_000 : 1_120_000,
    people,
    facilities: Math.round(facilities),
    walkers: Object.fromEntries(walkers),
  };
}

function peopleAt(town: Town, indexes: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    [...town.people].map(([band, values]) => [
      band,
      indexes.reduce((all, index) => all + (values[index] ?? 0), 0),
    ]),
  );
}

function walkerResult(
  town: Town,
  walks: readonly Walk[],
  indexes: readonly number[],
  countsMetres: boolean,
): WalkerResult {
  const services = walks.map((walk) => serviceResult(town, walk, indexes, countsMetres));
  const missing = MADE_UP_TYPES.flatMap((type, index) => {
    const service = services[index];
    const coverage = service?.coverage['total'] ?? null;
    if (type.class !== 'required' || service === undefined || (coverage ?? 0) >= THRESHOLD)
      return [];
    const uncoveredPeople = peopleAt(town, indexes)['total'] ?? 0;
    return [
      {
        row: type.type,
        type: type.type,
        types: [type.type],
        class: 'required',
        reason:
          service.facilities === 0
            ? ('none-in-input' as const)
            : ('coverage-below-threshold' as const),
        coverage,
        threshold: THRESHOLD,
        uncoveredPeople: uncoveredPeople - (service.covered['total'] ?? 0),
      },
    ];
  });
  const tier = [null, 'basic', 'improved'][2 - Math.min(2, Math.floor(missing.length / 3))] ?? null;
  return {
    services,
    themes: MADE_UP_THEMES.map(({ id }) => themeResult(services, id)),
    tier,
    nextTier: tier === null ? 'basic' : 'improved',
    missing,
    missingAtLeast: Math.min(missing.length, 2),
  };
}

function themeResult(
  services: readonly ServiceResult[],
  theme: string,
): WalkerResult['themes'][number] {
  const own = services.filter(
    ({ type }) => MADE_UP_TYPES.find((row) => row.type === type)?.theme === theme,
  );
  const shares = own.map(({ coverage }) => coverage['total'] ?? 0);
  return {
    theme,
    density: own.reduce((all, { facilities }) => all + facilities, 0) / 6,
    depth: own.reduce((all, { reachableMean }) => all + reachableMean, 0),
    breadth: shares.reduce((all, value) => all + value, 0) / Math.max(1, shares.length),
  };
}

function serviceResult(
  town: Town,
  walk: Walk,
  indexes: readonly number[],
  countsMetres: boolean,
): ServiceResult {
  const people = peopleAt(town, indexes);
  const within = indexes.filter((index) => (walk.cost[index] ?? BEYOND) <= walk.budget);
  const covered = peopleAt(town, within);
  const total = people['total'] ?? 0;
  const totals = town.people.get('total') ?? new Float32Array(0);
  const inRadius =
    peopleAt(
      town,
      indexes.filter((index) => walk.radius[index] === 1),
    )['total'] ?? 0;
  const reach = indexes.reduce((all, at) => all + (walk.reachable[at] ?? 0) * (totals[at] ?? 0), 0);
  const median = quantile(walk.cost, totals, indexes, 0.5);
  const p90 = quantile(walk.cost, totals, indexes, 0.9);
  return {
    type: walk.type,
    facilities: town.facilities.filter(({ type }) => type === walk.type).length,
    ...(countsMetres ? { budgetMetres: walk.budget } : { budgetSeconds: walk.budget }),
    covered,
    coverage: Object.fromEntries(
      Object.entries(people).map(([band, all]) => [
        band,
        all === 0 ? null : (covered[band] ?? 0) / all,
      ]),
    ),
    radiusCoverage: total === 0 ? null : inRadius / total,
    ...(countsMetres
      ? { medianMetres: median, p90Metres: p90 }
      : { medianSeconds: median, p90Seconds: p90 }),
    reachableMean: total === 0 ? 0 : reach / total,
  };
}

function quantile(
  cost: Uint16Array,
  people: Float32Array,
  indexes: readonly number[],
  share: number,
): number | null {
  const sorted = indexes.toSorted((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0));
  const total = indexes.reduce((all, index) => all + (people[index] ?? 0), 0);
  let soFar = 0;
  for (const index of sorted) {
    soFar += people[index] ?? 0;
    if (soFar >= total * share) return cost[index] === BEYOND ? null : (cost[index] ?? null);
  }
  return null;
}

function gapsOf(town: Town, walks: readonly Walk[]) {
  const members: Record<string, string> = {};
  const gaps = walks.flatMap((walk) =>
    clusters(town.ground, walk).map((indexes, order): Gap => {
      const id = `${walk.walker}-${walk.type}-${order + 1}`;
      members[id] = base64(Uint16Array.from(indexes));
      return gapOf(town, walk, indexes, id);
    }),
  );
  const size = (gap: Gap): number => gap.people['total'] ?? 0;
  return { gaps: gaps.toSorted((a, b) => size(b) - size(a)), members };
}

function gapOf(town: Town, walk: Walk, indexes: readonly number[], id: string): Gap {
  const cells = indexes.flatMap((index) => town.ground.demand[index] ?? []);
  const middle = cells[Math.floor(cells.length / 2)];
  const reached = indexes.flatMap((index) => {
    const cost = walk.cost[index] ?? BEYOND;
    return cost === BEYOND ? [] : [cost];
  });
  const mean =
    reached.length < indexes.length
      ? null
      : Math.round(reached.reduce((a, b) => a + b, 0) / reached.length);
  return {
    id,
    walker: walk.walker,
    type: walk.type,
    areaIds: [...new Set(cells.map(({ area }) => area))].flatMap((area) =>
      area < 0 ? [] : [`area-${area + 1}`],
    ),
    at: toLonLat(middle?.at ?? [0, 0]),
    people: peopleAt(town, indexes),
    demandPoints: indexes.length,
    ...(walk.walker === 'gb50180' ? { nearestMetres: mean } : { nearestSeconds: mean }),
    noneInInput: !town.facilities.some(({ type }) => type === walk.type),
  };
}

/** Uncovered cells that touch, side or corner, are one gap. */
function clusters(ground: Ground, walk: Walk): number[][] {
  const open = new Map<string, number>();
  ground.demand.forEach((cell, index) => {
    if ((walk.cost[index] ?? BEYOND) > walk.budget) open.set(`${cell.column},${cell.row}`, index);
  });
  const found: number[][] = [];
  for (const [start, first] of open) {
    open.delete(start);
    const cluster = [first];
    for (const index of cluster) {
      const cell = ground.demand[index];
      if (cell === undefined) continue;
      for (const key of neighbourKeys(cell.column, cell.row)) {
        const neighbour = open.get(key);
        if (neighbour === undefined) continue;
        open.delete(key);
        cluster.push(neighbour);
      }
    }
    found.push(cluster);
  }
  return found;
}

const neighbourKeys = (column: number, row: number): string[] =>
  [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx},${row + dy}`));

function packWalks(walks: readonly Walk[], pick: (walk: Walk) => Uint16Array) {
  const packed: Record<string, Record<string, string>> = {};
  for (const walk of walks) {
    packed[walk.walker] = { ...packed[walk.walker], [walk.type]: base64(pick(walk)) };
  }
  return packed;
}

function packStreets(ground: Ground): ReportData['streets'] {
  const deltas: number[] = [];
  let before: Point = [0, 0];
  for (const point of ground.streets.flatMap(({ points }) => points)) {
    const [lon, lat] = toLonLat(point);
    const here: Point = [Math.round(lon * 1e6), Math.round(lat * 1e6)];
    deltas.push(here[0] - before[0], here[1] - before[1]);
    before = here;
  }
  return {
    pointCounts: base64(Uint32Array.from(ground.streets, ({ points }) => points.length)),
    kinds: base64(Uint8Array.from(ground.streets, ({ kind }) => kind)),
    deltas: base64(Int32Array.from(deltas)),
  };
}

function areasGeoJson(ground: Ground): ReportData['areas'] {
  return {
    type: 'FeatureCollection',
    features: ground.areaCorners.map((ring, index) =>
      polygon([...ring, ring[0] ?? [0, 0]], {
        id: `area-${index + 1}`,
        name: MADE_UP_AREA_NAMES[index] ?? '',
      }),
    ),
  };
}

function polygon(ring: readonly Point[], properties: Record<string, string>): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring.map(toLonLat)] },
  };
}

function toLonLat([x, y]: Point): [number, number] {
  return [ORIGIN[0] + x / 94_800, ORIGIN[1] + y / 110_900];
}

const sum = (values: Float32Array): number => values.reduce((all, value) => all + value, 0);

function base64(values: ArrayBufferView): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
