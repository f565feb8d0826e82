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
  name,
  /** WGS 84. */
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  households: z.number().int().min(1).max(100_000).nullable(),
  builtYear: z.number().int().min(1800).max(2200).nullable(),
});

export const estateSchema = z.object({
  estateId: z.uuid(),
  /** The community, or the township where the community is not known. */
  regionCode: regionCodeSchema,
  ...estateFields.shape,
  version: z.number().int(),
  changedAt: z.iso.datetime(),
});

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
    params: z.object({ regionCode: regionCodeSchema }),
    query: z.object({ on: daySchema.optional() }),
    response: regionSchema,
  }),
  listEstates: endpoint({
    name: 'listEstates',
    method: 'GET',
    path: '/regions/:regionCode/estates',
    says: { zh: '列出区划内的小区', en: 'lists the estates inside a region' },
    params: z.object({ regionCode: regionCodeSchema }),
    query: z.object(pageQuery),
    response: pageOf(estateSchema),
  }),
  addEstate: endpoint({
    name: 'addEstate',
    method: 'POST',
    path: '/regions/:regionCode/estates',
    params: z.object({ regionCode: regionCodeSchema }),
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
} as const;
