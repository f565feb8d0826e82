/** What territory says over the wire: regions and estates. Light enough for the browser. */
import {
  cityCodeSchema,
  daySchema,
  endpoint,
  pageOf,
  pageQuery,
  REGION_LEVELS,
  regionCodeSchema,
} from '@yike/kernel';
import { z } from 'zod';
import { CIRCLE_KINDS } from './circle.ts';

const name = z.string().trim().min(1).max(100);

export const regionSchema = z.object({
  regionCode: regionCodeSchema,
  level: z.enum(REGION_LEVELS),
  name: z.string(),
  nameEn: z.string().nullable(),
  validFrom: daySchema,
  /** The first day no longer; null: still. */
  validTo: daySchema.nullable(),
  source: z.string(),
});

const estateFields = z.strictObject({
  name: name.meta({ examples: ['半山小区'] }),
  /** WGS 84. */
  lon: z
    .number()
    .min(-180)
    .max(180)
    .meta({ examples: [121.4907] }),
  lat: z
    .number()
    .min(-90)
    .max(90)
    .meta({ examples: [31.2334] }),
  households: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .meta({ examples: [320] }),
  builtYear: z
    .number()
    .int()
    .min(1800)
    .max(2200)
    .nullable()
    .meta({ examples: [1998] }),
});

export const estateSchema = z.object({
  estateId: z.uuid(),
  /** The community, or the township where the community is not known. */
  regionCode: regionCodeSchema,
  ...estateFields.shape,
  version: z.number().int(),
  changedAt: z.iso.datetime(),
});

export const boundarySchema = z.object({
  regionCode: regionCodeSchema,
  validFrom: daySchema,
  /** GeoJSON, WGS 84. */
  geometry: z.object({
    type: z.enum(['Polygon', 'MultiPolygon']),
    coordinates: z.array(z.unknown()),
  }),
  /** West, south, east, north. */
  box: z.array(z.number()).length(4),
  squareMetres: z.number(),
  source: z.string(),
});

export const populationSchema = z.object({
  regionCode: regionCodeSchema,
  /** Null, and no bands, where nobody counted. */
  countedOn: daySchema.nullable(),
  bands: z.array(
    z.object({
      fromAge: z.number().int(),
      /** Included; null: and older. */
      toAge: z.number().int().nullable(),
      people: z.number().int(),
      source: z.string(),
    }),
  ),
});

const circleFields = z.strictObject({
  kind: z.enum(CIRCLE_KINDS),
  name,
  /** Communities inside of the region that answers for the circle. */
  communities: z.array(regionCodeSchema).max(500),
});

export const circleSchema = z.object({
  circleId: z.uuid(),
  regionCode: regionCodeSchema,
  ...circleFields.shape,
  version: z.number().int(),
  changedAt: z.iso.datetime(),
});

const regionParams = z.object({ regionCode: regionCodeSchema });
const circleParams = z.object({ cityCode: cityCodeSchema, circleId: z.uuid() });
const estateParams = z.object({ cityCode: cityCodeSchema, estateId: z.uuid() });

export const TERRITORY_API = {
  listRegions: endpoint({
    name: 'listRegions',
    method: 'GET',
    path: '/regions',
    says: {
      zh: '列出区划，按代码排序',
      en: 'lists regions in the order of their codes',
    },
    query: z.object({
      ...pageQuery,
      /** Itself and everything inside. */
      within: regionCodeSchema.optional(),
      level: z.enum(REGION_LEVELS).optional(),
      /** As they were that day; today unless given. */
      on: daySchema.optional(),
    }),
    response: pageOf(regionSchema),
  }),
  getRegion: endpoint({
    name: 'getRegion',
    method: 'GET',
    path: '/regions/:regionCode',
    says: { zh: '一个区划', en: 'one region' },
    params: regionParams,
    query: z.object({ on: daySchema.optional() }),
    response: regionSchema,
  }),
  listEstates: endpoint({
    name: 'listEstates',
    method: 'GET',
    path: '/regions/:regionCode/estates',
    says: { zh: '列出区划内的小区', en: 'lists the estates inside a region' },
    params: regionParams,
    query: z.object(pageQuery),
    response: pageOf(estateSchema),
  }),
  addEstate: endpoint({
    name: 'addEstate',
    method: 'POST',
    path: '/regions/:regionCode/estates',
    params: regionParams,
    says: { zh: '登记一个小区', en: 'adds an estate' },
    creates: true,
    body: estateFields,
    response: estateSchema,
  }),
  getEstate: endpoint({
    name: 'getEstate',
    method: 'GET',
    path: '/cities/:cityCode/estates/:estateId',
    says: { zh: '一个小区', en: 'one estate' },
    params: estateParams,
    response: estateSchema,
  }),
  changeEstate: endpoint({
    name: 'changeEstate',
    method: 'PUT',
    path: '/cities/:cityCode/estates/:estateId',
    says: {
      zh: '修改小区，以 If-Match 说明所依据的版本',
      en: 'changes an estate; If-Match says from which version',
    },
    isVersioned: true,
    params: estateParams,
    body: estateFields,
    response: estateSchema,
  }),
  getBoundary: endpoint({
    name: 'getBoundary',
    method: 'GET',
    path: '/regions/:regionCode/boundary',
    says: { zh: '区划的边界', en: 'the boundary of a region' },
    params: regionParams,
    query: z.object({ on: daySchema.optional() }),
    response: boundarySchema,
  }),
  getPopulation: endpoint({
    name: 'getPopulation',
    method: 'GET',
    path: '/regions/:regionCode/population',
    says: {
      zh: '区划的人口，按年龄段，取该日之前最近一次统计',
      en: 'the people of a region by age, as last counted up to that day',
    },
    params: regionParams,
    query: z.object({ on: daySchema.optional() }),
    response: populationSchema,
  }),
  listCircles: endpoint({
    name: 'listCircles',
    method: 'GET',
    path: '/regions/:regionCode/circles',
    says: { zh: '列出区划内的生活圈', en: 'lists the circles inside a region' },
    params: regionParams,
    query: z.object(pageQuery),
    response: pageOf(circleSchema),
  }),
  addCircle: endpoint({
    name: 'addCircle',
    method: 'POST',
    path: '/regions/:regionCode/circles',
    says: { zh: '设立一个生活圈', en: 'declares a circle' },
    creates: true,
    params: regionParams,
    body: circleFields,
    response: circleSchema,
  }),
  getCircle: endpoint({
    name: 'getCircle',
    method: 'GET',
    path: '/cities/:cityCode/circles/:circleId',
    says: { zh: '一个生活圈', en: 'one circle' },
    params: circleParams,
    response: circleSchema,
  }),
  changeCircle: endpoint({
    name: 'changeCircle',
    method: 'PUT',
    path: '/cities/:cityCode/circles/:circleId',
    says: {
      zh: '修改生活圈，以 If-Match 说明所依据的版本',
      en: 'changes a circle; If-Match says from which version',
    },
    isVersioned: true,
    params: circleParams,
    body: circleFields,
    response: circleSchema,
  }),
} as const;
