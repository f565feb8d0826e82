import { AreaIndex, squareMetresOf } from '@yike/engine-geometry';
import { buildNetwork, STANDARD_WALKERS, StreetSnapper, type Walker } from '@yike/engine-network';
import { osmOf } from '@yike/engine-network/testing';
import { findAgeBand, type OsmData, type OsmTags } from '@yike/kernel';
import {
  budgetMetresForMinutes,
  type Catalogue,
  findRowOfType,
  getServiceType,
  readCatalogueFile,
  walkBudget,
} from '@yike/standards';
import type { Polygon } from 'geojson';
import type { AssessmentInput } from '../assessment/assess.ts';
import type { AssessedType } from '../assessment/assessed-type.ts';
import type { Area } from '../inputs/area.ts';
import { joinDemand } from '../inputs/demand.ts';
import type { Facility } from '../inputs/facility.ts';
import { sourceFile } from './record-sets.ts';
import { facilityOf } from './some-facilities.ts';

/** Metres east and north of a point on the equator, where both are equally many degrees. */
export type Spot = readonly [east: number, north: number];

const METRES_PER_DEGREE = (Math.PI * 6_371_000) / 180;
export const degreesOf = (metres: number): number => metres / METRES_PER_DEGREE;

export interface SmallDistrict {
  /** Corners of every street, and its tags where it is not just a street. */
  readonly streets: readonly { readonly corners: readonly Spot[]; readonly tags?: OsmTags }[];
  readonly people: readonly { readonly at: Spot; readonly total: number; readonly old: number }[];
  readonly facilities: readonly {
    readonly id: string;
    readonly at: Spot;
    readonly types: readonly string[];
  }[];
  /** Rectangles. None: the whole is one area. */
  readonly areas: readonly {
    readonly id: string;
    readonly southWest: Spot;
    readonly northEast: Spot;
  }[];
  readonly walkers: readonly string[];
}

/** A standard of three rows, and three tiers that can be judged in one's head. */
export const SMALL_STANDARD: Catalogue = readCatalogueFile(
  {
    id: 'small',
    version: '1',
    titleZh: '小目录',
    titleEn: 'Small catalogue',
    rows: [
      row('R1', 'pharmacy', 'basic', 10),
      row('R2', 'clinic', 'basic', 15),
      row('R3', 'convenience-store', 'quality', 5),
    ],
    tierRule: {
      id: 'small-tiers',
      zh: '小分级',
      en: 'Small tiers',
      ownDefinition: true,
      tiers: [
        tier('basic', { classes: ['basic'], share: 0.5, coverageAtLeast: 0.8 }),
        tier('improved', { classes: ['basic'], share: 1, coverageAtLeast: 0.8 }),
        tier('quality', { classes: ['quality'], count: 1, coverageAtLeast: 0.8 }),
      ],
    },
  },
  'small.json',
);

function row(code: string, type: string, inClass: string, walkMinutes: number) {
  const { zh, en } = getServiceType(type);
  return { code, types: [type], zh, en, class: inClass, walkMinutes };
}

function tier(id: string, ask: object) {
  return { id, zh: id, en: id, asks: [ask] };
}

const TYPES: readonly AssessedType[] = ['pharmacy', 'clinic', 'convenience-store'].map((slug) => {
  const { zh, en, theme } = getServiceType(slug);
  const { minutes, basis } = walkBudget(slug, SMALL_STANDARD);
  return {
    slug,
    zh,
    en,
    theme,
    budgetSeconds: (minutes ?? 0) * 60,
    budgetMetres: budgetMetresForMinutes(minutes ?? 0),
    budgetBasis: basis,
    class: findRowOfType(SMALL_STANDARD, slug)?.class ?? null,
    verification: findRowOfType(SMALL_STANDARD, slug)?.verification ?? null,
    sources: findRowOfType(SMALL_STANDARD, slug)?.source ?? [],
  };
});

/** The streets as OSM data; corners at one spot are one node. */
export function osmOfDistrict({ streets }: SmallDistrict): OsmData {
  const nodeIds = new Map<string, number>();
  const nodes: Record<number, readonly [number, number]> = {};
  const nodeAt = (spot: Spot): number => {
    const known = nodeIds.get(spot.join());
    if (known !== undefined) return known;
    const id = nodeIds.size + 1;
    nodeIds.set(spot.join(), id);
    nodes[id] = [degreesOf(spot[0]), degreesOf(spot[1])];
    return id;
  };
  const ways = streets.map(
    ({ corners, tags }) => [corners.map(nodeAt), tags ?? { highway: 'residential' }] as const,
  );
  return osmOf({ nodes, ways });
}

/** All that assessing the district takes. */
export function inputOf(district: SmallDistrict): AssessmentInput {
  const { network } = buildNetwork(osmOfDistrict(district));
  const demand = demandOf(district);
  const facilities = district.facilities.map(
    ({ id, types, at: [east, north] }): Facility =>
      facilityOf({ id, name: id, types, lon: degreesOf(east), lat: degreesOf(north) }),
  );
  const areas = district.areas.map(({ id, southWest, northEast }) => {
    const geometry = rectangle(southWest, northEast);
    return { id, name: `${id}街道`, geometry, squareMetres: Math.round(squareMetresOf(geometry)) };
  });
  const areaOf = areaFinder(areas);
  return {
    network,
    snapper: new StreetSnapper(network),
    demand,
    facilities,
    areas,
    demandArea: demand.lons.length === 0 ? new Int32Array() : areaColumn(demand, areaOf),
    facilityArea: Int32Array.from(facilities, ({ lon, lat }) => areaOf(lon, lat)),
    catalogue: SMALL_STANDARD,
    types: TYPES,
    walkers: district.walkers.map(walkerCalled),
    limitSeconds: 1800,
    // less than the stairs are long, or who lives above them would cross the slope off the street
    snapLimitMetres: 50,
  };
}

function walkerCalled(id: string): Walker {
  const walker = STANDARD_WALKERS.find((one) => one.id === id);
  if (walker === undefined) throw new Error(`no walker called ${id}`);
  return walker;
}

function demandOf({ people }: SmallDistrict): AssessmentInput['demand'] {
  const old = findAgeBand('age65plus');
  return joinDemand([
    {
      source: {
        file: sourceFile('people.csv'),
        columns: ['total', 'age65plus'],
        values: new Map(people.map((home, at) => [at + 2, [home.total, home.old]])),
      },
      bands: old === null ? [] : [old],
      points: people.map((home, at) => ({
        lon: degreesOf(home.at[0]),
        lat: degreesOf(home.at[1]),
        row: at + 2,
        total: home.total,
        byBand: new Map([['age65plus', home.old]]),
      })),
    },
  ]);
}

function areaFinder(areas: readonly Area[]): (lon: number, lat: number) => number {
  const index = new AreaIndex(areas.map(({ geometry }) => geometry));
  return (lon, lat) => (areas.length === 0 ? 0 : index.areaOf(lon, lat));
}

function areaColumn(
  { lons, lats }: AssessmentInput['demand'],
  areaOf: (lon: number, lat: number) => number,
): Int32Array {
  return Int32Array.from(lons, (lon, point) => areaOf(lon, lats[point] ?? 0));
}

function rectangle([west, south]: Spot, [east, north]: Spot): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map((corner) => corner.map(degreesOf));
  return { type: 'Polygon', coordinates: [ring] };
}
