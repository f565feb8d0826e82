import type { ReportData, Summary } from '@yike/planning/contract';
import {
  MADE_UP_AREA_NAMES,
  MADE_UP_BANDS,
  MADE_UP_THEMES,
  MADE_UP_TYPES,
  MADE_UP_WALKERS,
} from './made-up-catalogue.ts';
import { gapsOf } from './made-up-gaps.ts';
import { type Ground, makeUpGround, type Point } from './made-up-ground.ts';
import { areaResult } from './made-up-results.ts';
import { makeUpTown, type Town } from './made-up-town.ts';
import { LIMIT_SECONDS, type Walk, walksOf } from './made-up-walks.ts';
import { base64, toLonLat } from './packing.ts';

export interface MadeUpReportOptions {
  readonly seed?: number;
  /** Side of a demand cell: 100 gives about 1,200 demand points, 28 about 15,000. */
  readonly cellMetres?: number;
  readonly language?: 'zh' | 'en';
  readonly facilityFactor?: number;
}

/** A report as the assessment would hand it over, about a place that does not exist. */
export function makeUpReport(options: MadeUpReportOptions = {}): ReportData {
  const ground = makeUpGround(options.seed ?? 7, options.cellMetres ?? 100);
  const town = makeUpTown(ground, options.seed ?? 7, options.facilityFactor ?? 1);
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

function summaryOf(town: Town, walks: readonly Walk[], gaps: Summary['gaps']): Summary {
  const total = town.ground.demand.reduce((all, { people }) => all + people, 0);
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
      verification: 'copy',
      docNo: null,
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
    marks: [{ id: 'copy', zh: '转载', en: 'copy' }],
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

function packWalks(walks: readonly Walk[], pick: (walk: Walk) => Uint16Array | Int32Array) {
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
